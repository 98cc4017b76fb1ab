"""Lake tables: what they hold, their grades, their upkeep (数据表、定级、维护)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.markup import escape

from tongbase.app.cli.ask import list_of, wait_for_job
from tongbase.app.cli.naming import warn_of_name
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import remark, say, show_data, show_json, show_rows
from tongbase.kernel.clock import CHINA
from tongbase.kernel.errors import NotFoundError

group = typer.Typer(
    help="数据湖中的表:元数据、定级、质量。 Lake tables: metadata, grades, quality.",
    no_args_is_help=True,
)

TABLE = (
    ("id", "编号"),
    ("namespace", "分层"),
    ("name", "表名"),
    ("title", "中文名"),
    ("owner_name", "责任单位"),
    ("rows", "行数"),
    ("aside", "隔离行数"),
    ("score", "质量得分"),
)
COLUMN = (
    ("name", "列名"),
    ("title", "中文名"),
    ("type", "类型"),
    ("is_key", "主键"),
    ("sensitive_type", "敏感类型"),
    ("level", "级别"),
)
SNAPSHOT = (
    ("id", "快照"),
    ("at", "时间"),
    ("operation", "操作"),
    ("rows", "行数"),
)
MOMENTS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d")
GRADE = (
    ("column", "列名"),
    ("sensitive_type_label.zh", "敏感类型"),
    ("level", "级别"),
    ("mask", "缺省脱敏"),
    ("confidence", "置信度"),
    ("reasons.0.zh", "依据"),
)
TableName = Annotated[
    str, typer.Argument(help="表名,如 ods.qydj,或编号。 Lake table, such as ods.qydj, or its id.")
]
ColumnName = Annotated[str, typer.Argument(help="列名。 Column.")]


class TableUnknownError(NotFoundError):
    """No lake table has this name."""

    code = "cli.table_unknown"


@group.command("list")
def list_tables(
    q: Annotated[str, typer.Argument(help="表名或中文名。 Words of name or title.")] = "",
    *,
    with_aside: Annotated[
        bool, typer.Option("--with-aside", help="只看有隔离行的表。 Only with rows set aside.")
    ] = False,
) -> None:
    """查看数据表。 List tables."""
    asked = {"q": q, "with_aside": with_aside, "size": 100}
    list_of(lambda api: api.get("/api/govern/tables", **asked), TABLE, title="数据表")


@group.command()
def show(table: TableName) -> None:
    """查看一张表的列、定级与质量得分。 Show columns, grade and score of a table."""
    with client() as api:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")
    if chosen().as_json:
        show_json(found)
        return
    title = f"{found['title']}({found['rows']} 行,质量 {found['score']},级别 {found['level']})"
    show_rows(found["columns"], COLUMN, title=title)
    if found["retired"]:
        names = "、".join(found["retired"])
        zh = f"来源已不再提供:{names};可用 table drop-column 删除。"
        remark({"zh": zh, "en": f"The source brings no more: {', '.join(found['retired'])}."})
    for words in found["advice"]:
        remark(words)
    for named in (found, *found["columns"]):
        if named["bad_name"]:
            warn_of_name(named["name"], named["bad_name"])


@group.command()
def recognise(table: TableName) -> None:
    """识别敏感列并定级。 Recognise sensitive columns and grade them."""
    with client() as api:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")
        body = {"namespace": found["namespace"], "name": found["name"], "owner": found["owner"]}
        grade = api.post("/api/protect/tables", body)
    _show_grade(grade, found["title"])


@group.command()
def regrade(
    table: TableName,
    column: Annotated[str, typer.Argument(help="列名。 Column.")],
    level: Annotated[str, typer.Option(help="级别,如 G3。 Level, such as G3.")],
    reason: Annotated[str, typer.Option(help="理由。 Reason.")],
    sensitive_type: Annotated[
        str | None, typer.Option("--type", help="敏感类型,如 mobile。 Type, such as mobile.")
    ] = None,
) -> None:
    """人工为一列定级;再次识别时保留。 Grade a column by hand; recognition keeps it."""
    body = {"column": column, "level": level, "reason": reason, "sensitive_type": sensitive_type}
    with client() as api:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")
        grade = api.post(f"/api/protect/tables/{_grade_of(api, found)}/regrade", body)
    _show_grade(grade, found["title"])


@group.command("grades-as-of")
def grades_as_of(
    table: TableName,
    day: Annotated[str, typer.Argument(help="日期,如 2026-03-01。 Day.")],
) -> None:
    """查看某日(24:00)各列的级别。 Show the grades of the columns at the end of a day."""

    def ask(api: Client) -> Any:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")
        return api.get(f"/api/protect/tables/{_grade_of(api, found)}/as-of/{day}")["columns"]

    columns = (("column", "列"), ("level", "级别"), ("level_label.zh", "名称"))
    list_of(ask, columns, title=f"{day} 的级别")


@group.command()
def preview(
    table: TableName,
    snapshot: Annotated[
        str | None,
        typer.Option(help="某一快照时的数据,见 table snapshots。 As it was in a snapshot."),
    ] = None,
    at: Annotated[
        datetime | None,
        typer.Option(
            formats=list(MOMENTS), help="某一时刻的数据(北京时间)。 As it was then (China time)."
        ),
    ] = None,
) -> None:
    """查看表的前几行,现在或过去,敏感列已脱敏。 Show the first rows, now or then, masked."""
    # Times are shown to the second, so a second counts whole.
    then = None if at is None else at.replace(microsecond=999_999, tzinfo=CHINA).isoformat()
    with client() as api:
        path = f"/api/govern/tables/{find_table(api, table)}/preview"
        found = api.get(path, snapshot=snapshot, at=then)
    if chosen().as_json:
        show_json(found)
        return
    state = f",快照 {found['snapshot']}" if found["snapshot"] else ""
    title = f"{table}(前 {len(found['rows'])} 行{state})"
    show_data(found["rows"], found["columns"], title=title)


@group.command()
def snapshots(table: TableName) -> None:
    """查看可以回看的快照,新的在前。 List the states that can still be read, newest first."""
    with client() as api:
        found = api.get(f"/api/govern/tables/{find_table(api, table)}")["snapshots"]
    if chosen().as_json:
        show_json(found)
        return
    show_rows(found, SNAPSHOT, title=f"{table}:快照(共 {len(found)} 个)")


@group.command("rename-column")
def rename_column(table: TableName, column: ColumnName, to: ColumnName) -> None:
    """为来源已不再提供的字段改名。 Rename a column that the source brings no more."""
    _change(table, "rename-column", {"column": column, "to": to}, f"{column} → {to}")


@group.command("drop-column")
def drop_column(
    table: TableName,
    column: ColumnName,
    reason: Annotated[str, typer.Option(help="理由,将留痕。 Reason, kept in the ledger.")],
) -> None:
    """删除来源已不再提供的字段。 Drop a column that the source brings no more."""
    body = {"column": column, "reason": reason}
    _change(table, "drop-column", body, f"已删除 {column} Dropped")


@group.command("comment-column")
def comment_column(
    table: TableName,
    column: ColumnName,
    comment: Annotated[str, typer.Argument(help="字段的含义。 What the column means.")],
) -> None:
    """说明字段的含义(中文名)。 Say what a column means."""
    body = {"column": column, "comment": comment}
    _change(table, "comment-column", body, f"{column}:{comment}")


@group.command()
def upkeep(table: TableName) -> None:
    """合并小文件并清理过期快照。 Compact small files, expire old snapshots."""
    with client() as api:
        path = f"/api/govern/tables/{find_table(api, table)}/upkeep"
        run = wait_for_job(api, api.post(path)["job_id"])
    say(f"[green]✓[/green] {run['result']}")


def _change(table: str, verb: str, body: Mapping[str, str], done: str) -> None:
    with client() as api:
        found = api.post(f"/api/govern/tables/{find_table(api, table)}/{verb}", body)
    if chosen().as_json:
        show_json(found)
        return
    say(f"[green]✓[/green] {escape(done)}")


def find_table(api: Client, name: str) -> str:
    """Return the id of a table by its name (``namespace.name``, ``name`` or the id itself)."""
    short = name.rsplit(".", 1)[-1]
    for row in api.get("/api/govern/tables", q=short, size=200)["rows"]:
        if name in {f"{row['namespace']}.{row['name']}", row["name"], row["title"]}:
            return str(row["id"])
    if len(name) == 32:
        return name
    raise TableUnknownError(
        f"没有名为“{name}”的数据表,请用 tongbase table list 查看。",
        f"There is no table {name!r}; see `tongbase table list`.",
        field="table",
    )


def _grade_of(api: Client, table: Mapping[str, Any]) -> str:
    """Return the id under which the grades of a table are kept."""
    for row in api.get("/api/protect/tables", q=table["name"], size=200)["rows"]:
        if (row["namespace"], row["name"]) == (table["namespace"], table["name"]):
            return str(row["id"])
    raise TableUnknownError(
        f"数据表“{table['name']}”尚未识别定级,请先运行 table recognise。",
        f"The table {table['name']!r} is not graded yet; run `table recognise` first.",
        field="table",
    )


def _show_grade(grade: Mapping[str, Any], title: str) -> None:
    if chosen().as_json:
        show_json(grade)
        return
    show_rows(grade["columns"], GRADE, title=f"{title}:级别 {grade['level']}")
