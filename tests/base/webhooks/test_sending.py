"""One message, once: whatever a receiver does is an outcome, and soon."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from tongbase.base.webhooks.sending import ANSWER_CHARACTERS_MAX, Outcome, open_client, send
from tongbase.base.webhooks.targets import Target

Talk = Callable[[socket.socket], None]
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def sent_to(server: socket.socket, talk: Talk) -> Outcome:
    def serve() -> None:
        connection, _ = server.accept()
        with connection:
            connection.recv(65536)
            with suppress(OSError):
                talk(connection)

    threading.Thread(target=serve, daemon=True).start()
    port = server.getsockname()[1]
    target = Target(f"http://127.0.0.1:{port}/", "127.0.0.1", f"127.0.0.1:{port}")

    async def go() -> Outcome:
        async with open_client() as client:
            return await send(client, target, b"{}", {"webhook-id": "1"}, seconds_max=1)

    return asyncio.run(go())


def dribble(connection: socket.socket) -> None:
    connection.sendall(OK + b"content-length: 1000\r\n\r\n")
    for _ in range(100):
        time.sleep(0.05)
        connection.sendall(b"x")


def dribble_headers(connection: socket.socket) -> None:
    connection.sendall(OK)
    for number in range(100):
        time.sleep(0.05)
        connection.sendall(b"x-%d: y\r\n" % number)


def flood(connection: socket.socket) -> None:
    connection.sendall(OK + b"\r\n")
    while True:
        connection.sendall(b"x" * 65536)


@pytest.mark.parametrize("talk", [dribble, dribble_headers, lambda _: time.sleep(3)])
def test_a_receiver_that_takes_its_time_is_cut_off(listening: socket.socket, talk: Talk):
    began = time.monotonic()
    outcome = sent_to(listening, talk)
    assert time.monotonic() - began < 2
    assert (outcome.status, outcome.is_taken) == (None, False)
    assert outcome.error.startswith("timeout")


def test_of_an_endless_answer_only_the_beginning_is_read(listening: socket.socket):
    outcome = sent_to(listening, flood)
    assert outcome.is_taken
    assert outcome.answer == "x" * ANSWER_CHARACTERS_MAX


def test_a_receiver_that_hangs_up_is_an_outcome(listening: socket.socket):
    outcome = sent_to(listening, lambda connection: connection.close())
    assert outcome.status is None
    assert outcome.error


def test_a_redirect_is_not_followed(listening: socket.socket):
    moved = b"HTTP/1.1 307 Moved\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n"
    outcome = sent_to(listening, lambda connection: connection.sendall(moved))
    assert (outcome.status, outcome.is_taken) == (307, False)


def test_nobody_listening_is_an_outcome():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    target = Target(f"http://127.0.0.1:{port}/", "127.0.0.1", f"127.0.0.1:{port}")

    async def go() -> Outcome:
        async with open_client() as client:
            return await send(client, target, b"{}", {})

    assert "ConnectError" in asyncio.run(go()).error
