"""The checks of a landing: what is bad is set aside with its reason, beside the table.

The quarantine is one Iceberg table beside each table. It holds what is bad now. A landing judges
some rows of the source anew: all of them, those of the files that it read, or those with the keys
that it read. What earlier landings set aside of these leaves once the landing is done, so that no
row stands there twice, and one that became good or is gone does not stand there at all. A landing
that fails takes back its own rows and nothing else. Earlier states can be read from the snapshots
of the table, as long as those are kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column
from tongbase.govern.queries.checking import count_rows
from tongbase.govern.queries.landing import LandingPlan, key_rules, plan_landing
from tongbase.govern.queries.quarantine import quarantine_of
from tongbase.govern.queries.uniqueness import without_proven
from tongbase.govern.terms import BoundRule, Faults, LandingResult, Scope, Settled
from tongbase.kernel.clock import day_of
from tongbase.kernel.sql import literal
from tongbase.standards.terms.quality import Severity

ALL = Scope()
BROKEN = "govern_broken"
COLUMNS = (
    Column("run_id", "string", "运行编号"),
    Column("severity", "string", "处置"),
    Column("rules", "string", "违反的规则"),
    Column("reasons_zh", "string", "原因"),
    Column("reasons_en", "string", "原因(英文)"),
    Column("row_json", "string", "原始行"),
    Column("set_aside_at", "timestamptz", "隔离时间"),
    Column("place", "string", "来处"),
)


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
    titles: Mapping[str, str] = field(default_factory=dict)


def check_landing(
    session: raw.Session, staged: Staged, rules: Sequence[BoundRule], *, now: datetime
) -> LandingResult:
    """Check staged rows: count by rule, set aside what must not land, say how to read the rest."""
    today = day_of(now)
    table, run_id = staged.table, staged.run_id
    plan = plan_landing(
        [*key_rules(staged.keys, staged.titles), *rules],
        source=staged.source,
        columns=staged.columns,
        faults=staged.faults,
        today=today,
    )
    plan = without_proven(session, replace(plan, place=staged.scope.place))
    result = count_rows(session, table, plan, run_id)
    if any(count.bad for count in result.counts):
        _set_aside(session, table, plan, run_id=run_id, at=now)
    else:
        forget_landing(session, table, run_id)
    return result


def settle_landing(session: raw.Session, staged: Staged, checked: LandingResult) -> LandingResult:
    """Let go of what earlier landings set aside of the rows that this one brought to their end."""
    settled = _settle(session, staged.table, staged.run_id, staged.scope.again)
    return replace(checked, settled=settled)


def forget_landing(session: raw.Session, table: TableName, run_id: str) -> None:
    """Remove what an earlier try of the same run set aside."""
    aside = quarantine_of(table)
    mine = f"run_id = {literal(run_id)}"
    if read.exists(session.lake, aside):
        raw.with_conflict_retry(
            lambda: raw.delete_where(session, aside, mine, note={"run": run_id})
        )


def _set_aside(
    session: raw.Session, table: TableName, plan: LandingPlan, *, run_id: str, at: datetime
) -> None:
    """Write the bad rows of a landing, in place of those that an earlier try wrote."""
    aside = quarantine_of(table)
    _ensure(session.lake, aside, comment=f"{table} 的隔离区")
    forget_landing(session, table, run_id)
    session.run(f"CREATE OR REPLACE TEMP TABLE {BROKEN} AS {plan.broken_select}")
    select = plan.aside_select(BROKEN, run_id, at.isoformat())
    raw.with_conflict_retry(lambda: raw.append(session, aside, select, note={"run": run_id}))
    session.run(f"DROP TABLE {BROKEN}")


def _settle(session: raw.Session, table: TableName, run_id: str, again: str) -> Settled:
    """Let go of what earlier landings set aside of the places that this one judged anew."""
    aside = quarantine_of(table)
    if not read.exists(session.lake, aside):
        return Settled(0, 0)
    _ensure(session.lake, aside)
    earlier = f"run_id <> {literal(run_id)} AND ({again})"
    gone = raw.with_conflict_retry(
        lambda: raw.delete_where(session, aside, earlier, note={"run": run_id})
    )
    bad = f"severity = {literal(Severity.QUARANTINE.value)}"
    lying = session.number(f"SELECT count(*) FROM {raw.relation(aside)} WHERE {bad}")  # noqa: S608
    return Settled(gone.rows, lying)


def _ensure(lake: Lake, aside: TableName, *, comment: str = "") -> None:
    """Make the quarantine, or give an older one the columns that it lacks."""
    if raw.ensure_table(lake, aside, COLUMNS, comment=comment):
        return
    known = {each.name for each in read.columns(lake, aside)}
    if missing := [each for each in COLUMNS if each.name not in known]:
        raw.add_columns(lake, aside, missing)
