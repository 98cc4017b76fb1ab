"""The kinds of sources that the house can read. A new one is a file and a line here."""

from tongbase.base.connectors.errors import SourceSettingsError
from tongbase.base.connectors.folder import Folder
from tongbase.base.connectors.mysql import MySql
from tongbase.base.connectors.port import Connection, Connector
from tongbase.base.connectors.postgresql import Postgres

KINDS: tuple[type[Connector], ...] = (Postgres, MySql, Folder)


def kind_of(name: str) -> type[Connector]:
    """Return the connector of that kind."""
    for kind in KINDS:
        if kind.kind == name:
            return kind
    known = [kind.kind for kind in KINDS]
    raise SourceSettingsError(
        f"没有“{name}”类型的连接器,可选:{'、'.join(known)}。",
        f"There is no connector of the kind {name}; choose one of {', '.join(known)}.",
        field="kind",
    )


def open_connector(kind: str, connection: Connection) -> Connector:
    """Open a source."""
    return kind_of(kind).open(connection)
