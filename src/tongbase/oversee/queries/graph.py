"""The graph of things (资源图谱): every floor tells the links that it knows, the walker joins them.

Whoever asks sees what they may see on the pages of these things, and nothing else: both ends of
every link, and every name, come from the floor that keeps them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tongbase.base.paging import PageRequest
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.relations import (
    EVERY_KIND,
    LINKS_MAX,
    NODE_LABELS,
    Known,
    Link,
    Node,
    NodeFace,
    NodeKind,
    Scope,
)
from tongbase.collect import api as collect
from tongbase.govern import api as govern
from tongbase.kernel.past import end_of_past_day
from tongbase.kernel.work import Work
from tongbase.oversee.errors import ThingNotFoundError
from tongbase.oversee.rules.graph import (
    Ask,
    Neighbourhood,
    Told,
    Ways,
    around,
    neighbours,
    ways_between,
)
from tongbase.oversee.rules.graph_words import NOT_YET, strangeness
from tongbase.share import api as share

DEPTH_MAX, SHOWN_MAX = 4, 10_000
HOPS_MAX, SEEN_MAX, WAYS_MAX = 10, 20_000, 5
FOUND_OF_KIND_MAX = 8
FINDABLE = (
    NodeKind.ENTRY,
    NodeKind.SERVICE_ITEM,
    NodeKind.SYSTEM,
    NodeKind.DUTY,
    NodeKind.TABLE,
    NodeKind.SOURCE,
    NodeKind.FLOW,
    NodeKind.SERVICE,
    NodeKind.APPLICATION,
)
"""Kinds by which a walk begins, in the order in which they are offered."""
PARTS = frozenset({NodeKind.ITEM, NodeKind.COLUMN})
FLOORS = (catalogue, govern, collect, share)
"""Who tells of things, from below: a thing has the name that the first of them gives it."""

Faces = Mapping[Node, NodeFace]


@dataclass(frozen=True)
class View:
    """What of the graph is looked at; empty means everything.

    ``on`` is a day of China: links are told as they were at its end, names as they are now.
    """

    kinds: Collection[NodeKind] = ()
    relations: Collection[str] = ()
    on: date | None = None

    def scope(self, work: Work) -> Scope:
        """Return what the floors are asked for; today is told as it is now."""
        end = None if self.on is None else end_of_past_day(self.on, work.now, field="on")
        at = None if end is None or end > work.now else end
        return Scope(at, frozenset(self.kinds) or EVERY_KIND, frozenset(self.relations))


@dataclass(frozen=True)
class Neighbour:
    """One neighbour of a thing and what they have to do with each other."""

    face: NodeFace
    links: Sequence[Link]


@dataclass(frozen=True)
class Neighbours:
    """One page of the neighbours of a thing; ``cut`` if there are more than could be counted."""

    rows: Sequence[Neighbour]
    total: int
    cut: bool


def get_thing(work: Work, node: Node, at: datetime | None = None) -> NodeFace:
    """Find a thing that the actor may see, as of a moment."""
    found = faces_of(work, [node], at)
    if node not in found:
        label = NODE_LABELS[node.kind]
        raise ThingNotFoundError(
            f"{label.zh} {node.id} 不存在或您无权查看,请重新查找。",
            f"There is no {label.en.lower()} {node.id} that you may see; look for it again.",
            field="id",
        )
    return found[node]


def find_things(work: Work, words: str, kinds: Collection[NodeKind]) -> Sequence[NodeFace]:
    """Find things by words, a few of each kind: with which a walk may begin.

    First what has the words as its name, then what has them in it, whatever its kind: an entry is
    found by its provider too, and a system's full name begins with one.
    """
    found = list[NodeFace]()
    for kind in (kind for kind in FINDABLE if not kinds or kind in kinds):
        for floor in FLOORS:
            found += floor.find_things(work, kind, words, FOUND_OF_KIND_MAX)
    return sorted(found, key=lambda face: strangeness(face.name, words))


def read_around(
    work: Work, node: Node, view: View, *, depth: int, limit: int
) -> tuple[Neighbourhood, Faces]:
    """Walk around a thing: at most ``limit`` things, at most ``depth`` links away."""
    scope = view.scope(work)
    start, walk = get_thing(work, node, scope.at), _Walk(work, scope)
    found = around(walk.ask, walk.ask_within, node, depth=depth, limit=limit)
    return found, {node: start, **faces_of(work, found.depths, scope.at)}


def read_neighbours(work: Work, node: Node, view: View, page: PageRequest) -> Neighbours:
    """Read the neighbours of one thing, by kind and name, a page at a time."""
    get_thing(work, node)
    at = view.scope(work).at
    found, cut = neighbours(asking(work, view), node)
    order = {kind: place for place, kind in enumerate(NodeKind)}
    faces = sorted(
        faces_of(work, found, at).values(),
        key=lambda face: (order[face.node.kind], face.name, face.node.id),
    )
    shown = faces[page.offset : page.offset + page.size]
    return Neighbours([Neighbour(face, found[face.node]) for face in shown], len(faces), cut)


def read_ways(work: Work, one: Node, other: Node, view: View) -> tuple[Ways, Faces]:
    """Find the shortest ways between two things.

    Items and columns lie on no shortest way but at its ends, so that others are not looked at.
    """
    at = view.scope(work).at
    ends = {one: get_thing(work, one, at), other: get_thing(work, other, at)}
    wanted = view.kinds or EVERY_KIND - (PARTS - {one.kind, other.kind})
    ask = asking(work, replace(view, kinds=frozenset(wanted) | {one.kind, other.kind}))
    found = ways_between(ask, one, other, hops=HOPS_MAX, nodes=SEEN_MAX, most=WAYS_MAX)
    on_them = (end for way in found.ways for link in way for end in (link.source, link.target))
    return found, {**ends, **faces_of(work, on_them, at)}


def asking(work: Work, view: View) -> Ask:
    """Join what the floors tell of some things."""
    return _Walk(work, view.scope(work)).ask


@dataclass(frozen=True)
class _Walk:
    """What all steps of a walk have in common; ``known`` remembers what was found."""

    work: Work
    scope: Scope
    known: Known = field(default_factory=Known)

    def ask(self, nodes: Sequence[Node]) -> Told:
        """Tell all links of some things."""
        return self._joined(nodes, catalogue.links(self.work, nodes, self.scope, known=self.known))

    def ask_within(self, nodes: Sequence[Node], within: Collection[Node]) -> Told:
        """Tell the links to certain things; the catalogue counts the others, who are many."""
        own, more = catalogue.links_within(self.work, nodes, within, self.scope, known=self.known)
        told = self._joined(nodes, own)
        return Told(told.links, told.cut or len(own) + sum(more.values()) >= LINKS_MAX, more)

    def _joined(self, nodes: Sequence[Node], own: Sequence[Link]) -> Told:
        """Add what the floors above the catalogue know."""
        above = (govern.links, collect.links, share.links)
        floors = (own, *(links(self.work, nodes, self.scope) for links in above))
        told = [link for links in floors for link in links if self.scope.holds(link)]
        return Told(self._held(told), any(len(links) >= LINKS_MAX for links in floors))

    def _held(self, links: Sequence[Link]) -> Sequence[Link]:
        """Leave out what hangs on a thing that was not registered yet at the moment of the walk."""
        if self.scope.at is None or not links:
            return links
        ends = {end for link in links for end in (link.source, link.target)}
        late = catalogue.not_yet(self.work, ends, self.scope.at)
        return [link for link in links if not late & {link.source, link.target}]


def faces_of(work: Work, nodes: Iterable[Node], at: datetime | None = None) -> Faces:
    """Name those of the nodes that the actor may see: each by the first floor that knows it.

    What was not registered yet ``at`` a moment says so; else states are told as they are now.
    """
    found: dict[Node, NodeFace] = {}
    wanted = list(dict.fromkeys(nodes))
    for floor in FLOORS:
        if wanted:
            found |= floor.faces(work, wanted)
            wanted = [node for node in wanted if node not in found]
    late = catalogue.not_yet(work, found, at) if at else ()
    return found | {node: replace(found[node], status=NOT_YET) for node in late}
