"""``tongbase up``: server, console and worker on one machine; a dead worker is replaced."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from tongbase.app.house import House
from tongbase.app.http.application import build_app

RESTART_SECONDS = 2.0
STOP_SECONDS = 15.0


def serve(house: House) -> None:
    """Serve the console and the API until a signal says stop, with a worker beside."""
    settings = house.settings
    app = build_app(house, with_lake=True)
    # The server hands a signal on once it has stopped: SIGTERM then ends us as ^C does, with the
    # worker stopped and the house closed, and not at once.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with a_worker_beside():
        uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning")


@contextmanager
def a_worker_beside() -> Iterator[None]:
    """Keep a worker process running as long as the block lasts."""
    ended = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(ended,), name="worker-keeper", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join(timeout=STOP_SECONDS)


def _keep_worker(ended: threading.Event) -> None:
    while not ended.is_set():
        worker = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", "tongbase.app.cli.main", "worker", "--beside", str(os.getpid())]
        )
        while worker.poll() is None and not ended.wait(RESTART_SECONDS / 4):
            pass
        if worker.poll() is None:
            _stop(worker)
            return
        ended.wait(RESTART_SECONDS)


def _stop(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    try:
        worker.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
