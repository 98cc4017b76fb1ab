"""Protection over HTTP: parse, act, answer."""

from typing import Annotated

from fastapi import APIRouter, Path

from tongbase.base.lake.names import TableName
from tongbase.base.web import (
    Day,
    InHand,
    PageOut,
    SaidOut,
    TimelineLine,
    Wanted,
    WithMachines,
    timeline,
)
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.protect.actions.recognition import recognise_table, regrade_column
from tongbase.protect.models import TableGradeRow
from tongbase.protect.queries import grades
from tongbase.protect.schemas import (
    ColumnGradeOut,
    ColumnLevelOut,
    GradesAsOfOut,
    RegradeIn,
    TableGradeLine,
    TableGradeOut,
    TableIn,
)
from tongbase.protect.terms.grades import ColumnGrade, TableGrade
from tongbase.standards.terms.grading import LEVEL_LABELS, TYPE_LABELS, Level, highest
from tongbase.standards.terms.labels import Label

router = APIRouter(prefix="/protect/tables", tags=["protect"])


@router.get("")
def list_tables(
    work: InHand, wanted: Wanted, q: str = "", level: Level | None = None
) -> PageOut[TableGradeLine]:
    """List graded tables within reach."""
    page = grades.list_tables(work, wanted, q=q, level=level or "")
    lines = [_line(row) for row in page.rows]
    return PageOut(rows=lines, total=page.total, page=page.page, size=page.size)


@router.post("", status_code=201)
def recognise_new(work: InHand, machines: WithMachines, body: TableIn) -> TableGradeOut:
    """Recognise and grade a table of the lake."""
    owner = OrgPath(body.owner) if body.owner else None
    table = TableName(body.namespace, body.name)
    return _out(work, recognise_table(work, machines.lake, table, owner=owner))


@router.get("/{table_id}")
def read_table(work: InHand, table_id: str) -> TableGradeOut:
    """Read the grades of a table's columns."""
    return _out(work, grades.as_grade(work, grades.get_readable(work, table_id)))


@router.get("/{table_id}/as-of/{day}")
def read_as_of(work: InHand, table_id: str, day: Annotated[Day, Path()]) -> GradesAsOfOut:
    """Read the grades of a table's columns as they stood at the end of a day."""
    row = grades.get_readable(work, table_id)
    levels = grades.levels_as_of(work, row, day)
    columns = [
        ColumnLevelOut(column=name, level=level, level_label=_label(LEVEL_LABELS[level]))
        for name, level in levels.items()
    ]
    return GradesAsOfOut(
        id=row.id, day=day, level=highest(levels.values()) if levels else None, columns=columns
    )


@router.get("/{table_id}/timeline")
def read_timeline(work: InHand, table_id: str) -> list[TimelineLine]:
    """Read what happened to a table's grades."""
    return timeline(grades.timeline_of(work, grades.get_readable(work, table_id)))


@router.post("/{table_id}/recognise")
def recognise_again(work: InHand, machines: WithMachines, table_id: str) -> TableGradeOut:
    """Recognise a table again; what people graded stays."""
    row = grades.get_readable(work, table_id)
    table = TableName(row.namespace, row.table_name)
    return _out(work, recognise_table(work, machines.lake, table))


@router.post("/{table_id}/regrade")
def regrade(work: InHand, table_id: str, body: RegradeIn) -> TableGradeOut:
    """Grade a column by hand."""
    row = grades.get_readable(work, table_id)
    grade = regrade_column(
        work,
        TableName(row.namespace, row.table_name),
        body.column,
        level=body.level,
        sensitive_type=body.sensitive_type,
        reason=body.reason,
    )
    return _out(work, grade)


def _line(row: TableGradeRow) -> TableGradeLine:
    return TableGradeLine(
        id=row.id,
        namespace=row.namespace,
        name=row.table_name,
        owner=row.owner,
        level=Level(row.level),
        level_label=_label(LEVEL_LABELS[Level(row.level)]),
        rows_sampled=row.rows_sampled,
        graded_at=row.graded_at,
    )


def _out(work: Work, grade: TableGrade) -> TableGradeOut:
    namespace, name = grade.table
    return TableGradeOut(
        id=grade.id,
        namespace=namespace,
        name=name,
        owner=grade.owner.value,
        level=grade.level,
        level_label=_label(LEVEL_LABELS[grade.level]),
        rows_sampled=grade.rows_sampled,
        graded_at=grade.graded_at,
        columns=[_column(each) for each in grade.columns],
        verbs=list(grades.verbs_for(work, grade.owner)),
    )


def _column(grade: ColumnGrade) -> ColumnGradeOut:
    return ColumnGradeOut(
        column=grade.column,
        sensitive_type=grade.sensitive_type,
        sensitive_type_label=_label(TYPE_LABELS[grade.sensitive_type]),
        level=grade.level,
        level_label=_label(LEVEL_LABELS[grade.level]),
        mask=grade.mask,
        confidence=grade.confidence,
        reasons=[_label(reason) for reason in grade.reasons],
        source=grade.source,
        reviewer=grade.reviewer,
        graded_at=grade.graded_at,
    )


def _label(label: Label) -> SaidOut:
    return SaidOut.model_validate(label)
