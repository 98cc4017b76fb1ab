"""Bringing a database up to date, and asking whether the tables in the code are in step with it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from tongbase.kernel.db import driver_url

UPGRADE_LOCK = 809_0000  # pg_advisory_lock: one upgrade at a time


def configuration(url: str) -> Config:
    """Return Alembic's configuration for a database."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["url"] = driver_url(url)
    return config


def upgrade(url: str) -> None:
    """Run every revision that the database has not seen; safe when several processes start."""
    engine = create_engine(driver_url(url))
    with engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(:key)"), {"key": UPGRADE_LOCK})
        config = configuration(url)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
    engine.dispose()
