"""Finding entries, each only for whom it is visible."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, literal, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import joinedload, selectinload

from tongbase.base.approvals.models import ApprovalCase
from tongbase.base.approvals.reading import find_live_case
from tongbase.base.approvals.terms import StepState
from tongbase.catalogue.errors import (
    ChangedSinceError,
    EntryNotFoundError,
    ResourceNotFoundError,
    VersionNotFoundError,
)
from tongbase.catalogue.models import Choice, Entry, EntryVersion, Resource
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.withdrawals import find_withdrawal
from tongbase.catalogue.rules.resource_codes import CODE_STYLE_DEFAULT
from tongbase.catalogue.terms.states import STATUS_LABELS, Status
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.clock import CHINA
from tongbase.kernel.db import held
from tongbase.kernel.ledger.reading import last_actor
from tongbase.kernel.work import Work

CODE_STYLE = "code_style"
VERSIONS_MAX = 500
READERS: frozenset[str] = frozenset(CataloguePermission)


def visible(work: Work) -> ColumnElement[bool]:
    """Published entries are visible to all, the others to those who work on them in their reach."""
    if not READERS & work.actor.permissions:
        return Entry.status == Status.PUBLISHED
    return or_(Entry.status == Status.PUBLISHED, in_reach(work))


def sight(work: Work) -> tuple[bool, str]:
    """Return all that decides what of the catalogue an actor sees."""
    return bool(READERS & work.actor.permissions), work.actor.reach.value


def is_insider(work: Work, entry: Entry) -> bool:
    """Say whether the actor works on entries in a reach that covers this one's provider."""
    inside = work.actor.reach.covers(OrgPath(entry.provider_path))
    return inside and bool(READERS & work.actor.permissions)


def in_reach(work: Work) -> ColumnElement[bool]:
    """Entries whose provider lies in the actor's reach: a department's own, all of a bureau's."""
    return lies_in(literal(work.actor.reach.value))


def lies_in(reach: ColumnElement[str]) -> ColumnElement[bool]:
    """Entries whose provider stands at a place or below it."""
    below = func.starts_with(Entry.provider_path, reach + "/")
    return or_(Entry.provider_path == reach, below)


def get_entry(work: Work, entry_id: str, *, lock: bool = False) -> Entry:
    """Find an entry that the actor may see; ``lock`` it against others who would change it."""
    statement = select(Entry).where(Entry.id == entry_id, visible(work))
    if lock:
        statement = held(statement)
    entry = work.db.scalars(statement).first()
    if entry is None:
        raise EntryNotFoundError(
            f"目录 {entry_id} 不存在或您无权查看,请核对目录编号。",
            f"There is no entry {entry_id} that you may see; check its number.",
            field="entry_id",
        )
    return entry


def check_unchanged(work: Work, entry: Entry, read_at: datetime | None) -> None:
    """Refuse to save over what somebody changed since it was read; say who that was, and when."""
    if read_at is None or read_at == entry.changed_at:
        return
    who, at = _last_touched(work, entry)
    raise ChangedSinceError(
        f"{who or '他人'}于 {at} 修改过该目录,请重新载入后再保存。",
        f"{who or 'Somebody'} changed this entry at {at}; reload it, then save.",
        by=who,
        changed_at=entry.changed_at.isoformat(),
    )


def check_as_read(work: Work, entry: Entry, read_at: datetime | None) -> None:
    """Refuse to decide on what is no longer what the reviewer read; say who touched it, and when.

    A draft may have been taken back, changed and submitted anew, or another reviewer been faster.
    ``read_at`` is when the entry was changed or, to whom read a list of steps, when the step that
    waits was opened. A withdrawal changes nothing of its entry, so it is known by its step alone: a
    second wish may have another reason.
    """
    if read_at is None or read_at == _waiting_since(work, entry):
        return
    if (wish := find_withdrawal(work, entry)) is not None:
        raise _other_wish(wish)
    if read_at == entry.changed_at:
        return
    who, at = _last_touched(work, entry)
    state = STATUS_LABELS[entry.status]
    raise ChangedSinceError(
        f"{who or '他人'}于 {at} 办理过该目录,内容或状态已变(当前“{state.zh}”),"
        "请重新查看后再审核。",
        f"{who or 'Somebody'} acted on this entry at {at}, so it is not what you read (now: "
        f"{state.en}); read it again before you decide.",
        field="read_at",
        by=who,
        changed_at=entry.changed_at.isoformat(),
        status=entry.status.value,
    )


def _other_wish(wish: ApprovalCase) -> ChangedSinceError:
    at, who = f"{wish.opened_at.astimezone(CHINA):%Y-%m-%d %H:%M}", wish.opened_by_name
    return ChangedSinceError(
        f"待审核的是{who}于 {at} 提出的下线申请(理由:{wish.reason}),与您查看的内容或环节不同,"
        "请重新查看后再审核。",
        f"What waits is the wish of {who} at {at} to withdraw the entry ({wish.reason}): another, "
        "or at another step, than you read; read it again before you decide.",
        field="read_at",
        by=who,
        asked_at=wish.opened_at.isoformat(),
    )


def _waiting_since(work: Work, entry: Entry) -> datetime | None:
    case = find_live_case(work, entry.id)
    steps = case.steps if case is not None else []
    return next((each.opened_at for each in steps if each.state is StepState.OPEN), None)


def _last_touched(work: Work, entry: Entry) -> tuple[str, str]:
    """Tell who wrote the last line about an entry, and when it changed (China's time)."""
    at = f"{entry.changed_at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    return last_actor(work.db, entry.id, until=entry.changed_at), at


def get_whole_entry(work: Work, entry_id: str) -> Entry:
    """Find an entry together with its items and resources."""
    entry = get_entry(work, entry_id)
    work.db.scalars(_whole(select(Entry).where(Entry.id == entry.id))).all()
    return entry


def find_by_resource(work: Work, namespace: str, table: str) -> Entry | None:
    """Find the entry to which a lake table is bound, whoever may see it."""
    statement = (
        select(Entry)
        .join(Resource, Resource.entry_id == Entry.id)
        .where(Resource.namespace == namespace, Resource.table_name == table)
        .order_by(Resource.bound_at)
        .limit(1)
    )
    return work.db.scalars(_whole(statement)).first()


def get_resource(work: Work, entry_id: str, resource_id: str) -> Resource:
    """Find a resource of an entry."""
    statement = (
        select(Resource)
        .options(joinedload(Resource.entry))
        .where(Resource.id == resource_id, Resource.entry_id == entry_id)
    )
    resource = work.db.scalars(statement).first()
    if resource is None:
        raise ResourceNotFoundError(
            f"该目录没有编号为 {resource_id} 的挂接资源,请刷新后重试。",
            f"Resource {resource_id} is not bound to this entry; reload and try again.",
            field="resource_id",
        )
    return resource


def find_resource(work: Work, namespace: str, table: str, kind: str) -> Resource | None:
    """Find what is bound to a lake table in one kind."""
    statement = select(Resource).where(
        Resource.namespace == namespace, Resource.table_name == table, Resource.kind == kind
    )
    return work.db.scalars(statement).first()


def find_namesake(work: Work, provider_code: str, name_key: str, *, but: str) -> Entry | None:
    """Find another entry of the provider with the same normalised name."""
    statement = select(Entry).where(
        Entry.provider_code == provider_code,
        Entry.name_key == name_key,
        Entry.status != Status.MERGED,
        Entry.revises.is_(None),
        Entry.id != but,
    )
    return work.db.scalars(statement.limit(1)).first()


def find_open_revision(work: Work, entry_id: str) -> Entry | None:
    """Find the revision of an entry that is under way."""
    statement = select(Entry).where(Entry.revises == entry_id, Entry.status != Status.MERGED)
    return work.db.scalars(statement).first()


def revision_ids(work: Work, entry_id: str) -> Sequence[str]:
    """Return the ids of all revisions of an entry, past and present."""
    return work.db.scalars(select(Entry.id).where(Entry.revises == entry_id)).all()


def names_of(work: Work, entry_ids: Sequence[str]) -> Mapping[str, str]:
    """Return the names of entries that others refer to, whatever their state."""
    statement = select(Entry.id, Entry.name).where(Entry.id.in_(entry_ids))
    return dict(work.db.execute(statement).all())


def list_versions(work: Work, entry_id: str) -> Sequence[EntryVersion]:
    """All versions of an entry, newest first."""
    statement = select(EntryVersion).where(EntryVersion.entry_id == entry_id)
    newest = statement.order_by(EntryVersion.number.desc()).limit(VERSIONS_MAX)
    return work.db.scalars(newest).all()


def item_codes_published(work: Work, entry: Entry) -> frozenset[str]:
    """Return the codes that items of an entry, or of the one that it revises, ever bore."""
    told = func.jsonb_array_elements(EntryVersion.content["items"], type_=JSONB)
    first = entry.revises or entry.id
    statement = select(told["code"].astext).where(EntryVersion.entry_id == first)
    return frozenset(work.db.scalars(statement.distinct()))


def get_version(work: Work, entry_id: str, number: int) -> EntryVersion:
    """Find one version of an entry that the actor may see."""
    entry = get_entry(work, entry_id)
    version = work.db.get(EntryVersion, (entry.id, number))
    if version is None and entry.version == 0:
        raise VersionNotFoundError(
            "该目录尚未发布过版本,发布后才能查看和比较版本。",
            "This entry has no version yet; it gets one when it is published.",
            field="number",
        )
    if version is None:
        raise VersionNotFoundError(
            f"该目录没有 V{number} 版本,当前最新为 V{entry.version}。",
            f"This entry has no version {number}; the newest is {entry.version}.",
            field="number",
        )
    return version


def chosen_code_style(work: Work) -> str:
    """Return the name of the style in which resource codes are written."""
    choice = work.db.get(Choice, CODE_STYLE)
    return choice.value if choice else CODE_STYLE_DEFAULT


def _whole(statement: Select[Entry]) -> Select[Entry]:
    return statement.options(selectinload(Entry.items), selectinload(Entry.resources))
