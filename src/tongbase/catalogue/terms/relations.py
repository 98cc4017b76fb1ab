"""Relations between things of the platform, each a pair of a kind and an id.

目录-数据, 数据-系统, 数据-事项 and what stands around them; ``since`` and ``until`` say when each
held, so that the graph can be drawn as of any day.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from tongbase.standards.terms.labels import Label

NODES_MAX = 500
"""Of so many things the links are asked at once."""
LINKS_MAX = 20_000
"""So many links are told at once; who is told as many must suppose that there are more."""


class NodeKind(StrEnum):
    """The kinds of things that are related."""

    DUTY = "duty"
    SERVICE_ITEM = "service_item"
    SYSTEM = "system"
    SOURCE = "source"
    FLOW = "flow"
    ENTRY = "entry"
    ITEM = "item"
    TABLE = "table"
    COLUMN = "column"
    SERVICE = "service"
    APPLICATION = "application"
    GRANT = "grant"
    CALL = "call"


class RelationKind(StrEnum):
    """What people say that one thing is to another; each goes from one kind to one kind."""

    FROM_SYSTEM = "from_system"
    NEEDS = "needs"
    PRODUCES = "produces"
    BASED_ON = "based_on"
    SUPPORTED_BY = "supported_by"
    RELATED = "related"


class LinkKind(StrEnum):
    """What the floors know beside them, that nobody has to relate.

    Parts and bindings are the catalogue's; columns of tables, and where their rows are set aside,
    are governance's; from where a table is collected is told by collection; what an entry is
    shared by, to whom it is granted and how it is called is told by sharing.
    """

    HAS_ITEM = "has_item"
    BOUND_TO = "bound_to"
    IN_COLUMN = "in_column"
    PART_OF = "part_of"
    HAS_COLUMN = "has_column"
    SET_ASIDE = "set_aside"
    FEEDS = "feeds"
    FILLS = "fills"
    SERVED_BY = "served_by"
    ASKS_FOR = "asks_for"
    ASKED_BY = "asked_by"
    BECAME = "became"
    GRANTED = "granted"
    HELD_BY = "held_by"
    CALLED = "called"


class Node(NamedTuple):
    """One thing; a tuple, since a walk through the graph looks many thousands of them up.

    The id of a table is ``namespace.table`` and that of a column ``namespace.table.column``; a
    service goes by its code, and all calls under a grant are one thing under the grant's id.
    """

    kind: NodeKind
    id: str


@dataclass(frozen=True)
class NodeFace:
    """What a graph shows of a thing: its name, where it stands, and whose it is."""

    node: Node
    name: str
    status: str
    organisation_name: str


@dataclass(frozen=True)
class Link:
    """That one thing has to do with another. ``since`` is not known of parts.

    The label of a call says how many there were; every other one is that of its kind. Two links of
    one kind between the same things are the same link.
    """

    kind: RelationKind | LinkKind
    source: Node
    target: Node
    label: Label = field(compare=False)
    since: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class RelationDraft:
    """A relation to be made."""

    kind: RelationKind
    source_id: str
    target_id: str


ENDS: MappingProxyType[RelationKind, tuple[NodeKind, NodeKind]] = MappingProxyType(
    {
        RelationKind.FROM_SYSTEM: (NodeKind.ENTRY, NodeKind.SYSTEM),
        RelationKind.NEEDS: (NodeKind.SERVICE_ITEM, NodeKind.ENTRY),
        RelationKind.PRODUCES: (NodeKind.SERVICE_ITEM, NodeKind.ENTRY),
        RelationKind.BASED_ON: (NodeKind.SERVICE_ITEM, NodeKind.DUTY),
        RelationKind.SUPPORTED_BY: (NodeKind.SERVICE_ITEM, NodeKind.SYSTEM),
        RelationKind.RELATED: (NodeKind.ENTRY, NodeKind.ENTRY),
    }
)
COVERING: MappingProxyType[RelationKind, NodeKind] = MappingProxyType(
    {
        RelationKind.FROM_SYSTEM: NodeKind.SYSTEM,
        RelationKind.NEEDS: NodeKind.SERVICE_ITEM,
        RelationKind.PRODUCES: NodeKind.SERVICE_ITEM,
    }
)
"""By which relations an entry covers what is to be compiled, and of what kind that is."""
EVERY_KIND = frozenset(NodeKind)


@dataclass(frozen=True)
class Scope:
    """What of the graph is asked for: as it was at a moment, by default now.

    ``only`` such kinds stand at the other ends of links, and ``relations``, unless empty, are the
    only links of interest.
    """

    at: datetime | None = None
    only: frozenset[NodeKind] = EVERY_KIND
    relations: frozenset[str] = frozenset()

    def holds(self, link: "Link") -> bool:
        """Say whether a link is of interest."""
        return not self.relations or link.kind in self.relations


EVERYTHING = Scope()


@dataclass(frozen=True)
class Known:
    """What one walk has found so far: what the actor may see, and items whose entry was told."""

    seen: set[Node] = field(default_factory=set)
    placed: set[Node] = field(default_factory=set)


NODE_LABELS: dict[NodeKind, Label] = {
    NodeKind.DUTY: Label("权责事项", "Duty"),
    NodeKind.SERVICE_ITEM: Label("政务服务事项", "Service item"),
    NodeKind.SYSTEM: Label("应用系统", "System"),
    NodeKind.SOURCE: Label("数据源", "Source"),
    NodeKind.FLOW: Label("归集任务", "Flow"),
    NodeKind.ENTRY: Label("数据目录", "Entry"),
    NodeKind.ITEM: Label("信息项", "Item"),
    NodeKind.TABLE: Label("库表", "Table"),
    NodeKind.COLUMN: Label("字段", "Column"),
    NodeKind.SERVICE: Label("服务", "Service"),
    NodeKind.APPLICATION: Label("共享申请", "Application"),
    NodeKind.GRANT: Label("授权", "Grant"),
    NodeKind.CALL: Label("调用", "Call"),
}
RELATION_LABELS: dict[RelationKind, Label] = {
    RelationKind.FROM_SYSTEM: Label("来源系统", "comes from"),
    RelationKind.NEEDS: Label("事项需要", "needs"),
    RelationKind.PRODUCES: Label("事项产生", "produces"),
    RelationKind.BASED_ON: Label("依据权责", "is based on"),
    RelationKind.SUPPORTED_BY: Label("支撑系统", "is supported by"),
    RelationKind.RELATED: Label("相关目录", "is related to"),
}
LINK_LABELS: dict[LinkKind, Label] = {
    LinkKind.HAS_ITEM: Label("包含信息项", "has the item"),
    LinkKind.BOUND_TO: Label("挂接库表", "is bound to"),
    LinkKind.IN_COLUMN: Label("落在字段", "lies in the column"),
    LinkKind.PART_OF: Label("上级权责", "is part of"),
    LinkKind.HAS_COLUMN: Label("包含字段", "has the column"),
    LinkKind.SET_ASIDE: Label("隔离到", "sets rows aside into"),
    LinkKind.FEEDS: Label("供数", "feeds"),
    LinkKind.FILLS: Label("归集到", "fills"),
    LinkKind.SERVED_BY: Label("共享服务", "is served by"),
    LinkKind.ASKS_FOR: Label("申请目录", "asks for"),
    LinkKind.ASKED_BY: Label("申请系统", "is asked by"),
    LinkKind.BECAME: Label("形成授权", "became"),
    LinkKind.GRANTED: Label("授权使用", "is granted by"),
    LinkKind.HELD_BY: Label("使用系统", "is held by"),
    LinkKind.CALLED: Label("调用", "is called as"),
}
