"""Register foreign catalogues and harvest them: drafts of what is new, revisions of changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import delete, insert, select

from tongbase.base.harvest.terms import Foreign, ForeignKind, Found, Unread, hash_of
from tongbase.catalogue.actions.entries import draft_entry, revise_entry, update_entry
from tongbase.catalogue.actions.items import set_items
from tongbase.catalogue.errors import NameTakenError
from tongbase.catalogue.events import Harvested
from tongbase.catalogue.models import (
    Entry,
    HarvestRecord,
    HarvestRun,
    HarvestSource,
    HarvestVerdict,
)
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.bound import ended_of, unbindable, unbound
from tongbase.catalogue.queries.contents import items_of
from tongbase.catalogue.queries.entries import find_open_revision
from tongbase.catalogue.queries.harvests import get_source, is_of_source, records_of
from tongbase.catalogue.rules import another_house, harvesting
from tongbase.catalogue.rules.harvesting import Brought, fitted, told_apart
from tongbase.catalogue.terms.harvest import HarvestDefaults, Judged, Verdict
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

HARVEST_JOB = "catalogue.harvest"
RUNS_KEPT = 20
TWICE_ZH = "对方目录中有两个相同编号的数据集,只采集第一个。"
TWICE_EN = "The source has two data sets of this key; the first one counts."
Progress = Callable[[int], None]
IN_PLACE = frozenset({Status.DRAFT, Status.RETURNED})


def harvest(
    work: Work,
    source_id: str,
    found: Sequence[Found],
    *,
    run_id: str,
    apply: bool,
    progress: Progress = lambda _: None,
) -> HarvestRun:
    """Judge all that a source has, and if it is to be applied draft and revise: all or nothing.

    A preview does the same and takes it back. A run that was done already is not done again.
    ``progress`` hears how many of those found are judged; what it raises takes all back.
    """
    source = get_source(work, source_id, lock=True)
    work.require(CataloguePermission.HARVEST_MANAGE, OrgPath(source.provider_path))
    done = work.db.get(HarvestRun, run_id)
    if done is not None:
        return done
    with work.db.begin_nested() as attempt:
        judged = list(_judged(work, source, found, progress))
        work.db.flush()
        if not apply:
            attempt.rollback()
    run = _write_run(work, source.id, run_id, judged, applied=apply)
    work.emit(Harvested(source.id, run=run.id, applied=apply, counts=dict(run.counts)))
    return run


def _judged(
    work: Work, source: HarvestSource, found: Sequence[Found], progress: Progress
) -> Iterator[Judged]:
    known = records_of(work, source.id)
    seen: set[str] = set()
    for place, each in enumerate(found):
        progress(place)
        if isinstance(each, Unread):
            yield Judged(each.key, each.key, Verdict.REFUSED, None, each.zh, each.en)
        elif each.key in seen:
            yield Judged(
                each.key, each.title or each.key, Verdict.REFUSED, None, TWICE_ZH, TWICE_EN
            )
        else:
            yield _one(work, source, each, known.get(each.key))
        seen.add(each.key)
    yield from _gone(work, known, seen)


def _one(
    work: Work, source: HarvestSource, foreign: Foreign, record: HarvestRecord | None
) -> Judged:
    told, title = hash_of(foreign), foreign.title or foreign.key
    if record is not None and record.hash == told:
        if record.gone_at is not None:  # it is there again, and says what it said
            record.gone_at = None
        return Judged(foreign.key, title, Verdict.UNCHANGED, record.entry_id)
    try:
        entry_id, note = _taken_over(work, source, foreign, record)
    except TongBaseError as refused:
        return Judged(
            foreign.key,
            title,
            Verdict.REFUSED,
            record.entry_id if record else None,
            refused.zh,
            refused.en,
        )
    _write_record(work, source, foreign, told, entry_id)
    verdict = Verdict.NEW if record is None else Verdict.CHANGED
    return Judged(foreign.key, title, verdict, entry_id, note.zh, note.en)


def _taken_over(
    work: Work, source: HarvestSource, foreign: Foreign, record: HarvestRecord | None
) -> tuple[str, Label]:
    """Draft or renew an entry, told apart by its publisher where another of the source is named so.

    An entry that did not come from there keeps its name to itself: it may be the same data.
    """
    told = _brought(work, source, foreign)
    try:
        with work.db.begin_nested():
            return _drafted(work, told, record), told.note
    except NameTakenError as taken:
        apart = told_apart(told, foreign)
        if apart is None or not is_of_source(work, source.id, str(taken.facts["entry"])):
            raise
    with work.db.begin_nested():
        return _drafted(work, apart, record), apart.note


def _brought(work: Work, source: HarvestSource, foreign: Foreign) -> Brought:
    """Draft what a source says; what its items name of standards must be in force here."""
    read = another_house.brought if source.kind is ForeignKind.TONGBASE else harvesting.brought
    told = fitted(read(foreign, HarvestDefaults(**source.defaults), source.provider_code))
    ended = ended_of(work, told.draft.items)
    left = (Label(gap.zh, gap.en) for gap in unbindable(told.draft.items, ended))
    draft = replace(told.draft, items=unbound(told.draft.items, ended))
    return replace(told, draft=draft, left=(*told.left, *left))


def _drafted(work: Work, brought: Brought, record: HarvestRecord | None) -> str:
    """Draft a new entry, or renew the one that there is: in place, or by a revision beside it."""
    entry = work.db.get(Entry, record.entry_id) if record is not None else None
    if entry is None:
        return draft_entry(work, brought.draft).id
    target = entry
    if entry.status not in IN_PLACE:
        target = find_open_revision(work, entry.id) or revise_entry(work, entry.id)
    update_entry(work, target.id, brought.renewal.content(brought.draft))
    items = harvesting.merged_items(items_of(target), brought.draft.items, brought.renewal)
    set_items(work, target.id, items)
    return entry.id


def _gone(work: Work, known: Mapping[str, HarvestRecord], seen: set[str]) -> Iterator[Judged]:
    """Mark what the source has no more; what becomes of the entry is for people to decide."""
    for key, record in known.items():
        if key in seen or record.gone_at is not None:
            continue
        record.gone_at = work.now
        entry = work.db.get(Entry, record.entry_id)
        yield Judged(key, entry.name if entry else key, Verdict.GONE, record.entry_id)


def _write_record(
    work: Work, source: HarvestSource, foreign: Foreign, told: str, entry_id: str
) -> None:
    work.db.merge(
        HarvestRecord(
            source_id=source.id,
            key=foreign.key,
            entry_id=entry_id,
            hash=told,
            origin=harvesting.origin_of(foreign),
            harvested_at=work.now,
            gone_at=None,
        )
    )


def _write_run(
    work: Work, source_id: str, run_id: str, judged: Sequence[Judged], *, applied: bool
) -> HarvestRun:
    counts = {each.value: sum(one.verdict is each for one in judged) for each in Verdict}
    run = HarvestRun(
        id=run_id,
        source_id=source_id,
        applied=applied,
        counts=counts,
        at=work.now,
        by=work.actor.id,
        by_name=work.actor.name,
    )
    work.db.add(run)
    work.db.flush()
    rows: list[dict[str, Any]] = [
        {"run_id": run.id, "place": place, **_row(one, applied=applied)}
        for place, one in enumerate(judged)
    ]
    if rows:
        work.db.execute(insert(HarvestVerdict), rows)
    _forget_old_runs(work, source_id)
    return run


def _row(judged: Judged, *, applied: bool) -> dict[str, Any]:
    """Write a verdict; a preview names no entry that it has taken back."""
    told = asdict(judged)
    if judged.verdict is Verdict.NEW and not applied:
        told["entry_id"] = None
    return told


def _forget_old_runs(work: Work, source_id: str) -> None:
    kept = (
        select(HarvestRun.id)
        .where(HarvestRun.source_id == source_id)
        .order_by(HarvestRun.at.desc(), HarvestRun.id.desc())
        .limit(RUNS_KEPT)
    )
    old = (HarvestRun.source_id == source_id, HarvestRun.id.not_in(kept))
    work.db.execute(delete(HarvestRun).where(*old))
