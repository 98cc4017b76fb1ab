"""Reading required updates: of an entry, of a reach, by department."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select

from tongbase.base.approvals.reading import may_decide
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.catalogue.errors import UpdateNotFoundError
from tongbase.catalogue.models import Entry, Relation, Update
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import in_reach, visible
from tongbase.catalogue.rules.places import region_of
from tongbase.catalogue.terms.relations import RelationKind
from tongbase.catalogue.terms.states import Status
from tongbase.catalogue.terms.updates import UpdateStanding, UpdateState, UpdateVerb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.calendar.rules import WorkingCalendar
from tongbase.kernel.calendar.table import working_calendar
from tongbase.kernel.work import Work

SOON_WORKING_DAYS = 2
"""So many working days before its last day an update is said to be due soon."""
DEPARTMENTS_MAX = 1000
REMINDED_MAX = 1000
STANDING_MAX = 200


@dataclass(frozen=True)
class UpdateFilter:
    """What a list of updates is narrowed to; a provider by its credit code."""

    state: UpdateState | None = None
    standing: UpdateStanding | None = None
    provider: str = ""
    q: str = ""


@dataclass(frozen=True)
class UpdateView:
    """An update with its entry, how many working days are left or late, and what one may do.

    Of what has ended, ``days_left`` is as of its end.
    """

    update: Update
    entry_name: str
    res_code: str | None
    provider_code: str
    provider_name: str
    days_left: int
    is_certain: bool
    verbs: Sequence[UpdateVerb]


@dataclass(frozen=True)
class DepartmentTally:
    """How a department stands with its updates: open ones, of them soon or late, and ended ones."""

    provider_code: str
    provider_name: str
    open: int
    soon: int
    overdue: int
    in_time: int
    late: int


def find_open_update(work: Work, entry_id: str) -> Update | None:
    """Find the update of an entry that is required and has not ended."""
    open_one = select(Update).where(Update.entry_id == entry_id, Update.state == UpdateState.OPEN)
    return work.db.scalars(open_one).first()


def get_open_update(work: Work, entry: Entry) -> Update:
    """Return the update of an entry that has not ended, or say that there is none."""
    update = find_open_update(work, entry.id)
    if update is None:
        raise UpdateNotFoundError(
            f"目录“{entry.name}”没有待办的更新要求。",
            f"No update of “{entry.name}” is required now.",
            field="entry_id",
        )
    return update


def update_ids(work: Work, entry_id: str) -> Sequence[str]:
    """Return the ids of all updates that were ever required of an entry."""
    return work.db.scalars(select(Update.id).where(Update.entry_id == entry_id)).all()


def noter_of(work: Work, entry: Entry) -> tuple[CataloguePermission, OrgPath]:
    """Say by which leave the actor may note that an entry must be updated.

    As one who compiles for its department, or else as the bureau.
    """
    department = OrgPath(entry.provider_path)
    if work.actor.may(CataloguePermission.ENTRY_COMPILE, department):
        return CataloguePermission.ENTRY_COMPILE, department
    return bureau_of(entry)


def bureau_of(entry: Entry) -> tuple[CataloguePermission, OrgPath]:
    """Say by which leave the bureau acts on an entry."""
    return CataloguePermission.ENTRY_REVIEW_BUREAU, region_of(OrgPath(entry.provider_path))


def taker_of(entry: Entry, update: Update) -> tuple[CataloguePermission, OrgPath]:
    """Say who takes an update back: the side that noted it."""
    if update.by_bureau:
        return bureau_of(entry)
    return CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path)


def view_of_entry(work: Work, entry: Entry) -> UpdateView | None:
    """Show the update that is required of an entry, if there is one."""
    update = find_open_update(work, entry.id)
    return _view(work, update, entry, working_calendar(work.db)) if update else None


def list_updates(work: Work, sought: UpdateFilter, wanted: PageRequest) -> Page[UpdateView]:
    """List the updates of the actor's reach: the open ones first, the most urgent of them first."""
    statement = select(Update).join(Entry, Entry.id == Update.entry_id).where(in_reach(work))
    statement = statement.where(*_sought(work, sought))
    is_open = (Update.state == UpdateState.OPEN).desc()
    ordered = statement.order_by(is_open, Update.due_on, Update.noted_at.desc(), Update.id)
    page = paginate(work.db, ordered, wanted)
    return Page(_views(work, page.rows), page.total, page.page, page.size)


def tally_updates(work: Work) -> Sequence[DepartmentTally]:
    """Count the updates of the actor's reach by department, the most late first."""
    today, is_open = work.today, Update.state == UpdateState.OPEN
    soon = working_calendar(work.db).add(today, SOON_WORKING_DAYS)
    overdue = func.count().filter(is_open, Update.due_on < today)
    done = Update.state == UpdateState.UPDATED
    columns = (
        Entry.provider_code,
        Entry.provider_name,
        func.count().filter(is_open).label("open"),
        func.count().filter(is_open, Update.due_on.between(today, soon)).label("soon"),
        overdue.label("overdue"),
        func.count().filter(done, Update.ended_on <= Update.due_on).label("in_time"),
        func.count().filter(done, Update.ended_on > Update.due_on).label("late"),
    )
    statement = (
        select(*columns)
        .join(Entry, Entry.id == Update.entry_id)
        .where(in_reach(work))
        .group_by(Entry.provider_code, Entry.provider_name)
        .order_by(overdue.desc(), func.count().filter(is_open).desc(), Entry.provider_code)
        .limit(DEPARTMENTS_MAX)
    )
    return [DepartmentTally(*row) for row in work.db.execute(statement)]


def entries_on_duty(work: Work, duty_id: str) -> Sequence[Entry]:
    """List the published entries that stand on a duty: of the service items that are based on it.

    Both those that the items produce and those that they need.
    """
    items = select(Relation.source_id).where(
        Relation.kind == RelationKind.BASED_ON,
        Relation.target_id == duty_id,
        Relation.until.is_(None),
    )
    entries = select(Relation.target_id).where(
        Relation.kind.in_((RelationKind.PRODUCES, RelationKind.NEEDS)),
        Relation.source_id.in_(items),
        Relation.until.is_(None),
    )
    statement = select(Entry).where(
        Entry.id.in_(entries), Entry.status == Status.PUBLISHED, visible(work)
    )
    return work.db.scalars(
        statement.order_by(Entry.provider_code, Entry.id).limit(STANDING_MAX)
    ).all()


def lock_untold(work: Work) -> Sequence[tuple[Update, Entry]]:
    """Find and lock open updates that are due soon or late, of which nobody was told that yet."""
    today = work.today
    soon = working_calendar(work.db).add(today, SOON_WORKING_DAYS)
    untold = or_(
        (Update.due_on <= soon) & Update.told_soon_at.is_(None) & (Update.due_on >= today),
        (Update.due_on < today) & Update.told_late_at.is_(None),
    )
    statement = (
        select(Update, Entry)
        .join(Entry, Entry.id == Update.entry_id)
        .where(Update.state == UpdateState.OPEN, untold)
        .order_by(Update.id)
        .limit(REMINDED_MAX)
        .with_for_update(of=Update)
    )
    return [(update, entry) for update, entry in work.db.execute(statement)]


def _sought(work: Work, sought: UpdateFilter) -> list[ColumnElement[bool]]:
    conditions = []
    if sought.state is not None:
        conditions.append(Update.state == sought.state)
    if sought.standing is not None:
        conditions.append(Update.state == UpdateState.OPEN)
    if sought.standing is UpdateStanding.OVERDUE:
        conditions.append(Update.due_on < work.today)
    if sought.provider:
        conditions.append(Entry.provider_code == sought.provider)
    if sought.q:
        texts = (Entry.name, Update.basis, Update.wanted)
        conditions.append(or_(*(text.icontains(sought.q, autoescape=True) for text in texts)))
    return conditions


def _views(work: Work, updates: Sequence[Update]) -> list[UpdateView]:
    ids = {update.entry_id for update in updates}
    statement: Select[Entry] = select(Entry).where(Entry.id.in_(ids))
    entries = {entry.id: entry for entry in work.db.scalars(statement)}
    calendar = working_calendar(work.db)
    return [_view(work, update, entries[update.entry_id], calendar) for update in updates]


def _view(work: Work, update: Update, entry: Entry, calendar: WorkingCalendar) -> UpdateView:
    return UpdateView(
        update=update,
        entry_name=entry.name,
        res_code=entry.res_code,
        provider_code=entry.provider_code,
        provider_name=entry.provider_name,
        days_left=calendar.between(update.ended_on or work.today, update.due_on),
        is_certain=calendar.is_known(update.due_on),
        verbs=_verbs(work, update, entry),
    )


def _verbs(work: Work, update: Update, entry: Entry) -> list[UpdateVerb]:
    if update.state is not UpdateState.OPEN:
        return []
    waits = update.extension_days is not None and update.extension_agreed is None
    may_extend = work.actor.may(CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path))
    possible = {
        UpdateVerb.EXTEND: may_extend and update.extension_days is None,
        UpdateVerb.ANSWER_EXTENSION: waits and may_decide(work, update.id),
        UpdateVerb.TAKE_BACK: work.actor.may(*taker_of(entry, update)),
    }
    return [verb for verb, may in possible.items() if may]
