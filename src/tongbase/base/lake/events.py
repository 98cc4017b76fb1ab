"""What happens to the lake's catalogue by other engines' hands. Subjects are names with dots.

What the house itself does with its tables is told by the floors that do it.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class NamespaceCreated(Event):
    """A namespace was made."""

    name: ClassVar[str] = "lake.namespace.created"
    zh: ClassVar[str] = "新建命名空间"
    en: ClassVar[str] = "Namespace created"


@dataclass(frozen=True)
class NamespaceChanged(Event):
    """Properties of a namespace were set or removed, by name."""

    name: ClassVar[str] = "lake.namespace.changed"
    zh: ClassVar[str] = "修改命名空间属性"
    en: ClassVar[str] = "Namespace changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class NamespaceDropped(Event):
    """An empty namespace is no more."""

    name: ClassVar[str] = "lake.namespace.dropped"
    zh: ClassVar[str] = "删除命名空间"
    en: ClassVar[str] = "Namespace dropped"


@dataclass(frozen=True)
class TableCreated(Event):
    """A table was made; its files lie at ``location``."""

    name: ClassVar[str] = "lake.table.created"
    zh: ClassVar[str] = "外部引擎建表"
    en: ClassVar[str] = "Table created by an engine"
    location: str


@dataclass(frozen=True)
class TableRegistered(Event):
    """A table was taken in by its metadata file."""

    name: ClassVar[str] = "lake.table.registered"
    zh: ClassVar[str] = "外部引擎登记表"
    en: ClassVar[str] = "Table registered by an engine"
    metadata: str


@dataclass(frozen=True)
class TableCommitted(Event):
    """A table was changed: by which of Iceberg's updates, and to which snapshot if it has any."""

    name: ClassVar[str] = "lake.table.committed"
    zh: ClassVar[str] = "外部引擎提交变更"
    en: ClassVar[str] = "Table changed by an engine"
    updates: tuple[str, ...]
    snapshot: int | None


@dataclass(frozen=True)
class TableRenamed(Event):
    """A table has another name; ``subject`` is the old one."""

    name: ClassVar[str] = "lake.table.renamed"
    zh: ClassVar[str] = "外部引擎重命名表"
    en: ClassVar[str] = "Table renamed by an engine"
    into: str


@dataclass(frozen=True)
class TableDropped(Event):
    """A table is no more; ``purged`` says that its files went with it."""

    name: ClassVar[str] = "lake.table.dropped"
    zh: ClassVar[str] = "外部引擎删表"
    en: ClassVar[str] = "Table dropped by an engine"
    purged: bool
