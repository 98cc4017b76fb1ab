"""The loopback: the REST catalogue on 127.0.0.1, for this process's own DuckDB alone."""

import asyncio
import secrets
import socket
import threading
from typing import Any

import uvicorn
from typing_extensions import override

from tongbase.base.lake.catalogue import LakeCatalogue
from tongbase.base.lake.rest.app import rest_catalogue
from tongbase.base.lake.rest.hands import Begin, untold
from tongbase.base.lake.rest.wishes import Wishes
from tongbase.kernel.errors import UnknownActorError

HOST = "127.0.0.1"
START_SECONDS_MAX = 20.0


class Loopback:
    """A catalogue server in a thread of this process, behind a token that nobody else knows."""

    def __init__(self, catalogue: LakeCatalogue) -> None:
        self.token = secrets.token_urlsafe(32)
        self.wishes = Wishes()
        self._listener = socket.create_server((HOST, 0))
        # asyncio does so on sockets of its own alone; else bodies wait 40 ms for a receipt.
        self._listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        app = rest_catalogue(catalogue, enter=self._enter, wishes=self.wishes)
        self._server = _QuietServer(
            uvicorn.Config(app, log_level="error", access_log=False, lifespan="off")
        )
        self._thread = threading.Thread(target=self._serve, name="lake-loopback", daemon=True)
        self._thread.start()
        if not self._server.ready.wait(START_SECONDS_MAX):
            raise RuntimeError("The loopback catalogue did not start.")

    @property
    def address(self) -> str:
        """Where DuckDB finds the catalogue."""
        return f"http://{HOST}:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        """Stop the server and free its port."""
        self._server.should_exit = True
        self._thread.join(START_SECONDS_MAX)
        self._listener.close()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._listener]))

    async def _enter(self, request: Any) -> Begin:
        given = request.headers.get("authorization", "")
        if not secrets.compare_digest(given.encode(), f"Bearer {self.token}".encode()):
            raise UnknownActorError(
                "此目录仅供本进程使用。", "This catalogue serves its own process alone."
            )
        return untold


class _QuietServer(uvicorn.Server):
    """A server that leaves the process's signals alone and says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()
