"""Read the one-screen overview of 150,000 entries, and complete names, beside plain PostgreSQL.

``tongbase up`` serves it to a person of the bureau. Beside the entries stand
registers of systems and service items, so that there is coverage to count. The floor are the same
counts of entries by plain SQL, without names, coverage and the other floors' numbers.
"""

import argparse
import statistics
from pathlib import Path

import psycopg

from bench.lines import Line
from bench.made_entries import fill
from bench.made_registers import relate
from bench.searching import department, free_port, p95, serving, signed_in, somebody, timed
from tongbase.app.house import open_house
from tongbase.app.install import install
from tongbase.kernel.settings import Settings

OVERVIEW_MS = 200
ROUNDS = 30
EVERYWHERE = "/api/oversee/overview?division=000000"
PLAIN = """
select region_code, provider_code, share_type, update_cycle, count(*), sum(items_count)
from catalogue_entry where status = 'published'
group by grouping sets ((region_code), (provider_code), (share_type), (update_cycle))
"""


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Fill, serve, sign in, open the overview again and again."""
    settings = Settings(home=home / "searching", port=free_port())
    with open_house(settings) as house:
        install(house)
        fill(house.engine, house.url, told.entries)
        relate(house.url)
        account, password = somebody(house, department(house), "department_manager")
        with (
            serving(settings),
            signed_in(settings.address, account, password) as client,
            psycopg.connect(house.url, autocommit=True) as plain,
        ):
            client.get(EVERYWHERE).raise_for_status()
            ours, floor = [], []
            for _ in range(ROUNDS):
                ours.append(timed(lambda: client.get(EVERYWHERE).raise_for_status()))
                floor.append(timed(lambda: plain.execute(PLAIN).fetchall()))
    beside = f"plain SQL {statistics.median(floor):.0f} ms"
    ratio = p95(ours) / p95(floor)
    goal = f"p95 ≤ {OVERVIEW_MS} ms"
    met = p95(ours) <= OVERVIEW_MS
    return [
        Line("overview, p95", f"{p95(ours):.0f} ms", beside, ratio, goal, met),
        Line("overview, median", f"{statistics.median(ours):.0f} ms"),
    ]
