"""Stage the rows of a run: read the source once into a file beside the lake, typed and faulted."""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tongbase.base.connectors.port import Connector
from tongbase.base.connectors.terms import FAULT_EN, FAULT_TEXT, FAULT_ZH, FILE, LINE, Wanted
from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.watching import watched
from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column
from tongbase.base.lake.types import type_of_duckdb
from tongbase.base.room import room_of
from tongbase.collect.queries.plans import Outlook, table_of
from tongbase.collect.rules.cursors import future_from
from tongbase.collect.rules.faults import FAULT_RULES
from tongbase.collect.rules.planning import Plan
from tongbase.collect.rules.scoping import scope_of
from tongbase.collect.rules.staging import FAULT, Future, Staged, superseded_select, typed_select
from tongbase.collect.terms import Flow, Mode
from tongbase.govern import api as govern
from tongbase.govern.terms import Faults, Scope
from tongbase.kernel.sql import literal, quote

ROWS_VIEW = "collect_rows"
SUPERSEDED = "collect_superseded"
STAGED = "staged-"


@dataclass(frozen=True)
class Stage:
    """Staged rows: as they were read (a Parquet file) and, in a view, as they land."""

    table: TableName
    path: Path
    file: str
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    read: int
    superseded: int
    bytes: int
    source_now: str | None
    scope: Scope
    titles: Mapping[str, str]
    source_counts: tuple[int, int] | None = None

    def landing(self, run_id: str) -> govern.Staged:
        """What governance checks."""
        faults = Faults(FAULT, FAULT_ZH, FAULT_EN, FAULT_TEXT, FAULT_RULES)
        return govern.Staged(
            table=self.table,
            source=quote(ROWS_VIEW),
            columns=self.columns,
            keys=self.keys,
            run_id=run_id,
            faults=faults,
            scope=self.scope,
            titles=self.titles,
        )

    def highest(self, session: raw.Session, column: str) -> str | None:
        """Return the highest value of a cursor among rows without a fault, as text."""
        row = session.run(
            f"SELECT CAST(max({quote(column)}) AS VARCHAR) FROM {quote(ROWS_VIEW)} "  # noqa: S608
            f"WHERE {quote(FAULT)} IS NULL"
        ).fetchone()
        return None if row is None or row[0] is None else str(row[0])

    def unread_files(self, session: raw.Session) -> frozenset[str]:
        """Return the files that could not be read to their end: they are tried again next time."""
        rows = session.run(
            f"SELECT DISTINCT {quote(FILE)} FROM {self.file} "  # noqa: S608
            f"WHERE {quote(LINE)} = 0 AND {quote(FAULT_ZH)} IS NOT NULL"
        ).fetchall()
        return frozenset(str(row[0]) for row in rows)


@contextmanager
def stage(
    context: JobContext,
    session: raw.Session,
    flow: Flow,
    connector: Connector,
    outlook: Outlook,
) -> Iterator[Stage]:
    """Read the source into a file; the file is gone when the run ends, however it ends."""
    plan = outlook.plan
    folder = room_of(context.machines.settings.home) / f"{STAGED}{context.run_id}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        file = folder / "rows.parquet"
        source_now = _source_now(flow, connector, plan)
        before = connector.count(flow.details.table) if flow.details.mode is Mode.FULL else None
        numbers = _field_numbers(context.machines.lake, flow, plan)
        _read(context, session, connector, Staging(outlook, file, before or 0, numbers))
        staged = _staged(session, flow, plan, file, source_now=source_now)
        yield replace(staged, source_counts=_source_counts(flow, connector, before, staged.read))
    finally:
        session.run(f"DROP VIEW IF EXISTS {quote(ROWS_VIEW)}")
        session.run(f"DROP TABLE IF EXISTS {SUPERSEDED}")
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Staging:
    """What is read, and where to."""

    outlook: Outlook
    file: Path
    expected: int
    numbers: Mapping[str, int]


def _source_counts(
    flow: Flow, connector: Connector, before: int | None, read: int
) -> tuple[int, int] | None:
    """Count the source again only if what was read is not what it counted before."""
    if before is None:
        return None
    after = before if read == before else connector.count(flow.details.table)
    return before, before if after is None else after


def _source_now(flow: Flow, connector: Connector, plan: Plan) -> str | None:
    if flow.details.mode is not Mode.INCREMENTAL:
        return None
    name = flow.details.cursor_column
    return connector.moment(next(each.type for each in plan.columns if each.name == name))


def _read(
    context: JobContext, session: raw.Session, connector: Connector, staging: Staging
) -> None:
    plan = staging.outlook.plan
    context.progress(0, staging.expected, "读取源数据", "Reading the source")
    wanted = Wanted(staging.outlook.described, plan.since, plan.files)
    watch = watched(context, session, staging.expected, gauge=wanted.gauge)
    with connector.reading(session, wanted) as select, watch:
        form = _form(session, select, staging.numbers)
        session.run(f"COPY ({select}) TO {literal(str(staging.file))} {form}")


def _form(session: raw.Session, select: str, numbers: Mapping[str, int]) -> str:
    """Say how rows are staged: what may land as it is, in a file that the lake can take."""
    if set(numbers) == {str(name) for name, *_ in session.run(f"DESCRIBE {select}").fetchall()}:
        return raw.adoptable_format(numbers)
    return "(FORMAT parquet, COMPRESSION lz4_raw)"


def _field_numbers(lake: Lake, flow: Flow, plan: Plan) -> Mapping[str, int]:
    """Return the numbers of the fields of a table that is new or empty, else nothing."""
    table = table_of(flow)
    if plan.technical:
        return {}
    if read.find_table(lake, table) is None:
        return {each.name: number for number, each in enumerate(plan.columns, start=1)}
    return raw.field_numbers(lake, table) if read.row_count(lake, table) == 0 else {}


def _staged(
    session: raw.Session,
    flow: Flow,
    plan: Plan,
    file: Path,
    *,
    source_now: str | None,
) -> Stage:
    relation = f"read_parquet({literal(str(file))})"
    typed = _typing(session, flow, plan, relation, _future(flow, plan, source_now))
    superseded = _supersede(session, typed, plan) if _may_supersede(flow, plan) else 0
    select = typed(plan.technical, SUPERSEDED if superseded else "")
    session.run(f"CREATE OR REPLACE TEMP VIEW {quote(ROWS_VIEW)} AS {select}")
    is_incremental = flow.details.mode is Mode.INCREMENTAL
    return Stage(
        table=table_of(flow),
        path=file,
        file=relation,
        columns=tuple(each.name for each in (*plan.columns, *plan.technical)),
        keys=plan.keys,
        read=session.number(f"SELECT count(*) FROM {relation}"),  # noqa: S608
        superseded=superseded,
        bytes=file.stat().st_size,
        source_now=source_now,
        titles={each.name: each.comment for each in plan.columns},
        scope=scope_of(plan, is_incremental=is_incremental, rows=quote(ROWS_VIEW)),
    )


def _typing(
    session: raw.Session, flow: Flow, plan: Plan, relation: str, future: Future | None
) -> Callable[[Sequence[Column], str], str]:
    """Return how the rows as they land are written in SQL, given which technical columns."""
    described = session.run(f"DESCRIBE FROM {relation}").fetchall()
    types = {str(name): str(told) for name, told, *_ in described}
    lake_types = {name: type_of_duckdb(told) for name, told in types.items()}
    staged = Staged(relation, types, lake_types, flow.details.types)

    def write(technical: Sequence[Column], without: str) -> str:
        return typed_select(
            staged,
            plan.columns,
            technical=technical,
            key_parts=flow.details.keys,
            future=future,
            without=without,
        )

    return write


def _supersede(
    session: raw.Session, typed: Callable[[Sequence[Column], str], str], plan: Plan
) -> int:
    """Find the rows whose key a later file has as well; return how many."""
    placed = typed([*plan.technical, Column(LINE, "long")], "")
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {SUPERSEDED} AS {superseded_select(placed, plan.keys)}"
    )
    return session.number(f"SELECT count(*) FROM {SUPERSEDED}")  # noqa: S608


def _future(flow: Flow, plan: Plan, source_now: str | None) -> Future | None:
    name = flow.details.cursor_column
    if not name:
        return None
    kind = next(each.type for each in plan.columns if each.name == name)
    limit = future_from(source_now, kind)
    return None if limit is None else Future(name, limit)


def _may_supersede(flow: Flow, plan: Plan) -> bool:
    """Say whether a key may come in several files of one run; then the last file has it."""
    return plan.files is not None and len(plan.files) > 1 and bool(flow.details.keys)
