"""What a browser loads from the first address to the first list, compressed."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

from bench.lines import Line

CONSOLE = Path(__file__).parents[1] / "console"
WEIGHED = re.compile(r"([\d.]+) kB  gzip")
BUDGET_KB = 300


def measure(told: argparse.Namespace, home: Path) -> list[Line]:
    """Let the console's own scales weigh what ``npm run build`` has made."""
    done = subprocess.run(
        [Path(sys.executable).with_name("node"), "scripts/budget.mjs"],
        cwd=CONSOLE,
        capture_output=True,
        text=True,
        check=False,
    )
    found = WEIGHED.search(done.stdout)
    if found is None:
        raise SystemExit(f"The console is not built: cd console && npm run build\n{done.stderr}")
    kilobytes = float(found[1])
    goal = f"≤ {BUDGET_KB} kB"
    return [
        Line("console, first load by gzip", f"{kilobytes:.0f} kB", goal=goal,
             met=kilobytes <= BUDGET_KB)
    ]  # fmt: skip
