"""The catalogue of a day on the wire."""

from datetime import date, datetime
from typing import Any

from tongbase.base.web import Out
from tongbase.catalogue.queries.as_of import EntryAsOf, PublishedThen
from tongbase.catalogue.schemas.records import RelationOut
from tongbase.catalogue.terms.as_of import STANDING_LABELS, Standing


class EntryAsOfOut(Out):
    """An entry at the end of a day in China (24:00).

    ``content`` is what its last version said until then, ``{"entry": {…}, "items": [{…}]}``; it is
    null if none had been published. ``relations`` are those that held.
    """

    id: str
    day: date
    standing: Standing
    standing_label: str
    standing_label_en: str
    version: int | None
    published_at: datetime | None
    published_by_name: str | None
    withdrawn_at: datetime | None
    content: dict[str, Any] | None
    relations: list[RelationOut]

    @classmethod
    def of(cls, seen: EntryAsOf) -> "EntryAsOfOut":
        """Show an entry of a day."""
        version, label = seen.version, STANDING_LABELS[seen.standing]
        return cls(
            id=seen.entry.id,
            day=seen.day,
            standing=seen.standing,
            standing_label=label.zh,
            standing_label_en=label.en,
            version=version.number if version else None,
            published_at=version.published_at if version else None,
            published_by_name=version.published_by_name if version else None,
            withdrawn_at=seen.withdrawn_at,
            content=version.content if version else None,
            relations=[RelationOut.of(line) for line in seen.relations],
        )


class PublishedThenOut(Out):
    """An entry that was published at the end of a day; ``name`` is what it was called then."""

    id: str
    name: str
    res_code: str | None
    version: int
    published_at: datetime
    provider_code: str
    provider_name: str

    @classmethod
    def of(cls, seen: PublishedThen) -> "PublishedThenOut":
        """Show a line of the list."""
        return cls(
            id=seen.entry.id,
            name=seen.name,
            res_code=seen.entry.res_code,
            version=seen.number,
            published_at=seen.published_at,
            provider_code=seen.entry.provider_code,
            provider_name=seen.entry.provider_name,
        )
