"""Bring duplicate collection that no comparison found to the bureau (上报线索)."""

from tongbase.base.notices.post import Message, notify_holders
from tongbase.catalogue.actions.duplicates import LINK
from tongbase.catalogue.errors import (
    DuplicateInvalidError,
    DuplicateKnownError,
    ReasonMissingError,
)
from tongbase.catalogue.events.registers import DuplicateReported
from tongbase.catalogue.models import Duplicate, Entry
from tongbase.catalogue.models.cases import open_cases
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.duplicates import find_case, paths_of, portraits
from tongbase.catalogue.queries.entries import get_entry
from tongbase.catalogue.rules.duplicates import paired
from tongbase.catalogue.terms.duplicates import DUPLICATE_STATE_LABELS, Pair
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

REPORTERS = (CataloguePermission.ENTRY_COMPILE, CataloguePermission.DUPLICATE_FIND)


def report_duplicate(work: Work, first_id: str, second_id: str, *, reason: str) -> Duplicate:
    """Say that two entries are one collection; the bureau decides, as of what a comparison finds.

    Whoever compiles one of the two may, and whoever looks for duplicates where one of them lies.
    """
    first, second = get_entry(work, first_id), get_entry(work, second_id)
    work.require(*_leave_of(work, first, second))
    _check_two(first, second)
    if not reason.strip():
        raise ReasonMissingError(
            "请填写认为重复的理由。", "Say why they are one collection.", field="reason"
        )
    pair = paired(*portraits(work, (first.id, second.id)))
    _check_new(work, pair)
    (case,) = open_cases(work, [pair], paths_of(work, [pair]))
    case.reported_by_name, case.remark = work.actor.name, reason.strip()
    work.db.flush()
    told = _told(first, second, case.remark)
    notify_holders(work, CataloguePermission.DUPLICATE_DECIDE, OrgPath(case.place), told)
    work.emit(DuplicateReported(case.id, title=first.name, other=second.name, reason=case.remark))
    return case


def _leave_of(work: Work, *entries: Entry) -> tuple[CataloguePermission, OrgPath]:
    """Return the leave that the actor holds, or that which is missing."""
    places = [OrgPath(entry.provider_path) for entry in entries]
    enough = [(permission, place) for permission in REPORTERS for place in places]
    return next((each for each in enough if work.actor.may(*each)), enough[0])


def _check_two(first: Entry, second: Entry) -> None:
    if first.provider_code == second.provider_code:
        raise DuplicateInvalidError(
            "两个目录属于同一单位:重复采集发生在不同单位之间,请重新选择。",
            "Both entries are one department's; duplicates are of two. Choose again.",
            field="second_id",
        )
    for field, entry in (("first_id", first), ("second_id", second)):
        if entry.status is not Status.PUBLISHED:
            raise DuplicateInvalidError(
                f"“{entry.name}”未在目录中发布,只能上报已发布的目录。",
                f"“{entry.name}” is not published; only published entries can be reported.",
                field=field,
            )


def _check_new(work: Work, pair: Pair) -> None:
    known = find_case(work, pair)
    if known is not None:
        label = DUPLICATE_STATE_LABELS[known.state]
        raise DuplicateKnownError(
            f"这两个目录已有线索“{label.zh}”(编号 {known.id}),不必再次上报。",
            f"The two are a case already ({label.en}, number {known.id}).",
            field="second_id",
        )


def _told(first: Entry, second: Entry, reason: str) -> Message:
    return Message(
        f"上报“{first.name}”与“{second.name}”重复采集,请认定数源部门;理由:{reason}",
        f"“{first.name}” and “{second.name}” are reported as one collection; name the source: "
        f"{reason}",
        LINK,
    )
