"""The lake as others hold it: one value, opened from the settings, cheap until it is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, RLock

from tongbase.base.lake.catalogue import LakeCatalogue, open_catalogue
from tongbase.base.lake.engine import Engine
from tongbase.base.lake.loopback import Loopback
from tongbase.base.lake.names import TableName
from tongbase.kernel.settings import Settings


class Lake:
    """Catalogue and engine of one process. Both start when they are first asked for."""

    def __init__(self, settings: Settings, database_url: str) -> None:
        self.settings = settings
        self._database_url = database_url
        self._opening = RLock()
        self._catalogue: LakeCatalogue | None = None
        self._engine: Engine | None = None
        self._writers: dict[TableName, Lock] = {}

    @property
    def catalogue(self) -> LakeCatalogue:
        """The Iceberg catalogue."""
        with self._opening:
            if self._catalogue is None:
                self._catalogue = open_catalogue(self.settings, self._database_url)
            return self._catalogue

    @property
    def engine(self) -> Engine:
        """DuckDB, with a loopback catalogue of its own."""
        with self._opening:
            if self._engine is None:
                self._engine = Engine(self.settings, Loopback(self.catalogue))
            return self._engine

    @contextmanager
    def writing(self, table: TableName) -> Iterator[None]:
        """Let one thread of this process write a table at a time: cheaper than losing races."""
        with self._opening:
            lock = self._writers.setdefault(table, Lock())
        with lock:
            yield

    def close(self) -> None:
        """Close what was opened."""
        with self._opening:
            if self._engine is not None:
                self._engine.close()
                self._engine.loopback.close()
                self._engine = None
            if self._catalogue is not None:
                self._catalogue.close()
                self._catalogue = None


def open_lake(settings: Settings, database_url: str) -> Lake:
    """Open the lake whose catalogue stands in a PostgreSQL database."""
    return Lake(settings, database_url)
