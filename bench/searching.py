"""Search a catalogue of 150,000 entries over HTTP, beside plain PostgreSQL.

``tongbase up`` serves it, and a person of a department who has signed in asks what people ask, one
question after the other; each answer is followed by the plain index alone for the same words,
without ranking, facets and marks.
"""

import argparse
import os
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
from psutil import NoSuchProcess, Process

from bench.lines import Line
from bench.made_entries import SEED, fill
from tongbase.app.house import House, open_house
from tongbase.app.install import install
from tongbase.catalogue.rules.asking import parse_question
from tongbase.identity import api as identity
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings

CATALOGUE = "/api/catalogue"
SEARCH_MS, SUGGEST_MS = 50, 20
INDEX_ALONE = "select id, name from catalogue_entry where search @@ %s::tsquery limit 20"
NAMES_ALONE = "select name from catalogue_entry where name like %s order by name limit 10"
BACKENDS = (
    "select pid from pg_stat_activity where datname = current_database()"
    " and backend_type = 'client backend' and pid <> pg_backend_pid()"
)
OWNER, REGION = "11420100MA0000023J", "420100"
DEPARTMENT = identity.OrganisationKind.DEPARTMENT
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
    """Fill, serve, sign in, ask."""
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
            spent = ask(client, server, plain, told.requests)
    return told_of(spent)


def ask(client: httpx.Client, server: Process, plain: psycopg.Connection, requests: int) -> Spent:
    """Ask every kind of question, in random order; return milliseconds by kind."""
    chance = random.Random(SEED)
    asked = [(kind, q) for kind, words in ASKED.items() for q in words] + [("browse", "")] * 4
    spent: Spent = defaultdict(list)
    for _, q in asked:
        client.get(f"{CATALOGUE}/entries", params={"q": q}).raise_for_status()
    busy = [server, *(Process(pid) for (pid,) in plain.execute(BACKENDS))]
    for _ in range(requests):
        kind, q = chance.choice(asked)
        params = {"q": q, "size": "20", **chance.choice(FILTERS)}
        before = cpu_ms(busy)
        spent[kind].append(timed(lambda p=params: client.get(f"{CATALOGUE}/entries", params=p)))
        spent["cpu"].append(cpu_ms(busy) - before)
        half = (q or "武汉市")[: chance.randint(1, 4)]
        spent["suggest"].append(
            timed(lambda h=half: client.get(f"{CATALOGUE}/suggest", params={"q": h}))
        )
        begun = [f"{half}%"]
        spent["names"].append(timed(lambda b=begun: plain.execute(NAMES_ALONE, b).fetchall()))
        if q:
            words = [parse_question(q).strict[0]]
            spent["plain"].append(timed(lambda w=words: plain.execute(INDEX_ALONE, w).fetchall()))
    return spent


def told_of(spent: Spent) -> list[Line]:
    """Tell the slowest of twenty of all searches, of each kind, and of completing a name."""
    suggest, names, plain, cpu = (spent.pop(name) for name in ("suggest", "names", "plain", "cpu"))
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
    goal = f"p95 ≤ {SUGGEST_MS} ms"
    completed = Line(
        "completing a name, p95",
        f"{p95(suggest):.1f} ms",
        f"plain query {p95(names):.1f} ms",
        p95(suggest) / p95(names),
        goal,
        p95(suggest) <= SUGGEST_MS,
    )
    return [*lines, completed]


def p95(spent: Sequence[float]) -> float:
    """Return what nineteen of twenty stay below."""
    return statistics.quantiles(spent, n=20)[18] if len(spent) > 1 else spent[0]


def cpu_ms(processes: Iterable[Process]) -> float:
    """Return the processor time that processes have used; a busy machine does not add to it."""
    return sum(map(_cpu_s, processes)) * 1000


def _cpu_s(process: Process) -> float:
    """A backend that has ended in between counts no more."""
    try:
        times = process.cpu_times()
    except NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def timed(act: Callable[[], object]) -> float:
    """Return how many milliseconds something took."""
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def somebody(house: House, organisation: str, role: str) -> tuple[str, str]:
    """Give a new person of an organisation an account; return it with its password."""
    account = f"bench.{new_id()[-8:]}"
    with house.work_of_the_house() as work:
        made = identity.add_person(
            work, account=account, name="测试人", organisation=organisation, roles=[role]
        )
    return account, made.value


def department(house: House) -> str:
    """Register the department unless it is there; return its credit code."""
    with house.work_of_the_house() as work:
        if OWNER not in identity.names_of_organisations(work, [OWNER]):
            details = identity.OrganisationDetails("武汉市民政局", DEPARTMENT)
            identity.register_organisation(work, uscc=OWNER, region_code=REGION, details=details)
    return OWNER


@contextmanager
def serving(settings: Settings) -> Iterator[Process]:
    """Serve the house as ``tongbase up`` does, in a process of its own."""
    told = {
        "TONGBASE_HOME": str(settings.home),
        "TONGBASE_PORT": str(settings.port),
        "TONGBASE_LOCAL_WEBHOOKS": settings.local_webhooks,
    }
    command = [sys.executable, "-m", "tongbase.app.cli.main", "up"]
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, **told}}
    with subprocess.Popen(command, **quiet) as server:
        while server.poll() is None and not listens(settings.port):
            time.sleep(0.1)
        try:
            yield Process(server.pid)
        finally:
            server.terminate()


def listens(port: int) -> bool:
    """Say whether somebody listens at a port."""
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def signed_in(address: str, account: str, first: str) -> Iterator[httpx.Client]:
    """Sign in, choose a password, and speak to the house from then on."""
    ours = {"X-Tongbase-Request": "1"}  # asked of whoever changes something by a session
    with httpx.Client(base_url=address, headers=ours, timeout=600) as client:
        body = {"account": account, "password": first}
        client.post("/api/identity/sign-in", json=body).raise_for_status()
        change = {"old_password": first, "new_password": f"{new_id()} {new_id()}"}
        client.post("/api/identity/me/password", json=change).raise_for_status()
        yield client
