"""Collect a PostgreSQL table into the lake, beside what the machine can do at best.

``python bench/lake_collect.py [--rows 5000000] [--repeat 3]`` measures, each in a process of its
own and in turn: ``COPY … TO STDOUT (format binary)`` thrown away (the floor), a plain DuckDB scan
to Parquet, and our collection into Iceberg, from opening the lake to closing it. It prints wall
seconds (the best and the median), the ratio of the best to the floor's best, and the peak memory
of the process.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg

from tongbase.base.lake import raw
from tongbase.base.lake.engine import load_extension, open_duckdb
from tongbase.base.lake.handle import open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw.scanners import Server, attached
from tongbase.base.postgres import embedded_url
from tongbase.kernel.settings import Settings

TARGET = TableName("bench", "people")
ROWS = """
create unlogged table people as
select i::bigint as id,
       lpad((110000000000000000 + i * 7)::text, 18, '0') as id_card,
       '姓名' || (i % 100000) as name,
       (i % 2)::text as sex,
       date '1950-01-01' + (i % 25000)::int as birth,
       '某省某市某区某街道' || (i % 5000) || '号' as addr,
       '1' || (3000000000 + i)::text as phone,
       (110000 + i % 3000)::text as div,
       ((i * 31) % 1000000 / 100.0)::numeric(12, 2) as amount,
       timestamp '2026-01-01' + (i % 1000000) * interval '1 second' as updated_at
from generate_series(1, {rows}) t(i)
"""


def make_people(url: str, rows: int) -> None:
    """Make the source table unless it is there with that many rows."""
    with psycopg.connect(url, autocommit=True) as db:
        found = db.execute("select to_regclass('people') is not null").fetchone()
        if found and found[0]:
            counted = db.execute("select count(*) from people").fetchone()
            if counted and counted[0] == rows:
                return
            db.execute("drop table people")
        db.execute(ROWS.format(rows=int(rows)))
        db.execute("vacuum analyze people")


def server_of(url: str) -> Server:
    """Return the server of an address, as DuckDB's scanner wants it."""
    told = psycopg.conninfo.conninfo_to_dict(url)
    return Server(
        "postgres",
        str(told.get("host", "127.0.0.1")),
        int(told.get("port") or 5432),
        str(told["dbname"]),
        str(told.get("user", "postgres")),
        str(told.get("password") or ""),
    )


def copy_floor(url: str, home: Path) -> int:
    """Read the table by COPY and throw it away."""
    with psycopg.connect(url) as db, db.cursor() as cursor:
        with cursor.copy("copy people to stdout (format binary)") as copy:
            for _ in copy:
                pass
        return cursor.rowcount


def scan_to_parquet(url: str, home: Path) -> int:
    """Let DuckDB write the table to one Parquet file."""
    connection = open_duckdb(Settings(home=home), home)
    load_extension(connection, "postgres_scanner")
    connection.execute(f"attach '{url}' as s (type postgres, read_only)")
    target = home / "people.parquet"
    row = connection.execute(f"copy (from s.people) to '{target}' (format parquet)").fetchone()
    target.unlink()
    return int(row[0]) if row else 0


def append_to_lake(url: str, home: Path) -> int:
    """Collect the table into an Iceberg table by appending."""
    return collect(url, home, lambda session, select: raw.append(session, TARGET, select).rows)


def merge_into_lake(url: str, home: Path) -> int:
    """Collect the table by its key: the first run, with the keys checked."""
    return collect(
        url, home, lambda session, select: raw.merge(session, TARGET, select, keys=["id"]).inserted
    )


def collect(url: str, home: Path, load: Callable[[raw.Session, str], int]) -> int:
    """Collect the table into a new table of the lake, from opening the lake to closing it."""
    lake = open_lake(Settings(home=home), url)
    with raw.open_session(lake) as session, attached(session, server_of(url)) as source:
        select = f"select * from {source}.public.people"
        raw.ensure_table(lake, TARGET, raw.columns_of(session, select))
        rows = load(session, select)
    raw.drop_table(lake, TARGET, purge=True)
    lake.close()
    return rows


WAYS = {
    "COPY floor": copy_floor,
    "DuckDB to Parquet": scan_to_parquet,
    "lake, append": append_to_lake,
    "lake, first merge": merge_into_lake,
}


def run_alone(way: str, url: str, home: Path) -> dict[str, float]:
    """Run one way in a process of its own and return its seconds and its memory."""
    done = subprocess.run(
        [sys.executable, __file__, "--way", way, "--url", url, "--home", str(home)],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def report_alone(way: str, url: str, home: Path) -> None:
    """Run one way here and print its figures as JSON."""
    began = time.perf_counter()
    rows = WAYS[way](url, home)
    seconds = time.perf_counter() - began
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "rows": rows}))


def main() -> None:
    """Measure and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=5_000_000)
    options.add_argument("--repeat", type=int, default=3)
    options.add_argument("--way")
    options.add_argument("--url")
    options.add_argument("--home", type=Path)
    told = options.parse_args()
    if told.way:
        report_alone(told.way, told.url, told.home)
        return
    home = told.home or Path(tempfile.mkdtemp(prefix="tongbase-bench-"))
    url = told.url or embedded_url(home / "pg", "bench")
    make_people(url, told.rows)
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _ in range(told.repeat):
        for way, measured in runs.items():
            measured.append(run_alone(way, url, home))
    print_table(runs, told.rows)
    if told.home is None:
        shutil.rmtree(home, ignore_errors=True)


def print_table(runs: dict[str, list[dict[str, float]]], rows: int) -> None:
    """Print what was measured, and ratios to the floor."""
    floor = min(run["seconds"] for run in runs["COPY floor"])
    print(f"{rows:,} rows × 10 columns, {len(runs['COPY floor'])} runs each")
    print(f"{'way':20s} {'best s':>8s} {'median s':>9s} {'× floor':>8s} {'peak MB':>8s}")
    for way, measured in runs.items():
        seconds = [run["seconds"] for run in measured]
        best, median = min(seconds), statistics.median(seconds)
        megabytes = max(run["megabytes"] for run in measured)
        assert all(run["rows"] == rows for run in measured), way
        print(f"{way:20s} {best:8.2f} {median:9.2f} {best / floor:8.2f} {megabytes:8.0f}")


if __name__ == "__main__":
    main()
