"""How the command line reaches the house: it speaks the HTTP API, wherever the house is.

So a command can do exactly what the console can, with the same checks, the same errors and the
same evidence. This file knows nothing of the house itself, so that it loads at once.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from tongbase.kernel.errors import InvalidError, TongBaseError

ENDED = frozenset({"succeeded", "failed", "cancelled"})
POLL_SECONDS = 0.3
REQUEST_SECONDS_MAX = 600.0
PIECE_BYTES = 1 << 20
PATH_SAFE = "/:@!$&'()*+,;=~"

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


class FileUnreadableError(InvalidError):
    """A file of this machine cannot be read."""

    code = "client.file_unreadable"

    @classmethod
    def of(cls, path: Path, error: OSError) -> "FileUnreadableError":
        """Say which file, and why."""
        return cls(
            f"无法读取文件“{path}”:{error.strerror},请核对路径和权限。",
            f"The file {path} cannot be read: {error.strerror}; check its path.",
            field="file",
        )


@dataclass
class Client:
    """Speaks the API. ``transport`` is the network, or the application in this process.

    ``lend_hand`` does the jobs that wait, where the house is here and no worker may be.
    """

    base_url: str
    headers: dict[str, str] = field(default_factory=dict)
    transport: httpx.AsyncBaseTransport | None = None
    lend_hand: Callable[[], None] | None = None

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

    def hand_in(self, path: Path) -> Answer:
        """Hand in a file."""
        return self.send(
            "POST",
            "/api/uploads",
            params={"name": path.name},
            content=_pieces(path),
            headers={"Content-Type": "application/octet-stream"},
        )

    def fetch(self, path: str, target: Path, **query: Any) -> Path:
        """Fetch a file."""
        answer = asyncio.run(self._send("GET", quote(path, safe=PATH_SAFE), {"params": query}))
        if answer.is_error:
            raise RefusedError(answer.status_code, _read(answer))
        target.write_bytes(answer.content)
        return target

    def send(self, method: str, path: str, **content: Any) -> Answer:
        """Send one request and return the answer's JSON; an error becomes one of ours.

        Names of tables and files stand in paths: ``低保.xlsx#一月`` and ``a?b`` are one name each.
        """
        answer = asyncio.run(self._send(method, quote(path, safe=PATH_SAFE), content))
        if answer.status_code == httpx.codes.NO_CONTENT:
            return None
        told = _read(answer)
        if answer.is_error:
            raise RefusedError(answer.status_code, told)
        return told

    def wait_for(self, run_id: str, told: Told | None = None) -> Answer:
        """Wait for a job; lend a hand where nobody else would do it."""
        while True:
            if self.lend_hand is not None:
                self.lend_hand()
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


async def _pieces(path: Path) -> AsyncIterator[bytes]:
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE_BYTES):
                yield piece
    except OSError as error:
        raise FileUnreadableError.of(path, error) from error


def remote_client(address: str, key: str = "") -> Client:
    """Reach a server by its address, known by a personal key."""
    if not address.startswith(("http://", "https://")):
        raise NotAServerError(
            f"服务器地址“{address}”应以 http:// 或 https:// 开头,例如 http://10.0.0.8:8600。",
            f"The address {address!r} must begin with http:// or https://.",
            field="server",
        )
    return Client(address, {"Authorization": f"Bearer {key}"} if key else {})


def _read(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError as error:
        raise NotAServerError(
            f"服务器返回的不是 TongBase 的应答(HTTP {answer.status_code}),请检查地址。",
            f"The answer is not TongBase's (HTTP {answer.status_code}); check the address.",
            field="server",
        ) from error
