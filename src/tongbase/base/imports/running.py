"""The two jobs of an import: to check a file, and to take over what is good in it.

Both walk the file in the same way, so that what is told is what is done. A check writes faults and
numbers alone. To apply is one transaction: all that is good is taken over, or nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import delete, insert

from tongbase.base.imports.batches import Batch, Head, Reading
from tongbase.base.imports.beside import opened
from tongbase.base.imports.events import ImportApplied
from tongbase.base.imports.models import Import, ImportFault
from tongbase.base.imports.orders import APPLY_KIND, CHECK_KIND
from tongbase.base.imports.port import Importer, Importing
from tongbase.base.imports.reading import importer_of
from tongbase.base.imports.terms import (
    Counts,
    Fate,
    Fault,
    ImportState,
    Judged,
    Weight,
    refused,
)
from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.base.uploads.keeping import laid_out
from tongbase.base.uploads.models import Upload
from tongbase.kernel.db import count_anew
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work

FAULTS_KEPT_MAX = 200_000
"""Of each weight."""


@dataclass(frozen=True)
class Run:
    """A walk through a file: the work in hand, whom to tell how far it is, who judges."""

    work: Work
    context: JobContext
    ordered: Import
    importer: Importer
    importing: Importing[Any, Any]
    head: Head
    batches: Iterator[Batch]

    def judged(self, counts: Counts) -> Iterator[Sequence[Judged[Any]]]:
        """Judge the file batch by batch, counting on the way."""
        for batch in self.batches:
            verdicts = _in_order(batch, self.importing.judge(self.work, batch.read))
            for verdict in verdicts:
                counts.add(verdict)
            counts.lines += batch.lines
            self.context.progress(counts.lines, 0)
            yield verdicts


def jobs_of(importers: Sequence[Importer]) -> tuple[Job, ...]:
    """Make the two jobs for all that can be imported."""

    def check(context: JobContext, told: Mapping[str, Any]) -> Mapping[str, Any]:
        return _tell_failure(context, told, lambda: _check(context, importers, told))

    def apply(context: JobContext, told: Mapping[str, Any]) -> Mapping[str, Any]:
        return _tell_failure(context, told, lambda: _apply(context, importers, told))

    return (
        Job(CHECK_KIND, "校验导入文件", "Check a file to import", check),
        Job(APPLY_KIND, "导入文件", "Take over a checked file", apply),
    )


def _check(
    context: JobContext, importers: Sequence[Importer], told: Mapping[str, Any]
) -> Mapping[str, Any]:
    with _open(context, importers, told, to_write=False) as run:
        counts, room = Counts(), dict.fromkeys(Weight, FAULTS_KEPT_MAX)
        mine = ImportFault.import_id == run.ordered.id
        run.work.db.execute(delete(ImportFault).where(mine))  # of an attempt before
        for verdicts in run.judged(counts):
            _keep(run, list(_within(room, verdicts)))
            run.work.db.expunge_all()
        ordered = run.work.db.get_one(Import, run.ordered.id)
        ordered.state, ordered.counts = ImportState.CHECKED, counts.as_dict()
        ordered.unknown_headings = list(run.head.unknown)
    return counts.as_dict()


def _apply(
    context: JobContext, importers: Sequence[Importer], told: Mapping[str, Any]
) -> Mapping[str, Any]:
    with _open(context, importers, told, to_write=True) as run:
        counts = Counts()
        if run.ordered.state is ImportState.APPLIED:  # an attempt before came to its end
            return run.ordered.counts
        for place, verdicts in enumerate(run.judged(counts)):
            good = [each for each in verdicts if each.fate in (Fate.NEW, Fate.CHANGED)]
            run.importing.write(run.work, good)
            run.work.db.flush()
            run.work.db.expunge_all()
            if place == 0 and len(verdicts) >= run.importer.batch_records:  # there may be more
                count_anew(run.work.db, run.importer.tables)
        ordered = run.work.db.get_one(Import, run.ordered.id)
        ordered.state, ordered.counts = ImportState.APPLIED, counts.as_dict()
        ordered.applied_at = run.work.now
        numbers = {fate.value: getattr(counts, fate.value) for fate in Fate}
        run.work.emit(ImportApplied(ordered.id, kind=ordered.kind, file=ordered.file, **numbers))
    return counts.as_dict()


@contextmanager
def _open(
    context: JobContext, importers: Sequence[Importer], told: Mapping[str, Any], *, to_write: bool
) -> Iterator[Run]:
    with context.work() as work:
        ordered = work.db.get_one(Import, told["import_id"])
        importer = importer_of(importers, ordered.kind)
        upload = work.db.get_one(Upload, ordered.upload_id)
        with laid_out(context.machines.settings, upload) as path:
            reading = Reading(
                path,
                upload.name,
                importer.columns,
                importer.heads,
                (importer.read_to_write if to_write else None) or importer.read,
                importer.batch_records,
                importer.parts,
            )
            with opened(reading) as (head, batches):
                importing = importer.begin(work, ordered.options, head.fields)
                yield Run(work, context, ordered, importer, importing, head, batches)


def _in_order(batch: Batch, judged: Sequence[Judged[Any]]) -> Sequence[Judged[Any]]:
    """Put the records that could not be read, and are refused, where they stood."""
    found = {each.line: each for each in judged}
    for line, faults in batch.broken.items():
        if faults:
            found[line] = refused(line, *faults)
    return [found[line] for line in batch.broken]


def _within(room: dict[Weight, int], verdicts: Sequence[Judged[Any]]) -> Iterator[Fault]:
    """Take as many faults as there is room for: warnings never crowd out what refuses."""
    for fault in chain.from_iterable(verdict.faults for verdict in verdicts):
        if room[fault.weight]:
            room[fault.weight] -= 1
            yield fault


def _keep(run: Run, faults: Sequence[Fault]) -> None:
    if faults:
        rows = [{"import_id": run.ordered.id, **fault._asdict()} for fault in faults]
        run.work.db.execute(insert(ImportFault), rows)


def _tell_failure(
    context: JobContext, told: Mapping[str, Any], act: Callable[[], Mapping[str, Any]]
) -> Mapping[str, Any]:
    """Let the import say that its file cannot be read, or that it can be applied again."""
    try:
        return act()
    except Exception as error:  # passed on to the edge of the job; the import says that it ended
        if context.is_last_word(error):
            _fail(context, told["import_id"], error)
        raise


def _fail(context: JobContext, import_id: str, error: Exception) -> None:
    known = error.as_dict() if isinstance(error, TongBaseError) else None
    with context.work() as work:
        ordered = work.db.get_one(Import, import_id)
        was_applying = ordered.state is ImportState.APPLYING
        ordered.state = ImportState.CHECKED if was_applying else ImportState.FAILED
        ordered.error = known
