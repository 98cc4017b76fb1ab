"""Measure everything side by side and print one table: ``python -m bench [--rows …]``.

Every time is the best of ``--repeat`` runs that take turns with what they are compared with, since
a machine that does other work only ever makes things slower. Sizes are for two cores.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from bench import (
    collecting,
    console,
    exporting,
    graphing,
    importing,
    merging,
    overviewing,
    pushing,
    searching,
)
from bench.lines import Line, table_of

MEASURES: dict[str, Callable[[argparse.Namespace, Path], list[Line]]] = {
    "collect": collecting.measure,
    "merge": merging.measure,
    "import": importing.measure,
    "search": searching.measure,
    "export": exporting.measure,
    "overview": overviewing.measure,
    "graph": graphing.measure,
    "push": pushing.measure,
    "console": console.measure,
}
TABLE_COLUMNS = 160


def main() -> None:
    """Measure what is asked for and print it."""
    told = options().parse_args()
    lines: list[Line] = []
    with a_home(told.keep) as home:
        for name in told.only:
            print(f"measuring: {name}", file=sys.stderr, flush=True)
            lines += MEASURES[name](told, home)
    sizes = f"{told.rows:,} rows, {told.entries:,} entries, best of {told.repeat}"
    Console(width=TABLE_COLUMNS).print(table_of(lines, sizes))


def options() -> argparse.ArgumentParser:
    """Read what to measure and how much of it."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=5_000_000, help="of the table collected")
    parser.add_argument("--share", type=float, default=0.01, help="of the rows that change")
    parser.add_argument("--entries", type=int, default=150_000, help="of the catalogue searched")
    parser.add_argument("--requests", type=int, default=600)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="a folder that keeps what was made")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES))
    return parser


@contextmanager
def a_home(kept: Path | None) -> Iterator[Path]:
    """Lend a folder for servers and lakes; it goes unless it is to be kept."""
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="tongbase-bench-") as folder:
        Path(folder).chmod(0o755)  # as root the embedded server runs as somebody else
        yield Path(folder)


if __name__ == "__main__":
    main()
