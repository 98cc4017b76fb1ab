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
    limits,
    people,
    quality,
    runs,
    services,
    sources,
    standards,
    words,
)

GROUPS: dict[str, typer.Typer] = {
    "region": identity.regions,
    "org": identity.organisations,
    "person": people.people,
    "role": people.roles,
    "system": identity.systems,
    "key": keys.personal,
    "source": sources.group,
    "collect": runs.group,
    "table": quality.group,
    "entry": entries.group,
    "synonym": words.synonyms,
    "application": applications.group,
    "limit": limits.limits,
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
