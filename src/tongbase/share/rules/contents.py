"""Is what an application says sound? What it lacks is another question: ``completeness``."""

from collections.abc import Sequence
from datetime import date, timedelta

from tongbase.catalogue.terms.codes import ShareType
from tongbase.catalogue.terms.refs import EntryRef, ItemRef
from tongbase.share.errors import (
    ApplicantMissingError,
    FieldInvalidError,
    NothingBoundError,
    NotSharedError,
)
from tongbase.share.terms.applications import ApplicationContent
from tongbase.standards.terms.grading import Level, highest
from tongbase.standards.terms.labels import Label

TEXT_CHARACTERS_MAX = 2000
DIVISIONS_MAX = 500
USE_DAYS_MAX = 1096  # three years, as long as keys live; a longer need is applied for again

TEXTS = {
    "use_basis": Label("使用依据", "The basis of the use"),
    "use_scope": Label("使用范围", "The scope of the use"),
    "use_purpose": Label("使用用途", "The purpose of the use"),
}


def check_content(content: ApplicationContent, entry: EntryRef, today: date) -> None:
    """Refuse values that cannot be meant, each by its own sentence; absence is no fault here."""
    check_items_known(content.items, entry)
    _check_texts(content)
    _check_until(content.until, today)
    if len(content.divisions) > DIVISIONS_MAX:
        raise FieldInvalidError(
            f"行政区划不超过 {DIVISIONS_MAX} 个,请改选上级区划。",
            f"At most {DIVISIONS_MAX} divisions; choose the division above them.",
            field="divisions",
        )
    if content.divisions and not entry.region_item:
        raise FieldInvalidError(
            "该目录未按行政区划管理,无需选择行政区划,请清空。",
            "This entry is not divided by region; leave the divisions empty.",
            field="divisions",
        )


def check_applicable(entry: EntryRef, organisation: str) -> None:
    """Refuse an entry that is not shared, that nothing stands behind, or that is one's own."""
    if entry.share_type is ShareType.NOT_SHARED:
        raise NotSharedError(
            f"目录“{entry.name}”为不予共享类,不能申请。",
            f"“{entry.name}” is not shared and cannot be applied for.",
            field="entry_id",
        )
    if not entry.resources:
        raise NothingBoundError(
            f"目录“{entry.name}”尚未挂接数据资源,请联系提供单位“{entry.provider_name}”挂接后再申请。",
            f"No table is bound to “{entry.name}” yet; ask {entry.provider_code} to bind one.",
            field="entry_id",
        )
    if entry.provider_code == organisation:
        raise ApplicantMissingError(
            "不能申请本单位提供的数据,本单位可直接使用。",
            "Nobody applies for the data of their own organisation.",
            field="entry_id",
        )


def check_items_known(codes: Sequence[str], entry: EntryRef) -> None:
    """Refuse codes that the entry does not have, and doubles."""
    known = {item.code for item in entry.items}
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise FieldInvalidError(
            f"目录“{entry.name}”没有编号为“{'、'.join(unknown)}”的信息项,请重新勾选。",
            f"The entry has no items {', '.join(unknown)}; tick them again.",
            field="items",
        )
    if len(set(codes)) < len(codes):
        raise FieldInvalidError("信息项重复勾选。", "An item is ticked twice.", field="items")


def column_of(item: ItemRef) -> str:
    """Return the physical column of an item."""
    return item.field_name or item.name


def check_items_shared(items: Sequence[ItemRef], entry: EntryRef) -> None:
    """Refuse items that are not shared, and core data altogether.

    An item that nobody graded counts as its entry does.
    """
    kept = [item.name for item in items if item.share_type is ShareType.NOT_SHARED]
    if kept:
        raise NotSharedError(
            f"信息项“{'、'.join(kept)}”为不予共享类,请取消勾选。",
            f"Not shared: {', '.join(item.code for item in items if item.name in kept)}; "
            "untick these items.",
            field="items",
        )
    core = [item for item in items if (item.data_level or entry.data_level) is Level.CORE]
    if core:
        raise NotSharedError(
            f"信息项“{'、'.join(item.name for item in core)}”为核心数据,不通过本平台共享。",
            f"Core data is not shared here: {', '.join(item.code for item in core)}.",
            field="items",
        )


def ticked(content: ApplicationContent, entry: EntryRef) -> tuple[ItemRef, ...]:
    """Return the items that were ticked, in the order of the entry."""
    return tuple(item for item in entry.items if item.code in content.items)


def level_of(items: Sequence[ItemRef], entry: EntryRef) -> Level:
    """Return the level of what is asked for: the highest of the items (就高从严).

    An item that nobody graded counts as its entry does; where that is unknown as well, as G4.
    """
    own = entry.data_level or Level.G4
    return highest(item.data_level or own for item in items)


def _check_texts(content: ApplicationContent) -> None:
    for name, label in TEXTS.items():
        if len(getattr(content, name)) > TEXT_CHARACTERS_MAX:
            raise FieldInvalidError(
                f"{label.zh}不超过 {TEXT_CHARACTERS_MAX} 个字,请精简。",
                f"{label.en} has at most {TEXT_CHARACTERS_MAX} characters; shorten it.",
                field=name,
            )


def _check_until(until: date | None, today: date) -> None:
    if until is None:
        return
    if not today <= until <= today + timedelta(days=USE_DAYS_MAX):
        raise FieldInvalidError(
            f"使用时限须在今天({today})之后,且不超过 {USE_DAYS_MAX} 天。",
            f"The last day of use lies within {USE_DAYS_MAX} days from today ({today}).",
            field="until",
        )
