"""Asking for many rows at once by their ids or keys: arrays, and one question from each end.

A question that is asked often is built once, with slots for what is asked for, and kept: to build
it from its parts takes as long as to answer it.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, String, any_, bindparam, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

T = TypeVar("T")
BETWEEN = "\x1f"
"""The sign of ASCII that parts units; no name and no id holds it."""
End = tuple[Collection[Any], ColumnElement[bool]]
"""What is looked for, and the condition that finds it."""


def among(column: Any, ids: Collection[str]) -> ColumnElement[bool]:
    """Say that a column holds one of many ids: one array, where a list would be one by one."""
    held: ColumnElement[bool] = column == any_(literal(list(ids), ARRAY(String)))
    return held


def keyed_by(columns: Sequence[Any], keys: Iterable[Sequence[str | None]]) -> ColumnElement[bool]:
    """Say that some columns, of texts, hold one of many keys together.

    The keys travel as one array a column. A list of a thousand pairs, as ``tuple_(…).in_`` writes
    it, takes PostgreSQL longer to plan than to answer: 229 µs a pair instead of 10.
    """
    told = list(keys)
    return _keyed(
        columns, [literal([key[n] for key in told], ARRAY(String)) for n in range(len(columns))]
    )


def among_slot(column: Any, slot: str) -> ColumnElement[bool]:
    """Say that a column holds one of the ids with which a slot will be ``filled``."""
    held: ColumnElement[bool] = column == any_(_in_slot(slot))
    return held


def keyed_by_slot(columns: Sequence[Any], slot: str) -> ColumnElement[bool]:
    """Say that some columns hold one of the keys with which a slot will be ``filled_by_keys``."""
    return _keyed(columns, [_in_slot(f"{slot}_{place}") for place in range(len(columns))])


def filled(slot: str, ids: Iterable[str]) -> Mapping[str, str]:
    """Fill a slot with ids: one text, which the driver sends five times as fast as an array.

    Ids with the sign between them would be read as several; there are none.
    """
    return {slot: BETWEEN.join(ids)}


def filled_by_keys(slot: str, keys: Collection[Sequence[str]]) -> Mapping[str, str]:
    """Fill a slot with keys, one text a column; there is at least one key."""
    columns = zip(*keys, strict=True)
    return {f"{slot}_{place}": BETWEEN.join(column) for place, column in enumerate(columns)}


class Kept(Generic[T]):
    """The last questions that were built, by what they depend on."""

    def __init__(self, most: int = 256) -> None:
        self._most, self._built = most, OrderedDict[Hashable, T]()

    def get(self, key: Hashable, build: Callable[[], T]) -> T:
        """Return what was built for a key, or build it."""
        held = self._built.pop(key, None)
        self._built[key] = held = build() if held is None else held
        while len(self._built) > self._most:
            self._built.popitem(last=False)
        return held


def from_each(db: Session, statement: Any, ends: Sequence[End]) -> Iterator[Any]:
    """Ask from each end by itself: one question with an “or” across two tables reads them whole."""
    for sought, condition in ends:
        if sought:
            yield from db.execute(statement.where(condition)).all()


def _in_slot(slot: str) -> ColumnElement[Any]:
    return func.string_to_array(bindparam(slot, type_=String), BETWEEN, type_=ARRAY(String))


def _keyed(columns: Sequence[Any], arrays: Sequence[ColumnElement[Any]]) -> ColumnElement[bool]:
    names = [f"key_{place}" for place in range(len(columns))]
    wanted = func.unnest(*arrays).table_valued(*names).render_derived()
    held: ColumnElement[bool] = tuple_(*columns).in_(select(*(wanted.c[name] for name in names)))
    return held
