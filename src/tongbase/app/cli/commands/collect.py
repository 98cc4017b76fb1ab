"""Collection (归集): define flows, look at the plan, run, see what moved."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs, wait_for_job
from tongbase.app.cli.find import FLOW, SOURCE, find
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import say, show_json, show_one, show_rows

group = typer.Typer(
    help="归集:定义采集任务、查看计划、运行。 Collection: define flows, look at the plan, run.",
    no_args_is_help=True,
)

FLOW_LINE = (
    ("id", "编号"),
    ("target", "入湖表"),
    ("title", "中文名"),
    ("source_name", "数据源"),
    ("table", "来源表"),
    ("mode_label.zh", "方式"),
    ("last_run.state", "上次运行"),
)
FLOW_DETAIL = (
    *FLOW_LINE,
    ("keys", "主键"),
    ("cursor_column", "游标列"),
    ("cursor", "游标"),
    ("files_read", "已读文件数"),
    ("delete_missing", "同步删除"),
)
COUNTS = (
    ("counts.read", "读取"),
    ("counts.inserted", "新增"),
    ("counts.updated", "更新"),
    ("counts.deleted", "删除"),
    ("counts.unchanged", "未变"),
    ("counts.quarantined", "隔离"),
    ("counts.superseded", "被后续文件取代"),
)
RUN_LINE = (
    ("id", "编号"),
    ("state", "状态"),
    ("ordered_at", "下达时间"),
    *COUNTS[:6],
    ("seconds", "秒"),
)
RUN_DETAIL = (
    ("id", "编号"),
    ("target", "入湖表"),
    ("state", "状态"),
    *COUNTS,
    ("by_rule", "按规则隔离"),
    ("source_rows", "来源行数"),
    ("lake_rows", "入湖后行数"),
    ("seconds", "秒"),
    ("error.message", "错误"),
)
CHANGEABLE = (
    *("table", "title", "mode", "keys", "cursor_column", "overlap_seconds"),
    *("delete_missing", "empty_key_parts", "may_empty", "types"),
)
PLAN_STEP = (("kind", "步骤"), ("zh", "说明"))

FlowName = Annotated[
    str,
    typer.Argument(
        help="入湖表名(如 ods.qydj)、中文名或编号。 Lake table, title or id of the flow."
    ),
]
RunId = Annotated[str, typer.Argument(help="运行编号。 Id of the run.")]


@group.command()
def add(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    source: Annotated[str, typer.Option(help="数据源名称或编号。 Name or id of the source.")],
    table: Annotated[
        str,
        typer.Option(
            help="来源的表、文件,或文件名通配如 日报/*.json。 "
            "Table or file of the source, or a pattern of files."
        ),
    ],
    target: Annotated[
        str,
        typer.Option(
            help="入湖表名,缺省取来源表名。 Lake table; by default named as the source's."
        ),
    ] = "",
    title: Annotated[
        str, typer.Option(help="中文名,缺省取来源的注释。 Title; by default the source's comment.")
    ] = "",
    key: Annotated[
        list[str] | None,
        typer.Option(
            help="主键列,可多次给出;缺省取来源主键。 Key column, may be given several times."
        ),
    ] = None,
    mode: Annotated[
        str,
        typer.Option(
            help="full 全量 | incremental 按游标增量 | files 按文件增量。 "
            "Everything, what changed by a cursor, new and changed files."
        ),
    ] = "full",
    cursor: Annotated[
        str, typer.Option(help="游标列(增量方式)。 Cursor column (incremental).")
    ] = "",
    setting: Annotated[
        list[str] | None,
        typer.Argument(
            help="其余设置=值:delete_missing=true 同步删除,empty_key_parts=true 组合主键可部分为空,"
            "may_empty=true 允许清空,overlap_seconds=600,types.列名=long 指定类型。 "
            "Further settings as name=value."
        ),
    ] = None,
) -> None:
    """定义一个采集任务。 Define a flow."""

    def ask(api: Client) -> Any:
        body = {
            "source_id": find(api, SOURCE, source),
            "table": table,
            "target": target,
            "title": title,
            "keys": key or [],
            "mode": mode,
            "cursor_column": cursor,
            **_settings(setting or []),
        }
        return api.post("/api/collect/flows", body)

    one_of(ask, FLOW_DETAIL, done="已定义")


@group.command("list")
def list_flows(
    q: Annotated[str, typer.Argument(help="表名或中文名。 Words of name or title.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看采集任务。 List flows."""
    list_of(lambda api: api.get("/api/collect/flows", q=q, size=size), FLOW_LINE, title="采集任务")


@group.command()
def show(flow: FlowName) -> None:
    """查看一个采集任务。 Show a flow."""
    one_of(lambda api: api.get(_path(api, flow)), FLOW_DETAIL)


@group.command()
def edit(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    flow: FlowName,
    table: Annotated[str, typer.Option(help="来源的表或文件。 Table or file.")] = "",
    title: Annotated[str, typer.Option(help="中文名。 Title.")] = "",
    key: Annotated[list[str] | None, typer.Option(help="主键列。 Key columns.")] = None,
    mode: Annotated[str, typer.Option(help="full | incremental | files。 Mode.")] = "",
    cursor: Annotated[str | None, typer.Option(help="游标列。 Cursor column.")] = None,
    setting: Annotated[
        list[str] | None,
        typer.Argument(help="要改的其余设置=值。 Further settings to change, as name=value."),
    ] = None,
) -> None:
    """修改采集任务;未给出的保持不变,读法改变后从头读起。
    Change a flow; what is left out stays. If it reads otherwise now it begins anew.
    """
    said = {"table": table, "title": title, "keys": key, "mode": mode}
    given = {name: value for name, value in said.items() if value}
    if cursor is not None:
        given["cursor_column"] = cursor

    def ask(api: Client) -> Any:
        path = _path(api, flow)
        known = api.get(path)
        bare = known["target"].removeprefix("ods.")
        kept = {**{name: known[name] for name in CHANGEABLE}, "target": bare}
        more = _settings(setting or [])
        types = {**known["types"], **more.pop("types", {})}
        return api.post(f"{path}/update", {**kept, **given, **more, "types": types})

    one_of(ask, FLOW_DETAIL, done="已修改")


@group.command()
def plan(flow: FlowName) -> None:
    """查看下一次运行的计划;不移动任何数据。
    Show what the next run would do; nothing is moved.
    """
    with client() as api:
        found = api.get(f"{_path(api, flow)}/plan")
    if chosen().as_json:
        show_json(found)
        return
    files = "" if found["files"] is None else f",{len(found['files'])} 个文件"
    show_rows(found["steps"], PLAN_STEP, title=f"计划:{len(found['columns'])} 列{files}")


@group.command()
def run(
    flow: FlowName,
    *,
    wait: Annotated[
        bool, typer.Option(help="等到结束,显示进度。 Wait until it ends, show progress.")
    ] = True,
) -> None:
    """运行采集任务;结束时给出各项行数。 Run a flow; tells the rows when it ends."""
    with client() as api:
        ordered: Mapping[str, Any] = api.post(f"{_path(api, flow)}/run")
        if wait:
            wait_for_job(api, ordered["id"])
            ordered = api.get(f"/api/collect/runs/{ordered['id']}")
    if chosen().as_json:
        show_json(ordered)
        return
    say("[green]✓[/green] 运行完成" if wait else "[green]✓[/green] 已排队")
    show_one(ordered, RUN_DETAIL)


@group.command()
def runs(
    flow: Annotated[str, typer.Argument(help="只看一个采集任务的。 Of one flow alone.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看运行记录。 List runs."""

    def ask(api: Client) -> Any:
        path = f"{_path(api, flow)}/runs" if flow else "/api/collect/runs"
        return api.get(path, size=size)

    list_of(ask, RUN_LINE, title="运行记录")


@group.command()
def result(run: RunId) -> None:
    """查看一次运行的结果、按规则隔离的行数和错误。
    Show how a run ended: rows, rows set aside, error.
    """
    one_of(lambda api: api.get(f"/api/collect/runs/{run}"), RUN_DETAIL)


@group.command()
def cancel(run: RunId) -> None:
    """取消一次运行。 Cancel a run."""
    one_of(lambda api: api.post(f"/api/collect/runs/{run}/cancel"), RUN_DETAIL, done="已要求取消")


@group.command()
def delete(flow: FlowName) -> None:
    """删除采集任务;入湖的表保留。 Delete a flow; its lake table stays."""
    with client() as api:
        api.post(f"{_path(api, flow)}/delete")
    say("[green]✓[/green] 已删除")


def _settings(texts: list[str]) -> dict[str, Any]:
    """Read the further settings; ``types.<column>=<type>`` sets the type of one column."""
    read: dict[str, Any] = {}
    for name, value in pairs(texts).items():
        word, dot, column = name.partition(".")
        if word == "types" and dot:
            read.setdefault("types", {})[column] = value
        else:
            read[name] = value
    return read


def _path(api: Client, flow: str) -> str:
    return f"/api/collect/flows/{find(api, FLOW, flow)}"
