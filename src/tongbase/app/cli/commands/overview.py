"""The overview (运行总览): the live numbers, and the rows behind them."""

from typing import Annotated

import typer

from tongbase.app.cli.state import chosen, client
from tongbase.app.output import show_json, show_rows
from tongbase.oversee.terms import Freshness

group = typer.Typer(
    help="运行总览:实时指标与更新及时性。 The live numbers, and how fresh the data are.",
    no_args_is_help=True,
)

NUMBERS = (("zh", "指标"), ("value", "数值"), ("unit", "单位"), ("beside.zh", "涉及"))
BARS = (("chart", "图表"), ("zh", "取值"), ("count", "数量"))
CHARTS = {
    "entries_by_status": "目录状态",
    "entries_by_level": "各级目录数",
    "entries_by_division": "各地目录数",
    "entries_by_organisation": "各单位目录数",
    "shares_by_type": "共享属性",
    "entries_by_cycle": "更新周期",
    "freshness": "更新及时性",
}
TABLES = (
    ("entry_name", "目录"),
    ("provider_name", "提供单位"),
    ("where", "库表"),
    ("renewed_at", "最近更新"),
    ("label", "状态"),
)
Division = Annotated[
    str, typer.Option(help="区划代码前缀,如 42 湖北省、4201 武汉市。 Codes begin with.")
]
Shown = Annotated[
    str | None,
    typer.Option(help="区划代码,如 42、4201;默认本地区,000000 为全部地区。 Own by default."),
]


@group.command()
def show(*, division: Shown = None) -> None:
    """查看实时指标。 The live numbers."""
    with client() as api:
        told = api.get("/api/oversee/overview", division=division)
    if chosen().as_json:
        show_json(told)
        return
    show_rows(
        [{**number, "value": _plain(number["value"])} for number in told["numbers"]],
        NUMBERS,
        title="运行总览" + (f" · {told['division_name']}" if told["division_name"] else ""),
    )
    bars = [{"chart": zh, **bar} for chart, zh in CHARTS.items() for bar in told[chart]]
    bars += [{"chart": "每日调用", "zh": each["day"], **each} for each in told["calls_by_day"]]
    show_rows(bars, BARS, title="分布")


@group.command()
def freshness(
    *,
    state: Annotated[
        Freshness | None,
        typer.Option(
            help="只看一种状态:fresh 按期、late 逾期、never 从未、unclocked 无周期。 State."
        ),
    ] = None,
    division: Division = "",
    page: Annotated[int, typer.Option(min=1)] = 1,
    size: Annotated[int, typer.Option(min=1, max=200)] = 20,
) -> None:
    """查看已发布目录的库表是否按周期更新。 Which tables were renewed within their cycle."""
    asked = {"division": division, "page": page, "size": size}
    if state is not None:
        asked["state"] = state.value
    with client() as api:
        told = api.get("/api/oversee/freshness", **asked)
    if chosen().as_json:
        show_json(told)
        return
    rows = [{**row, "where": f"{row['namespace']}.{row['table']}"} for row in told["rows"]]
    show_rows(rows, TABLES, title=f"更新及时性(共 {told['total']} 张)")


def _plain(value: float | None) -> float | str:
    """Show what was counted without a fraction, and say where there is nothing to count."""
    if value is None:
        return "暂无数据"
    return int(value) if value == int(value) else value
