"""The catalogue of a day over HTTP: what was published then, and what it said."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from tongbase.base.web import Day, InHand, PageOut, Wanted
from tongbase.catalogue.queries.as_of import entry_as_of, published_on
from tongbase.catalogue.schemas.as_of import EntryAsOfOut, PublishedThenOut

router = APIRouter(prefix="/catalogue", tags=["catalogue"])


@router.get("/as-of")
def list_published_on(
    work: InHand,
    wanted: Wanted,
    day: Annotated[Day, Query()],
    q: Annotated[str, Query(max_length=100)] = "",
    provider: Annotated[str, Query(max_length=18)] = "",
) -> PageOut[PublishedThenOut]:
    """List what was published at the end of a day (24:00 in China), the latest first.

    What was withdrawn since is told to those alone who may see it now.
    """
    page = published_on(work, day, wanted, q=q.strip(), provider=provider)
    rows = [PublishedThenOut.of(row) for row in page.rows]
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/entries/{entry_id}/as-of/{day}")
def show_entry_as_of(work: InHand, entry_id: str, day: Annotated[Day, Path()]) -> EntryAsOfOut:
    """Show what an entry said at the end of a day, whether it was published, its relations."""
    return EntryAsOfOut.of(entry_as_of(work, entry_id, day))
