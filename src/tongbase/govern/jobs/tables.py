"""The long work of governance: check tables as they lie, keep them compact."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import select

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.errors import JobCancelledError, JobTakenOverError
from tongbase.base.jobs.terms import Job
from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Upkeep
from tongbase.govern.actions.checks import CHECK_JOB, UPKEEP_JOB, record_check
from tongbase.govern.actions.upkeep import note_upkeep
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.checking import count_rows
from tongbase.govern.queries.kept_violations import kept_in
from tongbase.govern.queries.landing import key_rules, plan_landing
from tongbase.govern.queries.quarantine import quarantine_of
from tongbase.govern.queries.tables import bound_rules, firm_key, get_table, titles_of
from tongbase.govern.queries.uniqueness import without_proven
from tongbase.govern.terms import Stage
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import TongBaseError

NIGHTLY = "30 2 * * *"
NIGHTLY_UPKEEP_JOB = "govern.upkeep_all"
LOST_FOLDERS = "lost_folders"
T = TypeVar("T")

log = logging.getLogger(__name__)


def check_table(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Check a table as it lies; nothing is moved, bad rows are only counted."""
    with context.work() as work:
        table = get_table(work, arguments["table"])
        name = TableName(table.namespace, table.name)
        plan = plan_landing(
            [*key_rules(firm_key(table), titles_of(table)), *bound_rules(work, table)],
            source=raw.relation(name),
            columns=[column.name for column in table.columns],
            today=work.today,
        )
    context.progress(0, table.rows, "逐条核对规则", "Checking every rule")
    with raw.open_session(context.machines.lake) as session:
        result = count_rows(session, name, without_proven(session, plan), context.run_id)
    with context.work() as work:
        check = record_check(work, context.machines.lake, result, stage=Stage.SCHEDULED)
    return {"rows": result.rows, "bad": dict(result.by_rule), "score": check.score}


def keep_table(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keep one table and what lies beside it: compact, expire, remove what killed writers left.

    Leave is asked before anything moves: it may have been taken away since the job was ordered.
    """
    with context.work() as work:
        table = get_table(work, arguments["table"])
        work.require(GovernPermission.LAKE_MAINTAIN, OrgPath(table.owner))
        name, now = TableName(table.namespace, table.name), work.now
    lake, done = context.machines.lake, []
    kept = (name, quarantine_of(name), kept_in(name))
    for number, each in enumerate(kept):
        context.progress(number, len(kept), f"整理 {each}", f"Keeping {each}")
        if read.exists(lake, each):
            done += _keep(lake, each, now)
    with context.work() as work:
        return note_upkeep(work, table.id, done)


def _keep(lake: Lake, name: TableName, now: datetime) -> list[Upkeep]:
    done, kept = [], lake.settings.snapshots_kept
    if raw.needs_compaction(lake, name):
        with raw.open_session(lake) as session:
            done.append(raw.with_conflict_retry(partial(raw.compact, session, name)))
    old = now - timedelta(days=lake.settings.snapshot_days)
    expire = partial(raw.expire, lake, name, before=old, keep=kept)
    done.append(raw.with_conflict_retry(expire))
    return [*done, raw.remove_strays(lake, name, before=now - raw.STRAY_AGE)]


def keep_all_tables(context: JobContext, _: Mapping[str, Any]) -> Mapping[str, Any]:
    """Keep every table, one after the other; one that cannot be kept waits for the next night.

    Then remove the folders of tables that never came to be, or are no more. What was left undone,
    and why, stands in the result.
    """
    with context.work() as work:
        tables = list(work.db.scalars(select(Table).order_by(Table.id)))
        before = work.now - raw.STRAY_AGE
    left: list[Mapping[str, Any]] = []
    for done, table in enumerate(tables):
        context.progress(done, len(tables))
        step = partial(keep_table, context, {"table": table.id})
        _alone(f"{table.namespace}.{table.name}", step, left)
    kept = len(tables) - len(left)
    sweep = partial(raw.remove_lost_folders, context.machines.lake, before=before)
    swept = _alone(LOST_FOLDERS, sweep, left) or Upkeep()
    return {"tables": kept, "left": left, "files_swept": swept.files_removed}


def _alone(name: str, step: Callable[[], T], left: list[Mapping[str, Any]]) -> T | None:
    """Do one step of the night: if it fails, it fails for itself, and ``left`` tells why."""
    try:
        return step()
    except (JobCancelledError, JobTakenOverError):
        raise
    except TongBaseError as failed:
        log.warning("The nightly upkeep left %s: %s", name, failed.en)
        told = failed.as_dict()
    except Exception as failed:  # the edge of one step: a fault of one table is not the others'
        log.exception("The nightly upkeep left %s.", name)
        told = {"code": "internal", "message": f"整理出错:{failed}", "message_en": str(failed)}
    left.append({"name": name, **told})
    return None


TABLE_JOBS = (
    Job(CHECK_JOB, "质量检查", "Quality check", check_table),
    Job(UPKEEP_JOB, "整理数据表", "Upkeep of a table", keep_table),
    Job(NIGHTLY_UPKEEP_JOB, "夜间整理", "Nightly upkeep", keep_all_tables, cron=NIGHTLY),
)
