"""Lists come in pages: newest first, ten a page unless asked otherwise.

Where rows share the moment that they are sorted by, a database may give them in another order for
every page: some would stand on two pages and others on none. So the key comes last in every order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, inspect, select
from sqlalchemy.orm import Session
from typing_extensions import override

T = TypeVar("T")

PAGE_SIZE = 10
PAGE_SIZE_MAX = 200


@dataclass(frozen=True)
class PageRequest:
    """Which page is wanted."""

    page: int = 1
    size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        """How many rows come before the page."""
        return (self.page - 1) * self.size


@dataclass(frozen=True)
class Window(PageRequest):
    """So many rows behind so many others, as clients of other systems ask: any number of them."""

    start: int = 0

    @property
    @override
    def offset(self) -> int:
        """How many rows come before."""
        return self.start


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list, and how many rows there are in all."""

    rows: Sequence[T]
    total: int
    page: int
    size: int


def paginate(db: Session, statement: Select[T], wanted: PageRequest) -> Page[T]:
    """Run a select of one entity for one page and count all of it; its key breaks what is equal."""
    bare: Select[Any] = statement.order_by(None)
    total = db.scalar(select(func.count()).select_from(bare.subquery())) or 0
    ordered = statement.order_by(*_key_of(statement))
    rows = db.scalars(ordered.limit(wanted.size).offset(wanted.offset)).all()
    return Page(rows, total, wanted.page, wanted.size)


def _key_of(statement: Select[Any]) -> list[Any]:
    entity = statement.column_descriptions[0]["entity"]
    mapper = inspect(entity).mapper
    names = (mapper.get_property_by_column(column).key for column in mapper.primary_key)
    return [getattr(entity, name) for name in names]
