"""What the command line prints: tables for people, lines with tabs for pipes, JSON for programs."""

import json
import re
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from tongbase.app.labels import labelled
from tongbase.kernel.clock import CHINA

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(Z|[+-]\d\d:\d\d)")
END = "until"  # what a moment is called at which something is over

Column = tuple[str, str] | tuple[str, str, str]
"""The key in the answer, the heading; where the key does not name it, the table of the labels."""

Cells = Sequence[str]

LISTED_MAX = 6  # of a list in a row of a table; about one thing all of it is told, line by line
COLUMN_MIN = 12  # a column that folds into less cannot be read: the rows are told one by one
BESIDE_CELL = 3  # the frame of a cell: a line and two blanks
NOTHING = "—"
BREAKS = re.compile(r"[\t\r\n\v\f]+")
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def show_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[Column], *, title: str) -> None:
    """Print rows: to a person as a table, into a pipe each as a line with tabs, whole."""
    headings = [column[1] for column in columns]
    values = ([(dig(row, column[0]), _table_of(column)) for column in columns] for row in rows)
    if not sys.stdout.isatty():
        _pipe(title, headings, ([_whole(*each) for each in row] for row in values))
        return
    cells = [[_shown(_few(value), table) for value, table in row] for row in values]
    _draw(title, headings, cells, uncut={n for n, each in enumerate(columns) if each[0] == "id"})


def show_data(rows: Sequence[Mapping[str, Any]], names: Sequence[str], *, title: str) -> None:
    """Print rows of somebody's data: names and values are theirs and stay as they are."""
    if not sys.stdout.isatty():
        _pipe(title, names, ([_whole(row[name]) for name in names] for row in rows))
    elif names:
        _draw(title, names, [[_shown(row[name]) for name in names] for row in rows])
    else:
        say(escape(title))


def show_one(one: Mapping[str, Any], columns: Sequence[Column]) -> None:
    """Print one thing as labelled values, one a line."""
    told = [(column[1], dig(one, column[0]), _table_of(column)) for column in columns]
    if not sys.stdout.isatty():
        _lines((heading, _whole(value, table)) for heading, value, table in told)
        return
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for heading, value, labels in told:
        table.add_row(f"[bold]{heading}[/bold]", escape(_below_each_other(value, labels)))
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


def _table_of(column: Column) -> str:
    """Return in which table the labels of a column stand."""
    return column[2] if len(column) == 3 else column[0].rpartition(".")[2]


def _pipe(title: str, headings: Cells, rows: Iterable[Cells]) -> None:
    """Print what a program cuts: the title stands on a line without tabs."""
    _lines([(f"# {title}",)] if title else [])
    _lines([headings] if headings else [])
    _lines(rows)


def _lines(rows: Iterable[Cells]) -> None:
    for row in rows:
        sys.stdout.write("\t".join(BREAKS.sub(" ", cell) for cell in row) + "\n")


def _draw(
    title: str, headings: Cells, rows: Sequence[Cells], *, uncut: Collection[int] = ()
) -> None:
    """Draw a table; where the terminal is too narrow for it, tell the rows one by one."""
    table = Table(title=escape(title), title_justify="left", header_style="bold")
    needed = 1
    for number, heading in enumerate(headings):
        table.add_column(escape(heading), overflow="fold", no_wrap=number in uncut)
        widest = max(cell_len(cells[number]) for cells in (headings, *rows))
        needed += BESIDE_CELL + (widest if number in uncut else min(widest, COLUMN_MIN))
    if needed > console.width:
        _draw_one_by_one(title, headings, rows)
        return
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)


def _draw_one_by_one(title: str, headings: Cells, rows: Sequence[Cells]) -> None:
    say(f"[italic]{escape(title)}[/italic]")
    for row in rows:
        say("")
        for heading, cell in zip(headings, row, strict=True):
            say(f"[bold]{escape(heading)}[/bold]  {escape(cell)}")


def _few(value: Any) -> Any:
    """Keep the first of a long list, and say how many there are: a row is to be seen at once."""
    if not isinstance(value, list) or len(value) <= LISTED_MAX:
        return value
    return [*value[:LISTED_MAX], f"……共 {len(value)} 项"]


def _below_each_other(value: Any, labels: str) -> str:
    """Show all of a long list, each value on a line of its own."""
    if not isinstance(value, list) or len(value) <= LISTED_MAX:
        return _shown(value, labels)
    return "\n".join(_shown(each, labels) for each in value)


def _whole(value: Any, labels: str = "") -> str:
    """Write a value for a pipe: all of it, and where there is none, nothing."""
    shown = _shown(value, labels)
    return "" if shown == NOTHING else shown


def _shown(value: Any, labels: str = "") -> str:
    if value is None or value in ("", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        if "zh" in value:  # a name in both languages
            return str(value["zh"])
        return "、".join(f"{name}={_shown(each)}" for name, each in value.items())
    if isinstance(value, list):
        return "、".join(_shown(each, labels) for each in value)
    as_shown = last_day if labels == END else moment
    return labelled(labels, as_shown(str(value)))
