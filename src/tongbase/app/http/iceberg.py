"""The lake's catalogue for other engines (Spark, Trino, Flink): Iceberg REST at ``/iceberg``.

It tells what tables there are and where their files lie, of all tables alike, and changes them; it
hands out no rows, and no credential by which files could be read. Only holders of ``lake.maintain``
who reach everywhere enter, with a personal key as bearer token. What they change stands in the
ledger under their name, in the same transaction.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tongbase.app.house import House
from tongbase.app.http.access import actor_of_request, purpose_of
from tongbase.base.lake.rest.answers import refused
from tongbase.base.lake.rest.app import rest_catalogue
from tongbase.base.lake.rest.hands import Begin, Book
from tongbase.base.lake.rest.namespaces import LEVEL_SEPARATOR
from tongbase.kernel.actor import EVERYWHERE, Actor
from tongbase.kernel.errors import DeniedError

PERMISSION = "lake.maintain"
PATH = "/iceberg"
SEPARATOR = LEVEL_SEPARATOR
"""What stands between the levels of a namespace in an address; no name holds it."""


def mount(app: FastAPI, house: House) -> None:
    """Open the catalogue beside the API."""

    async def enter(request: Request) -> Begin:
        actor = await run_in_threadpool(actor_of_request, house, request)
        check_may_enter(actor)
        return begun_by(house, actor, purpose_of(request))

    app.mount(PATH, rest_catalogue(house.machines.lake.catalogue, enter=enter))


def check_may_enter(actor: Actor) -> None:
    """Refuse who may not maintain the lake of the whole house."""
    if not actor.may(PERMISSION, EVERYWHERE):
        raise DeniedError(
            "数据湖目录只对全域范围内有“维护数据湖”权限的人员开放,请联系管理员。",
            "The lake's catalogue is open to those who may maintain the lake everywhere; "
            "ask an administrator.",
            permission=PERMISSION,
        )


def begun_by(house: House, actor: Actor, purpose: str) -> Begin:
    """Return how an actor's change begins: with the house's transaction and its ledger."""

    @contextmanager
    def begin() -> Iterator[Book]:
        with house.work_for(actor, purpose=purpose) as work:
            yield Book(work.db, work.emit)

    return begin


def serves(path: str) -> bool:
    """Say whether a path leads here."""
    return path.startswith(f"{PATH}/")


def in_icebergs_form(refusal: Response) -> Response:
    """Tell a refusal of the house as Iceberg's clients read it."""
    said = json.loads(bytes(refusal.body))
    message = f"{said['message']} {said['message_en']}"
    return refused(refusal.status_code, message)
