"""Tell what goes wrong while rows are read as what it is: the source's fault, not the engine's."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from tongbase.base.connectors.errors import SourceChangedError, SourceReadError
from tongbase.base.lake.errors import (
    BadQueryError,
    DiskFullError,
    EngineUnavailableError,
    MemoryFullError,
)
from tongbase.kernel.errors import TongBaseError

CHANGED = (duckdb.BinderException, duckdb.CatalogException)
"""What DuckDB raises when a table has no longer the columns that it was described with."""
OUR_OWN = (DiskFullError, MemoryFullError)


@contextmanager
def telling_reading(where: str, table: str) -> Iterator[None]:
    """Turn the engine's errors into those of the source at ``where``; ours stay ours."""
    try:
        yield
    except OUR_OWN:
        raise
    except (BadQueryError, EngineUnavailableError) as failed:
        raise _told(failed, where, table) from failed


def _told(failed: TongBaseError, where: str, table: str) -> TongBaseError:
    cause = failed.__cause__
    said = next((line for line in str(cause or failed).splitlines() if line.strip()), "")
    if isinstance(cause, CHANGED):
        return SourceChangedError(
            f"源表“{table}”的结构在采集期间发生了变化({said}),将按新结构重新采集。",
            f"The columns of {table} changed while it was collected ({said}); it is planned anew.",
            field="table",
        )
    return SourceReadError(
        f"读取数据源 {where} 的“{table}”时中断:{said}。请检查源库是否正常、网络是否稳定。",
        f"Reading {table} of the source {where} broke off: {said}; check the source and the "
        "network.",
        field="table",
    )
