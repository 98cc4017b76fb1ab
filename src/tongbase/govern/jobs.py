"""The long work of governance: check tables as they lie, keep them compact."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.govern.actions.checks import CHECK_JOB, UPKEEP_JOB, record_check
from tongbase.govern.actions.upkeep import note_upkeep
from tongbase.govern.models import Table
from tongbase.govern.queries.checking import count_rows
from tongbase.govern.queries.landing import plan_landing
from tongbase.govern.queries.tables import bound_rules, firm_key, get_table
from tongbase.govern.terms import Stage
from tongbase.kernel.clock import CHINA

SNAPSHOTS_KEPT = 5
SNAPSHOT_AGE = timedelta(days=7)
NIGHTLY = "30 2 * * *"
NIGHTLY_UPKEEP_JOB = "govern.upkeep_all"


def check_table(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Check a table as it lies; nothing is moved, bad rows are only counted."""
    with context.work() as work:
        table = get_table(work, arguments["table"])
        name = TableName(table.namespace, table.name)
        plan = plan_landing(
            bound_rules(work, table),
            source=raw.relation(name),
            columns=[column.name for column in table.columns],
            keys=firm_key(table),
            today=work.now.astimezone(CHINA).date(),
        )
    context.progress(0, table.rows, "逐条核对规则", "Checking every rule")
    with raw.open_session(context.machines.lake) as session:
        result = count_rows(session, name, plan, context.run_id)
    with context.work() as work:
        check = record_check(work, context.machines.lake, result, stage=Stage.SCHEDULED)
    return {"rows": result.rows, "bad": dict(result.by_rule), "score": check.score}


def keep_table(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Compact one table if it pays, and let old snapshots go."""
    with context.work() as work:
        table = get_table(work, arguments["table"])
        now = work.now
    name, lake = TableName(table.namespace, table.name), context.machines.lake
    context.progress(0, 2, "合并小文件", "Compacting")
    with raw.open_session(lake) as session:
        compacted = raw.compact(session, name) if raw.needs_compaction(lake, name) else None
    context.progress(1, 2, "清理过期快照", "Expiring snapshots")
    expired = raw.expire(lake, name, before=now - SNAPSHOT_AGE, keep=SNAPSHOTS_KEPT)
    with context.work() as work:
        return note_upkeep(work, table.id, (compacted, expired))


def keep_all_tables(context: JobContext, _: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keep every table, one after the other."""
    with context.work() as work:
        tables = list(work.db.scalars(select(Table.id).order_by(Table.id)))
    for done, table_id in enumerate(tables):
        context.progress(done, len(tables))
        keep_table(context, {"table": table_id})
    return {"tables": len(tables)}


JOBS = (
    Job(CHECK_JOB, "质量检查", "Quality check", check_table),
    Job(UPKEEP_JOB, "整理数据表", "Upkeep of a table", keep_table),
    Job(NIGHTLY_UPKEEP_JOB, "夜间整理", "Nightly upkeep", keep_all_tables, cron=NIGHTLY),
)
