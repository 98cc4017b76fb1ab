"""Registers as files: written within the request's own work, sent when that is committed."""

from fastapi.responses import StreamingResponse

from tongbase.base.sheets.writing import SheetFormat
from tongbase.base.web import as_sheet
from tongbase.catalogue.queries.registers import RecordFilters
from tongbase.catalogue.queries.sheets.register_rows import exported
from tongbase.catalogue.terms.register_sheets import COLUMNS
from tongbase.catalogue.terms.registers import REGISTER_LABELS, Register
from tongbase.kernel.work import Work


def as_register(
    work: Work, register: Register, filters: RecordFilters, form: SheetFormat
) -> StreamingResponse:
    """Send records as a sheet that browsers save under the name of its register."""
    headings = [column.zh for column in COLUMNS[register]]
    lines = exported(work, register, filters)
    return as_sheet(REGISTER_LABELS[register].zh, headings, lines, form)
