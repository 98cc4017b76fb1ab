"""Reading what changed: as facts for filters, as content for subscribers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session

from tongbase.catalogue.models import Change, EntryVersion
from tongbase.catalogue.queries.entries import READERS
from tongbase.catalogue.rules.changes import Told, is_wanted, may_hear
from tongbase.catalogue.terms.changes import PUBLICATIONS, ChangeFacts, ChangeFilter, ChangeKind
from tongbase.catalogue.terms.codes import ShareType
from tongbase.kernel.actor import Actor, OrgPath

SCAN_CHANGES_MAX = 2000


def newest_change(db: Session) -> int:
    """Return the number of the newest change, 0 if nothing has changed yet."""
    return db.scalar(select(func.max(Change.seq))) or 0


def first_change_since(db: Session, since: datetime) -> int:
    """Return the number of the first change that happened then or later."""
    first = db.scalar(select(func.min(Change.seq)).where(Change.at >= since))
    return first if first is not None else newest_change(db) + 1


def changes_after(db: Session, after: int, *, changes_max: int) -> Sequence[Change]:
    """Return the next changes in their order, whoever may see them."""
    statement = select(Change).where(Change.seq > after).order_by(Change.seq)
    return db.scalars(statement.limit(changes_max)).all()


def told_after(
    db: Session, actor: Actor, wanted: ChangeFilter, after: int, *, changes_max: int
) -> tuple[list[Told], int]:
    """Return changes that the actor may see and wants, and how far the log was read for them."""
    found: list[Change] = []
    reached = after
    for change in changes_after(db, after, changes_max=SCAN_CHANGES_MAX):
        if len(found) == changes_max:
            break
        reached = change.seq
        facts = facts_of(change)
        if may_hear(facts, reach_of(actor)) and is_wanted(facts, wanted):
            found.append(change)
    return told(db, found), reached


def told(db: Session, changes: Sequence[Change]) -> list[Told]:
    """Give changes their content: a publication tells all that the version says."""
    frozen = _frozen(db, changes)
    return [
        Told(
            seq=change.seq,
            id=str(change.ledger_id),
            kind=change.kind,
            at=change.at,
            entry_id=change.entry_id,
            content=_content(change, frozen),
        )
        for change in changes
    ]


def facts_of(change: Change) -> ChangeFacts:
    """Read what filters look at."""
    return ChangeFacts(
        kind=change.kind,
        entry_id=change.entry_id,
        is_public=change.is_public,
        provider_code=change.provider_code,
        provider_path=OrgPath(change.provider_path),
        region_code=change.region_code,
        classify_codes=tuple(change.classify_codes),
        share_types=tuple(change.share_types),
    )


def reach_of(actor: Actor) -> OrgPath | None:
    """Say where the actor may hear of drafts; None for those who work on no entries."""
    return actor.reach if READERS & actor.permissions else None


def filter_of(kept: Mapping[str, Any]) -> ChangeFilter:
    """Read a filter as it is kept in a row."""
    return ChangeFilter(
        kinds=tuple(map(ChangeKind, kept.get("kinds", ()))),
        providers=tuple(kept.get("providers", ())),
        regions=tuple(kept.get("regions", ())),
        classify=tuple(kept.get("classify", ())),
        share_types=tuple(map(ShareType, kept.get("share_types", ()))),
        entry_ids=tuple(kept.get("entry_ids", ())),
    )


def kept_filter(wanted: ChangeFilter) -> dict[str, Any]:
    """Write a filter as it is kept in a row: empty fields are left out."""
    return {name: list(chosen) for name, chosen in asdict(wanted).items() if chosen}


def _frozen(db: Session, changes: Iterable[Change]) -> Mapping[tuple[str, int], Mapping[str, Any]]:
    keys = [(each.entry_id, each.version) for each in changes if each.kind in PUBLICATIONS]
    if not keys:
        return {}
    statement = select(EntryVersion).where(
        tuple_(EntryVersion.entry_id, EntryVersion.number).in_(keys)
    )
    return {(row.entry_id, row.number): row.content for row in db.scalars(statement)}


def _content(
    change: Change, frozen: Mapping[tuple[str, int], Mapping[str, Any]]
) -> Mapping[str, Any]:
    head = {
        "id": change.entry_id,
        "name": change.name,
        "res_code": change.res_code,
        "version": change.version,
        "provider_code": change.provider_code,
        "provider_name": change.provider_name,
        "region_code": change.region_code,
    }
    content = {"kind": change.kind.value, "entry": head, "detail": change.detail}
    if change.version is None or change.kind not in PUBLICATIONS:
        return content
    return {**content, "content": frozen.get((change.entry_id, change.version))}
