"""The commands, one file a noun."""

from collections.abc import Callable

import typer

from tongbase.app.cli.commands import (
    applications,
    desk,
    entries,
    grants,
    house,
    identity,
    keys,
    ledger,
    quality,
    runs,
    services,
    sources,
    standards,
)

GROUPS: dict[str, typer.Typer] = {
    "region": identity.regions,
    "org": identity.organisations,
    "person": identity.people,
    "system": identity.systems,
    "key": keys.personal,
    "source": sources.group,
    "collect": runs.group,
    "table": quality.group,
    "entry": entries.group,
    "application": applications.group,
    "grant": grants.group,
    "service": services.group,
    "calendar": standards.calendar,
    "code-list": standards.code_lists,
    "job": desk.jobs,
    "notice": desk.notices,
    "ledger": ledger.group,
}
ALONE: tuple[Callable[..., None], ...] = (
    house.up,
    house.demo,
    house.worker,
    house.install,
    house.migrate,
    desk.workbench,
)
