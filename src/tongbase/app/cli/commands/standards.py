"""The calendar of working days (工作日历)."""

import csv
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from tongbase.app.cli.state import chosen, client
from tongbase.app.output import show_json, show_rows
from tongbase.kernel.errors import InvalidError

calendar = typer.Typer(
    help="工作日历:法定节假日与调休。 The calendar of working days.", no_args_is_help=True
)

DAY = (("day", "日期"), ("working", "上班"), ("note", "说明"))
WORKING: Mapping[str, bool] = {"上班": True, "working": True, "放假": False, "off": False}
HEADING = ("日期", "day")

Day = Annotated[
    datetime,
    typer.Argument(formats=["%Y-%m-%d"], help="日期,如 2026-10-01。 Day, such as 2026-10-01."),
]


class DayMalformedError(InvalidError):
    """A line of a calendar file says no day, or not whether it is worked."""

    code = "cli.day_malformed"


@calendar.command()
def year(year: Annotated[int, typer.Argument(help="年份。 Year.")]) -> None:
    """查看一年中不按星期定的日子和工作日天数。
    Show the days of a year that differ from the week, and its working days.
    """
    with client() as api:
        found = api.get(f"/api/standards/calendar/{year}")
    _show(found)


@calendar.command("import")
def import_year(
    year: Annotated[int, typer.Argument(help="年份。 Year.")],
    file: Annotated[
        Path,
        typer.Argument(
            exists=True,
            dir_okay=False,
            readable=True,
            help="CSV 文件(UTF-8),每行:日期,放假或上班,说明,如 2026-10-01,放假,国庆节。 "
            "CSV: day, off or working, note.",
        ),
    ],
    source: Annotated[
        str, typer.Option(help="文件名称和文号。 Title and number of the official list.")
    ],
) -> None:
    """录入一年的放假和调休安排,代替原有的。
    Enter a year's official list in place of what was there.
    """
    body = {"source": source, "days": read_days(file)}
    with client() as api:
        _show(api.put(f"/api/standards/calendar/{year}", body))


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


def _show(found: dict[str, Any]) -> None:
    if chosen().as_json:
        show_json(found)
        return
    source = found["source"] or "尚未录入官方安排"
    title = f"{found['year']} 年:{found['working_days']} 个工作日({source})"
    show_rows(found["days"], DAY, title=title)


def read_days(file: Path) -> list[dict[str, Any]]:
    """Read the days of a list: one a line, each with what it is and why."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.reader(lines) if any(cell.strip() for cell in row)]
    if rows and rows[0][0].strip().lower() in HEADING:
        rows = rows[1:]
    return [_day(row) for row in rows]


def _day(row: list[str]) -> dict[str, Any]:
    day, kind, note = (cell.strip() for cell in [*row, "", ""][:3])
    if kind not in WORKING:
        raise DayMalformedError(
            f"“{','.join(row)}”应写成 日期,放假或上班,说明,例如 2026-10-01,放假,国庆节。",
            f"Write {','.join(row)!r} as day, off or working, note.",
            field="file",
        )
    return {"day": day, "working": WORKING[kind], "note": note}
