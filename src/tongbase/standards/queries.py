"""Reading the standards. Nothing here changes anything."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import or_, select

from tongbase.kernel.calendar.rules import WorkingCalendar
from tongbase.kernel.calendar.table import CalendarDay, CalendarYear
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work
from tongbase.standards.errors import CodeListNotFoundError
from tongbase.standards.models import CodeListRow, CodeRow
from tongbase.standards.terms.codes import Code, CodeList
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.quality import QualityRule


def list_code_lists(work: Work) -> Sequence[CodeList]:
    """Name all code lists, without their codes."""
    rows = work.db.scalars(select(CodeListRow).order_by(CodeListRow.id))
    return [CodeList(row.id, Label(row.name_zh, row.name_en), row.source) for row in rows]


def get_code_list(work: Work, list_id: str, *, on: date | None = None) -> CodeList:
    """Read a code list; with ``on`` only the codes that hold on that day."""
    row = work.db.get(CodeListRow, list_id)
    if row is None:
        raise CodeListNotFoundError(
            f"代码集“{list_id}”不存在。", f"There is no code list {list_id}.", list=list_id
        )
    codes = tuple(_code(code) for code in _codes(work, list_id, on))
    return CodeList(row.id, Label(row.name_zh, row.name_en), row.source, codes)


def history_of_code_list(work: Work, list_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a code list, newest first."""
    return history_of(work.db, get_code_list(work, list_id).id)


def with_codes(work: Work, rule: QualityRule) -> QualityRule:
    """Fill a rule that names a code list with the list's codes; other rules stay as they are."""
    if rule.code_list is None:
        return rule
    found = get_code_list(work, rule.code_list)
    return replace(rule, values=tuple(code.code for code in found.codes))


def _codes(work: Work, list_id: str, on: date | None) -> Sequence[CodeRow]:
    statement = select(CodeRow).where(CodeRow.list_id == list_id).order_by(CodeRow.position)
    if on is not None:
        statement = statement.where(
            or_(CodeRow.valid_from.is_(None), CodeRow.valid_from <= on),
            or_(CodeRow.valid_to.is_(None), CodeRow.valid_to >= on),
        )
    return work.db.scalars(statement).all()


def _code(row: CodeRow) -> Code:
    label = Label(row.name_zh, row.name_en)
    return Code(row.code, label, row.parent, row.valid_from, row.valid_to)


def read_year(work: Work, year: int) -> tuple[CalendarYear | None, Sequence[CalendarDay], int]:
    """Read a year of the calendar: its entry if there is one, its noted days, its working days."""
    days = work.db.scalars(
        select(CalendarDay)
        .where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(CalendarDay.day)
    ).all()
    calendar = WorkingCalendar({noted.day: noted.working for noted in days})
    worked = calendar.between(date(year - 1, 12, 31), date(year, 12, 31))
    return work.db.get(CalendarYear, year), days, worked
