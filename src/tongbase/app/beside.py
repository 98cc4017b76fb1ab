"""The worker beside ``tongbase up``: it loads while the house is opened; a dead one is replaced.

To load all modules takes a worker seconds. Begun once the server listens, it would leave the
events of these seconds lying; so it is begun first of all, and told over a pipe when it may open
the house.
This file knows nothing of the house itself, so that it loads at once.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

RESTART_SECONDS = 2.0
STOP_SECONDS = 15.0
GO = "go\n"


@contextmanager
def a_worker_beside() -> Iterator[Callable[[], None]]:
    """Keep a worker process running as long as the block lasts; it waits until it is let go."""
    let_go, ended = threading.Event(), threading.Event()
    keeper = threading.Thread(
        target=_keep_worker, args=(let_go, ended), name="worker-keeper", daemon=True
    )
    keeper.start()
    try:
        yield let_go.set
    finally:
        ended.set()
        let_go.set()
        keeper.join(timeout=STOP_SECONDS)


def wait_to_be_let_go() -> None:
    """Wait for the word of the server; leave if that ended without giving it."""
    if sys.stdin.readline() != GO:
        sys.exit()


def _keep_worker(let_go: threading.Event, ended: threading.Event) -> None:
    # -P: nothing is imported from the folder in which the server was started.
    words = ["-P", "-m", "tongbase.app.cli.main", "worker", "--beside", str(os.getpid())]
    while not ended.is_set():
        with subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, *words], stdin=subprocess.PIPE, text=True
        ) as worker:
            let_go.wait()
            if not ended.is_set():
                _let_go(worker)
            while worker.poll() is None and not ended.wait(RESTART_SECONDS / 4):
                pass
            if worker.poll() is None:
                _stop(worker)
        ended.wait(RESTART_SECONDS)


def _let_go(worker: subprocess.Popen[str]) -> None:
    with suppress(BrokenPipeError), worker.stdin as words:  # type: ignore[union-attr]
        words.write(GO)  # where it died as it loaded, nobody reads


def _stop(worker: subprocess.Popen[str]) -> None:
    worker.terminate()
    try:
        worker.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
