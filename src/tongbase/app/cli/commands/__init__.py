"""The commands, one file a noun."""

from collections.abc import Callable

import typer

from tongbase.app.cli.commands import house, ledger

GROUPS: dict[str, typer.Typer] = {
    "ledger": ledger.group,
}
ALONE: tuple[Callable[..., None], ...] = (house.up, house.demo, house.worker, house.migrate)
