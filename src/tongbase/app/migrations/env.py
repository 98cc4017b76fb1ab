"""Alembic's environment: every table of every module, and nothing of the libraries'."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine

from tongbase.app.migrations.tables import METADATA

FOREIGN_PREFIXES = ("procrastinate_", "iceberg_")


def is_ours(item: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:  # noqa: FBT001
    """Leave the tables of the queue and of the lake's catalogue to their libraries."""
    del item, reflected, other
    return not (kind == "table" and name is not None and name.startswith(FOREIGN_PREFIXES))


def run(connection: Connection) -> None:
    """Run the wanted revisions on a connection."""
    context.configure(
        connection=connection,
        target_metadata=METADATA,
        include_object=is_ours,
        compare_type=True,
        compare_server_default=False,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    engine = create_engine(context.config.attributes["url"])
    with engine.connect() as opened:
        run(opened)
    engine.dispose()
