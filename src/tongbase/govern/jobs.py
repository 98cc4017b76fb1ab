"""The long work of governance: check tables as they lie, keep them compact."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Upkeep
from tongbase.govern.actions.checks import CHECK_JOB, UPKEEP_JOB, record_check
from tongbase.govern.actions.upkeep import note_upkeep
from tongbase.govern.models import Table
from tongbase.govern.queries.checking import count_rows
from tongbase.govern.queries.landing import plan_landing
from tongbase.govern.queries.quarantine import quarantine_of
from tongbase.govern.queries.tables import bound_rules, firm_key, get_table
from tongbase.govern.queries.uniqueness import without_proven
from tongbase.govern.terms import Stage
from tongbase.kernel.clock import CHINA
from tongbase.kernel.errors import ConflictError

SNAPSHOTS_KEPT = 5
SNAPSHOT_AGE = timedelta(days=7)
NIGHTLY = "30 2 * * *"
NIGHTLY_UPKEEP_JOB = "govern.upkeep_all"

log = logging.getLogger(__name__)


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
        result = count_rows(session, name, without_proven(session, plan), context.run_id)
    with context.work() as work:
        check = record_check(work, context.machines.lake, result, stage=Stage.SCHEDULED)
    return {"rows": result.rows, "bad": dict(result.by_rule), "score": check.score}


def keep_table(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keep one table and its quarantine: compact, expire, remove what killed writers left."""
    with context.work() as work:
        table = get_table(work, arguments["table"])
        name, now = TableName(table.namespace, table.name), work.now
    lake, done = context.machines.lake, []
    for number, each in enumerate((name, quarantine_of(name))):
        context.progress(number, 2, f"整理 {each}", f"Keeping {each}")
        if read.exists(lake, each):
            done += raw.with_conflict_retry(partial(_keep, lake, each, now))
    with context.work() as work:
        return note_upkeep(work, table.id, done)


def _keep(lake: Lake, name: TableName, now: datetime) -> list[Upkeep]:
    done = []
    if raw.needs_compaction(lake, name):
        with raw.open_session(lake) as session:
            done.append(raw.compact(session, name))
    done.append(raw.expire(lake, name, before=now - SNAPSHOT_AGE, keep=SNAPSHOTS_KEPT))
    return [*done, raw.remove_strays(lake, name, before=now - raw.STRAY_AGE)]


def keep_all_tables(context: JobContext, _: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keep every table, one after the other; one that cannot be kept now waits for the next night.

    Then remove the folders of tables that never came to be, or are no more.
    """
    with context.work() as work:
        tables = list(work.db.scalars(select(Table.id).order_by(Table.id)))
        now = work.now
    left = []
    for done, table_id in enumerate(tables):
        context.progress(done, len(tables))
        try:
            keep_table(context, {"table": table_id})
        except ConflictError as busy:
            log.warning("The table %s was not kept: %s", table_id, busy.en)
            left.append(table_id)
    swept = raw.remove_lost_folders(context.machines.lake, before=now - raw.STRAY_AGE)
    return {"tables": len(tables) - len(left), "left": left, "files_swept": swept.files_removed}


JOBS = (
    Job(CHECK_JOB, "质量检查", "Quality check", check_table),
    Job(UPKEEP_JOB, "整理数据表", "Upkeep of a table", keep_table),
    Job(NIGHTLY_UPKEEP_JOB, "夜间整理", "Nightly upkeep", keep_all_tables, cron=NIGHTLY),
)
