"""What names of entries mean, as vectors. Any PostgreSQL holds them; pgvector finds the nearest.

The numbers are a plain array, so that the table is the same with and without pgvector; the index
stands on their cast to ``vector``, which exists where the extension does (decision 0009).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam, cast
from sqlalchemy.dialects.postgresql import ARRAY, REAL
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType
from typing_extensions import override

from tongbase.base.embedding import DIMENSIONS
from tongbase.kernel.db import Row


class Meaning(Row):
    """The vector of a name, whoever bears it; a new name is a new row, so none is ever stale."""

    __tablename__ = "catalogue_meaning"

    name: Mapped[str] = mapped_column(primary_key=True)
    model: Mapped[str]
    numbers: Mapped[list[float]] = mapped_column(ARRAY(REAL))
    made_at: Mapped[datetime]


class Vector(UserDefinedType[Any]):
    """pgvector's type; written and read as text, ``[1,2,…]``."""

    cache_ok = True

    @override
    def get_col_spec(self, **kw: Any) -> str:
        """Name the type."""
        return f"vector({DIMENSIONS})"


NEAR_INDEX = "ix_catalogue_meaning_near"
MAKE_INDEX = (
    f"create index if not exists {NEAR_INDEX} on catalogue_meaning "
    f"using hnsw ((numbers::vector({DIMENSIONS})) vector_cosine_ops)"
)


def vector_of(numbers: Any) -> ColumnElement[Any]:
    """Take a column of numbers as a vector, as the index does."""
    return cast(numbers, Vector())


def asked_vector(name: str) -> ColumnElement[Any]:
    """Name a vector that is given when the statement is asked, as text."""
    return cast(bindparam(name, type_=Text), Vector())


def written(numbers: list[float]) -> str:
    """Write a vector as pgvector reads it."""
    return f"[{','.join(map(repr, numbers))}]"
