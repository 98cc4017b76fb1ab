"""Read rows: all at once within a limit, or as a stream."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import pyarrow as pa

from tongbase.base.lake.engine import LAKE
from tongbase.base.lake.errors import TooManyRowsError
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw.session import Parameters, Session, telling_errors
from tongbase.kernel.sql import quote

QUERY_ROWS_MAX = 1_000_000
QUERY_SECONDS_MAX = 60.0
BATCH_ROWS = 65_536


def relation(table: TableName) -> str:
    """Return the quote name under which SQL sees a table."""
    return f"{LAKE}.{quote(table.namespace)}.{quote(table.name)}"


def at_snapshot(table: TableName, snapshot: int) -> str:
    """Return a relation that shows the table as it was in a snapshot."""
    return f"{relation(table)} AT (VERSION => {int(snapshot)})"


def query(
    session: Session,
    sql: str,
    parameters: Parameters = None,
    *,
    rows_max: int = QUERY_ROWS_MAX,
    seconds_max: float = QUERY_SECONDS_MAX,
) -> pa.Table:
    """Run a query and return its rows; an answer longer than ``rows_max`` is refused."""
    with _clock(session, seconds_max), telling_errors():
        reader = session.run(sql, parameters).to_arrow_reader(BATCH_ROWS)
        batches: list[pa.RecordBatch] = []
        rows = 0
        for batch in reader:
            rows += batch.num_rows
            if rows > rows_max:
                raise TooManyRowsError(
                    f"结果超过 {rows_max} 行,请增加筛选条件或分页。",
                    f"The answer has more than {rows_max} rows; filter or page it.",
                    rows_max=rows_max,
                )
            batches.append(batch)
        return pa.Table.from_batches(batches, schema=reader.schema)


def stream(
    session: Session,
    sql: str,
    parameters: Parameters = None,
    *,
    seconds_max: float = QUERY_SECONDS_MAX,
    batch_rows: int = BATCH_ROWS,
) -> Iterator[pa.RecordBatch]:
    """Run a query and yield its rows batch by batch, in bounded memory."""
    with _clock(session, seconds_max), telling_errors():
        yield from session.run(sql, parameters).to_arrow_reader(batch_rows)


@contextmanager
def _clock(session: Session, seconds_max: float) -> Iterator[None]:
    """Interrupt the session's statement when its time is over."""
    timer = Timer(seconds_max, session.connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
