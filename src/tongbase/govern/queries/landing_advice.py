"""Which elements the columns of a table may hold: from their names and some of their values."""

from collections.abc import Mapping, Sequence

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.bindings import bindings_of
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.sql import literal, quote, trimmed
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.landing import ColumnClue, ElementSuggestion

SAMPLE_ROWS = 5_000
VALUES_LOOKED_AT = 200


def suggested_elements(
    work: Work, lake: Lake, table: Table
) -> Mapping[str, Sequence[ElementSuggestion]]:
    """Suggest elements for each column that is bound to none, the surest first."""
    work.require(GovernPermission.STANDARD_BIND, OrgPath(table.owner))
    bound = bindings_of(work, table)
    free = [column for column in table.columns if column.name not in bound]
    values = _values(lake, table, [column.name for column in free])
    elements = [each.content for each in standards.elements_in_force(work)]
    codes = _codes(work, elements)
    today = work.today
    found = {
        column.name: standards.suggest_elements(
            ColumnClue(column.name, column.title, column.type, values.get(column.name, {})),
            elements,
            codes,
            today=today,
        )
        for column in free
    }
    return {name: suggestions for name, suggestions in found.items() if suggestions}


def _codes(work: Work, elements: Sequence[ElementContent]) -> Mapping[str, frozenset[str]]:
    wanted = {element.code_list for element in elements if element.code_list}
    known = {each.id for each in standards.list_code_lists(work)}
    lists = (standards.get_code_list(work, list_id) for list_id in sorted(wanted & known))
    return {each.id: frozenset(code.code for code in each.codes) for each in lists}


def _values(lake: Lake, table: Table, columns: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
    """Read some values of columns and count their rows; they are compared here and go nowhere.

    The most frequent come first; those as frequent come in no order of theirs, which would show
    the smallest alone.
    """
    name = TableName(table.namespace, table.name)
    if not columns or not read.exists(lake, name):
        return {}
    present = {each.name for each in read.columns(lake, name)}
    told = [column for column in columns if column in present]
    sample = f"(SELECT * FROM {raw.relation(name)} LIMIT {SAMPLE_ROWS})"  # noqa: S608
    found: dict[str, Mapping[str, int]] = {}
    with raw.open_session(lake) as session:
        for column in told:
            text = trimmed(f"CAST({quote(column)} AS VARCHAR)")
            rows = raw.query(
                session,
                f"SELECT {text} AS v, count(*) AS n FROM {sample} "  # noqa: S608
                f"WHERE {text} <> {literal('')} GROUP BY v ORDER BY n DESC, md5(v) "
                f"LIMIT {VALUES_LOOKED_AT}",
            )
            found[column] = {str(row["v"]): row["n"] for row in rows.to_pylist()}
    return found
