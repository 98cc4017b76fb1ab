"""Somebody at the command line of the world's house: what is typed is done by the house."""

import json
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest

from tests.app.world import World
from tongbase.app import cli
from tongbase.app.cli import main as command_line
from tongbase.app.client import Client

ASKING = [
    module
    for found in pkgutil.walk_packages(cli.__path__, f"{cli.__name__}.")
    if hasattr(module := import_module(found.name), "client") and "state" not in found.name
]
"""Whatever asks the house."""


class Desk:
    """Somebody at the command line of the world's house."""

    def __init__(
        self, world: World, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._world, self._patch, self._capsys = world, patch, capsys

    def types(self, who: str, *words: str) -> Any:
        """Type a command as a person; return what it told as JSON."""
        told = self.reads(who, *words, "--json")
        return json.loads(told) if told.startswith(("{", "[")) else told

    def reads(self, who: str, *words: str) -> str:
        """Type a command as a person; return what it printed."""
        ended, told = self._run(who, words)
        assert ended == 0, told.err
        return str(told.out)

    def is_refused(self, who: str, *words: str) -> str:
        """Type a command that fails; return what was said."""
        ended, told = self._run(who, words)
        assert ended == command_line.EXIT_REFUSED, told.out
        return str(told.err)

    def _run(self, who: str, words: tuple[str, ...]) -> tuple[Any, Any]:
        @contextmanager
        def here() -> Iterator[Client]:
            yield self._world.by(who)

        for module in ASKING:
            self._patch.setattr(module, "client", here)
        self._patch.setattr("sys.argv", ["tongbase", *words])
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        return ended.value.code, self._capsys.readouterr()
