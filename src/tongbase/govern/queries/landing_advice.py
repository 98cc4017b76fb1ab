"""Which elements columns, and items of the catalogue, may hold: from names and some values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.bindings import bindings_of, elements_of
from tongbase.govern.queries.tables import find_table
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.sql import literal, quote, trimmed
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.landing import ColumnClue, ElementSuggestion

SAMPLE_ROWS = 5_000
VALUES_LOOKED_AT = 200
IS_BOUND = Label("所挂接的字段已绑定该数据元", "The column that fills it is bound to it")


def suggested_elements(
    work: Work, lake: Lake, table: Table
) -> Mapping[str, Sequence[ElementSuggestion]]:
    """Suggest elements for each column that is bound to none, the surest first."""
    work.require(GovernPermission.STANDARD_BIND, OrgPath(table.owner))
    bound = bindings_of(work, table)
    free = [column for column in table.columns if column.name not in bound]
    values = _values(lake, table, [column.name for column in free])
    found = _suggested(
        work,
        [
            ColumnClue(column.name, column.title, column.type, values.get(column.name, {}))
            for column in free
        ],
    )
    named = zip((column.name for column in free), found, strict=True)
    return {name: suggestions for name, suggestions in named if suggestions}


def suggested_for_items(
    work: Work, lake: Lake, entry_id: str, items: Sequence[ColumnClue]
) -> Sequence[Sequence[ElementSuggestion]]:
    """Suggest elements for items of an entry, in their order, as they stand in an editor.

    What the column is bound to from which an item is filled comes first. Its values are looked at
    by those who may bind it; others are told what names say.
    """
    entry = catalogue.entry_to_compile(work, entry_id)
    filled = _columns_of(work, lake, entry, {item.name for item in items if item.name})
    clues = [
        replace(item, values=filled[item.name].values) if item.name in filled else item
        for item in items
    ]
    return [
        _bound_first(filled[clue.name].element, found) if clue.name in filled else found
        for clue, found in zip(clues, _suggested(work, clues), strict=True)
    ]


@dataclass(frozen=True)
class _Filled:
    """A column from which an item is filled: its element, if it has one, and some values."""

    element: ElementContent | None
    values: Mapping[str, int]


def _columns_of(
    work: Work, lake: Lake, entry: EntryRef, names: Collection[str]
) -> Mapping[str, _Filled]:
    found: dict[str, _Filled] = {}
    for resource in entry.resources:
        table = find_table(work, resource.namespace, resource.table)
        if table is None:
            continue
        elements = elements_of(work, table)
        columns = [each.name for each in table.columns if each.name in names]
        may_look = work.actor.may(GovernPermission.STANDARD_BIND, OrgPath(table.owner))
        values = _values(lake, table, columns) if may_look else {}
        for name in columns:
            found.setdefault(name, _Filled(elements.get(name), values.get(name, {})))
    return found


def _bound_first(
    element: ElementContent | None, found: Sequence[ElementSuggestion]
) -> Sequence[ElementSuggestion]:
    if element is None:
        return found
    sure = ElementSuggestion(element.code, element.name_zh, 1.0, (IS_BOUND,))
    return [sure, *(each for each in found if each.code != element.code)]


def _suggested(work: Work, clues: Sequence[ColumnClue]) -> Sequence[Sequence[ElementSuggestion]]:
    elements = [each.content for each in standards.elements_in_force(work)]
    codes = _codes(work, elements)
    return [standards.suggest_elements(clue, elements, codes, today=work.today) for clue in clues]


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
