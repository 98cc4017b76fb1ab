"""Merge changed rows into a large table of the lake, beside one full read of it."""

import argparse
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from bench.lines import Line
from tongbase.base.lake import raw
from tongbase.base.lake.handle import Lake, open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.postgres import embedded_url
from tongbase.kernel.settings import Settings

GOAL_SECONDS = 1.0
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


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Load a table, then merge a source of which every row differs, and again: none does."""
    house = home / "merging"
    lake = open_lake(Settings(home=house), embedded_url(home / "pg", "merging"))
    changed = max(1, int(told.rows * told.share))
    seconds = merged(lake, told.rows, changed, told.repeat)
    lake.close()
    shutil.rmtree(house, ignore_errors=True)
    best = {way: min(each) for way, each in seconds.items()}
    read, goal = best["read all"], f"≤ {GOAL_SECONDS:.0f} s"
    beside = f"read of all rows {read:.2f} s"
    merge, same = best["merge changes"], best["merge nothing"]
    return [
        Line(f"merge of {changed:,} changed rows", f"{merge:.2f} s", beside, merge / read, goal,
             merge <= GOAL_SECONDS),
        Line(f"merge of {changed:,} rows that are there", f"{same:.2f} s", beside, same / read),
        Line("  load of the table", f"{best['load']:.2f} s", beside, best["load"] / read),
        Line("  compaction", f"{best['compact']:.2f} s", beside, best["compact"] / read),
    ]  # fmt: skip


def merged(lake: Lake, rows: int, changed: int, repeat: int) -> dict[str, list[float]]:
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


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
