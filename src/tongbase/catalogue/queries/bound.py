"""Do the standards that items name hold: their data elements, their code lists?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tongbase.catalogue.errors import FieldInvalidError
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.contents import items_of
from tongbase.catalogue.rules.gaps import Gap
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.kernel.work import Work
from tongbase.standards import api as standards

ITEMS = "items"


@dataclass(frozen=True)
class Ended:
    """What items name and of which nothing is in force: codes of elements, ids of code lists."""

    elements: frozenset[str] = frozenset()
    code_lists: frozenset[str] = frozenset()


def ended_of(work: Work, items: Sequence[ItemDraft]) -> Ended:
    """Return what of all that items name is no standard in force."""
    return Ended(
        standards.not_in_force(work, {item.std_element_code for item in items}),
        standards.lists_not_in_force(work, {item.code_list_id for item in items}),
    )


def check_bound(work: Work, items: Sequence[ItemDraft]) -> None:
    """Refuse items that name an element or a code list which is not in force (落标)."""
    for told in unbindable(items, ended_of(work, items)):
        raise FieldInvalidError(told.zh, told.en, field=told.field)


def notices_of(work: Work, entry: Entry) -> Sequence[Gap]:
    """Tell of standards that have ended since the items were bound to them.

    A revision takes the items over as they were published: that a standard has ended meanwhile is
    no fault of the entry and keeps it from nothing, but whoever revises it should know.
    """
    items = items_of(entry)
    return tuple(Gap(ITEMS, told.zh, told.en) for told in unbindable(items, ended_of(work, items)))


def unbound(items: Sequence[ItemDraft], ended: Ended) -> tuple[ItemDraft, ...]:
    """Return the items without what they cannot be bound to."""
    return tuple(
        replace(
            item,
            std_element_code=_but(item.std_element_code, ended.elements),
            code_list_id=_but(item.code_list_id, ended.code_lists),
        )
        for item in items
    )


def unbindable(items: Sequence[ItemDraft], ended: Ended) -> Iterator[Gap]:
    """Say of each item, and of which of its fields, that it cannot be bound to what it names."""
    for item in items if ended != Ended() else ():
        if item.std_element_code in ended.elements:
            yield Gap(
                "std_element_code",
                f"信息项“{item.name}”引用的数据元“{item.std_element_code}”不是现行标准,"
                "请选择现行数据元。",
                f"The item {item.name} names {item.std_element_code}, which is no element in "
                "force; choose one that is.",
            )
        if item.code_list_id in ended.code_lists:
            yield Gap(
                "code_list_id",
                f"信息项“{item.name}”引用的代码集“{item.code_list_id}”不是现行代码集,"
                "请填写现行代码集的编号,如 sex。",
                f"The item {item.name} names {item.code_list_id}, which is no code list in force; "
                "give the id of one that is, such as sex.",
            )


def _but(named: str, ended: frozenset[str]) -> str:
    return "" if named in ended else named
