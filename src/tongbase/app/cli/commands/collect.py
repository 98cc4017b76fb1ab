"""Collection (归集): define flows, look at the plan."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, pairs
from tongbase.app.cli.find import FLOW, SOURCE, find
from tongbase.app.cli.naming import warn_of_name
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import remark, say, show_json, show_rows

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
SourceTable = Annotated[
    str,
    typer.Option(
        help="来源的表、文件,或文件名通配如 日报/*.json。 "
        "Table or file of the source, or a pattern of files."
    ),
]
Mode = Annotated[
    str,
    typer.Option(
        help="full 全量 | incremental 按游标增量 | files 按文件增量。 "
        "Everything, what changed by a cursor, new and changed files."
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Argument(
        help="其余设置=值:delete_missing=true 同步删除,empty_key_parts=true 组合主键可部分为空,"
        "may_empty=true 允许清空,overlap_seconds=600,types.列名=long 指定类型。 "
        "Further settings as name=value."
    ),
]


@group.command()
def add(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    source: Annotated[str, typer.Option(help="数据源名称或编号。 Name or id of the source.")],
    table: SourceTable,
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
    mode: Mode = "full",
    cursor: Annotated[
        str, typer.Option(help="游标列(增量方式)。 Cursor column (incremental).")
    ] = "",
    setting: Settings = None,
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

    made = one_of(ask, FLOW_DETAIL, done="已定义")
    if not chosen().as_json:
        _warn_of_name(made)


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
    found = one_of(lambda api: api.get(path_of(api, flow)), FLOW_DETAIL)
    for words in () if chosen().as_json else found["remarks"]:
        remark(words)


@group.command()
def edit(  # noqa: PLR0913 - the options of a command are its arguments
    *,
    flow: FlowName,
    table: Annotated[str, typer.Option(help="来源的表或文件。 Table or file.")] = "",
    title: Annotated[str, typer.Option(help="中文名。 Title.")] = "",
    key: Annotated[list[str] | None, typer.Option(help="主键列。 Key columns.")] = None,
    mode: Mode = "",
    cursor: Annotated[str | None, typer.Option(help="游标列。 Cursor column.")] = None,
    setting: Settings = None,
) -> None:
    """修改采集任务;未给出的保持不变,读法改变后从头读起。
    Change a flow; what is left out stays. If it reads otherwise now it begins anew.
    """
    said = {"table": table, "title": title, "keys": key, "mode": mode}
    given = {name: value for name, value in said.items() if value}
    if cursor is not None:
        given["cursor_column"] = cursor

    def ask(api: Client) -> Any:
        path = path_of(api, flow)
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
        found = api.get(f"{path_of(api, flow)}/plan")
    if chosen().as_json:
        show_json(found)
        return
    files = "" if found["files"] is None else f",{len(found['files'])} 个文件"
    show_rows(found["steps"], PLAN_STEP, title=f"计划:{len(found['columns'])} 列{files}")


@group.command()
def delete(flow: FlowName) -> None:
    """删除采集任务;入湖的表保留。 Delete a flow; its lake table stays."""
    with client() as api:
        api.post(f"{path_of(api, flow)}/delete")
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


def path_of(api: Client, flow: str) -> str:
    """Return the path of a flow on the API, however it is called."""
    return f"/api/collect/flows/{find(api, FLOW, flow)}"


def _warn_of_name(flow: Mapping[str, Any]) -> None:
    """Tell which naming rule the name of the lake table breaks, and what it could be."""
    layer, _, name = flow["target"].partition(".")
    asked = {"applies_to": "table", "layer": layer, "name": name, "title": flow["title"]}
    with client() as api:
        warnings = api.get("/api/standards/naming-rules/warnings", **asked)
    for bad in warnings:
        warn_of_name(name, bad)
