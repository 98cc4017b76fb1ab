"""What a bench tells: one line a measure, all in one table."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table


@dataclass(frozen=True)
class Line:
    """One measure: what it took, beside what, and what it should be. ``met`` is None without."""

    what: str
    took: str
    beside: str = ""
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None


def table_of(lines: Sequence[Line], sizes: str) -> Table:
    """Put the lines together, under what was measured and where."""
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    machine = f"{os.cpu_count()} cores, {platform.machine()}, load {busy}"
    table = Table(title=f"{sizes}\n{machine}", title_justify="left", header_style="bold")
    table.add_column("measure")
    table.add_column("took", justify="right")
    table.add_column("beside")
    table.add_column("ratio", justify="right")
    table.add_column("goal")
    table.add_column("met")
    for line in lines:
        met = {True: "yes", False: "NO", None: ""}[line.met]
        ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
        table.add_row(line.what, line.took, line.beside, ratio, line.goal, met)
    return table
