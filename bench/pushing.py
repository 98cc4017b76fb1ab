"""Push the changes of an import to one subscriber, beside the same messages posted bare.

A bureau subscribes and imports a sheet; each entry that was drafted is told to a receiver on this
machine. The clock runs from the end of the import until the last message is there; some are sent
before. The floor is the same bodies, posted one after the other over one connection by whoever has
them at hand: unsigned, and nothing written down.
"""

import argparse
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx

from bench.importing import apply, bureau, check, departments, timed, write_sheet
from bench.lines import Line
from bench.searching import free_port, serving, signed_in, somebody
from tongbase.app.house import open_house
from tongbase.app.install import install
from tongbase.kernel.settings import Settings

MESSAGES = 2000
PATIENCE_SECONDS = 600


class Receiver(HTTPServer):
    """Takes every message and keeps its body."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Taking)
        self.bodies: list[bytes] = []
        self.url = f"http://127.0.0.1:{self.server_port}/"

    def wait_for(self, messages: int) -> None:
        """Wait until so many are there."""
        until = time.monotonic() + PATIENCE_SECONDS
        while len(self.bodies) < messages:
            if time.monotonic() > until:
                raise AssertionError(len(self.bodies))
            time.sleep(0.02)


class Taking(BaseHTTPRequestHandler):
    """One connection, kept open."""

    protocol_version = "HTTP/1.1"
    server: Receiver

    def do_POST(self) -> None:
        """Take a message."""
        self.server.bodies.append(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(204)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Subscribe, import, wait for the last message, post the same ones bare."""
    del told
    sheet = home / "pushed.csv"
    with receiving() as receiver:
        place = receiver.url.removeprefix("http://").rstrip("/")
        settings = Settings(home=home / "pushing", port=free_port(), local_webhooks=place)
        with open_house(settings) as house:
            install(house)
            write_sheet(sheet, departments(house), MESSAGES)
            account, password = somebody(house, bureau(house), "department_manager")
            with serving(settings), signed_in(settings.address, account, password) as client:
                subscribe(client, receiver.url)
                apply(client, check(client, sheet))
                before = len(receiver.bodies)
                _, pushed = timed(lambda: receiver.wait_for(MESSAGES))
        rate = (MESSAGES - before) / pushed
        floor = posted(receiver.bodies[:MESSAGES])
    beside = f"bare {MESSAGES / floor:,.0f}/s"
    ratio = MESSAGES / floor / rate
    return [Line("changes pushed to one subscriber", f"{rate:,.0f} messages/s", beside, ratio)]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Run a receiver of webhooks."""
    with Receiver() as receiver:
        threading.Thread(target=receiver.serve_forever, daemon=True).start()
        try:
            yield receiver
        finally:
            receiver.shutdown()


def subscribe(client: httpx.Client, url: str) -> None:
    """Subscribe to everything that one may see."""
    body = {"name": "演示订阅", "url": url}
    client.post("/api/catalogue/subscriptions", json=body).raise_for_status()


def posted(bodies: list[bytes]) -> float:
    """Return how long it takes to post the same bodies to a receiver of their own."""
    with receiving() as receiver, httpx.Client(trust_env=False) as client:
        _, spent = timed(lambda: [client.post(receiver.url, content=body) for body in bodies])
    return spent
