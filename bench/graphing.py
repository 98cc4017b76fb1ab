"""Walk the graph of 150,000 entries over HTTP, beside plain PostgreSQL.

The entries of the search bench are joined by made systems and service items (演示数据): each entry
comes from a system, each service item needs three entries, produces one and runs on a system.
Neighbourhoods of 500 things around chance systems are asked for, one after the other; each is
followed by one recursive query for as many ids and names, without leave asked and nothing counted.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean, median
from typing import Any

import httpx
import psycopg
from psutil import Process

from bench.lines import Line
from bench.made_entries import SEED, fill
from bench.made_registers import relate
from bench.searching import (
    BACKENDS,
    cpu_ms,
    department,
    free_port,
    p95,
    serving,
    signed_in,
    somebody,
    timed,
)
from tongbase.app.house import open_house
from tongbase.app.install import install
from tongbase.kernel.settings import Settings

GRAPH = "/api/oversee/graph"
AROUND_MS, THINGS = 100, 500
ROUNDS, WARMING = 60, 3
PLAIN = """
with recursive walk(id, depth) as (
    select %(start)s::text, 0
    union
    select near.id, walk.depth + 1
    from walk
    cross join lateral (
        select target_id as id from catalogue_relation
        where source_id = walk.id and until is null
        union all
        select source_id from catalogue_relation where target_id = walk.id and until is null
        union all
        select id from catalogue_item where entry_id = walk.id
    ) as near
    where walk.depth < 3
), things as (select id, min(depth) as depth from walk group by id order by 2 limit 500)
select things.id, things.depth, coalesce(e.name, i.name, s.name, t.name)
from things
left join catalogue_entry e on e.id = things.id
left join catalogue_item i on i.id = things.id
left join catalogue_system s on s.id = things.id
left join catalogue_service_item t on t.id = things.id
"""


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Fill, relate, serve, sign in, walk."""
    settings = Settings(home=home / "searching", port=free_port())
    with open_house(settings) as house:
        install(house)
        fill(house.engine, house.url, told.entries)
        relate(house.url)
        account, password = somebody(house, department(house), "consumer")
        with (
            serving(settings) as server,
            signed_in(settings.address, account, password) as client,
            psycopg.connect(house.url, autocommit=True) as plain,
        ):
            return walk(client, server, plain)


def walk(client: httpx.Client, server: Process, plain: psycopg.Connection) -> list[Line]:
    """Walk around chance systems, from one thing to another, and switch systems off."""
    chance = random.Random(SEED)
    systems = [row[0] for row in plain.execute("select id from catalogue_system order by id")]
    items = [row[0] for row in plain.execute("select id from catalogue_service_item order by id")]
    spent: defaultdict[str, list[float]] = defaultdict(list)
    for round_ in range(ROUNDS + WARMING):
        busy = [server, *(Process(pid) for (pid,) in plain.execute(BACKENDS))]
        took = once(client, busy, plain, chance.choice(systems), chance.choice(items))
        for name, ms in took.items() if round_ >= WARMING else ():
            spent[name].append(ms)
    beside = f"plain query {p95(spent['plain']):.1f} ms"
    ratio = p95(spent["around"]) / p95(spent["plain"])
    goal, met = f"p95 ≤ {AROUND_MS} ms", p95(spent["around"]) <= AROUND_MS
    what = f"neighbourhood of {THINGS} things, p95"
    middle = f"plain query {median(spent['plain']):.1f} ms"
    return [
        Line(what, f"{p95(spent['around']):.1f} ms", beside, ratio, goal, met),
        Line(what.replace("p95", "median"), f"{median(spent['around']):.1f} ms", middle),
        Line("  CPU of server and database", f"{mean(spent['around cpu']):.1f} ms each"),
        Line("path between two things, p95", f"{p95(spent['path']):.1f} ms"),
        Line("  CPU of server and database", f"{mean(spent['path cpu']):.1f} ms each"),
        Line("what stops without a system, p95", f"{p95(spent['impact']):.1f} ms"),
        Line("  CPU of server and database", f"{mean(spent['impact cpu']):.1f} ms each"),
    ]


def once(
    client: httpx.Client,
    busy: Sequence[Process],
    plain: psycopg.Connection,
    system: str,
    item: str,
) -> dict[str, float]:
    """Ask everything once about a system; return milliseconds by what was asked."""
    start = {"kind": "system", "id": system}
    ends = {**start, "to_kind": "service_item", "to_id": item}
    asked: dict[str, Callable[[], object]] = {
        "around": lambda: around(client, start),
        "path": lambda: read(client, "path", ends),
        "impact": lambda: read(client, "impact", start),
    }
    took = {"plain": timed(lambda: plain.execute(PLAIN, {"start": system}).fetchall())}
    for name, ask in asked.items():
        before = cpu_ms(busy)
        took[name] = timed(ask)
        took[f"{name} cpu"] = cpu_ms(busy) - before
    return took


def around(client: httpx.Client, start: dict[str, str]) -> None:
    """Ask for a neighbourhood and see that it is as large as it should be."""
    told = read(client, "neighbourhood", {**start, "depth": 3, "limit": THINGS})
    assert len(told["things"]) == THINGS


def read(client: httpx.Client, path: str, params: dict[str, Any]) -> Any:
    """Read one answer."""
    return client.get(f"{GRAPH}/{path}", params=params).raise_for_status().json()
