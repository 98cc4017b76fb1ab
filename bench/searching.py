"""Search a catalogue of 150,000 entries over HTTP, beside plain PostgreSQL.

The catalogue's own routes are served on a port and asked what people ask, one question after the
other; each answer is followed by the plain index alone for the same words, without ranking, facets
and marks.
"""

import argparse
import random
import socket
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import psycopg
import uvicorn
from fastapi import FastAPI, Request
from psutil import Process

from bench.lines import Line
from bench.made_entries import NOW, SEED, fill
from tongbase.base.postgres import embedded_url
from tongbase.catalogue.module import catalogue
from tongbase.catalogue.rules.asking import parse_question
from tongbase.kernel.actor import Actor, OrgPath
from tongbase.kernel.db import open_store
from tongbase.kernel.work import Work

SEARCH_MS, SUGGEST_MS = 50, 20
INDEX_ALONE = "select id, name from catalogue_entry where search @@ %s::tsquery limit 20"
BACKENDS = (
    "select pid from pg_stat_activity where datname = current_database()"
    " and backend_type = 'client backend' and pid <> pg_backend_pid()"
)
Spent = defaultdict[str, list[float]]

ASKED: dict[str, tuple[str, ...]] = {
    "one word": ("婚姻登记", "行政许可", "不动产登记", "排污许可", "养老保险", "学籍", "驾驶证"),
    "two words": ("武汉 婚姻登记", "宜昌市 行政处罚", "襄阳 排污许可 统计", "江岸区 食品经营许可"),
    "very common": ("信息", "登记", "登记信息", "行政区划代码", "名录", "湖北省"),
    "half typed": ("婚姻登", "不动产登", "养老保", "行政许", "企业年"),
    "by item": ("统一社会信用代码", "公民身份号码 婚姻", "GMSFHM", "发证机关 施工许可"),
    "synonym": ("退休金", "低保", "公积金"),
    "no such word": ("量子通信卫星轨道", "xyzzy 3000"),
}
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"share_type": "conditional"},
    {"update_cycle": "daily"},
    {"region": "420100"},
    {"page": "3"},
)


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Fill, serve, ask."""
    url = embedded_url(home / "pg", "catalogue_bench")
    engine, _ = open_store(url)
    fill(engine, url, told.entries)
    with serving(url) as (address, server), psycopg.connect(url, autocommit=True) as plain:
        spent = ask(address, server, plain, told.requests)
    engine.dispose()
    return told_of(spent)


def ask(address: str, server: Process, plain: psycopg.Connection, requests: int) -> Spent:
    """Ask every kind of question, in random order; return milliseconds by kind."""
    chance = random.Random(SEED)
    asked = [(kind, q) for kind, words in ASKED.items() for q in words] + [("browse", "")] * 4
    spent: Spent = defaultdict(list)
    with httpx.Client(base_url=address) as client:
        for _, q in asked:
            client.get("/entries", params={"q": q}).raise_for_status()
        busy = [server, *(Process(pid) for (pid,) in plain.execute(BACKENDS))]
        for _ in range(requests):
            kind, q = chance.choice(asked)
            params = {"q": q, "size": "20", **chance.choice(FILTERS)}
            before = cpu_ms(busy)
            spent[kind].append(timed(lambda p=params: client.get("/entries", params=p)))
            spent["cpu"].append(cpu_ms(busy) - before)
            half = (q or "武汉市")[: chance.randint(1, 4)]
            spent["suggest"].append(timed(lambda h=half: client.get("/suggest", params={"q": h})))
            if q:
                words = [parse_question(q).strict[0]]
                spent["plain"].append(
                    timed(lambda w=words: plain.execute(INDEX_ALONE, w).fetchall())
                )
    return spent


def told_of(spent: Spent) -> list[Line]:
    """Tell the slowest of twenty of all searches, of each kind, and of completing a name."""
    suggest, plain, cpu = (spent.pop(name) for name in ("suggest", "plain", "cpu"))
    every = [ms for each in spent.values() for ms in each]
    beside = f"index alone {p95(plain):.1f} ms"
    goal = f"p95 ≤ {SEARCH_MS} ms"
    lines = [
        Line("search, p95 of all", f"{p95(every):.1f} ms", beside, p95(every) / p95(plain), goal,
             p95(every) <= SEARCH_MS),
        Line("search, median of all", f"{statistics.median(every):.1f} ms"),
        Line("search, CPU of server and database", f"{statistics.mean(cpu):.1f} ms each"),
    ]  # fmt: skip
    lines += [Line(f"  {kind}, p95", f"{p95(each):.1f} ms") for kind, each in spent.items()]
    goal = f"p95 ≤ {SUGGEST_MS} ms (later)"
    return [*lines, Line("completing a name, p95", f"{p95(suggest):.1f} ms", goal=goal)]


def p95(spent: Sequence[float]) -> float:
    """Return what nineteen of twenty stay below."""
    return statistics.quantiles(spent, n=20)[18] if len(spent) > 1 else spent[0]


def cpu_ms(processes: Iterable[Process]) -> float:
    """Return the processor time that processes have used; a busy machine does not add to it."""
    times = [process.cpu_times() for process in processes]
    return sum(each.user + each.system for each in times) * 1000


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds something took."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


@contextmanager
def serving(url: str) -> Iterator[tuple[str, Process]]:
    """Serve the catalogue in a process of its own, as the product does; say where, and which."""
    command = [sys.executable, "-m", "bench.searching", url]
    here = Path(__file__).parents[1]
    with subprocess.Popen(command, cwd=here, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        yield f"http://127.0.0.1:{port}/api/catalogue", Process(server.pid)
        server.terminate()


def serve(url: str) -> None:
    """Serve the catalogue's routes to one signed-in person of a department; print the port."""
    place = OrgPath("/420000/420100/MADE42010000000001")
    actor = Actor("bench", "bench", "MADE42010000000001", place, place, frozenset())
    _, sessions = open_store(url)

    @contextmanager
    def open_work(_: Request) -> Iterator[Work]:
        with sessions.begin() as db:
            yield Work(db, actor, now=NOW, request="bench")

    app = FastAPI()
    app.state.open_work = open_work
    for router in catalogue.routers:
        app.include_router(router, prefix="/api")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # asyncio does so on sockets of its own alone; else bodies wait 40 ms for a receipt.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        print(listener.getsockname()[1], flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listener])


if __name__ == "__main__":
    serve(sys.argv[1])
