"""The revisions make exactly the tables that the code describes."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from tongbase.app.migrations.env_rules import is_ours
from tongbase.app.migrations.tables import METADATA
from tongbase.app.migrations.upgrade import configuration, upgrade
from tongbase.kernel.db import driver_url


@pytest.mark.filterwarnings("ignore:Did not recognize type 'xid8'")
def test_the_tables_are_in_step_with_the_code(database_url: str):
    engine = create_engine(driver_url(database_url))
    with engine.connect() as connection:
        options = {"include_object": is_ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_upgrading_again_changes_nothing(database_url: str):
    upgrade(database_url)
    engine = create_engine(driver_url(database_url))
    with engine.connect() as connection:
        heads = connection.scalars(text("select version_num from alembic_version")).all()
    engine.dispose()
    assert heads == [ScriptDirectory.from_config(configuration(database_url)).get_current_head()]


def test_the_history_is_one_straight_line():
    scripts = ScriptDirectory.from_config(configuration("postgresql://"))
    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
