"""Coverage (编目覆盖率): how many of the items and systems that should have an entry have one.

Counted where the rows are, by one statement, whatever the number of records. What is marked as
not to be compiled leaves the denominator. A service item of which a result, or something that its
own organisation issues, has no published entry is covered in part and is not counted as covered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, case, false, func, literal, select

from tongbase.catalogue.errors import RecordInvalidError
from tongbase.catalogue.models import MODELS
from tongbase.catalogue.queries.registers import is_covered, stands_in
from tongbase.catalogue.rules.registers import COMPILED
from tongbase.catalogue.terms.registers import (
    EXERCISE_LEVEL_LABELS,
    POWER_KIND_LABELS,
    ExerciseLevel,
    PowerKind,
    RecordStatus,
    Register,
)
from tongbase.identity import api as identity
from tongbase.kernel.actor import EVERYWHERE, REGION_DIGITS, OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

ROWS_MAX = 500


class CoverageBy(StrEnum):
    """By what coverage is told apart."""

    REGION = "region"
    ORGANISATION = "organisation"
    LEVEL = "level"
    KIND = "kind"


@dataclass(frozen=True)
class Counted:
    """In use are ``excluded`` and ``due``; of what is due, ``covered`` have a published entry."""

    excluded: int
    due: int
    covered: int


@dataclass(frozen=True)
class CoverageRow:
    """One row: a region below (``own``: the region itself), an organisation, a level, a kind."""

    key: str
    label: Label
    own: bool
    counted: Counted


@dataclass(frozen=True)
class Coverage:
    """The coverage of a region, in rows (the most uncovered first), and of all of it."""

    register: Register
    region: str
    region_name: str
    by: CoverageBy
    rows: Sequence[CoverageRow]
    whole: Counted


def coverage(work: Work, register: Register, by: CoverageBy, region: str = "") -> Coverage:
    """Count the coverage of a region, by default of the actor's own, with all that lies in it."""
    model = _measured(register, by)
    code = region or next(reversed(work.actor.place.regions), "")
    place = identity.region(work, code).path if code else EVERYWHERE
    key, own = _key(model, by, place, code)
    counts = _counts(model)
    in_use = (model.status == RecordStatus.IN_USE, stands_in(model.organisation_path, place))
    statement = (
        select(key.label("key"), own.label("own"), *counts)
        .where(*in_use)
        .group_by("key", "own")
        .order_by((counts[1] - counts[2]).desc(), "key")
        .limit(ROWS_MAX)
    )
    found = work.db.execute(statement).all()
    whole = _sum([row[2:] for row in found])
    if len(found) == ROWS_MAX:  # there may be more
        whole = Counted(*tuple(work.db.execute(select(*counts).where(*in_use)).one()))
    labels = _labels(work, by, [row[0] for row in found])
    return Coverage(
        register=register,
        region=code,
        region_name=identity.names_of_regions(work, [code]).get(code, "") if code else "",
        by=by,
        rows=[
            CoverageRow(key, labels.get(key, Label(key, key)), own, Counted(*numbers))
            for key, own, *numbers in found
        ],
        whole=whole,
    )


def _sum(rows: Sequence[Sequence[int]]) -> Counted:
    excluded, due, covered = (sum(row[place] for row in rows) for place in range(3))
    return Counted(excluded, due, covered)


def _measured(register: Register, by: CoverageBy) -> Any:
    if register not in COMPILED or (by is CoverageBy.KIND and register is Register.SYSTEM):
        raise RecordInvalidError(
            "覆盖率只按政务服务事项和应用系统统计;应用系统没有类型。",
            "Coverage is counted of service items and systems; systems have no kinds.",
            field="by" if register in COMPILED else "register",
        )
    return MODELS[register]


def _counts(model: Any) -> tuple[ColumnElement[int], ...]:
    due = model.excluded_reason == ""
    number = func.count()
    return (
        number.filter(model.excluded_reason != "").label("excluded"),
        number.filter(due).label("due"),
        number.filter(due, is_covered(model)).label("covered"),
    )


def _key(
    model: Any, by: CoverageBy, place: OrgPath, code: str
) -> tuple[ColumnElement[str], ColumnElement[bool]]:
    never = false()
    if by is CoverageBy.ORGANISATION:
        return model.organisation_code, never
    if by is CoverageBy.LEVEL:
        return model.level, never
    if by is CoverageBy.KIND:
        return model.kind, never
    depth = place.value.count("/")
    below = func.split_part(model.organisation_path, "/", depth + 2)
    is_own = func.length(below) != REGION_DIGITS
    return case((is_own, literal(code)), else_=below), is_own


def _labels(work: Work, by: CoverageBy, keys: Sequence[str]) -> Mapping[str, Label]:
    if by is CoverageBy.LEVEL:
        return {level: EXERCISE_LEVEL_LABELS[ExerciseLevel(level)] for level in keys}
    if by is CoverageBy.KIND:
        return {kind: POWER_KIND_LABELS[PowerKind(kind)] for kind in keys}
    if by is CoverageBy.REGION:
        names = identity.names_of_regions(work, keys)
    else:
        names = identity.names_of_organisations(work, keys)
    return {key: Label(name, name) for key, name in names.items()}
