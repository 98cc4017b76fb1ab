"""Reading entries out as the lines of a sheet, batch by batch: any number in little memory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import select, tuple_

from tongbase.catalogue.errors import ExportTooLargeError
from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.queries.search import browsing, conditions
from tongbase.catalogue.rules.sheet_lines import ENTRY_FIELDS, ITEM_NAMES, Values, lines_of
from tongbase.catalogue.terms.searching import Filters
from tongbase.kernel.work import Work

BATCH_ENTRIES = 1000
WORKBOOK_ENTRIES_MAX = 20_000
"""A sheet of a workbook ends at 1,048,576 lines, and few programs open one of that size."""

COLUMN_OF = {"provider": "provider_code"}
COLUMNS = [getattr(Entry, COLUMN_OF.get(field, field)).label(field) for field in ENTRY_FIELDS]
ITEM_COLUMNS = [getattr(Item, name) for name in ITEM_NAMES]
ORDER = (Entry.provider_code, Entry.id)


def check_fits_workbook(work: Work, filters: Filters) -> None:
    """Refuse a workbook that nobody could open."""
    number = browsing.count(work, filters)
    if number > WORKBOOK_ENTRIES_MAX:
        raise ExportTooLargeError(
            f"共 {number} 个目录,超过工作簿可容纳的 {WORKBOOK_ENTRIES_MAX} 个;"
            "请导出 CSV 或缩小范围。",
            f"{number} entries are too many for a workbook; take CSV, or narrow them down.",
            field="format",
        )


def exported_lines(work: Work, filters: Filters) -> Iterator[tuple[str, ...]]:
    """Write the entries that the actor may see and the filters keep, by provider."""
    after: tuple[str, str] | None = None
    while batch := _batch(work, filters, after):
        items = _items(work, [row["id"] for row in batch])
        for row in batch:
            yield from lines_of(row, items[row["id"]])
        after = batch[-1]["provider"], batch[-1]["id"]


def _batch(work: Work, filters: Filters, after: tuple[str, str] | None) -> Sequence[Values]:
    values = {**conditions.of_sight(work, filters), **conditions.of_filters(filters)}
    further = conditions.of_condition(filters.further)
    statement = select(Entry.id, *COLUMNS).where(
        *conditions.named(values), *further, Entry.revises.is_(None)
    )
    if after is not None:
        statement = statement.where(tuple_(*ORDER) > after)
    statement = statement.order_by(*ORDER).limit(BATCH_ENTRIES)
    return [dict(row) for row in work.db.execute(statement, values).mappings()]


def _items(work: Work, ids: Sequence[str]) -> defaultdict[str, list[Values]]:
    statement = select(Item.entry_id, *ITEM_COLUMNS).where(Item.entry_id.in_(ids))
    told: defaultdict[str, list[Values]] = defaultdict(list)
    for row in work.db.execute(statement.order_by(Item.entry_id, Item.place)).mappings():
        told[row["entry_id"]].append(dict(row))
    return told
