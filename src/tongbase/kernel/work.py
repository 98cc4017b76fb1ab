"""A piece of work: one actor, one moment, one transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from tongbase.kernel.actor import Actor, OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import Event, entry_for


@dataclass(frozen=True)
class Work:
    """What every action takes in hand first. It is opened and committed at the edge."""

    db: Session
    actor: Actor
    now: datetime
    request: str
    purpose: str = ""

    def require(self, permission: str, place: OrgPath) -> None:
        """Stop here unless the actor holds the permission over that place."""
        if not self.actor.may(permission, place):
            raise DeniedError(
                f"您没有在该单位范围内执行“{permission}”的权限,请联系管理员授予相应角色。",
                f"{permission} is needed over {place.value or '/'}; ask an administrator for it.",
                permission=permission,
            )

    def emit(self, event: Event) -> None:
        """Write in the ledger that this happened."""
        self.db.add(
            entry_for(
                event,
                at=self.now,
                actor=self.actor,
                request=self.request,
                purpose=self.purpose,
            )
        )
