"""The numbers of the catalogue, as the actor may see them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, exists, func, or_, select, tuple_

from tongbase.catalogue.models import MODELS, Entry, Resource
from tongbase.catalogue.queries.entries import READERS, in_reach
from tongbase.catalogue.queries.sources import TABLES_MAX
from tongbase.catalogue.terms.refs import BoundTable, Counts, Tally
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

COUNTED = (Entry.region_code, Entry.provider_code, Entry.share_type, Entry.update_cycle)
PUBLISHED = Entry.status == Status.PUBLISHED


def tally(work: Work, division: str = "") -> Tally:
    """Count what is published, in all or below a division (``42`` is a province, ``4201`` a city).

    One walk through one narrow index counts by every value; drafts are counted within the reach.
    """
    where = (PUBLISHED, *_within(division))
    sets = func.grouping_sets(*(tuple_(column) for column in COUNTED))
    number = func.count().label("number")
    statement = select(
        *COUNTED, func.grouping(*COUNTED), number, func.sum(Entry.items_count)
    ).where(*where)
    told: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    items = 0
    for *values, grouped, count, held in work.db.execute(statement.group_by(sets)):
        place = _place(grouped)
        told[place].append((str(values[place] or ""), count))
        items += (held or 0) if place == 0 else 0
    region, provider, share_type, cycle = (_largest(told[place]) for place in range(len(COUNTED)))
    published = sum(count for _, count in share_type)
    return Tally(
        by_status=_by_status(work, published, where),
        by_provider=provider,
        by_region=region,
        by_share_type=share_type,
        by_cycle=cycle,
        items=items,
    )


def has_published(work: Work) -> bool:
    """Say whether anything in the whole house is published."""
    return bool(work.db.scalar(select(exists().where(PUBLISHED))))


def has_registered(work: Work) -> bool:
    """Say whether any register of the whole house has a row."""
    there = or_(*(exists().select_from(model) for model in MODELS.values()))
    return bool(work.db.scalar(select(there)))


def bound_tables(work: Work, division: str = "") -> Sequence[BoundTable]:
    """List the lake tables of published entries, of all or below one division.

    There are at most ``TABLES_MAX``.
    """
    statement = (
        select(Entry.id, Entry.update_cycle, Resource.namespace, Resource.table_name)
        .join(Resource, Resource.entry_id == Entry.id)
        .where(PUBLISHED, *_within(division))
        .limit(TABLES_MAX)
    )
    return [BoundTable(*row) for row in work.db.execute(statement)]


def _by_status(work: Work, published: int, where: Sequence[ColumnElement[bool]]) -> Counts:
    """Count the states: of what is not published, what lies in the reach of who works on it."""
    counted = [(Status.PUBLISHED.value, published)] if published else []
    if READERS & work.actor.permissions:
        others = (Entry.status != Status.PUBLISHED, Entry.status != Status.MERGED, *where[1:])
        statement = select(Entry.status, func.count()).where(*others, in_reach(work))
        rows = work.db.execute(statement.group_by(Entry.status))
        counted += [(str(status), count) for status, count in rows]
    return _largest(counted)


def _within(division: str) -> tuple[ColumnElement[bool], ...]:
    return (Entry.region_code.startswith(division, autoescape=True),) if division else ()


def _place(grouped: int) -> int:
    """Say which column a row is grouped by: its bit alone is 0 (``grouping`` of PostgreSQL)."""
    return next(
        place for place in range(len(COUNTED)) if not grouped >> (len(COUNTED) - 1 - place) & 1
    )


def _largest(counted: Iterable[tuple[str, int]]) -> Counts:
    return tuple(sorted(counted, key=lambda each: (-each[1], each[0])))
