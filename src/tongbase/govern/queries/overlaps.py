"""How far the values of two tables overlap: hashed by the engine, so that none leaves it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.catalogue.terms.duplicates import Comparable, ItemOverlap
from tongbase.govern.queries.tables import details_of, find_table
from tongbase.govern.rules.columns import column_called
from tongbase.govern.rules.sketches import SKETCH_SIZE, Overlap, Sketch, overlap, whole
from tongbase.kernel.sql import quote, trimmed
from tongbase.kernel.work import Work

COLUMNS_COMPARED_MAX = 8
SKETCH_SECONDS_MAX = 60.0


@dataclass(frozen=True)
class LakeColumn:
    """A column of a lake table."""

    table: TableName
    column: str


@dataclass(frozen=True)
class ColumnPair:
    """The two columns in which two entries keep one shared item."""

    item: str
    is_key: bool
    first: LakeColumn
    second: LakeColumn


@dataclass(frozen=True)
class Measured:
    """What comparing found: the whole overlap, and that of every item."""

    overlap: float
    items: tuple[ItemOverlap, ...]


def columns_compared(work: Work, lake: Lake, case: Comparable) -> Sequence[ColumnPair]:
    """Find the columns of the shared items on both sides, keys first."""
    sides = [
        [(name, found) for name in tables if (found := find_table(work, *name)) is not None]
        for tables in (case.first, case.second)
    ]
    present = {
        name: {each.name for each in read.columns(lake, TableName(*name))}
        for name, _ in (*sides[0], *sides[1])
        if read.exists(lake, TableName(*name))
    }

    def place(side: int, item: tuple[str, str]) -> LakeColumn | None:
        called, field = item
        for name, table in sides[side]:
            column = column_called(field, called, details_of(table))
            if column in present.get(name, ()):
                return LakeColumn(TableName(*name), str(column))
        return None

    pairs = [
        ColumnPair(item.first[0], item.is_key, first, second)
        for item in sorted(case.items, key=lambda each: not each.is_key)
        if (first := place(0, item.first)) and (second := place(1, item.second))
    ]
    return pairs[:COLUMNS_COMPARED_MAX]


def sketch_column(session: raw.Session, of: LakeColumn, secret: bytes) -> Sketch:
    """Keep the smallest keyed hashes of a column's values; blanks around them tell nothing."""
    value = f"upper({trimmed(f'CAST({quote(of.column)} AS VARCHAR)')})"
    hashed = f"CAST('0x' || substr(sha256($secret || {value}), 1, 16) AS UBIGINT)"
    source = f"SELECT {value} AS v, {hashed} AS h FROM {raw.relation(of.table)}"  # noqa: S608
    told = raw.query(
        session,
        f"WITH known AS MATERIALIZED (SELECT h, count(*) AS n FROM ({source}) "  # noqa: S608
        f"WHERE v <> '' GROUP BY h) SELECT h, (SELECT sum(n) FROM known) AS rows, "
        f"(SELECT count(*) FROM known) AS different FROM known ORDER BY h LIMIT {SKETCH_SIZE}",
        {"secret": secret.hex()},
        seconds_max=SKETCH_SECONDS_MAX,
    ).to_pylist()
    if not told:
        return Sketch((), 0, 0)
    hashes = tuple(int(row["h"]) for row in told)
    return Sketch(hashes, int(told[0]["rows"]), int(told[0]["different"]))


def measured(
    pairs: Sequence[ColumnPair], sketches: Sequence[tuple[Sketch, Sketch]]
) -> Measured | None:
    """Take the items together: those alone that tell rows apart, if there are any such."""
    found = [overlap(one, other) for one, other in sketches]
    telling = [
        pair.is_key or (one.is_telling and other.is_telling)
        for pair, (one, other) in zip(pairs, sketches, strict=True)
    ]
    decides = telling if any(telling) else [True] * len(telling)
    told = whole([each for each, counts in zip(found, decides, strict=True) if counts])
    if told is None:
        return None
    items = zip(pairs, found, decides, strict=True)
    return Measured(told, tuple(_item(pair, each, counts) for pair, each, counts in items))


def _item(pair: ColumnPair, found: Overlap, counts: bool) -> ItemOverlap:  # noqa: FBT001
    return ItemOverlap(pair.item, round(found.share, 4), found.compared, counts)
