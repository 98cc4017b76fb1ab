"""Graphs that are drawn by hand: a fake at the port of the walker, and links by short names."""

from collections.abc import Collection, Sequence

from tongbase.catalogue.terms.relations import (
    LINK_LABELS,
    RELATION_LABELS,
    Link,
    LinkKind,
    Node,
    NodeKind,
    RelationKind,
)
from tongbase.oversee.rules.graph import Told

LABELS = {**RELATION_LABELS, **LINK_LABELS}
OF_LETTERS = {
    "s": NodeKind.SYSTEM,
    "e": NodeKind.ENTRY,
    "i": NodeKind.SERVICE_ITEM,
    "q": NodeKind.SOURCE,
    "f": NodeKind.FLOW,
    "t": NodeKind.TABLE,
    "v": NodeKind.SERVICE,
    "g": NodeKind.GRANT,
    "a": NodeKind.APPLICATION,
}


def thing(name: str) -> Node:
    """A thing by its short name: its first letter says which kind it is of."""
    return Node(OF_LETTERS[name[0]], name)


def link(words: str) -> Link:
    """Three words: ``e1 from_system s1``."""
    source, kind, target = words.split()
    of = RelationKind(kind) if kind in set(RelationKind) else LinkKind(kind)
    return Link(of, thing(source), thing(target), LABELS[of])


class Drawn:
    """A graph drawn by hand; nobody is told more than ``most`` links at once."""

    def __init__(self, drawing: str, *, most: int = 1_000) -> None:
        self.links = [link(line) for line in drawing.split(";") if line.strip()]
        self.most, self.asked = most, 0

    def __call__(self, nodes: Sequence[Node]) -> Told:
        self.asked += len(nodes)
        found = [one for one in self.links if {one.source, one.target} & set(nodes)]
        return Told(found[: self.most], len(found) >= self.most)

    def within(self, nodes: Sequence[Node], inside: Collection[Node]) -> Told:
        """Tell the links to certain things, and of how many others there are the number."""
        told = self(nodes)
        kept = [one for one in told.links if {one.source, one.target} <= set(inside)]
        more = {
            node: len(
                {
                    other
                    for one in told.links
                    for other in ({one.source, one.target} - {node})
                    if node in (one.source, one.target) and other not in inside
                }
            )
            for node in nodes
        }
        return Told(kept, told.cut, more)
