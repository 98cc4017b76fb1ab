"""Makers with defaults: a table of two divisions with canaries in the hidden one, and a policy."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import duckdb

from tongbase.protect.terms.policies import (
    ColumnRule,
    CompiledSql,
    Filter,
    Operator,
    Policy,
    QueryRequest,
    RowFilter,
)
from tongbase.standards.terms.grading import Mask

NOW = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
CANARY = "CANARY"
OPEN_ROWS, HIDDEN_ROWS = 40, 60


def a_policy(**changes: Any) -> Policy:
    return replace(
        Policy(
            table=("市监", "企业"),
            columns=(
                ColumnRule("编号"),
                ColumnRule("名称"),
                ColumnRule("区划"),
                ColumnRule("备注"),
                ColumnRule("法人证件号", Mask.CITIZEN_ID),
            ),
            row_filter=RowFilter("区划", ("420100",)),
            rows_max=1000,
            calls_per_minute=60,
            until=NOW + timedelta(days=30),
            purpose="发放补贴",
            consumer="/420000/420100/11420100MB0000000A",
        ),
        **changes,
    )


def a_request(*filters: tuple[str, str, Any], **changes: Any) -> QueryRequest:
    asked = tuple(Filter(column, Operator(operator), value) for column, operator, value in filters)
    return QueryRequest(filters=asked, **changes)


def a_lake() -> duckdb.DuckDBPyConnection:
    """Make a lake in memory. The note of an open row is a number, that of a hidden row is not."""
    lake = duckdb.connect()
    lake.execute("ATTACH ':memory:' AS lake; CREATE SCHEMA lake.市监")
    lake.execute(
        f"""
        CREATE TABLE lake.市监.企业 AS SELECT
            i AS "编号",
            CASE WHEN i < {OPEN_ROWS} THEN '企业' || i ELSE '{CANARY}名称' || i END AS "名称",
            CASE WHEN i < {OPEN_ROWS} THEN '42010' || (1 + i % 3) ELSE '430102' END AS "区划",
            CASE WHEN i < {OPEN_ROWS} THEN '7' ELSE '{CANARY}备注' || i END AS "备注",
            CASE WHEN i < {OPEN_ROWS} THEN '110101190001010014' ELSE '{CANARY}' END
                AS "法人证件号",
            CASE WHEN i < {OPEN_ROWS} THEN '1' ELSE '{CANARY}未授权' END AS "电话",
            DATE '2020-01-01' + i::INT AS "成立日期",
            (i * 1.5)::DECIMAL(18, 2) AS "资本",
        FROM range({OPEN_ROWS + HIDDEN_ROWS}) t(i)
        """
    )
    return lake


def rows(lake: duckdb.DuckDBPyConnection, compiled: CompiledSql) -> list[tuple[Any, ...]]:
    return lake.execute(compiled.sql, list(compiled.params)).fetchall()
