"""The commands, one file a noun."""

from collections.abc import Callable

import typer

from tongbase.app.cli.commands import entries, house, identity, ledger, tables

GROUPS: dict[str, typer.Typer] = {
    "region": identity.regions,
    "org": identity.organisations,
    "person": identity.people,
    "system": identity.systems,
    "table": tables.group,
    "entry": entries.group,
    "ledger": ledger.group,
}
ALONE: tuple[Callable[..., None], ...] = (house.up, house.demo, house.worker, house.migrate)
