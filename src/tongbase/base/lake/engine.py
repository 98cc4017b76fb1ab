"""DuckDB, opened from the wheels: no network, no extension directory, the lake attached."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

import duckdb

from tongbase.base.lake.errors import EngineUnavailableError
from tongbase.base.lake.loopback import Loopback
from tongbase.base.room import room_of
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings
from tongbase.kernel.sql import literal

LAKE = "lake"  # the name under which SQL sees the lake: lake."namespace"."table"
EXTENSIONS = ("avro", "httpfs", "iceberg")  # in this order: the last needs the others
OVERFLOW = "duckdb-"
ZONE = "Asia/Shanghai"
FIXED_SETTINGS: Mapping[str, str] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "preserve_insertion_order": "false",  # a table has no order; writers need no buffers for one
    "TimeZone": ZONE,
}
# Of each connection: progress is counted for who asks, and never drawn on the output.
SHOWN_SETTINGS = "SET enable_progress_bar = true; SET enable_progress_bar_print = false"


def open_duckdb(settings: Settings, overflow: Path) -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB within the limits of the settings; it overflows into a folder."""
    connection = duckdb.connect(
        config={
            "memory_limit": settings.duckdb_memory,
            "threads": str(settings.duckdb_threads),
            "temp_directory": str(overflow),
            **{name: value for name, value in FIXED_SETTINGS.items() if name != "TimeZone"},
        }
    )
    connection.execute(f"SET GLOBAL TimeZone = {literal(ZONE)}")
    return connection


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load an extension straight from its wheel."""
    package = find_spec(f"duckdb_extension_{name}")
    if package is None or package.origin is None:
        raise EngineUnavailableError(
            f"缺少 DuckDB 扩展“{name}”,请安装 duckdb-extension-{name.replace('_', '-')}。",
            f"The DuckDB extension {name} is missing; "
            f"install duckdb-extension-{name.replace('_', '-')}.",
            extension=name,
        )
    file = Path(package.origin).parent / f"extensions/v{duckdb.__version__}/{name}.duckdb_extension"
    connection.execute(f"LOAD {literal(str(file))}")


class Engine:
    """One DuckDB in this process with the lake attached; each thread takes a cursor of its own."""

    def __init__(self, settings: Settings, loopback: Loopback) -> None:
        self.loopback = loopback
        self.overflow = room_of(settings.home) / f"{OVERFLOW}{new_id()}"
        self.overflow.mkdir()
        self._root = open_duckdb(settings, self.overflow)
        self._loading = Lock()
        self._loaded: set[str] = set()
        for name in EXTENSIONS:
            self.need(name)
        _keep_s3_secret(self._root, settings)
        self._root.execute(
            f"ATTACH '' AS {LAKE} (TYPE iceberg, ENDPOINT {literal(loopback.address)}, "
            f"TOKEN {literal(loopback.token)}, AUTHORIZATION_TYPE 'oauth2', "
            "ACCESS_DELEGATION_MODE 'none')"
        )

    def need(self, extension: str) -> None:
        """Load an extension unless it is loaded."""
        with self._loading:
            if extension not in self._loaded:
                load_extension(self._root, extension)
                self._loaded.add(extension)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a connection of its own; what it began and did not commit is rolled back."""
        cursor = self._root.cursor()
        cursor.execute(SHOWN_SETTINGS)
        try:
            yield cursor
        finally:
            with suppress(duckdb.Error):  # no transaction is open: nothing to undo
                cursor.rollback()
            cursor.close()

    def close(self) -> None:
        """Close DuckDB and take its overflow away."""
        self._root.close()
        shutil.rmtree(self.overflow, ignore_errors=True)


def _keep_s3_secret(connection: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    if not settings.lake.startswith("s3://"):
        return
    endpoint = settings.s3_endpoint or ""
    options = {
        "KEY_ID": settings.s3_access_key or "",
        "SECRET": settings.s3_secret_key.get_secret_value() if settings.s3_secret_key else "",
        "REGION": settings.s3_region,
    }
    if endpoint:
        options |= {
            "ENDPOINT": endpoint.split("://", 1)[-1],
            "URL_STYLE": "path",
            "USE_SSL": str(not endpoint.startswith("http://")).lower(),
        }
    told = ", ".join(f"{name} {literal(value)}" for name, value in options.items())
    connection.execute(f"CREATE SECRET lake_store (TYPE s3, {told})")
