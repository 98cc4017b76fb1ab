"""A piece of work: one actor, one moment, one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from tongbase.kernel.actor import Actor, OrgPath
from tongbase.kernel.clock import day_of
from tongbase.kernel.db import copy_rows
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import LINE_COLUMNS, Event, LedgerEntry, entry_for, line_of
from tongbase.kernel.permission import Permission


@dataclass(frozen=True)
class Work:
    """What every action takes in hand first. It is opened and committed at the edge."""

    db: Session
    actor: Actor
    now: datetime
    request: str
    purpose: str = ""

    @property
    def today(self) -> date:
        """The day in China on which the work is done."""
        return day_of(self.now)

    def require(self, permission: Permission, place: OrgPath) -> None:
        """Stop here unless the actor holds the permission over that place."""
        if not self.actor.may(permission, place):
            raise DeniedError(
                f"您在该单位范围内没有“{permission.zh}”的权限,请联系管理员授予相应角色。",
                f"You may not “{permission.en}” there; ask an administrator for a role that may.",
                permission=permission.value,
            )

    def emit(self, event: Event) -> None:
        """Write in the ledger that this happened."""
        self.db.add(entry_for(event, **self._told()))

    def emit_all(self, events: Sequence[Event]) -> None:
        """Write in the ledger that all of this happened, in one go."""
        if events:
            told = self._told()
            lines = (line_of(event, **told) for event in events)
            copy_rows(self.db, LedgerEntry, LINE_COLUMNS, (tuple(line.values()) for line in lines))

    def _told(self) -> dict[str, Any]:
        return {
            "at": self.now,
            "actor": self.actor,
            "request": self.request,
            "purpose": self.purpose,
        }
