"""Synonyms on the wire."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from tongbase.base.web import In, Out
from tongbase.catalogue.models import Synonym
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.terms.synonyms import (
    SYNONYM_CHARACTERS_MAX,
    SynonymKind,
    SynonymState,
    SynonymVerb,
)
from tongbase.kernel.work import Work

Word = Annotated[str, Field(max_length=SYNONYM_CHARACTERS_MAX)]


class SynonymIn(In):
    """Two words that mean the same."""

    term: Word
    means: Word


class SynonymOut(Out):
    """Two words that mean the same; ``kind`` says of a shipped pair what the first word is."""

    id: int
    term: str
    means: str
    kind: SynonymKind | None
    state: SynonymState
    verbs: list[SynonymVerb]

    @classmethod
    def of(cls, work: Work, synonym: Synonym) -> "SynonymOut":
        """Show a pair, with what the actor may do to it."""
        verb = SynonymVerb.REMOVE if synonym.is_on else SynonymVerb.RESTORE
        return cls(
            id=synonym.id,
            term=synonym.term,
            means=synonym.means,
            kind=synonym.kind,
            state=synonym.state,
            verbs=[verb] if _may(work) else [],
        )


class SynonymsOut(Out):
    """The synonyms: those that people added, and those that are shipped."""

    rows: list[SynonymOut]

    @classmethod
    def of(cls, work: Work, synonyms: Iterable[Synonym]) -> "SynonymsOut":
        """Show the pairs."""
        return cls(rows=[SynonymOut.of(work, each) for each in synonyms])


def _may(work: Work) -> bool:
    return work.actor.may(CataloguePermission.SYNONYM_MANAGE, work.actor.reach)
