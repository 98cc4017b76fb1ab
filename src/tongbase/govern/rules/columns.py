"""What a column is called: which one an item means, and whether it may be called otherwise now."""

from collections.abc import Sequence

from tongbase.govern.errors import ColumnInUseError
from tongbase.govern.terms import ColumnDetails
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


def column_called(field: str, name: str, columns: Sequence[ColumnDetails]) -> str | None:
    """Find the column that keeps an item: by its field, else by what people call it."""
    wanted = field.casefold()
    by_field = [each.name for each in columns if wanted and each.name.casefold() == wanted]
    by_name = [each.name for each in columns if name in (each.title, each.name)]
    return next(iter((*by_field, *by_name)), None)
