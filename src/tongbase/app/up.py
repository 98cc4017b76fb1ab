"""``tongbase up``: the server with the console, listening at the address of the settings."""

import errno
import os
import signal
import socket
from contextlib import suppress
from types import FrameType

import uvicorn
from typing_extensions import override

from tongbase.app.garbage import look_less_often
from tongbase.app.house import House
from tongbase.app.http.application import build_app
from tongbase.kernel.errors import ConflictError

FAREWELL_SECONDS = 5
"""So long may requests under way take to end."""


class PortTakenError(ConflictError):
    """Another program listens there already."""

    code = "settings.port_taken"


class AddressUnusableError(ConflictError):
    """This machine cannot listen there."""

    code = "settings.address_unusable"


class Server(uvicorn.Server):
    """Lets the streams end before it waits for the requests under way: they never would."""

    @override
    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Take a signal."""
        self.config.app.state.streams.end()  # type: ignore[union-attr]
        super().handle_exit(sig, frame)


def check_address(host: str, port: int) -> None:
    """Stop where nobody could listen, before addresses and passwords are told."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        socket.create_server((str(address[0]), port), family=family).close()
    except OSError as failed:
        if failed.errno == errno.EADDRINUSE:
            raise PortTakenError(
                f"{host} 的端口 {port} 已被占用,可能已有一个 tongbase up 在运行;"
                "请先停止它,或用 TONGBASE_PORT 另设端口。",
                f"Port {port} of {host} is taken, maybe by another tongbase up; stop that one or "
                "set TONGBASE_PORT to another port.",
                field="TONGBASE_PORT",
            ) from failed
        why = os.strerror(failed.errno) if failed.errno and failed.errno > 0 else failed.strerror
        raise AddressUnusableError(
            f"无法在 {host} 的端口 {port} 上提供服务({why});"
            "请检查 TONGBASE_HOST 与 TONGBASE_PORT。",
            f"Nobody can listen at port {port} of {host} ({why}); check TONGBASE_HOST "
            "and TONGBASE_PORT.",
            field="TONGBASE_HOST",
        ) from failed


def serve(house: House) -> None:
    """Serve the console and the API until a signal says stop."""
    settings = house.settings
    app = build_app(house, with_lake=True)
    # The server hands a signal on once it has stopped: SIGTERM then ends us as ^C does, with the
    # worker stopped and the house closed, and not at once.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        timeout_graceful_shutdown=FAREWELL_SECONDS,
    )
    look_less_often()
    with suppress(KeyboardInterrupt):
        Server(config).run()
