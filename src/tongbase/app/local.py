"""The house in this process, spoken to through its own HTTP API."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from fastapi import FastAPI, Request

from tongbase.app.client import Client
from tongbase.app.house import House, open_house
from tongbase.app.http.application import build_app
from tongbase.base.jobs.worker import has_live_worker, work_once
from tongbase.identity import api as identity
from tongbase.kernel.errors import ConflictError
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work


class NotInstalledError(ConflictError):
    """Nobody has an account yet: the house is new, and nothing was installed."""

    code = "local.not_installed"


@contextmanager
def open_local(settings: Settings, account: str | None) -> Iterator[Client]:
    """Open the house here and speak to it for one of its accounts, or as anybody from outside."""
    with open_house(settings) as house:
        yield local_client(house, account)


def local_client(house: House, account: str | None) -> Client:
    """Speak to an open house: for one of its accounts, or as anybody from outside."""
    if account is None:
        return _client(house, build_app(house))

    @contextmanager
    def open_work(_: Request) -> Iterator[Work]:
        with house.sessions() as db:
            if not identity.has_people(db):
                raise _not_installed()
            actor = identity.actor_of_account(db, account, via="cli")
        with house.work_for(actor) as work:
            yield work

    return _client(house, build_app(house, open_work))


def _not_installed() -> NotInstalledError:
    return NotInstalledError(
        "平台尚未初始化,没有任何账号:请先执行 tongbase install(只初始化)或 tongbase up"
        "(初始化并启动)。",
        "This house is new and has no accounts: run tongbase install, or tongbase up, which "
        "installs and serves it.",
    )


def _client(house: House, app: FastAPI) -> Client:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    def lend_hand() -> None:
        if not has_live_worker(house.sessions):
            work_once(house.workshop())

    return Client("http://tongbase", transport=transport, lend_hand=lend_hand)
