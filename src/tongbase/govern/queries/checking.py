"""Checking rows: one pass that counts every rule; what is bad is set aside with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.govern.queries.landing import LandingPlan, plan_landing
from tongbase.govern.queries.quarantine import forget, set_aside, settle
from tongbase.govern.queries.uniqueness import without_proven
from tongbase.govern.terms import BoundRule, Count, Faults, LandingResult, Scope
from tongbase.kernel.clock import CHINA
from tongbase.standards.api import score
from tongbase.standards.terms.quality import RuleCount

ALL = Scope()


@dataclass(frozen=True)
class Staged:
    """Rows that wait to land: a relation in SQL that holds still and is read two or three times."""

    table: TableName
    source: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    run_id: str
    faults: Faults | None = None
    scope: Scope = ALL


def check_landing(
    session: raw.Session, staged: Staged, rules: Sequence[BoundRule], *, now: datetime
) -> LandingResult:
    """Check staged rows: count by rule, set aside what must not land, say how to read the rest."""
    today = now.astimezone(CHINA).date()
    table, run_id = staged.table, staged.run_id
    plan = plan_landing(
        rules,
        source=staged.source,
        columns=staged.columns,
        keys=staged.keys,
        faults=staged.faults,
        today=today,
    )
    plan = without_proven(session, replace(plan, place=staged.scope.place))
    result = count_rows(session, table, plan, run_id)
    if any(count.bad for count in result.counts):
        set_aside(session, table, plan, run_id=run_id, at=now)
    else:
        forget(session, table, run_id)
    return result


def settle_landing(session: raw.Session, staged: Staged, checked: LandingResult) -> LandingResult:
    """Let go of what earlier landings set aside of the rows that this one brought to their end."""
    settled = settle(session, staged.table, staged.run_id, staged.scope.again)
    return replace(checked, settled=settled)


def count_rows(
    session: raw.Session, table: TableName, plan: LandingPlan, run_id: str
) -> LandingResult:
    """Count what each rule evaluates and finds bad, in one pass."""
    numbers = session.run(plan.count_select).fetchone() or (0, 0)
    rows, aside, *pairs = (int(number) for number in numbers)
    counts = tuple(
        Count(check.bound, evaluated=pairs[2 * n], bad=pairs[2 * n + 1])
        for n, check in enumerate(plan.checks)
    )
    judged = [RuleCount(count.bound.rule, count.evaluated, count.bad) for count in counts]
    return LandingResult(
        table=(table.namespace, table.name),
        run_id=run_id,
        rows=rows,
        set_aside=aside,
        counts=counts,
        score=score(judged),
        good_select=plan.good_select if aside else plan.all_select,
    )
