"""The whole catalogue as DCAT-AP 3, and its pages, over HTTP, beside plain ``COPY`` of its rows.

``tongbase up`` serves it; what the server holds in memory is watched while the stream leaves.
"""

import argparse
import random
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
from psutil import Process

from bench.lines import Line
from bench.made_entries import SEED, fill
from bench.searching import department, free_port, p95, serving, signed_in, somebody, timed
from tongbase.app.house import open_house
from tongbase.app.install import install
from tongbase.kernel.settings import Settings

MEGABYTE = 1024 * 1024
GROWTH_MB_MAX = 60
SAMPLE_SECONDS = 0.1
PAGES_ASKED = 20
SAME_ROWS = """
copy (
    select e.id, e.name, e.abstract, e.provider_name, e.res_code, e.changed_at,
           (select array_agg(i.name order by i.place) from catalogue_item i where i.entry_id = e.id)
    from catalogue_entry e where e.status = 'published' order by e.changed_at, e.id
) to stdout
"""
SEARCHES: tuple[dict[str, str], ...] = (
    {"q": "婚姻登记"},
    {"q": "登记", "fq": "groups:203"},
    {"fq": "share_type:conditional AND -update_cycle:daily"},
    {"fq": "tags:公民身份号码", "sort": "metadata_modified desc"},
    {"q": "武汉 行政许可", "facet.field": '["organization", "tags"]'},
    {"fq": "metadata_modified:[2026-02-01T00:00:00Z TO NOW]", "start": "5000"},
    {"sort": "title_string asc", "start": "1000"},
)


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Fill, serve, sign in, read: all of it, its pages, and what clients of CKAN ask."""
    settings = Settings(home=home / "searching", port=free_port())
    with open_house(settings) as house:
        install(house)
        fill(house.engine, house.url, told.entries)
        account, password = somebody(house, department(house), "consumer")
        with (
            serving(settings) as server,
            signed_in(settings.address, account, password) as client,
            psycopg.connect(house.url, autocommit=True) as plain,
        ):
            client.base_url = httpx.URL(settings.address)
            return [
                *(line for form in ("nt", "ttl") for line in whole(client, server, plain, form)),
                *pages(client, told.entries),
                *searches(client, told.requests),
            ]


def whole(
    client: httpx.Client, server: Process, plain: psycopg.Connection, form: str
) -> list[Line]:
    """Read the whole catalogue once, and by COPY once."""
    read_all(client, "/catalog/all.nt?warm=1", most=MEGABYTE)
    before = server.memory_info().rss
    with watched(server) as peak:
        started = time.perf_counter()
        size, entries = read_all(client, f"/catalog/all.{form}")
        took = time.perf_counter() - started
    started = time.perf_counter()
    with plain.cursor().copy(SAME_ROWS) as stream:
        copied = sum(len(piece) for piece in stream)
    beside = time.perf_counter() - started
    grown = (max(peak) - before) / MEGABYTE
    rate = f"{entries / took:,.0f} entries/s, {size / MEGABYTE:,.0f} MB"
    return [
        Line(
            f"DCAT export, {form}",
            f"{took:.1f} s ({rate})",
            f"COPY {beside:.1f} s, {copied / MEGABYTE:,.0f} MB",
            took / beside,
        ),
        Line(
            f"  memory of the server, {form}",
            f"{max(peak) / MEGABYTE:,.0f} MB",
            f"before {before / MEGABYTE:,.0f} MB",
            goal=f"grows ≤ {GROWTH_MB_MAX} MB",
            met=grown <= GROWTH_MB_MAX,
        ),
    ]


def read_all(client: httpx.Client, path: str, *, most: int | None = None) -> tuple[int, int]:
    """Read a stream to its end, or so far; return its bytes and how many data sets it told."""
    size = entries = 0
    with client.stream("GET", path, headers={"Accept-Encoding": "identity"}) as answer:
        answer.raise_for_status()
        for piece in answer.iter_bytes(MEGABYTE):
            size += len(piece)
            entries += piece.count(b"landingPage")
            if most is not None and size >= most:
                break
    return size, entries


@contextmanager
def watched(server: Process) -> Iterator[list[int]]:
    """Note what a process holds in memory, ten times a second."""
    seen = [server.memory_info().rss]
    ended = threading.Event()

    def watch() -> None:
        while not ended.wait(SAMPLE_SECONDS):
            seen.append(server.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    yield seen
    ended.set()
    watcher.join()


def pages(client: httpx.Client, entries: int) -> list[Line]:
    """Ask for the first pages by their links, and for the deepest by number."""
    deep = [1 + (entries // 100 - 1) * n // PAGES_ASKED for n in range(1, PAGES_ASKED + 1)]
    page = "/catalog.ttl"
    first = [timed(lambda: client.get(page, params={"size": 100})) for _ in range(PAGES_ASKED)]
    spent = [
        timed(lambda n=number: client.get(page, params={"size": 100, "page": n})) for number in deep
    ]
    following = links(client, f"{page}?size=100&page={deep[-1] - PAGES_ASKED}")
    return [
        Line("DCAT page of 100, the first", f"{statistics.median(first):.0f} ms"),
        Line("  deep, by its link", f"{statistics.median(following):.0f} ms"),
        Line("  deep, by its number", f"{statistics.median(spent):.0f} ms"),
    ]


def links(client: httpx.Client, page: str) -> list[float]:
    """Follow the links from page to page."""
    spent = []
    for _ in range(PAGES_ASKED):
        started = time.perf_counter()
        told = client.get(page).raise_for_status().text
        spent.append((time.perf_counter() - started) * 1000)
        if "hydra:next <" not in told:
            break
        page = told.partition("hydra:next <")[2].partition(">")[0]
    return spent


def searches(client: httpx.Client, requests: int) -> list[Line]:
    """Ask as clients of CKAN do."""
    chance = random.Random(SEED)
    path = "/api/3/action/package_search"
    for each in SEARCHES:
        client.get(path, params=each).raise_for_status()
    spent: dict[str, list[float]] = {str(each): [] for each in SEARCHES}
    for _ in range(requests):
        asked = chance.choice(SEARCHES)
        spent[str(asked)].append(timed(lambda a=asked: client.get(path, params=a)))
    every = [ms for each in spent.values() for ms in each]
    lines = [
        Line("package_search, p95 of all", f"{p95(every):.1f} ms"),
        Line("package_search, median of all", f"{statistics.median(every):.1f} ms"),
    ]
    return [*lines, *(Line(f"  {asked}", f"{p95(each):.1f} ms") for asked, each in spent.items())]
