"""Reading sources of foreign catalogues, what was harvested of them, and the runs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.catalogue.errors import HarvestRunNotFoundError, HarvestSourceNotFoundError
from tongbase.catalogue.models import (
    Entry,
    HarvestRecord,
    HarvestRun,
    HarvestSource,
    HarvestVerdict,
)
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.terms.harvest import Verdict
from tongbase.kernel.db import held
from tongbase.kernel.work import Work


def list_sources(work: Work, wanted: PageRequest) -> Page[HarvestSource]:
    """List the sources of one's reach, newest first; none without the permission."""
    statement = select(HarvestSource).order_by(HarvestSource.created_at.desc(), HarvestSource.id)
    return paginate(work.db, statement.where(_in_sight(work)), wanted)


def get_source(work: Work, source_id: str, *, lock: bool = False) -> HarvestSource:
    """Find a source that the actor may see; ``lock`` it against another run."""
    statement = select(HarvestSource).where(HarvestSource.id == source_id, _in_sight(work))
    source = work.db.scalar(held(statement) if lock else statement)
    if source is None:
        raise HarvestSourceNotFoundError(
            f"没有编号为 {source_id} 的外部目录,或您无权查看。",
            f"There is no foreign catalogue {source_id} that you may see.",
            field="source_id",
        )
    return source


@dataclass(frozen=True)
class Failure:
    """Why the last run over a source came to nothing."""

    at: datetime
    zh: str
    en: str


def failures_of(work: Work, source_ids: Collection[str]) -> Mapping[str, Failure]:
    """Return why the last runs came to nothing, of those sources of which they did."""
    ended = (JobRun.subject.in_(source_ids), JobRun.finished_at.is_not(None))
    newest = select(JobRun).where(*ended).ext(distinct_on(JobRun.subject))
    runs = work.db.scalars(newest.order_by(JobRun.subject, JobRun.created_at.desc(), JobRun.id))
    return {run.subject: _failure(run) for run in runs if run.state is JobState.FAILED}


def _failure(run: JobRun) -> Failure:
    told = run.error or {}
    at = run.finished_at or run.created_at
    return Failure(at, str(told.get("message", "")), str(told.get("message_en", "")))


def find_namesake_source(work: Work, place: str, name: str) -> HarvestSource | None:
    """Find a source of that name of the same provider."""
    here = (HarvestSource.provider_path == place, HarvestSource.name == name)
    return work.db.scalar(select(HarvestSource).where(*here).limit(1))


def is_of_source(work: Work, source_id: str, entry_id: str) -> bool:
    """Say whether an entry, or the one that it revises, was harvested of a source."""
    revised = select(Entry.revises).where(Entry.id == entry_id).scalar_subquery()
    held = or_(HarvestRecord.entry_id == entry_id, HarvestRecord.entry_id == revised)
    return bool(work.db.scalar(select(exists().where(HarvestRecord.source_id == source_id, held))))


def records_of(work: Work, source_id: str) -> Mapping[str, HarvestRecord]:
    """Return what was harvested of a source, by key."""
    statement = select(HarvestRecord).where(HarvestRecord.source_id == source_id)
    return {record.key: record for record in work.db.scalars(statement)}


def list_runs(work: Work, source_id: str, wanted: PageRequest) -> Page[HarvestRun]:
    """List the runs over a source, newest first."""
    source = get_source(work, source_id)
    statement = select(HarvestRun).where(HarvestRun.source_id == source.id)
    newest = statement.order_by(HarvestRun.at.desc(), HarvestRun.id.desc())
    return paginate(work.db, newest, wanted)


def get_run(work: Work, source_id: str, run_id: str) -> HarvestRun:
    """Find one run over a source."""
    source = get_source(work, source_id)
    run = work.db.get(HarvestRun, run_id)
    if run is None or run.source_id != source.id:
        raise HarvestRunNotFoundError(
            f"没有编号为 {run_id} 的采集记录,可能尚未完成或已过保留期。",
            f"There is no run {run_id}; it is not done yet, or kept no longer.",
            field="run_id",
        )
    return run


def list_verdicts(
    work: Work, source_id: str, run_id: str, verdict: Verdict | None, wanted: PageRequest
) -> Page[HarvestVerdict]:
    """List what a run made of each data set, in the order of the source."""
    run = get_run(work, source_id, run_id)
    statement = select(HarvestVerdict).where(HarvestVerdict.run_id == run.id)
    if verdict is not None:
        statement = statement.where(HarvestVerdict.verdict == verdict)
    return paginate(work.db, statement.order_by(HarvestVerdict.place), wanted)


def _in_sight(work: Work) -> ColumnElement[bool]:
    """Sources are seen by those who may harvest, within their reach."""
    if not work.actor.may_somewhere(CataloguePermission.HARVEST_MANAGE):
        return false()
    reach = work.actor.reach.value
    path = HarvestSource.provider_path
    return or_(path == reach, path.startswith(f"{reach}/", autoescape=True))
