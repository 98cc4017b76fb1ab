"""Whatever is wrong with a request, the answer is a refusal in words and no fault of the house."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from fastapi import Request

from tests.app.clumsy import Clumsy, Route
from tests.app.world import CIVIL, MARKET, World
from tongbase.app.http.application import build_app
from tongbase.app.modules import PERMISSIONS
from tongbase.kernel import clock
from tongbase.kernel.actor import EVERYWHERE, Actor, OrgPath
from tongbase.kernel.work import Work

CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# They lead a browser away, or do not end by themselves; tested in identity and in the catalogue.
OUTSIDE = ("/oidc/start", "/oidc/callback", "/changes/stream")
DESCRIPTION = build_app(None).openapi()
ROUTES = sorted(
    (path, method)
    for path, ways in DESCRIPTION["paths"].items()
    for method in ways
    if not path.endswith(OUTSIDE)
)
OF_TWO_KINDS = {
    "/api/catalogue/harvests/{source_id}": {"source_id": "harvest_id", "run_id": "harvest_run"},
    "/api/protect/tables/{table_id}": {"table_id": "graded"},
    "/api/share/applications/{application_id}": {"application_id": "application"},
    "/api/identity/applications/{application_id}": {"application_id": "owned"},
}
HINTS: dict[str, Any] = {
    "organisation": CIVIL,
    "owner": "",
    "provider": MARKET,
    "key": MARKET,
    "region_code": "420100",
    "table": "qy.csv",
    "target": "",
    "namespace": "ods",
    "columns": ["企业名称"],
    "code": "甲",
    "number": "1",
    "year": "2026",
    "day": "2026-05-01",
    "list_id": "sex",
    "kind": "folder",
    "types": {},
    "masks": {},
    "filters": {"企业名称": "甲"},
    "items": ["企业名称"],
    "keys": {"企业名称": "甲"},
    "claims": {"区划": "420102"},
    "addresses": ["10.0.0.0/8"],
    "limit": 5,
    "url": "https://10.0.0.8/hook",
}


@pytest.fixture(scope="module")
def doors(world: World) -> dict[str, httpx.ASGITransport]:
    """The application in the hands of somebody who may do everything, and of a calling system."""
    market, civil = (OrgPath(f"/420000/420100/{code}") for code in (MARKET, CIVIL))
    person = Actor(world.ids["person_id"], "李", MARKET, market, EVERYWHERE, PERMISSIONS)
    system = Actor(world.ids["system"], "系统", CIVIL, civil, civil, PERMISSIONS, "signature")
    return {"person": door(world, person), "system": door(world, system)}


def door(world: World, actor: Actor) -> httpx.ASGITransport:
    """Nothing that is done stays done, so that every request meets the same world."""

    @contextmanager
    def open_work(_: Request) -> Iterator[Work]:
        with world.house.sessions() as db:
            yield Work(db, actor, now=clock.now(), request="clumsy")
            db.flush()
            db.rollback()

    return httpx.ASGITransport(build_app(world.house, open_work), raise_app_exceptions=False)


def route_of(world: World, path: str, method: str) -> Route:
    ids = {**world.ids, "table_id": world.ids["table"]}
    for begin, named in OF_TWO_KINDS.items():
        if path.startswith(begin):
            ids |= {name: world.ids[thing] for name, thing in named.items()}
    way, schemas = DESCRIPTION["paths"][path][method], DESCRIPTION["components"]["schemas"]
    hints = HINTS if "services" in path else {k: v for k, v in HINTS.items() if k not in CALLS}
    return Route(method.upper(), path, way, schemas, ids, {**hints, **world.ids})


CALLS = {"filters", "items", "keys", "claims", "limit"}


async def send_all(transport: httpx.ASGITransport, requests: list[Clumsy]) -> list[str]:
    """Send requests one after the other; return what is wrong with their answers."""
    found = []
    async with httpx.AsyncClient(transport=transport, base_url="http://tongbase") as client:
        for each in requests:
            headers = {"X-Tongbase-Request": "1"}
            body = {} if each.body is None and each.wrong != "body" else {"json": each.body}
            answer = await client.request(
                each.method, each.path, params=each.query, headers=headers, **body
            )
            if fault := fault_of(answer):
                found.append(f"{each.method} {each.path} {each.query} {each.body!r:.300}: {fault}")
    return found


def fault_of(answer: httpx.Response) -> str:
    if answer.status_code >= 500:
        return f"{answer.status_code} {answer.text[:300]}"
    if answer.is_success:
        return ""
    told = answer.json()
    told = told.get("error", told)  # as clients of CKAN read it
    good = CODE.fullmatch(told["code"]) and CHINESE.search(told["message"]) and told["message_en"]
    if told["code"] == "malformed" and not told.get("field"):
        return f"names no field: {told}"
    return "" if good and "Traceback" not in answer.text else f"{answer.status_code} {told}"


@pytest.mark.parametrize(("path", "method"), ROUTES, ids=lambda word: word)
def test_a_clumsy_request_is_refused_in_words(
    world: World, doors: dict[str, httpx.ASGITransport], path: str, method: str
):
    requests = list(route_of(world, path, method).requests())
    who = "system" if path.endswith(("/query", "/verify")) and "services" in path else "person"
    assert not asyncio.run(send_all(doors[who], requests))
