"""Core data (核心数据) are neither shared nor opened: of the grades they alone pass no gate.

Data Security Law, Art. 21: core data are under the strictest care of the state. An entry or an item
that is graded so is listed at most as one that is kept back.
"""

from collections.abc import Iterator, Sequence

from tongbase.catalogue.errors import CoreDataSharedError
from tongbase.catalogue.rules.gaps import Gap, named
from tongbase.catalogue.rules.sharing import effective_open_type, effective_share_type
from tongbase.catalogue.terms.codes import OpenType, ShareType
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.standards.terms.grading import Level

SHARED = (
    "核心数据不得共享:请将共享类型改为“不予共享”并写明依据,或核实数据级别。",
    "Core data may not be shared: set the share type to not shared and cite what forbids it, or "
    "look at the grade again.",
)
OPENED = (
    "核心数据不得开放:请将开放类型改为“不予开放”,或核实数据级别。",
    "Core data may not be opened: set the open type to not open, or look at the grade again.",
)


def check_core(content: EntryContent, items: Sequence[ItemDraft]) -> None:
    """Refuse an entry or items of core data that would be shared or opened."""
    _refuse(tuple(core_gaps(content, items)))


def check_core_items(content: EntryContent, items: Sequence[ItemDraft]) -> None:
    """Refuse items of core data that would be shared or opened, whatever the entry itself is."""
    _refuse(tuple(_of_items(content, items)))


def core_gaps(content: EntryContent, items: Sequence[ItemDraft]) -> Iterator[Gap]:
    """Name what is core data and would be shared or opened, the entry first.

    What an item does not say for itself it takes from its entry; what neither says is no fault
    here.
    """
    if content.data_level is Level.CORE:
        yield from _gaps("", content, content.share_type, content.open_type)
    yield from _of_items(content, items)


def _of_items(content: EntryContent, items: Sequence[ItemDraft]) -> Iterator[Gap]:
    for place, item in enumerate(items):
        if item.data_level is Level.CORE:
            share_type = effective_share_type(content.share_type, item.share_type)
            open_type = effective_open_type(content.open_type, item.open_type)
            yield from _gaps(f"items.{place}.", item, share_type, open_type)


def _gaps(
    prefix: str,
    told: EntryContent | ItemDraft,
    share_type: ShareType | None,
    open_type: OpenType | None,
) -> Iterator[Gap]:
    if share_type not in {None, ShareType.NOT_SHARED}:
        yield named(told, Gap(f"{prefix}share_type", *SHARED))
    if open_type not in {None, OpenType.NOT_OPEN}:
        yield named(told, Gap(f"{prefix}open_type", *OPENED))


def _refuse(gaps: Sequence[Gap]) -> None:
    if gaps:
        raise CoreDataSharedError(
            "".join(gap.zh for gap in gaps), " ".join(gap.en for gap in gaps), field=gaps[0].field
        )
