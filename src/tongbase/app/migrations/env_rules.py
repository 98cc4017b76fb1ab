"""Which tables the revisions look after."""

from typing import Any

FOREIGN_PREFIXES = ("procrastinate_", "iceberg_")


def is_ours(item: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:  # noqa: FBT001
    """Leave the tables of the queue and of the lake's catalogue to their libraries."""
    del item, reflected, other
    return not (kind == "table" and name is not None and name.startswith(FOREIGN_PREFIXES))
