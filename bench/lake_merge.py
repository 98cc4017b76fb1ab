"""Merge changed rows into a large table of the lake.

``python bench/lake_merge.py [--rows 5000000] [--share 0.01] [--repeat 5]`` loads a table, then
merges a source of which every row differs, and the same source again (nothing differs). It prints
seconds of each, beside one full read of the table, and the peak memory.
"""

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tongbase.base.lake import raw
from tongbase.base.lake.handle import Lake, open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.postgres import embedded_url
from tongbase.kernel.settings import Settings

TARGET = TableName("bench", "people")
PEOPLE = """
SELECT i::BIGINT AS id,
       lpad((110000000000000000 + i * 7)::VARCHAR, 18, '0') AS id_card,
       '{name}' || (i % 100000) AS name,
       (i % 2)::VARCHAR AS sex,
       DATE '1950-01-01' + (i % 25000)::INT AS birth,
       '某省某市某区某街道' || (i % 5000) || '号' AS addr,
       '1' || (3000000000 + i)::VARCHAR AS phone,
       (110000 + i % 3000)::VARCHAR AS div,
       ((i * 31) % 1000000 / 100.0)::DECIMAL(12, 2) AS amount,
       TIMESTAMP '2026-01-01' + to_seconds(i % 1000000) AS updated_at
FROM range({rows}) t(n), (SELECT n * {step} AS i)
"""


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(lake: Lake, rows: int, changed: int, repeat: int) -> dict[str, list[float]]:
    """Load the table and merge into it, again and again."""
    step = rows // changed
    seconds: dict[str, list[float]] = {"read all": [], "merge changes": [], "merge nothing": []}
    everything = f"SELECT sum(hash(t)) FROM {raw.relation(TARGET)} t"
    with raw.open_session(lake) as session:
        first = PEOPLE.format(name="姓名", rows=rows, step=1)
        raw.ensure_table(lake, TARGET, raw.columns_of(session, first))
        seconds["load"] = [timed(lambda: raw.append(session, TARGET, first))]
        for number in range(repeat):
            seconds["read all"].append(timed(lambda: raw.query(session, everything)))
            source = PEOPLE.format(name=f"改名{number}-", rows=changed, step=step)
            for way, expected in (("merge changes", changed), ("merge nothing", 0)):
                began = time.perf_counter()
                counts = raw.merge(session, TARGET, source, keys=["id"])
                seconds[way].append(time.perf_counter() - began)
                assert counts.changed == expected
        seconds["compact"] = [timed(lambda: raw.compact(session, TARGET))]
        counted = raw.query(session, f"SELECT count(*) AS n FROM {raw.relation(TARGET)}")
        assert counted.to_pylist() == [{"n": rows}]
    return seconds


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=5_000_000)
    options.add_argument("--share", type=float, default=0.01)
    options.add_argument("--repeat", type=int, default=5)
    told = options.parse_args()
    home = Path(tempfile.mkdtemp(prefix="tongbase-bench-"))
    lake = open_lake(Settings(home=home), embedded_url(home / "pg", "bench"))
    changed = max(1, int(told.rows * told.share))
    seconds = measure(lake, told.rows, changed, told.repeat)
    lake.close()
    shutil.rmtree(home, ignore_errors=True)
    print(f"{changed:,} changed rows into {told.rows:,} × 10 columns")
    for way, measured in seconds.items():
        best, median = min(measured), statistics.median(measured)
        print(f"{way:16s} best {best:6.2f} s   median {median:6.2f} s   of {len(measured)}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
