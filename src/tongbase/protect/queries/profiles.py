"""Profiling a lake table: what its columns hold, from one scan of a sample."""

from collections.abc import Sequence
from datetime import date

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column
from tongbase.protect.rules.detectors import ProfilePlan, plan_profile
from tongbase.protect.terms.grades import SAMPLE_ROWS_MAX, ColumnFacts, Detector, Profile
from tongbase.standards import api as standards

_CHECKS = {
    Detector.CITIZEN_ID: standards.CheckKind.CITIZEN_ID,
    Detector.USCC: standards.CheckKind.USCC,
    Detector.ORG_CODE: standards.CheckKind.ORG_CODE,
    Detector.MOBILE: standards.CheckKind.MOBILE,
    Detector.LANDLINE: standards.CheckKind.LANDLINE,
    Detector.BANK_CARD: standards.CheckKind.BANK_CARD,
    Detector.EMAIL: standards.CheckKind.EMAIL,
    Detector.PLATE: standards.CheckKind.PLATE,
}


def profile_table(
    lake: Lake, table: TableName, *, today: date, rows: int = SAMPLE_ROWS_MAX
) -> tuple[int, tuple[ColumnFacts, ...]]:
    """Return how many rows were sampled, and the facts of every column."""
    columns = read.columns(lake, table)
    checks = {
        detector: standards.check_sql(kind, "v", today=today) for detector, kind in _CHECKS.items()
    }
    names = [column.name for column in columns]
    plan = plan_profile(names, raw.relation(table), checks, rows=rows)
    with raw.open_session(lake) as session:
        counted = raw.query(session, plan.sql, rows_max=len(columns)).to_pydict()
    lines = [list(line) for line in zip(*counted.values(), strict=True)]
    sampled = max((line[1] for line in lines), default=0)
    return sampled, _facts(columns, plan, lines)


def _facts(
    columns: Sequence[Column], plan: ProfilePlan, lines: Sequence[Sequence[int]]
) -> tuple[ColumnFacts, ...]:
    profiles = {line[0]: _profile(plan, line[2], line[3:]) for line in lines}
    return tuple(
        ColumnFacts(each.name, each.comment, each.type, profiles.get(number, Profile()))
        for number, each in enumerate(columns, start=1)
    )


def _profile(plan: ProfilePlan, filled: int, counts: Sequence[int]) -> Profile:
    if filled == 0:
        return Profile()
    shares = zip(plan.detectors, counts, strict=True)
    return Profile(filled, {detector: count / filled for detector, count in shares if count})
