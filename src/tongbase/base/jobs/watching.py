"""Tell progress while DuckDB works, and break it off when the run is to stop."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tongbase.base.connectors.terms import Gauge
from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.errors import JobCancelledError, JobTakenOverError
from tongbase.base.lake import raw
from tongbase.kernel.errors import TongBaseError

POLL_SECONDS = 0.5
STOPS = (JobCancelledError, JobTakenOverError)


@contextmanager
def watched(
    context: JobContext,
    session: raw.Session,
    total: int,
    *,
    done: int | None = None,
    gauge: Gauge | None = None,
) -> Iterator[None]:
    """Watch what is done in here. Without ``done`` its share of ``total`` is asked of DuckDB.

    Of files, which DuckDB does not read itself, the ``gauge`` tells how many rows have come.

    A statement may begin just after it was broken off, so that is done again and again. What has
    been committed by then stays: the run came to its end before the word to stop.
    """
    over = threading.Event()
    reasons: list[TongBaseError] = []

    def watch() -> None:
        while not over.wait(POLL_SECONDS):
            if not reasons:
                reasons.extend(_reason(context, session, total, done, gauge))
            if reasons:
                session.interrupt()

    watcher = threading.Thread(target=watch, name="job-watch", daemon=True)
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
    context: JobContext,
    session: raw.Session,
    total: int,
    done: int | None,
    gauge: Gauge | None,
) -> Iterator[TongBaseError]:
    """Tell how far the work is; yield the reason to stop, if there is one."""
    try:
        if gauge is not None and gauge.files_total:
            _tell_files(context, gauge)
            return
        if done is None and gauge is not None and gauge.rows:
            done = gauge.rows
        if done is None:
            done = int(total * max(session.connection.query_progress(), 0.0) / 100)
        context.progress(done, total)
    except STOPS as reason:
        yield reason


def _tell_files(context: JobContext, gauge: Gauge) -> None:
    """Tell rows, and of several files how many are read; of one file nobody knows how much is."""
    rows, done, total = gauge.rows, gauge.files, gauge.files_total
    zh, en = f"读取源数据:已读 {rows:,} 行", f"Reading the source: {rows:,} rows so far"
    if total == 1:
        context.progress(0, 0, zh, en)
        return
    zh, en = f"{zh},{done} / {total} 个文件", f"{en}, {done} of {total} files"
    context.progress(done, total, zh, en)
