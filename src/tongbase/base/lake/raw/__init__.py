"""Read and write rows without a policy. The keys hang behind an import contract.

Open a :class:`Session` and hand it to the verbs::

    with raw.open_session(lake) as session:
        raw.append(session, table, "select * from range(3) t(编号)", note={"run": run_id})
        answer = raw.query(session, "select count(*) from lake.市监.企业", rows_max=1)

A verb takes the text of a ``SELECT`` and its parameters. SQL sees the lake as ``lake.ns.table``
(:func:`relation` writes the quoted name) and whatever the session attached or registered.
"""

from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw.adopt import adopt, adoptable_format, can_adopt, field_numbers
from tongbase.base.lake.raw.create import (
    columns_of,
    columns_of_arrow,
    create_namespace,
    create_table,
    drop_table,
    ensure_table,
)
from tongbase.base.lake.raw.evolve import (
    add_columns,
    comment_column,
    drop_column,
    rename_column,
    widen_column,
)
from tongbase.base.lake.raw.merge import Arriving, merge
from tongbase.base.lake.raw.reading import at_snapshot, query, relation, stream
from tongbase.base.lake.raw.scanners import Server, attached
from tongbase.base.lake.raw.session import Session, open_session, with_conflict_retry
from tongbase.base.lake.raw.upkeep import (
    STRAY_AGE,
    compact,
    expire,
    needs_compaction,
    remove_lost_folders,
    remove_strays,
)
from tongbase.base.lake.raw.write import append, delete_where, empty, overwrite
from tongbase.kernel.sql import literal, quote

__all__ = [
    "STRAY_AGE",
    "Arriving",
    "Server",
    "Session",
    "TableName",
    "add_columns",
    "adopt",
    "adoptable_format",
    "append",
    "at_snapshot",
    "attached",
    "can_adopt",
    "columns_of",
    "columns_of_arrow",
    "comment_column",
    "compact",
    "create_namespace",
    "create_table",
    "delete_where",
    "drop_column",
    "drop_table",
    "empty",
    "ensure_table",
    "expire",
    "field_numbers",
    "literal",
    "merge",
    "needs_compaction",
    "open_session",
    "overwrite",
    "query",
    "quote",
    "relation",
    "remove_lost_folders",
    "remove_strays",
    "rename_column",
    "stream",
    "widen_column",
    "with_conflict_retry",
]
