"""The tables beside: serial numbers, turns within a minute."""

from datetime import datetime

from sqlalchemy import BigInteger, case
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from tongbase.kernel.db import Row


class Counter(Row):
    """The last number given under a name: no gaps, no repeats."""

    __tablename__ = "share_counter"

    name: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(BigInteger)


class Turn(Row):
    """How many calls a grant has had in the minute that began at ``minute``."""

    __tablename__ = "share_turn"

    grant_id: Mapped[str] = mapped_column(primary_key=True)
    minute: Mapped[datetime]
    calls: Mapped[int]


def next_number(db: Session, name: str) -> int:
    """Give the next number under a name. Others wait until this transaction ends: no gaps."""
    given = insert(Counter).values(name=name, last=1)
    raised = given.on_conflict_do_update(
        index_elements=[Counter.name], set_={"last": Counter.last + 1}
    ).returning(Counter.last)
    return db.scalars(raised).one()


def take_turn(db: Session, grant_id: str, now: datetime) -> int:
    """Count one more call of a grant in this minute; return how many that makes."""
    minute = now.replace(second=0, microsecond=0)
    first = insert(Turn).values(grant_id=grant_id, minute=minute, calls=1)
    calls = case((Turn.minute == minute, Turn.calls + 1), else_=1)
    counted = first.on_conflict_do_update(
        index_elements=[Turn.grant_id], set_={"minute": minute, "calls": calls}
    )
    return db.scalars(counted.returning(Turn.calls)).one()
