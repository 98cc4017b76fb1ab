"""Reading the grades. Nothing here changes anything."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from tongbase.base.lake.names import TableName
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.past import end_of_past_day
from tongbase.kernel.work import Work
from tongbase.protect.errors import GradeNotFoundError
from tongbase.protect.models import ColumnGradeRow, TableGradeRow
from tongbase.protect.permissions import ProtectPermission
from tongbase.protect.rules.history import levels_after
from tongbase.protect.rules.recognise import recognise
from tongbase.protect.terms.grades import ColumnFacts, ColumnGrade, GradeSource, TableGrade
from tongbase.standards.terms.grading import Level, Mask, SensitiveType, default_mask
from tongbase.standards.terms.labels import Label


def find_table(work: Work, table: TableName) -> TableGradeRow | None:
    """Find the row of a table, if it was ever recognised."""
    statement = select(TableGradeRow).where(
        TableGradeRow.namespace == table.namespace, TableGradeRow.table_name == table.name
    )
    return work.db.scalar(statement)


def get_table(work: Work, table: TableName) -> TableGradeRow:
    """Find the row of a table."""
    row = find_table(work, table)
    if row is None:
        raise GradeNotFoundError(
            f"表“{table}”尚未定级,请先执行敏感数据识别。",
            f"The table {table} is not graded yet; run the recognition first.",
            table=str(table),
        )
    return row


def get_readable(work: Work, table_id: str) -> TableGradeRow:
    """Find the row of a table by its id, for an actor who may read grades there."""
    row = work.db.get(TableGradeRow, table_id)
    if row is None or not work.actor.may(ProtectPermission.GRADE_READ, OrgPath(row.owner)):
        raise GradeNotFoundError(
            f"没有编号为 {table_id} 的定级表,或您无权查看。",
            f"There is no graded table {table_id} that you may read.",
            table=table_id,
        )
    return row


def get_column(work: Work, row: TableGradeRow, column: str) -> ColumnGradeRow:
    """Find the row of a column."""
    found = work.db.get(ColumnGradeRow, (row.id, column))
    if found is None:
        raise GradeNotFoundError(
            f"表“{row.namespace}.{row.table_name}”没有已定级的列“{column}”。",
            f"The table {row.namespace}.{row.table_name} has no graded column {column!r}.",
            field="column",
            column=column,
        )
    return found


def columns_of(work: Work, row: TableGradeRow) -> Sequence[ColumnGradeRow]:
    """List the rows of a table's columns in their order."""
    statement = select(ColumnGradeRow).where(ColumnGradeRow.table_id == row.id)
    return work.db.scalars(statement.order_by(ColumnGradeRow.position)).all()


def get_grade(work: Work, table: TableName) -> TableGrade:
    """Read the grade of a table with all its columns."""
    return as_grade(work, get_table(work, table))


def find_grade(work: Work, table: TableName) -> TableGrade | None:
    """Find the grade of a table with all its columns, if it was ever recognised."""
    row = find_table(work, table)
    return None if row is None else as_grade(work, row)


def list_tables(
    work: Work, wanted: PageRequest, *, q: str = "", level: str = ""
) -> Page[TableGradeRow]:
    """List graded tables within the actor's reach, the newest first."""
    work.require(ProtectPermission.GRADE_READ, work.actor.reach)
    statement = select(TableGradeRow).order_by(TableGradeRow.graded_at.desc(), TableGradeRow.id)
    reach = work.actor.reach.value
    inside = TableGradeRow.owner.startswith(f"{reach}/", autoescape=True)
    statement = statement.where((TableGradeRow.owner == reach) | inside)
    name = TableGradeRow.namespace + "." + TableGradeRow.table_name
    statement = statement.where(*worded(q, name))
    if level:
        statement = statement.where(TableGradeRow.level == level)
    return paginate(work.db, statement, wanted)


def timeline_of(work: Work, row: TableGradeRow) -> Sequence[LedgerEntry]:
    """Read what the ledger says of a table's grade, newest first."""
    return history_of(work.db, row.id)


def levels_as_of(work: Work, row: TableGradeRow, day: date) -> Mapping[str, Level]:
    """Return the grade of each column as it stood at the end of a day; empty if none had one."""
    end = end_of_past_day(day, work.now, field="day")
    until_then = (
        select(LedgerEntry.event, LedgerEntry.detail)
        .where(LedgerEntry.subject == row.id, LedgerEntry.at < end)
        .order_by(LedgerEntry.tx, LedgerEntry.id)
    )
    return levels_after((event, json.loads(told)) for event, told in work.db.execute(until_then))


def verbs_for(work: Work, owner: OrgPath) -> tuple[str, ...]:
    """List what the actor may do to the grade of an owner's table."""
    verbs = {
        "recognise": ProtectPermission.TABLE_RECOGNISE,
        "regrade": ProtectPermission.GRADE_CHANGE,
    }
    return tuple(verb for verb, needed in verbs.items() if work.actor.may(needed, owner))


def as_grade(work: Work, row: TableGradeRow) -> TableGrade:
    """Turn rows into the value that other modules see."""
    return TableGrade(
        id=row.id,
        table=(row.namespace, row.table_name),
        owner=OrgPath(row.owner),
        level=Level(row.level),
        rows_sampled=row.rows_sampled,
        graded_at=row.graded_at,
        columns=tuple(_column(each) for each in columns_of(work, row)),
    )


def masks_of(work: Work, table: TableName, titles: Mapping[str, str]) -> Mapping[str, Mask | None]:
    """Say how each column is shown to whoever may not see its values, by its grade.

    ``titles`` are the columns by name. What nobody has graded yet is judged by its name alone.
    """
    grade = find_grade(work, table)
    graded = {each.column: each for each in grade.columns} if grade else {}
    masks = {name: default_mask(each.sensitive_type, each.level) for name, each in graded.items()}
    for name in titles.keys() - graded.keys():
        guess = recognise(ColumnFacts(name, titles[name]))
        masks[name] = default_mask(guess.sensitive_type, guess.level)
    return masks


def _column(row: ColumnGradeRow) -> ColumnGrade:
    return ColumnGrade(
        column=row.column_name,
        sensitive_type=SensitiveType(row.sensitive_type),
        level=Level(row.level),
        confidence=row.confidence,
        reasons=tuple(Label(**reason) for reason in row.reasons),
        source=GradeSource(row.source),
        reviewer=row.reviewer,
        graded_at=row.graded_at,
    )
