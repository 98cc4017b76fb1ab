"""The numbers of the catalogue, as the actor may see them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.queries.entries import visible
from tongbase.catalogue.terms.refs import Tally
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

BARS_MAX = 20


def tally(work: Work) -> Tally:
    """Count entries by state, by provider and by share type; items of published ones."""
    published = (Entry.status == Status.PUBLISHED,)
    items = select(func.count()).select_from(Item).join(Entry, Entry.id == Item.entry_id)
    return Tally(
        by_status=_counted(work, Entry.status, ()),
        by_provider=_counted(work, Entry.provider_name, published),
        by_share_type=_counted(work, Entry.share_type, published),
        items=work.db.scalar(items.where(visible(work), *published)) or 0,
    )


def _counted(
    work: Work, column: InstrumentedAttribute[Any], conditions: Sequence[ColumnElement[bool]]
) -> tuple[tuple[str, int], ...]:
    statement = (
        select(column, func.count())
        .where(visible(work), Entry.status != Status.MERGED, *conditions)
        .group_by(column)
        .order_by(func.count().desc(), column)
        .limit(BARS_MAX)
    )
    return tuple((str(value or ""), count) for value, count in work.db.execute(statement))
