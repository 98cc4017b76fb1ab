"""Tell progress while DuckDB works, and break it off when the run is to stop."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.errors import JobCancelledError, JobTakenOverError
from tongbase.base.lake import raw
from tongbase.kernel.errors import TongBaseError

POLL_SECONDS = 0.5
STOPS = (JobCancelledError, JobTakenOverError)


@contextmanager
def watched(
    context: JobContext, session: raw.Session, total: int, *, done: int | None = None
) -> Iterator[None]:
    """Watch what is done in here. Without ``done`` its share of ``total`` is asked of DuckDB.

    A statement may begin just after it was broken off, so that is done again and again. What has
    been committed by then stays: the run came to its end before the word to stop.
    """
    over = threading.Event()
    reasons: list[TongBaseError] = []

    def watch() -> None:
        while not over.wait(POLL_SECONDS):
            if not reasons:
                reasons.extend(_reason(context, session, total, done))
            if reasons:
                session.interrupt()

    watcher = threading.Thread(target=watch, name="collect-watch", daemon=True)
    watcher.start()
    try:
        yield
    except TongBaseError:
        if reasons:
            raise reasons[0] from None
        raise
    finally:
        over.set()
        watcher.join()
        session.resume()


def _reason(
    context: JobContext, session: raw.Session, total: int, done: int | None
) -> Iterator[TongBaseError]:
    """Tell how far the work is; yield the reason to stop, if there is one."""
    if done is None:
        done = int(total * max(session.connection.query_progress(), 0.0) / 100)
    try:
        context.progress(done, total)
    except STOPS as reason:
        yield reason
