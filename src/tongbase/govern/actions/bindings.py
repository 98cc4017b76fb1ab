"""Bind columns to data elements (落标), and release them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from tongbase.govern.errors import ColumnUnknownError, ElementUnknownError
from tongbase.govern.events import ElementBound, ElementReleased
from tongbase.govern.models import ElementBinding, Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.bindings import bindings_of
from tongbase.govern.queries.tables import get_table
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.labels import Label


@dataclass(frozen=True)
class Choice:
    """A column and the element that it holds.

    ``confidence`` and ``reasons`` are those of an accepted suggestion.
    """

    column: str
    element: str
    confidence: float | None = None
    reasons: tuple[Label, ...] = ()


def bind_elements(work: Work, table_id: str, choices: Sequence[Choice]) -> Table:
    """Bind columns of a table, in the place of what they were bound to."""
    table = get_table(work, table_id)
    work.require(GovernPermission.STANDARD_BIND, OrgPath(table.owner))
    _check(work, table, choices)
    bound = bindings_of(work, table)
    for choice in choices:
        before = bound.get(choice.column)
        if before is not None:
            if before.element_code == choice.element:
                continue
            before.until = work.now
            work.db.flush()
        binding = ElementBinding(
            id=new_id(),
            table_id=table.id,
            column=choice.column,
            element_code=choice.element,
            confidence=choice.confidence,
            reasons=[asdict(reason) for reason in choice.reasons],
            since=work.now,
            bound_by_name=work.actor.name,
        )
        work.db.add(binding)
        work.emit(ElementBound(table.id, choice.column, choice.element, choice.confidence))
    work.db.flush()
    return table


def release_element(work: Work, table_id: str, column: str) -> Table:
    """Let a column be bound to nothing; that it was stays known."""
    table = get_table(work, table_id)
    work.require(GovernPermission.STANDARD_BIND, OrgPath(table.owner))
    binding = bindings_of(work, table).get(column)
    if binding is None:
        raise ColumnUnknownError(
            f"字段“{column}”没有绑定数据元,请刷新后重试。",
            f"The column {column} is bound to nothing; reload and try again.",
            field="column",
        )
    binding.until = work.now
    work.db.flush()
    work.emit(ElementReleased(table.id, column=column, element=binding.element_code))
    return table


def _check(work: Work, table: Table, choices: Sequence[Choice]) -> None:
    columns = {column.name for column in table.columns}
    wanted = {choice.element for choice in choices}
    ended = standards.not_in_force(work, wanted)
    for choice in choices:
        if choice.column not in columns:
            raise ColumnUnknownError(
                f"数据表没有字段“{choice.column}”,请从列表中选择。",
                f"The table has no column {choice.column}; choose one of the list.",
                field="column",
            )
        if choice.element in ended or not choice.element:
            raise ElementUnknownError(
                f"没有现行的数据元“{choice.element}”,请选择现行数据元。",
                f"No data element {choice.element} is in force; choose one that is.",
                field="element",
            )
