"""Write down what a check found; order a check of a table as it lies."""

from sqlalchemy import delete

from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.queue import Order, enqueue
from tongbase.base.lake import read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.govern.errors import TableNotFoundError
from tongbase.govern.events import TableChecked, UpkeepOrdered
from tongbase.govern.models import Check, CheckResult, Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.tables import find_table, get_table
from tongbase.govern.terms import LandingResult, Stage
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

CHECK_JOB = "govern.check"
UPKEEP_JOB = "govern.upkeep"


def record_check(work: Work, lake: Lake, result: LandingResult, *, stage: Stage) -> Check:
    """Keep the counts of a check and the table's new score. A run told again replaces itself."""
    table = find_table(work, *result.table)
    if table is None:
        raise TableNotFoundError(
            f"数据表 {'.'.join(result.table)} 尚未登记。",
            f"The table {'.'.join(result.table)} is not registered.",
        )
    work.require(GovernPermission.CHECK_RUN, OrgPath(table.owner))
    for model in (CheckResult, Check):
        work.db.execute(delete(model).where(model.run_id == result.run_id))
    check = _check(work, table, result, stage)
    work.db.add(check)
    work.db.add_all(_results(work, table, result, stage))
    info = read.get_table(lake, TableName(*result.table))
    if stage is Stage.LANDING or table.snapshot != info.snapshot:
        table.renewed_at = work.now
    table.rows, table.snapshot, table.updated_at = info.rows, info.snapshot, work.now
    table.aside = result.settled.lying if result.settled else table.aside
    table.score = result.score.total if result.score.total is not None else table.score
    work.emit(
        TableChecked(
            table.id,
            stage=stage.value,
            run=result.run_id,
            rows=result.rows,
            set_aside=result.set_aside,
            let_go=result.settled.let_go if result.settled else 0,
            bad=result.by_rule,
            score=check.score,
        )
    )
    return check


def order_check(work: Work, table_id: str) -> JobRun:
    """Have a table checked as it lies (事后)."""
    table = get_table(work, table_id)
    work.require(GovernPermission.CHECK_RUN, OrgPath(table.owner))
    run = enqueue(work, _order(CHECK_JOB, table, "质量检查", "Check quality"))
    work.emit(UpkeepOrdered(table.id, job=run.id))
    return run


def order_upkeep(work: Work, table_id: str) -> JobRun:
    """Have a table compacted and its old snapshots let go."""
    table = get_table(work, table_id)
    work.require(GovernPermission.LAKE_MAINTAIN, OrgPath(table.owner))
    run = enqueue(work, _order(UPKEEP_JOB, table, "整理数据表", "Tidy up the table"))
    work.emit(UpkeepOrdered(table.id, job=run.id))
    return run


def _order(kind: str, table: Table, zh: str, en: str) -> Order:
    return Order(
        kind,
        subject=table.id,
        title=f"{zh}:{table.title or table.name}",
        title_en=f"{en}: {table.title or table.name}",
        place=OrgPath(table.owner),
        arguments={"table": table.id},
        lock=f"table:{table.namespace}.{table.name}",
    )


def _check(work: Work, table: Table, result: LandingResult, stage: Stage) -> Check:
    dimensions = [
        {
            "code": each.indicator.code,
            "zh": each.indicator.name.zh,
            "en": each.indicator.name.en,
            "evaluated": each.evaluated,
            "bad": each.bad,
            "x": round(each.x, 6),
            "score": round(each.score, 4),
        }
        for each in result.score.indicators
    ]
    return Check(
        run_id=result.run_id,
        table_id=table.id,
        stage=stage,
        at=work.now,
        rows=result.rows,
        set_aside=result.set_aside,
        score=result.score.total,
        dimensions=dimensions,
    )


def _results(work: Work, table: Table, result: LandingResult, stage: Stage) -> list[CheckResult]:
    return [
        CheckResult(
            id=new_id(),
            table_id=table.id,
            run_id=result.run_id,
            stage=stage,
            at=work.now,
            rule_code=count.bound.rule.code,
            rule_zh=count.bound.rule.label.zh,
            rule_en=count.bound.rule.label.en,
            indicator=count.bound.rule.measures.code,
            severity=count.severity,
            weight=count.bound.rule.weight,
            evaluated=count.evaluated,
            bad=count.bad,
        )
        for count in result.counts
    ]
