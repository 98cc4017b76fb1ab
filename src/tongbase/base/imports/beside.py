"""Reading a large file in a process beside: it goes on while this one asks the database and writes.

To read is half of the work of an import, and Python does one thing at a time in a process. What
was read comes through a pipe, which holds less than a batch: the reader is never further ahead.
"""

import gc
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from subprocess import PIPE
from typing import IO, Any

from tongbase.base.imports.batches import Batch, Head, Reading
from tongbase.kernel.errors import TongBaseError

SMALL_BYTES = 128 * 1024
"""What is smaller is read sooner than a process starts."""


def opened(reading: Reading) -> AbstractContextManager[tuple[Head, Iterator[Batch]]]:
    """Open a file as :meth:`Reading.opened` does: a small one here, a large one beside."""
    small = reading.path.stat().st_size < SMALL_BYTES
    return reading.opened() if small else opened_beside(reading)


@contextmanager
def opened_beside(reading: Reading) -> Iterator[tuple[Head, Iterator[Batch]]]:
    """Let a process of its own read, which ends with this.

    Raises:
        TongBaseError: What reading here would have raised.
        RuntimeError: The process ended before it was done.
    """
    # -P: nothing is imported from the folder in which the server was started.
    words = [sys.executable, "-P", "-m", __name__]
    with subprocess.Popen(words, stdin=PIPE, stdout=PIPE) as reader:  # noqa: S603 - our own words
        try:
            if reader.stdin is None or reader.stdout is None:
                raise AssertionError(words)
            with reader.stdin as asking:
                pickle.dump(reading, asking)
            yield _next(reader.stdout), _batches(reader.stdout)
        finally:
            reader.kill()


def _batches(said: IO[bytes]) -> Iterator[Batch]:
    while (batch := _next(said)) is not None:
        yield batch


def _next(said: IO[bytes]) -> Any:
    gc.disable()  # all of a batch is needed: to look for garbage in it takes longer than to read it
    try:
        part = pickle.load(said)  # noqa: S301 - said by a process of ours
    except (EOFError, pickle.UnpicklingError):
        raise RuntimeError("The process that reads the file has ended.") from None
    finally:
        gc.enable()
    if isinstance(part, TongBaseError):
        raise part
    return part


def _read_beside() -> None:
    """Read what standard input names; say it on standard output, and nothing when nobody hears."""
    gc.disable()  # nothing here goes round in circles, and the process lives as long as the file
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # meant for those who wait for it
    reading: Reading = pickle.load(sys.stdin.buffer)  # noqa: S301 - asked by a process of ours
    saying = os.fdopen(os.dup(1), "wb")  # open to the end: what fails is printed before it closes
    os.dup2(2, 1)  # whatever a library prints
    try:
        with reading.opened() as (head, batches):
            for part in chain((head,), batches, (None,)):
                _say(part, saying)
    except TongBaseError as error:
        _say(error, saying)


def _say(part: object, saying: IO[bytes]) -> None:
    pickle.dump(part, saying, pickle.HIGHEST_PROTOCOL)
    saying.flush()


if __name__ == "__main__":
    _read_beside()
