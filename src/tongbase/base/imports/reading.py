"""Reading imports: one's own, their faults, and the refused lines as a sheet to be mended."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sqlalchemy import select

from tongbase.base.imports.errors import (
    ImportKindUnknownError,
    ImportNotFoundError,
    ImportStateError,
)
from tongbase.base.imports.models import Import, ImportFault
from tongbase.base.imports.port import Importer
from tongbase.base.imports.records import records_of
from tongbase.base.imports.terms import REASON, WEIGHTS_ZH, WHOLE_LINE, ImportState, Weight
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.sheets.reading import Table, open_table
from tongbase.base.uploads.keeping import laid_out
from tongbase.base.uploads.models import Upload
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

FAULT_LINES_READ = 5000
BESIDE = "同一条的其他行不通过,随之退回。"
TOLD = ("行号", "列", "类别", "说明")
"""The headings of all that a check told."""


def importer_of(importers: Sequence[Importer], kind: str) -> Importer:
    """Return the importer of a kind."""
    for importer in importers:
        if importer.kind == kind:
            return importer
    known = "、".join(importer.kind for importer in importers)
    raise ImportKindUnknownError(
        f"不能导入“{kind}”,可选:{known}。",
        f"There is nothing of kind {kind} to import; choose one of {known}.",
        field="kind",
    )


def get_import(work: Work, import_id: str, *, lock: bool = False) -> Import:
    """Find an import that the actor ordered."""
    found = work.db.get(Import, import_id, with_for_update=lock or None)
    if found is None or found.person != work.actor.id:
        raise ImportNotFoundError(
            f"没有编号为 {import_id} 的导入记录,请核对编号。",
            f"You have ordered no import {import_id}; check its number.",
            field="import",
        )
    return found


def list_imports(work: Work, kind: str | None, wanted: PageRequest) -> Page[Import]:
    """List the imports that the actor ordered, newest first."""
    statement = select(Import).where(Import.person == work.actor.id)
    if kind is not None:
        statement = statement.where(Import.kind == kind)
    newest = statement.order_by(Import.created_at.desc(), Import.id)
    return paginate(work.db, newest, wanted)


def list_faults(
    work: Work, import_id: str, wanted: PageRequest, weight: Weight | None = None
) -> Page[ImportFault]:
    """List what is wrong in a file and what is warned of, or one of the two, line by line."""
    found = get_import(work, import_id)
    statement = select(ImportFault).where(ImportFault.import_id == found.id)
    if weight is not None:
        statement = statement.where(ImportFault.weight == weight)
    return paginate(work.db, statement.order_by(ImportFault.line, ImportFault.id), wanted)


def refused_sheet(
    work: Work, settings: Settings, importer: Importer, import_id: str
) -> Iterator[tuple[str, ...]]:
    """Read the refused records as they stood, every line with its reasons first; headings first.

    A record comes back whole: a line of it alone would be taken for all that it says. What is
    warned of in it stands behind the reasons.
    """
    found = _checked(work, import_id)
    upload = work.db.get_one(Upload, found.upload_id)
    reasons = dict(_reasons(work, found, Weight.REFUSAL))
    warnings = dict(_reasons(work, found, Weight.WARNING))
    with (
        laid_out(settings, upload) as path,
        open_table(path, upload.name, (*importer.columns, REASON)) as table,
    ):
        earlier = table.places.get(REASON.field)  # the reasons of a refusal before
        shown = [place for place in range(len(table.headings)) if place != earlier]
        yield (REASON.zh, *(table.headings[place] for place in shown))
        told = _whole_records(table, importer, reasons)
        for number, cells in table.rows():
            if number in told:
                reason = told[number] + _as_warning(warnings.get(number, ""))
                yield (reason, *(cells[place] for place in shown))


def faults_sheet(
    work: Work, importer: Importer, import_id: str
) -> Iterator[tuple[str | int, str, str, str]]:
    """Read all that a check told, as a sheet: the line, the column, refusal or warning, why."""
    found = _checked(work, import_id)
    columns = {each.field: each.zh for each in (*importer.columns, REASON, WHOLE_LINE)}
    yield TOLD
    statement = (
        select(ImportFault.line, ImportFault.field, ImportFault.weight, ImportFault.zh)
        .where(ImportFault.import_id == found.id)
        .order_by(ImportFault.line, ImportFault.id)
        .execution_options(yield_per=FAULT_LINES_READ)
    )
    for line, field, weight, zh in work.db.execute(statement):
        yield line, columns.get(field, field), WEIGHTS_ZH[weight], zh


def _whole_records(
    table: Table, importer: Importer, reasons: Mapping[int, str]
) -> Mapping[int, str]:
    """Map all lines of the records that were refused to what is wrong there."""
    return {
        line.number: reasons.get(line.number, BESIDE)
        for record in records_of(table.lines(), importer.heads)
        if any(line.number in reasons for line in record.lines)
        for line in record.lines
    }


def _as_warning(said: str) -> str:
    return f"【{WEIGHTS_ZH[Weight.WARNING]}】{said}" if said else ""


def _checked(work: Work, import_id: str) -> Import:
    """An empty sheet in the midst of a check would say that nothing is wrong."""
    found = get_import(work, import_id)
    if found.state is ImportState.CHECKING:
        raise ImportStateError(
            "该文件正在校验,校验完成后才能下载结果,请稍候。",
            "The file is being checked; what comes out can be fetched when that is done.",
            state=found.state.value,
        )
    return found


def _reasons(work: Work, found: Import, weight: Weight) -> Iterator[tuple[int, str]]:
    statement = (
        select(ImportFault.line, ImportFault.zh)
        .where(ImportFault.import_id == found.id, ImportFault.weight == weight)
        .order_by(ImportFault.line, ImportFault.id)
        .execution_options(yield_per=FAULT_LINES_READ)
    )
    rows = work.db.execute(statement)
    for line, faults in groupby(rows, key=lambda row: int(row.line)):
        yield line, "".join(dict.fromkeys(fault.zh for fault in faults))
