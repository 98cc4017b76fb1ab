"""Reading granted rows: through the compiler first, and only then to the lake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tongbase.base.lake import raw, read
from tongbase.base.lake.errors import BadQueryError
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.kernel.work import Work
from tongbase.protect.errors import BadRequestError
from tongbase.protect.rules.compiler import compile_count, compile_query, compile_verify
from tongbase.protect.rules.policies import check_in_force
from tongbase.protect.rules.values import as_text
from tongbase.protect.terms.policies import (
    Answer,
    CompiledSql,
    Filter,
    Operator,
    Policy,
    QueryRequest,
)

_TYPED = frozenset(Operator) - {
    Operator.STARTS_WITH,
    Operator.CONTAINS,
    Operator.WITHIN,
    Operator.IS_NULL,
    Operator.NOT_NULL,
}


@dataclass(frozen=True)
class GrantedRows:
    """A page: masked rows, whether more follow, and how many in all (None unless it was asked)."""

    rows: pa.Table
    has_more: bool
    total: int | None = None

    @property
    def count(self) -> int:
        """Return how many rows left."""
        return int(self.rows.num_rows)


@dataclass(frozen=True)
class Verification:
    """The answer of a verification: one word a claim."""

    answers: Mapping[str, Answer]


def read_granted(
    work: Work, lake: Lake, policy: Policy, request: QueryRequest, *, with_total: bool = False
) -> GrantedRows:
    """Read what a policy grants of what is asked. The exit that calls this keeps the evidence."""
    check_in_force(policy, work.now)
    compiled = compile_query(policy, request, ahead=1)
    size = min(request.limit or policy.rows_max, policy.rows_max)
    rows = _run(lake, policy, compiled, request.filters, rows_max=size + 1)
    page, has_more = rows.slice(0, size), rows.num_rows > size
    if not with_total:
        return GrantedRows(page, has_more)
    counted = _run(lake, policy, compile_count(policy, request), request.filters, rows_max=1)
    return GrantedRows(page, has_more, counted["total"][0].as_py())


def verify_granted(
    work: Work, lake: Lake, policy: Policy, keys: Mapping[str, Any], claims: Mapping[str, Any]
) -> Verification:
    """Say of each claim whether it holds: 一致, 不一致, or 查无. Never a value."""
    check_in_force(policy, work.now)
    compiled = compile_verify(policy, keys, claims)
    filters = [Filter(column, Operator.EQ, value) for column, value in keys.items()]
    row = _run(lake, policy, compiled, filters, rows_max=1).to_pylist()[0]
    found, *held = row.values()
    told = {
        column: _answer(found=found, held=holds) for column, holds in zip(claims, held, strict=True)
    }
    return Verification(told)


def _answer(*, found: bool, held: bool) -> Answer:
    if not found:
        return Answer.NOT_FOUND
    return Answer.CONSISTENT if held else Answer.INCONSISTENT


def _run(
    lake: Lake,
    policy: Policy,
    compiled: CompiledSql,
    filters: Sequence[Filter],
    *,
    rows_max: int,
) -> pa.Table:
    table = TableName(*policy.table)
    with raw.open_session(lake) as session:
        try:
            return raw.query(session, compiled.sql, list(compiled.params), rows_max=rows_max)
        except BadQueryError as refused:
            read.get_table(lake, table)
            _blame(session, table, filters)
            raise _outdated(policy) from refused


def _blame(session: raw.Session, table: TableName, filters: Sequence[Filter]) -> None:
    """Find the filter whose value cannot be of its column's type. The engine's own words, which
    hold the statement, are told to nobody.
    """
    described = session.run(f"DESCRIBE {raw.relation(table)}").fetchall()
    types = {name: kind for name, kind, *_ in described}
    for each in filters:
        if each.operator not in _TYPED or each.column not in types:
            continue
        values = each.value if each.operator is Operator.IN else [each.value]
        for value in values if isinstance(values, Sequence) else [values]:
            text, kind = as_text(value, each.column), types[each.column]
            if not session.number(f"SELECT (TRY_CAST(? AS {kind}) IS NOT NULL)::INT", [text]):
                raise BadRequestError(
                    f"“{each.column}”的值“{text}”与该信息项的类型({kind})不符,请修改。",
                    f"The value {text!r} cannot be a {kind}, as the column {each.column!r} is.",
                    field=each.column,
                    type=kind,
                )


def _outdated(policy: Policy) -> BadRequestError:
    return BadRequestError(
        f"表“{'.'.join(policy.table)}”的结构与授权不一致,请联系数据提供单位。",
        f"The table {'.'.join(policy.table)} no longer fits the grant; ask its provider.",
        field="table",
    )
