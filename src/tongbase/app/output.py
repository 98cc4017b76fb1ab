"""What the command line prints: tables for people, JSON for programs."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tongbase.app.labels import labelled
from tongbase.kernel.clock import CHINA

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:\d\d)")
END = "until"  # what a moment is called at which something is over

Column = tuple[str, str]  # the key in the answer, the heading

PIPED_COLUMNS = 2000  # into a file or a pipe, rows go whole: whoever reads them there cuts them
LISTED_MAX = 6  # of a list in a row of a table; about one thing all of it is told, line by line
console = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_COLUMNS)
errors = Console(stderr=True, highlight=False)


def show_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], *, title: str) -> None:
    """Print rows as a table."""
    table = Table(title=escape(title), title_justify="left", header_style="bold")
    for key, heading in columns:
        table.add_column(heading, overflow="fold", no_wrap=key == "id")
    for row in rows:
        table.add_row(*(_cell(_few(dig(row, key)), key) for key, _ in columns))
    console.print(table)


def show_data(rows: Sequence[Mapping[str, Any]], names: Sequence[str], *, title: str) -> None:
    """Print rows of somebody's data: names and values are theirs and stay as they are."""
    if not names:
        say(escape(title))
        return
    table = Table(title=escape(title), title_justify="left", header_style="bold")
    for name in names:
        table.add_column(escape(name), overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row[name]) for name in names))
    console.print(table)


def show_one(one: Mapping[str, Any], columns: Sequence[Column]) -> None:
    """Print one thing as labelled values."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for key, heading in columns:
        table.add_row(f"[bold]{heading}[/bold]", _whole(dig(one, key), key))
    console.print(table)


def show_json_line(answer: Any) -> None:
    """Print one thing on one line, at once: whoever reads a pipe waits for it."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def show_json(answer: Any) -> None:
    """Print an answer for a program to read."""
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def remark(words: Mapping[str, str]) -> None:
    """Print what somebody should know, in both languages."""
    say(f"[yellow]![/yellow] {escape(words['zh'])}\n  {escape(words['en'])}")


def say(sentence: str) -> None:
    """Print a sentence; the terminal breaks it, which knows where Chinese words may be cut."""
    console.print(sentence, soft_wrap=True)


def dig(row: Mapping[str, Any], key: str) -> Any:
    """Return a value by its path, such as ``case.title`` or ``reasons.0.zh``."""
    value: Any = row
    for part in key.split("."):
        if isinstance(value, Mapping):
            value = value.get(part)
        elif isinstance(value, list) and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = None
    return value


def moment(text: str) -> str:
    """Show a moment by China's clock, to the second; any other text as it is."""
    if MOMENT.fullmatch(text) is None:
        return text
    return f"{datetime.fromisoformat(text).astimezone(CHINA):%Y-%m-%d %H:%M:%S}"


def last_day(text: str) -> str:
    """Show the last day of what ends at a moment, as people speak of it: ends are exclusive."""
    if MOMENT.fullmatch(text) is None:
        return text
    end = datetime.fromisoformat(text).astimezone(CHINA)
    return f"{end - timedelta(microseconds=1):%Y-%m-%d}"


def _few(value: Any) -> Any:
    """Keep the first of a long list, and say how many there are: a row is a line in a pipe."""
    if not isinstance(value, list) or len(value) <= LISTED_MAX:
        return value
    return [*value[:LISTED_MAX], f"……共 {len(value)} 项"]


def _whole(value: Any, key: str) -> str:
    """Show all of a long list, each value on a line of its own."""
    if not isinstance(value, list) or len(value) <= LISTED_MAX:
        return _cell(value, key)
    return "\n".join(_cell(each) for each in value)


def _cell(value: Any, key: str = "") -> str:
    if value is None or value in ("", [], {}):
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        if "zh" in value:  # a name in both languages
            return escape(str(value["zh"]))
        return "、".join(f"{escape(name)}={_cell(each)}" for name, each in value.items())
    if isinstance(value, list):
        return "、".join(_cell(each) for each in value)
    shown = last_day if key == END else moment
    return escape(labelled(key, shown(str(value))))
