"""Recognise the columns of a table and grade them."""

from dataclasses import asdict

from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import owner_of
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.protect.events import ColumnRegraded, GradeMoved, TableRecognised
from tongbase.protect.models import ColumnGradeRow, TableGradeRow
from tongbase.protect.permissions import ProtectPermission
from tongbase.protect.queries.grades import (
    as_grade,
    columns_of,
    find_table,
    get_column,
    get_table,
)
from tongbase.protect.queries.profiles import profile_table
from tongbase.protect.rules.recognise import recognise
from tongbase.protect.rules.reviews import check_reason, manual_reason
from tongbase.protect.terms.grades import ColumnFacts, GradeSource, TableGrade
from tongbase.standards.terms.grading import Level, SensitiveType, highest


def recognise_table(
    work: Work, lake: Lake, table: TableName, *, owner: OrgPath | None = None
) -> TableGrade:
    """Profile a sample of a table, grade every column, and grade the table as its highest.

    The grade is the business of the table's owner. Of a table that nobody has claimed, who reaches
    everywhere may say whose it is (``owner``). What a person graded stays as it is.
    """
    held = owner_of(work.db, table)
    work.require(ProtectPermission.TABLE_RECOGNISE, held)
    row = find_table(work, table)
    place = _place(work, held, owner, row)
    today = work.today
    sampled, facts = profile_table(lake, table, today=today)
    row = row or _new_row(work, table)
    row.owner, row.rows_sampled, row.graded_at = place.value, sampled, work.now
    _grade_columns(work, row, facts)
    grade = _level_up(work, row)
    levels = {each.column: each.level.value for each in grade.columns}
    work.emit(TableRecognised(row.id, table.namespace, table.name, grade.level.value, levels))
    return grade


def _place(work: Work, held: OrgPath, owner: OrgPath | None, row: TableGradeRow | None) -> OrgPath:
    if held != EVERYWHERE:
        return held
    return owner or (OrgPath(row.owner) if row else work.actor.place)


def regrade_column(
    work: Work,
    table: TableName,
    column: str,
    *,
    level: Level,
    sensitive_type: SensitiveType | None = None,
    reason: str,
) -> TableGrade:
    """Grade a column by hand, with a reason. Recognition never overwrites it."""
    row = get_table(work, table)
    work.require(ProtectPermission.GRADE_CHANGE, OrgPath(row.owner))
    graded = get_column(work, row, column)
    check_reason(reason)
    before = graded.level
    graded.level = level.value
    graded.sensitive_type = (sensitive_type or SensitiveType(graded.sensitive_type)).value
    graded.source, graded.reviewer = GradeSource.MANUAL.value, work.actor.id
    graded.confidence, graded.graded_at = 1.0, work.now
    graded.reasons = [asdict(manual_reason(work.actor.name, reason))]
    work.emit(
        ColumnRegraded(
            row.id,
            namespace=table.namespace,
            table=table.name,
            column=column,
            before=before,
            after=level.value,
            sensitive_type=graded.sensitive_type,
            reason=reason,
        )
    )
    return _level_up(work, row)


def move_grade(work: Work, table: TableName, column: str, to: str) -> None:
    """Let the grade of a column follow it to its new name; what was masked stays masked.

    The grade that another column left under that name goes.
    """
    row = get_table(work, table)
    work.require(ProtectPermission.GRADE_CHANGE, OrgPath(row.owner))
    graded = {each.column_name: each for each in columns_of(work, row)}
    if column not in graded:
        return
    if to in graded:
        work.db.delete(graded[to])
        work.db.flush()
    graded[column].column_name = to
    work.emit(GradeMoved(row.id, namespace=table.namespace, table=table.name, column=column, to=to))


def _new_row(work: Work, table: TableName) -> TableGradeRow:
    row = TableGradeRow(
        id=new_id(),
        namespace=table.namespace,
        table_name=table.name,
        owner="",
        level=Level.G1.value,
        rows_sampled=0,
        graded_at=work.now,
    )
    work.db.add(row)
    work.db.flush()
    return row


def _grade_columns(work: Work, row: TableGradeRow, facts: tuple[ColumnFacts, ...]) -> None:
    known = {each.column_name: each for each in columns_of(work, row)}
    for position, fact in enumerate(facts):
        graded = known.pop(fact.name, None)
        if graded is None:
            graded = ColumnGradeRow(table_id=row.id, column_name=fact.name, reviewer=None)
            graded.source = GradeSource.AUTO.value
            work.db.add(graded)
        graded.position = position
        if graded.source == GradeSource.AUTO.value:
            _write(graded, fact, work)
    for gone in known.values():
        work.db.delete(gone)
    work.db.flush()


def _write(graded: ColumnGradeRow, fact: ColumnFacts, work: Work) -> None:
    told = recognise(fact)
    graded.sensitive_type = told.sensitive_type.value
    graded.level = told.level.value
    graded.confidence = round(told.confidence, 3)
    graded.reasons = [asdict(reason) for reason in told.reasons]
    graded.graded_at = work.now


def _level_up(work: Work, row: TableGradeRow) -> TableGrade:
    row.level = highest(Level(each.level) for each in columns_of(work, row)).value
    work.db.flush()
    return as_grade(work, row)
