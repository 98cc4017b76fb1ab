"""Imports over HTTP: what can be imported, templates, checks and their faults, taking over."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field

from tongbase.app.modules import IMPORTERS
from tongbase.base.imports import orders, reading
from tongbase.base.imports.models import Import, ImportFault
from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import REASON, WHOLE_LINE, Counts, ImportState, Weight
from tongbase.base.sheets.terms import Column
from tongbase.base.sheets.writing import A_SHEET, MEDIA_TYPES, SheetFormat, template_of
from tongbase.base.web import In, InHand, Out, PageOut, Wanted, WithMachines, as_file, as_sheet

REFUSED = "_不通过的行"
router = APIRouter(prefix="/imports", tags=["imports"])


class ColumnOut(Out):
    """A column of the sheet: its heading, whether it is needed, what may be chosen."""

    field: str
    zh: str
    en: str
    aliases: Sequence[str]
    needed: bool
    choices: Sequence[str]
    hint: str
    hint_en: str


class KindOut(Out):
    """A kind of thing that can be imported."""

    kind: str
    zh: str
    en: str
    columns: Sequence[ColumnOut]


class KindsOut(Out):
    """What the actor may import."""

    rows: Sequence[KindOut]


class ImportIn(In):
    """A file that was handed in, and as what it is to be read."""

    kind: Annotated[str, Field(max_length=64)]
    upload: Annotated[str, Field(max_length=32)]
    options: Annotated[dict[str, Any], Field(max_length=20)] = Field(default_factory=dict)


class ImportOut(Out):
    """An import: ``counts`` has ``lines``, the ``records`` that these make (one may take several
    lines), and how many of the records are ``new changed same refused``.

    So many records as ``warned``, refused or not, should be looked at again.
    """

    id: str
    kind: str
    file: str
    options: dict[str, Any]
    state: ImportState
    counts: dict[str, int]
    unknown_headings: list[str]
    error: dict[str, Any] | None
    run_id: str
    person_name: str
    created_at: datetime
    applied_at: datetime | None
    verbs: list[str]

    @classmethod
    def of(cls, ordered: Import) -> "ImportOut":
        """Show an import and what one may do with it."""
        told = {name: getattr(ordered, name) for name in cls.model_fields if name != "verbs"}
        counts = Counts(**ordered.counts)
        told["counts"] = {**counts.as_dict(), "records": counts.records}
        ready = ordered.state is ImportState.CHECKED and counts.good > 0
        return cls(**told, verbs=["apply"] if ready else [])


class FaultOut(Out):
    """What is wrong in a line, under which heading; an empty ``field`` is the line as a whole.

    By its ``weight`` it refuses the record, or only warns.
    """

    line: int
    field: str
    heading: str
    heading_en: str
    zh: str
    en: str
    weight: Weight

    @classmethod
    def of(cls, fault: ImportFault, columns: Mapping[str, Column]) -> "FaultOut":
        """Show a fault with what its column is called."""
        column = columns.get(fault.field, Column(fault.field, fault.field, fault.field))
        own = (name for name in cls.model_fields if not name.startswith("heading"))
        told = {name: getattr(fault, name) for name in own}
        return cls(**told, heading=column.zh, heading_en=column.en)


@router.get("/kinds")
def list_kinds(work: InHand) -> KindsOut:
    """List what the actor may import, with the columns of each sheet."""
    may = [each for each in IMPORTERS if work.actor.may(each.permission, work.actor.place)]
    return KindsOut(rows=[KindOut.model_validate(each) for each in may])


@router.get("/kinds/{kind}/template", response_class=StreamingResponse, responses=A_SHEET)
def fetch_template(
    work: InHand,
    kind: str,
    form: Annotated[SheetFormat, Query(alias="format")] = SheetFormat.XLSX,
) -> StreamingResponse:
    """Fetch an empty sheet with the headings; a workbook has hints and choices, too."""
    del work  # whoever is signed in may have it
    importer = reading.importer_of(IMPORTERS, kind)
    name = f"{importer.zh}导入模板.{form}"
    return as_file(template_of(importer.columns, form), name, MEDIA_TYPES[form])


@router.get("")
def list_imports(
    work: InHand, wanted: Wanted, kind: Annotated[str | None, Query(max_length=64)] = None
) -> PageOut[ImportOut]:
    """List the imports that the actor ordered, newest first."""
    page = reading.list_imports(work, kind, wanted)
    rows = [ImportOut.of(each) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=202)
def order_check(work: InHand, body: ImportIn) -> ImportOut:
    """Let a file be checked: a dry run that changes nothing."""
    importer = reading.importer_of(IMPORTERS, body.kind)
    return ImportOut.of(orders.order_check(work, importer, body.upload, body.options))


@router.get("/{import_id}")
def show_import(work: InHand, import_id: str) -> ImportOut:
    """Show where an import stands."""
    return ImportOut.of(reading.get_import(work, import_id))


@router.get("/{import_id}/faults")
def list_faults(
    work: InHand, import_id: str, wanted: Wanted, weight: Weight | None = None
) -> PageOut[FaultOut]:
    """List what is wrong in the file and what is warned of, or one of the two, line by line."""
    page = reading.list_faults(work, import_id, wanted, weight)
    importer = _importer_of(reading.get_import(work, import_id))
    columns = {each.field: each for each in (*importer.columns, REASON, WHOLE_LINE)}
    rows = [FaultOut.of(each, columns) for each in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/{import_id}/report", response_class=StreamingResponse, responses=A_SHEET)
def fetch_report(
    work: InHand,
    import_id: str,
    form: Annotated[SheetFormat, Query(alias="format")] = SheetFormat.XLSX,
) -> StreamingResponse:
    """Fetch all that the check told: each refusal and each warning, by line and column."""
    found = reading.get_import(work, import_id)
    rows = reading.faults_sheet(work, _importer_of(found), import_id)
    return as_sheet(f"{_name_of(found)}_校验结果", next(rows), rows, form)


@router.get("/{import_id}/refused", response_class=StreamingResponse, responses=A_SHEET)
def fetch_refused(
    work: InHand,
    machines: WithMachines,
    import_id: str,
    form: Annotated[SheetFormat, Query(alias="format")] = SheetFormat.XLSX,
) -> StreamingResponse:
    """Fetch the lines that were refused, as they stood, each with its reasons."""
    found = reading.get_import(work, import_id)
    rows = reading.refused_sheet(work, machines.settings, _importer_of(found), import_id)
    return as_sheet(f"{_name_of(found)}{REFUSED}", next(rows), rows, form)


@router.post("/{import_id}/apply", status_code=202)
def order_apply(work: InHand, import_id: str) -> ImportOut:
    """Take over what is good in a checked file: all of it, or nothing if something fails."""
    importer = _importer_of(reading.get_import(work, import_id))
    return ImportOut.of(orders.order_apply(work, importer, import_id))


def _name_of(ordered: Import) -> str:
    return PurePath(ordered.file).stem.removesuffix(REFUSED)


def _importer_of(ordered: Import) -> Importer:
    return reading.importer_of(IMPORTERS, ordered.kind)
