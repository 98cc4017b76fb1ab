"""Which page of the catalogue a harvester asks for."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from tongbase.base.web import In
from tongbase.catalogue.rules.dcat_pages import STRETCH_ENTRIES, STRETCH_ENTRIES_MAX, read_place
from tongbase.catalogue.terms.published import StretchAsked
from tongbase.kernel.clock import CHINA


class StretchIn(In):
    """A page: ``after`` is the place that the page before named, and says more than a number.

    ``modified_since`` is a day or a moment; without a zone it is meant in China.
    """

    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    after: Annotated[str, Field(max_length=80)] = ""
    modified_since: datetime | None = None
    size: Annotated[int, Field(ge=1, le=STRETCH_ENTRIES_MAX)] = STRETCH_ENTRIES

    def asked(self) -> StretchAsked:
        """Return what is asked."""
        since = self.modified_since
        if since is not None and since.tzinfo is None:
            since = since.replace(tzinfo=CHINA)
        after = read_place(self.after) if self.after else None
        return StretchAsked(self.page, after, since, self.size)
