"""The tables beside the entries: frozen versions, code counters, choices, synonyms."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, false, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.catalogue.terms.synonyms import SynonymKind, SynonymState
from tongbase.kernel.db import Row


class EntryVersion(Row):
    """What an entry said when it was published: V1, V2, … never changed afterwards."""

    __tablename__ = "catalogue_entry_version"

    entry_id: Mapped[str] = mapped_column(ForeignKey("catalogue_entry.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    published_by_name: Mapped[str]


class CodeCounter(Row):
    """The last number given under what stands before it in a code: no gaps, no repeats."""

    __tablename__ = "catalogue_code_counter"

    classify_code: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(BigInteger)


class Choice(Row):
    """What an administrator chose for the whole catalogue, such as the style of its codes."""

    __tablename__ = "catalogue_choice"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Synonym(Row):
    """Two words that mean the same in searches.

    ``is_shipped``: the house brought the pair, and ``kind`` says what the first word is to the
    second. ``is_on``: searches follow it; only a shipped one is switched off, others go.
    """

    __tablename__ = "catalogue_synonym"
    __table_args__ = (Index("uq_catalogue_synonym_pair", "term", "means", unique=True),)

    id: Mapped[int] = mapped_column(Identity(), primary_key=True)
    term: Mapped[str]
    means: Mapped[str]
    is_shipped: Mapped[bool] = mapped_column(server_default=false())
    is_on: Mapped[bool] = mapped_column(server_default=true())
    kind: Mapped[SynonymKind | None]

    @property
    def state(self) -> SynonymState:
        """Say where the pair comes from, or that it is switched off."""
        if not self.is_on:
            return SynonymState.OFF
        return SynonymState.SHIPPED if self.is_shipped else SynonymState.OWN
