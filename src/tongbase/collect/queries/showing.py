"""What clients see of sources, flows and runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from tongbase.base.connectors.kinds import KINDS, kind_of
from tongbase.base.connectors.port import Connector
from tongbase.base.connectors.terms import Description, Words
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import ENDED, JobState
from tongbase.base.paging import Page
from tongbase.collect.models import FlowRow, RunRow, Source
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.queries import flows as flow_queries
from tongbase.collect.queries import sources as source_queries
from tongbase.collect.rules.flows import default_target
from tongbase.collect.rules.remarks import tell
from tongbase.collect.terms import MODE_LABELS, ODS
from tongbase.govern import api as govern
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

Shown = dict[str, Any]


def show_connectors() -> Page[Shown]:
    """The kinds of sources with the schema of their settings."""
    rows = [_connector(kind) for kind in KINDS]
    return Page(rows, len(rows), 1, max(len(rows), 1))


def show_sources(work: Work, page: Page[Source]) -> Page[Shown]:
    """Sources in a list."""
    names = identity.names_of_organisations(work, {row.owner_code for row in page.rows})
    rows = [_source_line(row, names) for row in page.rows]
    return Page(rows, page.total, page.page, page.size)


def show_source(work: Work, source: Source) -> Shown:
    """One source; of its secret only whether there is one."""
    names = identity.names_of_organisations(work, {source.owner_code})
    return {
        **_source_line(source, names),
        "settings": source.settings,
        "has_secret": source.secret is not None,
        "capabilities": sorted(kind_of(source.kind).capabilities),
        "test_sentences": source.test_sentences,
        "flows": source_queries.flows_of(work, source),
        "verbs": source_queries.verbs_for(work, source),
    }


def show_description(described: Description) -> Shown:
    """A table of a source, and the lake name that it would get."""
    return {
        "table": described.table,
        "comment": described.comment,
        "columns": described.columns,
        "key": described.key,
        "remarks": list(tell(described.remarks)),
        "target": default_target(described.table),
    }


def show_flows(work: Work, page: Page[FlowRow]) -> Page[Shown]:
    """Flows in a list, each with its last run."""
    runs = flow_queries.last_runs(work, page.rows)
    jobs = flow_queries.jobs_of(work, list(runs.values()))
    rows = [_flow_line(row, runs.get(row.id), jobs) for row in page.rows]
    return Page(rows, page.total, page.page, page.size)


def show_flow(work: Work, flow: FlowRow) -> Shown:
    """One flow."""
    runs = flow_queries.last_runs(work, [flow])
    jobs = flow_queries.jobs_of(work, list(runs.values()))
    ref = govern.find_ref(work, ODS, flow.target)
    return {
        **_flow_line(flow, runs.get(flow.id), jobs),
        **{name: getattr(flow, name) for name in ("keys", "cursor_column", "overlap_seconds")},
        **{name: getattr(flow, name) for name in ("delete_missing", "empty_key_parts")},
        "may_empty": flow.may_empty,
        "types": flow.types,
        "remarks": flow_queries.remarks_of(work, flow),
        "cursor": str(flow.cursor.get("value", "")),
        "files_read": len(flow.cursor.get("files", {})),
        "table_id": ref.id if ref else None,
        "verbs": flow_queries.verbs_for(work, flow),
    }


def show_runs(work: Work, page: Page[RunRow]) -> Page[Shown]:
    """Runs in a list."""
    jobs = flow_queries.jobs_of(work, page.rows)
    rows = [_run_line(run, jobs[run.id]) for run in page.rows if run.id in jobs]
    return Page(rows, page.total, page.page, page.size)


def show_run(work: Work, run_id: str) -> Shown:
    """One run with its plan and its result, or its error."""
    run, job = flow_queries.get_run(work, run_id)
    flow = flow_queries.get_flow(work, run.flow_id)
    return {
        **_run_line(run, job),
        "target": f"{ODS}.{flow.target}",
        "plan": run.plan,
        "remarks": flow_queries.remarks_in(run),
        "by_rule": run.by_rule,
        "snapshot": None if run.snapshot is None else str(run.snapshot),
        "source_rows": run.source_rows,
        "lake_rows": run.lake_rows,
        "advice": _advice(work, flow, job),
        "error": None if job.error is None else _without_trace(job.error),
        "verbs": _run_verbs(work, run, job),
    }


def _connector(kind: type[Connector]) -> Shown:
    return {
        "kind": kind.kind,
        "label": kind.label,
        "secret_label": kind.secret_label,
        "capabilities": sorted(kind.capabilities),
        "settings_schema": kind.settings_model.model_json_schema(),
    }


def _source_line(source: Source, names: Mapping[str, str]) -> Shown:
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "kind_label": kind_of(source.kind).label,
        "note": source.note,
        "owner": source.owner,
        "owner_code": source.owner_code,
        "owner_name": names.get(source.owner_code, source.owner_code),
        "tested_at": source.tested_at,
        "test_ok": source.test_ok,
        "created_at": source.created_at,
    }


def _flow_line(flow: FlowRow, run: RunRow | None, jobs: Mapping[str, JobRun]) -> Shown:
    return {
        "id": flow.id,
        "source_id": flow.source_id,
        "source_name": flow.source.name,
        "title": flow.title,
        "table": flow.source_table,
        "target": f"{ODS}.{flow.target}",
        "mode": flow.mode,
        "mode_label": MODE_LABELS[flow.mode],
        "owner": flow.owner,
        "created_at": flow.created_at,
        "last_run": _run_line(run, jobs[run.id]) if run is not None and run.id in jobs else None,
    }


def _run_line(run: RunRow, job: JobRun) -> Shown:
    return {
        "id": run.id,
        "flow_id": run.flow_id,
        "flow_title": run.flow.title,
        "state": job.state,
        "attempt": job.attempt,
        "done": job.done,
        "total": job.total,
        "message": Words(job.message_zh, job.message_en),
        "ordered_at": run.ordered_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "counts": flow_queries.counts_of(run),
        "seconds": run.seconds,
        "bytes": run.bytes,
    }


def _advice(work: Work, flow: FlowRow, job: JobRun) -> Sequence[Label]:
    """What should be done about the table, once its rows have landed."""
    if job.state is not JobState.SUCCEEDED:
        return ()
    return govern.advice_for(work, ODS, flow.target)


def _run_verbs(work: Work, run: RunRow, job: JobRun) -> tuple[str, ...]:
    may = work.actor.may(CollectPermission.RUN_CANCEL, OrgPath(run.owner))
    return ("cancel",) if may and job.state not in ENDED else ()


def _without_trace(error: Mapping[str, Any]) -> Shown:
    return {name: told for name, told in error.items() if name != "trace"}
