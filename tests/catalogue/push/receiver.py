"""A receiver of webhooks on this machine: keeps what it got, answers what the test says."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

WAIT_SECONDS_MAX = 30.0


@dataclass(frozen=True)
class Got:
    """One request: where, with which headers, what, when (a monotonic clock, seconds)."""

    path: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def event(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def seq(self) -> int:
        return int(self.event.get("sequence", 0))


@dataclass
class Receiver:
    """Every path is a receiver of its own. ``answers`` says what a path answers, 200 otherwise."""

    got: list[Got] = field(default_factory=list)
    answers: dict[str, Callable[[Got], int]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"thank you"
    server: ThreadingHTTPServer = field(init=False)

    def __post_init__(self) -> None:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                size = int(self.headers["content-length"])
                told = {name.lower(): value for name, value in self.headers.items()}
                got = Got(self.path, told, self.rfile.read(size), time.monotonic())
                receiver.got.append(got)
                status = receiver.answers.get(self.path, lambda _: 200)(got)
                self.send_response(status)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(receiver.body)))
                self.end_headers()
                self.wfile.write(receiver.body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # a sender that was killed
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.address}{path}"

    def at(self, path: str) -> list[Got]:
        return [got for got in self.got if got.path == path]

    def wait_for(self, count: int, path: str = "/") -> list[Got]:
        until(lambda: len(self.at(path)) >= count)
        return self.at(path)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def until(holds: Callable[[], bool], seconds: float = WAIT_SECONDS_MAX) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("What was waited for did not come.")
