"""Whose a sheet says its lines are: organisations by their codes or names, each looked up once."""

from collections.abc import Collection

from tongbase.identity import api as identity
from tongbase.kernel.work import Work

Owner = identity.OrganisationRef | None
"""An organisation in use, or None where none is meant, or more than one."""


class Owners:
    """The organisations that one run through a sheet has met."""

    def __init__(self) -> None:
        self._known: dict[str, Owner] = {}

    def learn(self, work: Work, words: Collection[str]) -> None:
        """Look up those words that are new."""
        unknown = set(words) - self._known.keys()
        if unknown:
            found = identity.organisations_named(work, unknown)
            self._known.update({word: found.get(word) for word in unknown})

    def __getitem__(self, word: str) -> Owner:
        """Return whom a word that was learnt means."""
        return self._known[word]
