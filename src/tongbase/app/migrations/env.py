"""Alembic's environment: every table of every module, and nothing of the libraries'."""

from alembic import context
from sqlalchemy import Connection, create_engine

from tongbase.app.migrations.env_rules import is_ours
from tongbase.app.migrations.tables import METADATA


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
