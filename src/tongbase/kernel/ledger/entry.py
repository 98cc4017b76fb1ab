"""The append-only table of what happened, and how an event becomes a line of it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar

from sqlalchemy import BigInteger, FetchedValue, Identity, Index
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType
from typing_extensions import override

from tongbase.kernel.actor import Actor
from tongbase.kernel.db import Row
from tongbase.kernel.ledger.merkle import Hash, hash_leaf

HASHED = (
    "at",
    "actor",
    "actor_name",
    "via",
    "organisation",
    "request",
    "event",
    "subject",
    "purpose",
    "detail",
)


LINE_COLUMNS = (*HASHED, "leaf_hash")


@dataclass(frozen=True)
class Event:
    """Something that happened to one subject (written ``<module>.<noun>:<id>`` or a bare id).

    ``name`` is the word for the machine, ``zh`` and ``en`` what it means for people;
    ``names_before`` are those under which older lines tell of it.
    """

    name: ClassVar[str]
    zh: ClassVar[str]
    en: ClassVar[str]
    names_before: ClassVar[tuple[str, ...]] = ()
    subject: str


class Xid8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction number."""

    cache_ok = True

    @override
    def get_col_spec(self, **_: Any) -> str:
        """Name the type in SQL."""
        return "xid8"


class LedgerEntry(Row):
    """One line of the ledger. Audit, history, outbox, news and oversight all read it.

    ``detail`` is canonical JSON kept as text: what was hashed is what is stored. ``tx`` orders the
    lines for readers: see :mod:`tongbase.kernel.ledger.reading`.
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (
        Index("ix_ledger_entry_tx_id", "tx", "id"),
        Index("ix_ledger_entry_subject", "subject", "id"),
        Index("ix_ledger_entry_event", "event", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    tx: Mapped[int] = mapped_column(Xid8(), server_default=FetchedValue())
    at: Mapped[datetime]
    actor: Mapped[str]
    actor_name: Mapped[str]
    via: Mapped[str]
    organisation: Mapped[str]
    request: Mapped[str]
    event: Mapped[str]
    subject: Mapped[str]
    purpose: Mapped[str]
    detail: Mapped[str]
    leaf_hash: Mapped[bytes] = mapped_column(BYTEA)

    @property
    def zh(self) -> str:
        """What happened, in Chinese; an event that nobody knows any more is told by its name."""
        known = _events().get(self.event)
        return known.zh if known else self.event

    @property
    def en(self) -> str:
        """What happened, in English."""
        known = _events().get(self.event)
        return known.en if known else self.event


@cache
def _events() -> Mapping[str, type[Event]]:
    """Map names to events, of all modules that are there."""
    return {name: each for each in _kinds_of(Event) for name in (each.name, *each.names_before)}


def _kinds_of(kind: type[Event]) -> Iterator[type[Event]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds_of(each)


def entry_for(
    event: Event, *, at: datetime, actor: Actor, request: str, purpose: str = ""
) -> LedgerEntry:
    """Write an event as a line."""
    return LedgerEntry(**line_of(event, at=at, actor=actor, request=request, purpose=purpose))


def line_of(
    event: Event, *, at: datetime, actor: Actor, request: str, purpose: str = ""
) -> dict[str, Any]:
    """Write an event as the values of a line, by column."""
    detail = asdict(event)
    detail.pop("subject")
    line: dict[str, Any] = {
        "at": at,
        "actor": actor.id,
        "actor_name": actor.name,
        "via": actor.via,
        "organisation": actor.organisation,
        "request": request,
        "event": event.name,
        "subject": event.subject,
        "purpose": purpose,
        "detail": canonical(detail),
    }
    return {**line, "leaf_hash": hash_leaf(_leaf(line))}


def leaf_bytes(entry: LedgerEntry) -> bytes:
    """Return the bytes that the tree hashes: every column that a person wrote, in fixed order."""
    return _leaf({name: getattr(entry, name) for name in HASHED})


def _leaf(line: Mapping[str, Any]) -> bytes:
    moment = line["at"].astimezone(UTC).isoformat(timespec="microseconds")
    parts = [moment, *(line[name] for name in HASHED[1:])]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


def sealed_hash(entry: LedgerEntry, content: Hash) -> Hash:
    """Hash what stands in the tree: the content, and where it stands among the lines.

    Number and transaction are given by the database after the writer has hashed the content.
    """
    return hash_leaf(b"%d\n%d\n%s" % (entry.id, int(entry.tx), content))


def canonical(value: Any) -> str:
    """Write a value as JSON that has one form only: sorted keys, no blanks."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)
