"""The policy compiler: a policy and a request become one statement, and nothing else can.

    SELECT <masked columns>
    FROM (SELECT <granted columns> FROM table WHERE <row filter>) AS granted
    WHERE <the consumer's filters> ORDER BY … LIMIT …

Names come from the policy and are quoted, values are bound as text, operators are those listed
here. No operator can fail on a row's value, so that whatever order the engine evaluates the
conditions in, an error can show nothing of a hidden row.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tongbase.kernel.sql import quote
from tongbase.protect.errors import (
    BadRequestError,
    ColumnNotGrantedError,
    ForeignDivisionError,
    MaskedColumnError,
)
from tongbase.protect.rules.divisions import division_prefix, is_covered
from tongbase.protect.rules.masks_sql import mask_sql
from tongbase.protect.rules.policies import check_policy
from tongbase.protect.rules.values import as_text, as_texts
from tongbase.protect.terms.policies import (
    FILTERS_MAX,
    OFFSET_MAX,
    CompiledSql,
    Filter,
    Operator,
    Order,
    Policy,
    QueryRequest,
)

LAKE = "lake"  # the name under which the engine sees the lake
GRANTED = "granted"

_SIGNS: Mapping[Operator, str] = {
    Operator.EQ: "=",
    Operator.NE: "<>",
    Operator.LT: "<",
    Operator.LE: "<=",
    Operator.GT: ">",
    Operator.GE: ">=",
}
_TEXT_TESTS: Mapping[Operator, str] = {
    Operator.STARTS_WITH: "starts_with",
    Operator.CONTAINS: "contains",
}
_DIVISION_TESTS = frozenset({Operator.EQ, Operator.IN, Operator.WITHIN, Operator.STARTS_WITH})


def compile_query(policy: Policy, request: QueryRequest, *, ahead: int = 0) -> CompiledSql:
    """Compile a query that reads a page and, behind it, as many rows as ``ahead`` says.

    Errors name the item that is at fault.
    """
    check_policy(policy)
    columns = request.columns or tuple(policy.masks)
    _check_granted(policy, columns, "columns")
    if len(set(columns)) < len(columns):
        raise _bad("columns", "信息项重复。", "A column is asked for twice.")
    inner, bound = _granted_rows(policy)
    where, values = _filters(policy, request)
    shown = ", ".join(_shown(policy, column) for column in columns)
    order = _ordering(policy, request)
    window = _window(policy, request, ahead)
    sql = f"SELECT {shown} FROM ({inner}) AS {GRANTED}{where}{order}{window}"  # noqa: S608
    return CompiledSql(sql, (*bound, *values))


def compile_count(policy: Policy, request: QueryRequest) -> CompiledSql:
    """Compile the number of rows that a query finds in all, whatever page of it is asked for."""
    check_policy(policy)
    inner, bound = _granted_rows(policy)
    where, values = _filters(policy, request)
    return CompiledSql(
        f'SELECT count(*) AS "total" FROM ({inner}) AS {GRANTED}{where}',  # noqa: S608
        (*bound, *values),
    )


def compile_verify(
    policy: Policy, keys: Mapping[str, Any], claims: Mapping[str, Any]
) -> CompiledSql:
    """Compile a verification: one row, ``found`` and then one truth value a claim, in order.

    The keys must fit exactly; a claim holds if it holds for a row that they find. A claim that
    cannot even be of the column's type does not hold.
    """
    check_policy(policy)
    _check_granted(policy, tuple(keys), "keys")
    _check_granted(policy, tuple(claims), "claims")
    _check_keys(policy, keys, claims)
    inner, bound = _granted_rows(policy)
    filters = tuple(Filter(column, Operator.EQ, value) for column, value in keys.items())
    where, values = _conditions(policy, filters)
    said = tuple(as_text(value, column).strip() for column, value in claims.items())
    answers = ", ".join(
        f"coalesce(bool_or(TRY({_inner(column)} = ?)), false) AS {quote(f'claim_{number}')}"
        for number, column in enumerate(claims)
    )
    sql = f'SELECT count(*) > 0 AS "found", {answers} FROM ({inner}) AS {GRANTED}{where}'  # noqa: S608
    return CompiledSql(sql, (*said, *bound, *values))


def _granted_rows(policy: Policy) -> tuple[str, tuple[str, ...]]:
    """Select the granted columns of the granted rows."""
    columns = ", ".join(quote(column) for column in policy.masks)
    table = ".".join(quote(part) for part in (LAKE, *policy.table))
    select = f"SELECT {columns} FROM {table}"  # noqa: S608
    if policy.row_filter is None:
        return select, ()
    prefixes = tuple(dict.fromkeys(map(division_prefix, policy.row_filter.divisions)))
    code = f"CAST({quote(policy.row_filter.column)} AS VARCHAR)"
    test = " OR ".join(f"starts_with({code}, ?)" for _ in prefixes) or "false"
    return f"{select} WHERE ({test})", prefixes


def _shown(policy: Policy, column: str) -> str:
    mask = policy.masks[column]
    if mask is None:
        return f"{_inner(column)} AS {quote(column)}"
    return f"{mask_sql(mask, f'CAST({_inner(column)} AS VARCHAR)')} AS {quote(column)}"


def _inner(column: str) -> str:
    return f"{GRANTED}.{quote(column)}"


def _filters(policy: Policy, request: QueryRequest) -> tuple[str, tuple[str, ...]]:
    """Compile what rows are found by: whoever is found by a masked value has that value."""
    columns = [each.column for each in request.filters]
    _check_granted(policy, columns, "filters")
    for column in columns:
        if policy.masks[column] is not None:
            raise MaskedColumnError(
                f"信息项“{column}”已脱敏,查询不能用它的值筛选,请用核验服务。",
                f"The column {column!r} is masked: rows may not be found by it; use verification.",
                field=column,
            )
    return _conditions(policy, request.filters)


def _conditions(policy: Policy, filters: Sequence[Filter]) -> tuple[str, tuple[str, ...]]:
    if len(filters) > FILTERS_MAX:
        raise _bad(
            "filters", f"筛选条件不超过 {FILTERS_MAX} 个。", f"At most {FILTERS_MAX} filters."
        )
    compiled = [_condition(policy, each) for each in filters]
    if not compiled:
        return "", ()
    values = tuple(value for _, bound in compiled for value in bound)
    return " WHERE " + " AND ".join(f"({test})" for test, _ in compiled), values


def _condition(policy: Policy, wanted: Filter) -> tuple[str, tuple[str, ...]]:
    _check_division(policy, wanted)
    return _TESTS[wanted.operator](wanted)


def _compare(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    value = as_text(wanted.value, wanted.column)
    return f"{_inner(wanted.column)} {_SIGNS[wanted.operator]} ?", (value,)


def _one_of(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    values = as_texts(wanted.value, wanted.column)
    return " OR ".join(f"{_inner(wanted.column)} = ?" for _ in values), values


def _text_test(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    test = f"{_TEXT_TESTS[wanted.operator]}(CAST({_inner(wanted.column)} AS VARCHAR), ?)"
    return test, (as_text(wanted.value, wanted.column),)


def _within(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    prefix = division_prefix(as_text(wanted.value, wanted.column))
    return f"starts_with(CAST({_inner(wanted.column)} AS VARCHAR), ?)", (prefix,)


def _is_null(wanted: Filter) -> tuple[str, tuple[str, ...]]:
    sign = "IS NULL" if wanted.operator is Operator.IS_NULL else "IS NOT NULL"
    return f"{_inner(wanted.column)} {sign}", ()


_TESTS: Mapping[Operator, Callable[[Filter], tuple[str, tuple[str, ...]]]] = {
    **dict.fromkeys(_SIGNS, _compare),
    **dict.fromkeys(_TEXT_TESTS, _text_test),
    Operator.IN: _one_of,
    Operator.WITHIN: _within,
    Operator.IS_NULL: _is_null,
    Operator.NOT_NULL: _is_null,
}


def _ordering(policy: Policy, request: QueryRequest) -> str:
    """Order a page, so that the next page goes on where this one ends."""
    _check_granted(policy, tuple(each.column for each in request.order), "order")
    for each in request.order:
        if policy.masks[each.column] is not None:
            raise MaskedColumnError(
                f"信息项“{each.column}”已脱敏,不能用于排序。",
                f"The column {each.column!r} is masked: rows may not be ordered by it.",
                field=each.column,
            )
    if request.limit is None and not request.order:
        return ""
    asked = [each.column for each in request.order]
    rest = [Order(c) for c, mask in policy.masks.items() if mask is None and c not in asked]
    keys = [
        f"{_inner(each.column)} {'DESC' if each.descending else 'ASC'} NULLS LAST"
        for each in (*request.order, *rest)
    ]
    return f" ORDER BY {', '.join(keys)}" if keys else ""


def _window(policy: Policy, request: QueryRequest, ahead: int) -> str:
    limit = policy.rows_max if request.limit is None else request.limit
    if type(limit) is not int or limit < 1:
        raise _bad("limit", "返回行数须为正整数。", "limit is a positive whole number.")
    if type(request.offset) is not int or not 0 <= request.offset <= OFFSET_MAX:
        raise _bad(
            "offset",
            f"起始行须在 0 至 {OFFSET_MAX} 之间。",
            f"offset is from 0 to {OFFSET_MAX}.",
        )
    return f" LIMIT {min(limit, policy.rows_max) + ahead} OFFSET {request.offset}"


def _check_granted(policy: Policy, columns: Sequence[str], field: str) -> None:
    missing = [column for column in columns if column not in policy.masks]
    if missing:
        listed = "、".join(map(str, missing))
        raise ColumnNotGrantedError(
            f"信息项“{listed}”不在授权范围内,请在申请中勾选后再使用。",
            f"Not granted: {', '.join(map(str, missing))}; apply for it first.",
            field=field,
            columns=missing,
        )


def _check_division(policy: Policy, wanted: Filter) -> None:
    row_filter = policy.row_filter
    if row_filter is None or wanted.column != row_filter.column:
        return
    if wanted.operator not in _DIVISION_TESTS:
        return
    values = wanted.value if wanted.operator is Operator.IN else [wanted.value]
    for code in as_texts(values, wanted.column):
        if wanted.operator is Operator.STARTS_WITH:
            foreign = not any(_meets(code, each) for each in row_filter.divisions)
        else:
            foreign = not is_covered(code, row_filter.divisions)
        if foreign:
            raise ForeignDivisionError(
                f"行政区划“{code}”不在授权范围({'、'.join(row_filter.divisions)})内。",
                f"The division {code} is outside the grant ({', '.join(row_filter.divisions)}).",
                field=wanted.column,
                division=code,
            )


def _meets(prefix: str, division: str) -> bool:
    granted = division_prefix(division)
    return prefix.startswith(granted)


def _check_keys(policy: Policy, keys: Mapping[str, Any], claims: Mapping[str, Any]) -> None:
    if not keys or (policy.keys and set(keys) != set(policy.keys)):
        if not policy.keys:
            raise _bad("keys", "核验主键至少须填一项。", "Give one key at least.")
        zh, en = "、".join(policy.keys), ", ".join(policy.keys)
        raise _bad("keys", f"核验主键须为:{zh}。", f"The keys must be: {en}.")
    if not claims or len(claims) > FILTERS_MAX:
        raise _bad(
            "claims", f"核验项须为 1 至 {FILTERS_MAX} 项。", f"Give 1 to {FILTERS_MAX} claims."
        )


def _bad(field: str, zh: str, en: str) -> BadRequestError:
    return BadRequestError(zh, en, field=field)
