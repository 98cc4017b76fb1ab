"""Find duplicate collection, and let the bureau name the source department (一数一源)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from tongbase.base.batches import Verdict, each_alone
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue
from tongbase.base.notices.post import Message, notify_holders
from tongbase.catalogue.errors import (
    DuplicateDecidedError,
    DuplicateInvalidError,
    DuplicateUndecidedError,
    ReasonMissingError,
    SourceContradictedError,
)
from tongbase.catalogue.events.registers import (
    DuplicateConfirmed,
    DuplicateDismissed,
    DuplicateMeasured,
    DuplicateReopened,
    DuplicatesFound,
    DuplicatesSought,
)
from tongbase.catalogue.models import Duplicate
from tongbase.catalogue.models.cases import open_cases, write_likeness
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries import duplicates as queries
from tongbase.catalogue.queries.duplicates import DuplicateView, Side
from tongbase.catalogue.terms.duplicates import (
    DUPLICATE_STATE_LABELS,
    DuplicateState,
    ItemOverlap,
    Likeness,
    Pair,
)
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

SEARCH_KIND = "catalogue.find_duplicates"
LINK = "/catalogue/duplicates"
CASES = "duplicates"


def order_search(work: Work) -> JobRun:
    """Let all published entries be compared."""
    work.require(CataloguePermission.DUPLICATE_FIND, work.actor.reach)
    title, title_en = "查找重复采集", "Look for duplicate collection"
    place = work.actor.place
    run = enqueue(work, Order(SEARCH_KIND, CASES, title, title_en, place, lock=SEARCH_KIND))
    work.emit(DuplicatesSought(CASES, job=run.id))
    return run


def keep_found(work: Work, pairs: Iterable[Pair]) -> int:
    """Write down what was found: new pairs as cases, undecided ones anew; the decided stay.

    What is no longer alike is forgotten, unless it was decided, measured or reported.
    """
    work.require(CataloguePermission.DUPLICATE_FIND, work.actor.reach)
    found = {(pair.first, pair.second): pair for pair in pairs}
    known = queries.cases_known(work)
    gone = [case for key, case in known.items() if key not in found and is_forgettable(case)]
    for case in gone:
        work.db.delete(case)
    for key, pair in found.items():
        held = known.get(key)
        if held is not None and held.state is DuplicateState.FOUND:
            write_likeness(held, pair.likeness)
            held.by_meaning = pair.by_meaning
    new = [pair for key, pair in found.items() if key not in known]
    open_cases(work, new, queries.paths_of(work, new))
    work.db.flush()
    work.emit(DuplicatesFound(CASES, new=len(new), gone=len(gone), pairs=len(found)))
    return len(found)


def confirm_duplicate(work: Work, duplicate_id: str, *, source_id: str, reason: str) -> Duplicate:
    """Name the source department (Decree 809, Art. 19): one of the two goes on collecting."""
    case = queries.get_duplicate(work, duplicate_id, lock=True)
    work.require(CataloguePermission.DUPLICATE_DECIDE, OrgPath(case.place))
    _check_open(case)
    (told,) = queries.views(work, [case])
    sides = {told.first.id: told.first, told.second.id: told.second}
    if source_id not in sides:
        raise DuplicateInvalidError(
            "数源目录应是这两个目录之一,请重新选择。",
            "The source is one of the two entries; choose again.",
            field="source_id",
        )
    if not reason.strip():
        raise ReasonMissingError(
            "请填写认定该数源部门的理由。",
            "Say why that department is the source.",
            field="reason",
        )
    source = sides.pop(source_id)
    (other,) = sides.values()
    _check_one_source(work, source, other)
    _decide(work, case, DuplicateState.CONFIRMED, reason.strip())
    case.source_id = source_id
    _tell(work, case, _confirmed(source, other))
    work.emit(
        DuplicateConfirmed(
            case.id,
            title=source.name,
            source=source.provider_code,
            other=other.provider_code,
            reason=reason.strip(),
        )
    )
    return case


def dismiss_duplicate(work: Work, duplicate_id: str, *, reason: str) -> Duplicate:
    """Say why two entries are no duplicate; they are not proposed again."""
    case = queries.get_duplicate(work, duplicate_id, lock=True)
    work.require(CataloguePermission.DUPLICATE_DECIDE, OrgPath(case.place))
    _check_open(case)
    if not reason.strip():
        raise ReasonMissingError(
            "请填写不属于重复采集的理由。", "A reason is needed.", field="reason"
        )
    _decide(work, case, DuplicateState.DISMISSED, reason.strip())
    (told,) = queries.views(work, [case])
    work.emit(DuplicateDismissed(case.id, title=told.first.name, reason=reason.strip()))
    return case


def dismiss_duplicates(
    work: Work, duplicate_ids: Sequence[str], *, reason: str
) -> list[Verdict[Duplicate]]:
    """Say of many, with one reason, that they are no duplicates; each is decided for itself."""
    return each_alone(
        work, duplicate_ids, lambda each: dismiss_duplicate(work, each, reason=reason)
    )


def reopen_duplicate(work: Work, duplicate_id: str, *, reason: str) -> Duplicate:
    """Take a decision back: there is no source department any more until it is decided anew."""
    case = queries.get_duplicate(work, duplicate_id, lock=True)
    work.require(CataloguePermission.DUPLICATE_DECIDE, OrgPath(case.place))
    _check_decided(case)
    if not reason.strip():
        raise ReasonMissingError("请填写重新认定的理由。", "A reason is needed.", field="reason")
    (told,) = queries.views(work, [case])
    source = next((side for side in (told.first, told.second) if side.id == case.source_id), None)
    was = case.state
    case.state, case.source_id, case.reason = DuplicateState.FOUND, None, ""
    case.decided_at, case.decided_by_name = None, ""
    _tell(work, case, _reopened(told, reason.strip()))
    work.emit(
        DuplicateReopened(
            case.id,
            title=told.first.name,
            was=was.value,
            source=source.provider_code if source else "",
            reason=reason.strip(),
        )
    )
    return case


def note_overlap(
    work: Work, duplicate_id: str, overlap: float, items: Sequence[ItemOverlap] = ()
) -> Duplicate:
    """Write down how far the values of both tables overlap, measured by who may read them."""
    case = queries.get_duplicate(work, duplicate_id, lock=True)
    work.require(CataloguePermission.DUPLICATE_FIND, work.actor.reach)
    _check_open(case)
    if not 0 <= overlap <= 1:
        raise DuplicateInvalidError(
            "重合度应在 0 至 1 之间。", "An overlap lies between 0 and 1.", field="overlap"
        )
    write_likeness(case, Likeness(case.items, case.name, case.same_system, overlap))
    case.sampled_items, case.sampled_at = [asdict(each) for each in items], work.now
    work.emit(DuplicateMeasured(case.id, overlap=overlap, items=len(items)))
    return case


def is_forgettable(case: Duplicate) -> bool:
    """Say whether nobody has done anything about a case."""
    untouched = case.sampled is None and not case.reported_by_name
    return untouched and case.state is DuplicateState.FOUND


def _check_open(case: Duplicate) -> None:
    if case.state is not DuplicateState.FOUND:
        label = DUPLICATE_STATE_LABELS[case.state]
        raise DuplicateDecidedError(
            f"该线索“{label.zh}”,不能再次处理。",
            f"The case is decided: {label.en}.",
            field="duplicate_id",
        )


def _check_one_source(work: Work, source: Side, other: Side) -> None:
    """One source of one data set (一数一源): what repeats it is nobody's source."""
    queries.hold_entries(work, (source.id, other.id))
    above = queries.source_of(work, source.id)
    if above is not None:
        raise SourceContradictedError(
            f"“{source.name}”已认定与“{above.name}”重复采集,数源部门为{above.provider_name},"
            "不能再作为数源;请选择另一方,或先重新认定那一条线索。",
            f"“{source.name}” repeats “{above.name}” of {above.provider_name} and is no source; "
            "choose the other one, or decide that case anew first.",
            field="source_id",
        )
    below = queries.repeating(work, other.id)
    if below is not None:
        raise SourceContradictedError(
            f"“{other.name}”已认定为“{below.name}”({below.provider_name})的数源,不能再认定为"
            "重复采集的一方;请选择它为数源,或先重新认定那一条线索。",
            f"“{other.name}” is the source of “{below.name}” of {below.provider_name} and repeats "
            "nobody; choose it as the source, or decide that case anew first.",
            field="source_id",
        )


def _check_decided(case: Duplicate) -> None:
    if case.state is DuplicateState.FOUND:
        raise DuplicateUndecidedError(
            "该线索“待认定”,尚无认定可撤回。",
            "The case is not decided yet: there is nothing to take back.",
            field="duplicate_id",
        )


def _decide(work: Work, case: Duplicate, state: DuplicateState, reason: str) -> None:
    case.state, case.reason = state, reason
    case.decided_at, case.decided_by_name = work.now, work.actor.name


def _confirmed(source: Side, other: Side) -> Message:
    return Message(
        f"主管部门认定“{source.name}”与“{other.name}”重复采集,"
        f"数源部门为{source.provider_name};另一方请改为共享获取。",
        f"“{source.name}” and “{other.name}” are one collection; its source is "
        f"{source.provider_name}. The other department takes it by sharing.",
        LINK,
    )


def _reopened(told: DuplicateView, reason: str) -> Message:
    first, second = told.first.name, told.second.name
    return Message(
        f"主管部门撤回了对“{first}”与“{second}”是否重复采集的认定,将重新认定;原因:{reason}",
        f"The bureau took back whether “{first}” and “{second}” are one collection, "
        f"and decides anew: {reason}",
        LINK,
    )


def _tell(work: Work, case: Duplicate, message: Message) -> None:
    for path in (case.first_path, case.second_path):
        notify_holders(work, CataloguePermission.ENTRY_COMPILE, OrgPath(path), message)
