"""How the command line reaches the house: in this process, or on a server by its address.

Either way it speaks the HTTP API, so a command can do exactly what the console can, with the same
checks, the same errors and the same evidence.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI, Request

from tongbase.app.house import House, open_house
from tongbase.app.http.application import build_app
from tongbase.base.jobs.worker import build_worker, has_live_worker, work_once
from tongbase.identity import api as identity
from tongbase.kernel.errors import InvalidError, TongBaseError
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

ENDED = frozenset({"succeeded", "failed", "cancelled"})
POLL_SECONDS = 0.3
REQUEST_SECONDS_MAX = 600.0

Answer = Any
Told = Callable[[Mapping[str, Any]], None]


class RefusedError(TongBaseError):
    """The API refused a command; the error is the API's own."""

    def __init__(self, status: int, told: Mapping[str, Any]) -> None:
        zh, en = str(told.get("message", status)), str(told.get("message_en", ""))
        super().__init__(zh, en, field=told.get("field"), **told.get("facts", {}))
        self.answered_code = str(told.get("code", status))
        self.answered_status = status


class NotAServerError(InvalidError):
    """The address does not answer as a TongBase server."""

    code = "client.not_a_server"


@dataclass
class Client:
    """Speaks the API. ``transport`` is the network, or the application in this process."""

    base_url: str
    headers: dict[str, str] = field(default_factory=dict)
    transport: httpx.AsyncBaseTransport | None = None
    house: House | None = None

    def get(self, path: str, **query: Any) -> Answer:
        """Read."""
        return self.send("GET", path, params={k: v for k, v in query.items() if v is not None})

    def post(self, path: str, body: Any = None) -> Answer:
        """Do."""
        return self.send("POST", path, json=body)

    def put(self, path: str, body: Any) -> Answer:
        """Set."""
        return self.send("PUT", path, json=body)

    def patch(self, path: str, body: Any) -> Answer:
        """Change."""
        return self.send("PATCH", path, json=body)

    def delete(self, path: str) -> Answer:
        """Remove."""
        return self.send("DELETE", path)

    def send(self, method: str, path: str, **content: Any) -> Answer:
        """Send one request and return the answer's JSON; an error becomes one of ours."""
        answer = asyncio.run(self._send(method, path, content))
        if answer.status_code == httpx.codes.NO_CONTENT:
            return None
        told = _read(answer)
        if answer.is_error:
            raise RefusedError(answer.status_code, told)
        return told

    def wait_for(self, run_id: str, told: Told | None = None) -> Answer:
        """Wait for a job; run it in this process when the house is here and no worker is."""
        while True:
            if self.house is not None and not has_live_worker(self.house.sessions):
                work_once(build_worker(self.house.workshop()))
            run = self.get(f"/api/jobs/{run_id}")
            if told is not None:
                told(run)
            if run["state"] in ENDED:
                return run
            time.sleep(POLL_SECONDS)

    async def _send(self, method: str, path: str, content: Mapping[str, Any]) -> httpx.Response:
        try:
            async with httpx.AsyncClient(
                base_url=self.base_url,
                headers=self.headers,
                transport=self.transport,
                timeout=REQUEST_SECONDS_MAX,
            ) as client:
                return await client.request(method, path, **content)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise NotAServerError(
                f"无法连接服务器 {self.base_url},请检查地址与网络:{error}",
                f"The server {self.base_url} cannot be reached: {error}",
                field="server",
            ) from error


@contextmanager
def open_client(
    settings: Settings, *, account: str | None = None, server: str | None = None, key: str = ""
) -> Iterator[Client]:
    """Reach a server by its address, or open the house here and act for a local account."""
    if server is not None:
        yield Client(server, {"Authorization": f"Bearer {key}"} if key else {})
        return
    with open_house(settings) as house:
        yield local_client(house, account or settings.as_account)


def local_client(house: House, account: str | None) -> Client:
    """Speak to the house in this process: for one of its accounts, or as anybody from outside."""
    if account is None:
        return _client(house, build_app(house))

    @contextmanager
    def open_work(_: Request) -> Iterator[Work]:
        with house.sessions() as db:
            actor = identity.actor_of_account(db, account, via="cli")
        with house.work_for(actor) as work:
            yield work

    return _client(house, build_app(house, open_work))


def _client(house: House, app: FastAPI) -> Client:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return Client("http://tongbase", transport=transport, house=house)


def _read(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        raise NotAServerError(
            f"服务器返回的不是 TongBase 的应答(HTTP {answer.status_code}),请检查地址。",
            f"The answer is not TongBase's (HTTP {answer.status_code}); check the address.",
            field="server",
        ) from error
