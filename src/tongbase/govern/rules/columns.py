"""May a column be renamed or dropped? Not while something needs it under its name."""

from collections.abc import Sequence

from tongbase.govern.errors import ColumnInUseError
from tongbase.standards.terms.labels import Label

HOUSE = "_"
"""What the names of the platform's own columns begin with."""


def check_unused(column: str, uses: Sequence[Label], *, field: str = "column") -> None:
    """Refuse a name that is used, telling by what; it may be a column's own or its new one."""
    if uses:
        zh, en = "、".join(use.zh for use in uses), ", ".join(use.en for use in uses)
        raise ColumnInUseError(
            f"字段“{column}”正被使用:{zh}。请先解除后重试。",
            f"The column {column} is in use: {en}. End that use first.",
            field=field,
            column=column,
        )
