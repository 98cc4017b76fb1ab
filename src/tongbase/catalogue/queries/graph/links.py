"""The links of many things at once, for the graph."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Select, func, literal, null, select, union_all

from tongbase.base.many import Kept, filled_by_keys, keyed_by_slot
from tongbase.catalogue.errors import RelationInvalidError
from tongbase.catalogue.queries.entries import sight
from tongbase.catalogue.queries.faces import KINDS, ON_THEIR_OWN, is_seen, visible_nodes
from tongbase.catalogue.queries.graph.link_arms import LINK_COLUMNS, Shape, arms_of, slots_of
from tongbase.catalogue.terms.relations import (
    EVERYTHING,
    LINK_LABELS,
    LINKS_MAX,
    NODES_MAX,
    RELATION_LABELS,
    Known,
    Link,
    LinkKind,
    Node,
    RelationKind,
    Scope,
)
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

LABELS: Mapping[str, tuple[RelationKind | LinkKind, Label]] = {
    **{kind.value: (kind, label) for kind, label in RELATION_LABELS.items()},
    **{kind.value: (kind, label) for kind, label in LINK_LABELS.items()},
}


QUESTIONS, COUNTING = Kept[Select[Any] | None](), Kept[CompoundSelect[Any] | None]()
WITHIN = "within"


def links(
    work: Work,
    nodes: Sequence[Node],
    scope: Scope = EVERYTHING,
    *,
    known: Known | None = None,
) -> Sequence[Link]:
    """Return what has to do with these things, at most ``NODES_MAX``, as it was at a moment.

    Both ends of every link are the actor's to see. One question, of indexed selects, however many
    nodes are asked for. Items, columns and the places of duties are told as they are now.
    ``known`` remembers what was found, for who asks again and again in one walk.
    """
    step = _Step(work, nodes, scope, Known() if known is None else known)
    shape, values = slots_of(step.nodes, scope)
    told = QUESTIONS.get((shape, sight(work)), lambda: _told(work, shape))
    return [] if told is None else step.links(work.db.execute(told, values).all())[:LINKS_MAX]


def links_within(
    work: Work,
    nodes: Sequence[Node],
    within: Collection[Node],
    scope: Scope = EVERYTHING,
    *,
    known: Known | None = None,
) -> tuple[Sequence[Link], Mapping[Node, int]]:
    """Return the links of these things to those ``within``, and of each how many others it has.

    These others are things that the actor may see, by links of interest, each counted once. The
    database counts them: around the last things of a walk lie many times as many as it tells. That
    an item is in its entry is not told again.
    """
    step = _Step(work, nodes, scope, Known() if known is None else known)
    shape, values = slots_of(step.nodes, scope, but=step.known.placed)
    counting = COUNTING.get((shape, sight(work)), lambda: _counting(work, shape))
    if counting is None or not within:
        return [], {}
    rows = work.db.execute(counting, {**values, **filled_by_keys(WITHIN, within)}).all()
    found = step.links(row[:-1] for row in rows if row[0] is not None)
    more = {Node(KINDS[row[1]], row[2]): row[-1] for row in rows if row[0] is None}
    return found[:LINKS_MAX], _but(more, found, scope)


def _told(work: Work, shape: Shape) -> Select[Any] | None:
    """Select all links of some things of which the actor may see both ends."""
    arms = list(arms_of(work, shape))
    if not arms:
        return None
    held = union_all(*arms).subquery("held")
    return select(held).where(is_seen(work, held.c.far_kind, held.c.far))


def _counting(work: Work, shape: Shape) -> CompoundSelect[Any] | None:
    """Select the links to some things, and count the things at the other ends of all."""
    whole = _told(work, shape)
    if whole is None:
        return None
    told = whole.cte("told")
    inside = select(told, literal(0)).where(keyed_by_slot((told.c.far_kind, told.c.far), WITHIN))
    counted = select(
        *(told.c[name] if name.startswith("near") else null() for name in LINK_COLUMNS),
        func.count(told.c.far.collate("C").distinct()),
    )
    counted = counted.where(told.c.far_kind.in_(sorted(shape.only)))
    if shape.relations:
        counted = counted.where(told.c.kind.in_(sorted(shape.relations)))
    return union_all(inside, counted.group_by(told.c.near_kind, told.c.near))


class _Step:
    """One step of a walk: who walks, from which things, and what was found so far."""

    def __init__(self, work: Work, nodes: Sequence[Node], scope: Scope, known: Known) -> None:
        if len(nodes) > NODES_MAX:
            raise RelationInvalidError(
                f"一次最多查询 {NODES_MAX} 个节点的关联,当前 {len(nodes)} 个。",
                f"Ask for the links of at most {NODES_MAX} nodes at once, not {len(nodes)}.",
                field="nodes",
            )
        self.only, self.known, self.asked = scope.only, known, frozenset(nodes)
        new = [node for node in nodes if node.kind in ON_THEIR_OWN and node not in known.seen]
        known.seen.update(visible_nodes(work, new))
        self.nodes = [node for node in nodes if node.kind not in ON_THEIR_OWN or node in known.seen]

    def links(self, rows: Iterable[Any]) -> list[Link]:
        """Make links of rows; a link that was told from both its ends is one."""
        once = {_key(row): row for row in rows}
        found = list[Link]()
        for kind, near_kind, near, far_kind, far_id, since, forward in once.values():
            far = Node(KINDS[far_kind], far_id)
            if far.kind not in self.only and far not in self.asked:
                continue
            one, (of, label) = Node(KINDS[near_kind], near), LABELS[kind]
            found.append(Link(of, *((one, far) if forward else (far, one)), label, since))
            if far.kind in ON_THEIR_OWN:
                self.known.seen.add(far)
            elif of is LinkKind.HAS_ITEM:
                self.known.placed.add(far)
        return found


def _key(row: Any) -> tuple[str, str, str]:
    """Tell links apart: by kind, source and target."""
    kind, _, near, _, far, _, forward = row
    return (kind, near, far) if forward else (kind, far, near)


def _but(more: Mapping[Node, int], found: Iterable[Link], scope: Scope) -> Mapping[Node, int]:
    """Take from the numbers of all others those that were told by name."""
    told: defaultdict[Node, set[Node]] = defaultdict(set)
    for link in found:
        if scope.holds(link):
            for one, other in ((link.source, link.target), (link.target, link.source)):
                if other.kind in scope.only:
                    told[one].add(other)
    left = {node: count - len(told[node]) for node, count in more.items()}
    return {node: count for node, count in left.items() if count}
