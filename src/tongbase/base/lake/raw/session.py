"""A session: one DuckDB connection for one piece of work, with its errors told in our words."""

import logging
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any, TypeVar

import duckdb

from tongbase.base.lake.errors import (
    BadQueryError,
    DiskFullError,
    EngineUnavailableError,
    LostRaceError,
    MemoryFullError,
    QueryTimeoutError,
    lost_race,
)
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.places import remove_place, tidy
from tongbase.base.lake.read import NOTE_PREFIX
from tongbase.base.lake.rest.wishes import Replacement, Wish
from tongbase.kernel.errors import TongBaseError, UnavailableError

Parameters = Sequence[Any] | Mapping[str, Any] | None
Note = Mapping[str, str] | None
T = TypeVar("T")

RETRIES_MAX = 8
RETRY_WAIT_SECONDS = 0.05
RETRY_WAIT_SECONDS_MAX = 2.0
log = logging.getLogger(__name__)
_CONFLICT_SIGNS = ("CommitFailedException", "Conflict_409", "409")
_FULL_SIGNS = ("No space left on device", "Disk quota exceeded")
_REFUSALS = (
    duckdb.ProgrammingError,
    duckdb.DataError,
    duckdb.NotSupportedError,
    duckdb.IntegrityError,
)


@dataclass(frozen=True)
class Session:
    """A lake, and a connection to its engine that nobody else uses meanwhile."""

    lake: Lake
    connection: duckdb.DuckDBPyConnection
    _commit: Lock = field(default_factory=Lock, repr=False, compare=False)
    _stopped: Event = field(default_factory=Event, repr=False, compare=False)
    _breakers: list[Callable[[], None]] = field(default_factory=list, repr=False, compare=False)

    def run(self, sql: str, parameters: Parameters = None) -> duckdb.DuckDBPyConnection:
        """Run a statement; the engine's refusals come back as errors of ours."""
        if self._stopped.is_set():
            raise _broken_off()
        with telling_errors():
            if parameters:
                return self.connection.execute(sql, parameters)
            return self.connection.execute(sql)

    def number(self, sql: str, parameters: Parameters = None) -> int:
        """Run a statement that answers one number."""
        row = self.run(sql, parameters).fetchone()
        return int(row[0]) if row else 0

    def commit(self) -> None:
        """Commit what the connection has written."""
        with self.unbroken():
            self.run("COMMIT")

    @contextmanager
    def unbroken(self) -> Iterator[None]:
        """Commit in here: nobody breaks it off half-way, when one could not know what came of it.

        Refused if the work was broken off before.
        """
        with self._commit:
            if self._stopped.is_set():
                raise _broken_off()
            yield

    def undo(self) -> None:
        """Roll back, unless the failure has done so; nobody breaks that off half-way."""
        with self._commit, suppress(duckdb.TransactionException):
            self.connection.rollback()

    def interrupt(self) -> None:
        """Break off, from another thread, the statement that runs, and refuse all that follow.

        A commit or an undoing that has begun comes to its end. A statement that was just about to
        begin is missed: call this again and again until the other thread has noticed.
        """
        self._stopped.set()
        for breaker in tuple(self._breakers):
            breaker()
        if self._commit.acquire(blocking=False):
            try:
                self.connection.interrupt()
            finally:
                self._commit.release()

    @contextmanager
    def broken_off_by(self, breaker: Callable[[], None]) -> Iterator[None]:
        """Call this too when what happens in here is broken off: for what does not heed DuckDB."""
        self._breakers.append(breaker)
        try:
            yield
        finally:
            self._breakers.remove(breaker)

    def resume(self) -> None:
        """Let statements run again."""
        self._stopped.clear()


@contextmanager
def open_session(lake: Lake) -> Iterator[Session]:
    """Open a session; what it leaves uncommitted is undone."""
    with lake.engine.cursor() as connection:
        yield Session(lake, connection)


@contextmanager
def committing(
    session: Session,
    table: TableName,
    note: Note = None,
    *,
    replaces: Replacement | None = None,
) -> Iterator[dict[str, str]]:
    """Do what follows in one commit of one table, with a note in the summary of its snapshot.

    Yields the note, to which may be added what is only known at the end. With ``replaces`` the
    rows inserted in here stand for all rows that were there before.
    Raises :class:`LostRaceError` when another process changed the table first; then nothing
    was changed and the whole may be tried again (:func:`with_conflict_retry`). However it fails,
    the files that were written go at once.
    """
    wishes, told = session.lake.engine.loopback.wishes, noted(note)
    wish = Wish(told, replaces)
    with session.lake.writing(table), wishes.on(table.identifier, wish):
        session.run("BEGIN")
        try:
            yield told
            session.commit()
        except BaseException:
            session.undo()
            _leave(session.lake, wish, is_void=wishes.withdraw(wish))
            raise
        _leave(session.lake, wish, is_void=False)


def _leave(lake: Lake, wish: Wish, *, is_void: bool) -> None:
    """Leave the place of a write; if nothing of it is committed, with all that was laid down there.

    What cannot be removed now the upkeep finds.
    """
    if not wish.location:
        return
    try:
        if is_void:
            remove_place(lake.settings, wish.location, wish.place)
    except TongBaseError:
        log.warning("The files of a broken-off write stay until the upkeep.", exc_info=True)
    tidy(wish.location, wish.place)


def noted(note: Note) -> dict[str, str]:
    """Return a note as it stands in the summary of a snapshot."""
    return {f"{NOTE_PREFIX}{name}": value for name, value in (note or {}).items()}


def with_conflict_retry(write: Callable[[], T], *, retries_max: int = RETRIES_MAX) -> T:
    """Try a write again while it loses races; it must be one that reads the table afresh."""
    for attempt in range(retries_max):
        try:
            return write()
        except LostRaceError:
            wait = min(RETRY_WAIT_SECONDS * 2**attempt, RETRY_WAIT_SECONDS_MAX)
            time.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311 - spreads writers apart
    return write()


@contextmanager
def telling_errors() -> Iterator[None]:
    """Tell DuckDB's errors as ours."""
    try:
        yield
    except duckdb.InterruptException as stopped:
        raise _broken_off() from stopped
    except duckdb.TransactionException as failed:
        raise lost_race(str(failed)) if _is_conflict(failed) else _unavailable(failed) from failed
    except _REFUSALS as refused:
        raise BadQueryError(
            f"数据引擎拒绝执行:{refused}", f"The engine refuses this: {refused}"
        ) from refused
    except duckdb.Error as failed:
        raise _unavailable(failed) from failed


def _broken_off() -> QueryTimeoutError:
    return QueryTimeoutError(
        "查询超过了允许的时间,已被终止;请缩小范围后重试。",
        "The query took longer than allowed and was stopped; narrow it and try again.",
    )


def _is_conflict(error: duckdb.Error) -> bool:
    return any(sign in str(error) for sign in _CONFLICT_SIGNS)


def _unavailable(error: duckdb.Error) -> UnavailableError:
    said = str(error)
    if any(sign in said for sign in _FULL_SIGNS):
        return DiskFullError(
            f"磁盘空间不足,未写入任何数据;请清理或扩容后重试。({said})",
            f"The disk is full and nothing was written; make room and try again. ({said})",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return MemoryFullError(
            f"内存不足:请调大 TONGBASE_DUCKDB_MEMORY 或减少字段后重试。({said})",
            f"Out of memory: raise TONGBASE_DUCKDB_MEMORY or take fewer columns. ({said})",
        )
    return EngineUnavailableError(
        f"数据引擎暂时无法完成:{error}", f"The engine cannot do this now: {error}"
    )
