"""The standards (标准): the calendar of working days, the code lists."""

from datetime import datetime
from typing import Annotated, Any

import typer

from tongbase.app.cli.ask import list_of
from tongbase.app.cli.state import chosen, client
from tongbase.app.output import show_json, show_rows

calendar = typer.Typer(
    help="工作日历:法定节假日与调休。 The calendar of working days.", no_args_is_help=True
)
code_lists = typer.Typer(help="代码表。 Code lists.", no_args_is_help=True)

DAY = (("day", "日期"), ("working", "上班"), ("note", "说明"))
LIST = (("id", "编号"), ("name.zh", "名称"), ("source", "来源"))
CODE = (
    ("code", "代码"),
    ("name.zh", "名称"),
    ("name.en", "英文名称"),
    ("parent", "上级"),
)

Day = Annotated[
    datetime,
    typer.Argument(formats=["%Y-%m-%d"], help="日期,如 2026-10-01。 Day, such as 2026-10-01."),
]


@calendar.command()
def year(year: Annotated[int, typer.Argument(help="年份。 Year.")]) -> None:
    """查看一年中不按星期定的日子和工作日天数。
    Show the days of a year that differ from the week, and its working days.
    """
    with client() as api:
        found = api.get(f"/api/standards/calendar/{year}")
    _show(found)


@calendar.command("set")
def set_day(
    day: Day,
    working: Annotated[
        bool, typer.Option("--working/--off", help="上班或放假。 A working day or off.")
    ],
    note: Annotated[str, typer.Option(help="说明,如 国庆节。 Note.")] = "",
) -> None:
    """设定某一天上班或放假。 Set a day to working or off."""
    with client() as api:
        body = {"working": working, "note": note}
        _show(api.put(f"/api/standards/calendar/days/{day:%Y-%m-%d}", body))


@calendar.command()
def clear(day: Day) -> None:
    """让某一天重新按星期定。 Let the week decide again."""
    with client() as api:
        _show(api.delete(f"/api/standards/calendar/days/{day:%Y-%m-%d}"))


@code_lists.command("list")
def list_code_lists(
    q: Annotated[str, typer.Argument(help="名称或标准号。 Name or number of the standard.")] = "",
    size: Annotated[int, typer.Option(min=1, max=200)] = 50,
) -> None:
    """查看代码表。 List code lists."""
    list_of(lambda api: api.get("/api/standards/code-lists", q=q, size=size), LIST, title="代码表")


@code_lists.command("show")
def show_code_list(
    code_list: Annotated[str, typer.Argument(help="代码表编号。 Id of the code list.")],
    on: Annotated[
        str | None, typer.Option(help="某日有效的代码,如 2026-01-31。 Codes valid on that day.")
    ] = None,
) -> None:
    """查看一张代码表的代码。 Show the codes of a list."""
    with client() as api:
        found = api.get(f"/api/standards/code-lists/{code_list}", on=on)
    if chosen().as_json:
        show_json(found)
        return
    show_rows(found["codes"], CODE, title=f"{found['name']['zh']}({found['source']})")


def _show(found: dict[str, Any]) -> None:
    if chosen().as_json:
        show_json(found)
        return
    source = found["source"] or "尚未录入官方安排"
    title = f"{found['year']} 年:{found['working_days']} 个工作日({source})"
    show_rows(found["days"], DAY, title=title)
