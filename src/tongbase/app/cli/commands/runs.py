"""Runs (采集运行): order them, see what they moved."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of, one_of, wait_for_job
from tongbase.app.cli.commands.collect import FlowName, path_of
from tongbase.app.cli.commands.collect import group as flows
from tongbase.app.cli.state import chosen, client
from tongbase.app.client import Client
from tongbase.app.output import remark, say, show_json, show_one

group = flows
"""The commands of runs stand among those of the flows."""

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
    ("by_rule", "各规则问题行数(含存疑)"),
    ("source_rows", "来源行数"),
    ("lake_rows", "入湖后行数"),
    ("seconds", "秒"),
    ("error.message", "错误"),
)

RunId = Annotated[str, typer.Argument(help="运行编号。 Id of the run.")]


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
        ordered: Mapping[str, Any] = api.post(f"{path_of(api, flow)}/run")
        if wait:
            wait_for_job(api, ordered["id"])
            ordered = api.get(f"/api/collect/runs/{ordered['id']}")
    if chosen().as_json:
        show_json(ordered)
        return
    say("[green]✓[/green] 运行完成" if wait else "[green]✓[/green] 已排队")
    show_one(ordered, RUN_DETAIL)
    for words in (*ordered["remarks"], *ordered["advice"]):
        remark(words)


@group.command()
def runs(
    flow: Annotated[str, typer.Argument(help="只看一个采集任务的。 Of one flow alone.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看运行记录。 List runs."""

    def ask(api: Client) -> Any:
        path = f"{path_of(api, flow)}/runs" if flow else "/api/collect/runs"
        return api.get(path, size=size)

    list_of(ask, RUN_LINE, title="运行记录")


@group.command()
def result(run: RunId) -> None:
    """查看一次运行的结果、各规则的问题行数和错误。
    Show how a run ended: rows, bad rows by rule, error.
    """
    one_of(lambda api: api.get(f"/api/collect/runs/{run}"), RUN_DETAIL)


@group.command()
def cancel(run: RunId) -> None:
    """取消一次运行。 Cancel a run."""
    one_of(lambda api: api.post(f"/api/collect/runs/{run}/cancel"), RUN_DETAIL, done="已要求取消")
