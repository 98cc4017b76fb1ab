"""Staged rows as they land, on a real engine."""

import duckdb

from tongbase.base.lake.terms import Column
from tongbase.collect.rules.staging import FAULT, Future, Staged, typed_select

COLUMNS = (Column("id", "long", ""), Column("changed", "timestamp", ""))


def test_a_moment_that_came_as_text_can_be_dated_in_the_future():
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE rows AS FROM (VALUES (1::BIGINT, '2024-01-01 00:00:00'), "
        "(2, '2099-01-01 00:00:00'), (3, '0000-00-00 00:00:00')) t(id, changed)"
    )
    staged = Staged(
        "rows", {"id": "BIGINT", "changed": "VARCHAR"}, {"id": "long", "changed": "string"}
    )
    future = Future("changed", "2026-01-01 00:00:00")
    select = typed_select(staged, COLUMNS, future=future)
    told = connection.execute(f"SELECT id, {FAULT} FROM ({select}) ORDER BY id").fetchall()
    assert told == [(1, None), (2, "cursor_future"), (3, "type")]
