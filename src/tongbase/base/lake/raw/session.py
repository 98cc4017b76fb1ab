"""A session: one DuckDB connection for one piece of work, with its errors told in our words."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import duckdb

from tongbase.base.lake.errors import (
    BadQueryError,
    EngineUnavailableError,
    LostRaceError,
    QueryTimeoutError,
    lost_race,
)
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.read import NOTE_PREFIX
from tongbase.base.lake.rest.wishes import Replacement, Wish

Parameters = Sequence[Any] | Mapping[str, Any] | None
Note = Mapping[str, str] | None
T = TypeVar("T")

RETRIES_MAX = 8
RETRY_WAIT_SECONDS = 0.05
RETRY_WAIT_SECONDS_MAX = 2.0
_CONFLICT_SIGNS = ("CommitFailedException", "Conflict_409", "409")
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

    def run(self, sql: str, parameters: Parameters = None) -> duckdb.DuckDBPyConnection:
        """Run a statement; the engine's refusals come back as errors of ours."""
        with telling_errors():
            if parameters:
                return self.connection.execute(sql, parameters)
            return self.connection.execute(sql)

    def number(self, sql: str, parameters: Parameters = None) -> int:
        """Run a statement that answers one number."""
        row = self.run(sql, parameters).fetchone()
        return int(row[0]) if row else 0


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
) -> Iterator[None]:
    """Do what follows in one commit of one table, with a note in the summary of its snapshot.

    With ``replaces`` the rows inserted in here stand for all rows that were there before.
    Raises :class:`LostRaceError` when another process changed the table first; then nothing
    was changed and the whole may be tried again (:func:`with_conflict_retry`).
    """
    wishes = session.lake.engine.loopback.wishes
    with (
        session.lake.writing(table),
        wishes.on(table.identifier, Wish(noted(note), replaces)),
    ):
        session.run("BEGIN")
        try:
            yield
            session.run("COMMIT")
        except BaseException:
            undo(session)
            raise


def noted(note: Note) -> dict[str, str]:
    """Return a note as it stands in the summary of a snapshot."""
    return {f"{NOTE_PREFIX}{name}": value for name, value in (note or {}).items()}


def undo(session: Session) -> None:
    """Roll back, unless the failure has done so."""
    try:
        session.connection.rollback()
    except duckdb.TransactionException:
        return


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
        raise QueryTimeoutError(
            "查询超过了允许的时间,已被终止;请缩小范围后重试。",
            "The query took longer than allowed and was stopped; narrow it and try again.",
        ) from stopped
    except duckdb.TransactionException as failed:
        raise lost_race(str(failed)) if _is_conflict(failed) else _unavailable(failed) from failed
    except _REFUSALS as refused:
        raise BadQueryError(
            f"数据引擎拒绝执行:{refused}", f"The engine refuses this: {refused}"
        ) from refused
    except duckdb.Error as failed:
        raise _unavailable(failed) from failed


def _is_conflict(error: duckdb.Error) -> bool:
    return any(sign in str(error) for sign in _CONFLICT_SIGNS)


def _unavailable(error: duckdb.Error) -> EngineUnavailableError:
    return EngineUnavailableError(
        f"数据引擎暂时无法完成:{error}", f"The engine cannot do this now: {error}"
    )
