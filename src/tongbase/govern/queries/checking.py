"""Counting rows by rule, all rules in one pass."""

from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.govern.queries.landing import LandingPlan
from tongbase.govern.terms import Count, LandingResult
from tongbase.standards.api import score
from tongbase.standards.terms.quality import RuleCount


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
