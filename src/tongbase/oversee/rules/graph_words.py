"""What a link says in words, with the names of both its ends."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tongbase.catalogue.terms.registers import RECORD_STATUS_LABELS, RecordStatus
from tongbase.catalogue.terms.relations import (
    NODE_LABELS,
    Link,
    LinkKind,
    Node,
    NodeFace,
    NodeKind,
    RelationKind,
)
from tongbase.catalogue.terms.states import STATUS_LABELS as ENTRY_STATUS_LABELS
from tongbase.catalogue.terms.states import Status
from tongbase.share.terms.applications import STATE_LABELS, State
from tongbase.share.terms.grants import STATUS_LABELS as GRANT_STATUS_LABELS
from tongbase.share.terms.grants import GrantStatus
from tongbase.standards.terms.labels import Label

SENTENCES: Mapping[RelationKind | LinkKind, tuple[str, str]] = MappingProxyType(
    {
        RelationKind.FROM_SYSTEM: (
            "{source}的数据来自{target}",
            "{source} has its data from {target}",
        ),
        RelationKind.NEEDS: ("办理{source}需要{target}", "{source} needs {target}"),
        RelationKind.PRODUCES: ("办理{source}产生{target}", "{source} produces {target}"),
        RelationKind.BASED_ON: ("{source}依据{target}", "{source} is based on {target}"),
        RelationKind.SUPPORTED_BY: (
            "{source}由{target}支撑办理",
            "{source} is handled with {target}",
        ),
        RelationKind.RELATED: ("{source}与{target}相关", "{source} is related to {target}"),
        LinkKind.HAS_ITEM: ("{source}包含{target}", "{source} has {target}"),
        LinkKind.BOUND_TO: ("{source}挂接{target}", "{source} is bound to {target}"),
        LinkKind.IN_COLUMN: ("{source}落在{target}", "{source} lies in {target}"),
        LinkKind.PART_OF: ("{source}属于{target}", "{source} is part of {target}"),
        LinkKind.HAS_COLUMN: ("{source}包含{target}", "{source} has {target}"),
        LinkKind.SET_ASIDE: (
            "{source}的问题数据隔离到{target}",
            "rows of {source} are set aside in {target}",
        ),
        LinkKind.FEEDS: ("{source}向{target}供数", "{source} feeds {target}"),
        LinkKind.FILLS: ("{source}归集到{target}", "{source} fills {target}"),
        LinkKind.SERVED_BY: ("{source}经{target}共享", "{source} is shared by {target}"),
        LinkKind.ASKS_FOR: ("{source}申请使用{target}", "{source} asks for {target}"),
        LinkKind.ASKED_BY: ("{source}由{target}提出", "{source} is made for {target}"),
        LinkKind.BECAME: ("{source}批准后形成{target}", "{source} became {target}"),
        LinkKind.GRANTED: ("{source}经{target}开放使用", "{source} is opened by {target}"),
        LinkKind.HELD_BY: ("{source}供{target}使用", "{source} is held by {target}"),
        LinkKind.CALLED: ("{source}下有{target}", "under {source} there are {target}"),
    }
)
NOT_YET = "not_yet"
"""The state of a thing that nobody had registered on the day that is looked at."""
NOT_YET_LABEL = Label("尚未登记", "Not registered yet")
OVER: Mapping[NodeKind, frozenset[str]] = MappingProxyType(
    {
        NodeKind.ENTRY: frozenset({Status.WITHDRAWN}),
        NodeKind.SYSTEM: frozenset({RecordStatus.STOPPED}),
        NodeKind.SERVICE_ITEM: frozenset({RecordStatus.STOPPED}),
        NodeKind.GRANT: frozenset({GrantStatus.EXPIRED, GrantStatus.REVOKED}),
        NodeKind.APPLICATION: frozenset({State.REJECTED, State.WITHDRAWN, State.ENDED}),
    }
)
"""In which states a thing is over: it does not stop again, and nothing rests on it."""


def is_over(face: NodeFace) -> bool:
    """Say whether a thing is over already."""
    return face.status in OVER.get(face.node.kind, frozenset())


def strangeness(name: str, words: str) -> int:
    """Rank a name by words: 0 is them, 1 has them in it, 2 was found by something else."""
    told, sought = name.casefold(), words.strip().casefold()
    if told == sought:
        return 0
    return 1 if sought in told else 2


def is_published(face: NodeFace) -> bool:
    """Say whether a thing is an entry that all may see."""
    return face.node.kind is NodeKind.ENTRY and face.status == Status.PUBLISHED


def sentence(link: Link, faces: Mapping[Node, NodeFace]) -> Label:
    """Say what a link says; what has no name is called by its kind."""
    zh, en = SENTENCES[link.kind]
    ends = {
        "source": _called(link.source, faces),
        "target": _called(link.target, faces),
    }
    return Label(
        zh.format_map({name: label.zh for name, label in ends.items()}),
        en.format_map({name: label.en for name, label in ends.items()}),
    )


def status_label(face: NodeFace) -> Label | None:
    """Name the state of a thing; None for kinds that have no states."""
    return _status_label(face.node.kind, face.status) if face.status else None


@cache
def _status_label(kind: NodeKind, status: str) -> Label:
    if status == NOT_YET:
        return NOT_YET_LABEL
    if kind in (NodeKind.DUTY, NodeKind.SERVICE_ITEM, NodeKind.SYSTEM):
        return RECORD_STATUS_LABELS[RecordStatus(status)]
    if kind is NodeKind.GRANT:
        return GRANT_STATUS_LABELS[GrantStatus(status)]
    if kind is NodeKind.APPLICATION:
        return STATE_LABELS[State(status)]
    return ENTRY_STATUS_LABELS[Status(status)]


def _called(node: Node, faces: Mapping[Node, NodeFace]) -> Label:
    kind, name = NODE_LABELS[node.kind], faces[node].name if node in faces else node.id
    return Label(f"{kind.zh}“{name}”", f"the {kind.en.lower()} “{name}”")
