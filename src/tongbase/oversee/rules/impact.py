"""What stops when something is switched off (停用影响), and what is weakened, each with reasons.

**What rests on what.** An entry rests on the systems from which it comes, on the tables that are
bound to it and, where no system is known, on the service items that produce it. A service item
rests on every entry that it needs and on the systems by which it is handled. A table rests on the
flow that fills it, a flow on its source. A service rests on its entry, a grant on its service, an
application on the entry that it asks for, calls on their grant.

**Stops** (停止): all of one kind of what a thing rests on have stopped: an entry without any source
system in use, a service item that lacks one of the entries it needs.

**Weakened** (减弱): a thing goes on with less. It has lost one source and has another left, or what
it rests on is weakened itself: a service item whose entry comes from one system instead of two.
What a weakened service item produces is still produced, and not weakened by that.

What is over already (a stopped system, a withdrawn entry, a revoked grant) is nobody's ground and
does not stop again. Columns, items and duties neither stop nor make anything stop.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongbase.catalogue.terms.relations import (
    Link,
    LinkKind,
    Node,
    NodeKind,
    RelationKind,
)
from tongbase.oversee.rules.graph import Ask, ask_all

RESTS_ON_TARGET = frozenset(
    {
        RelationKind.FROM_SYSTEM,
        RelationKind.NEEDS,
        RelationKind.SUPPORTED_BY,
        LinkKind.BOUND_TO,
        LinkKind.ASKS_FOR,
    }
)
"""Links whose source rests on their target: an entry on the system from which it comes."""
RESTS_ON_SOURCE = frozenset(
    {
        RelationKind.PRODUCES,
        LinkKind.FEEDS,
        LinkKind.FILLS,
        LinkKind.SERVED_BY,
        LinkKind.GRANTED,
        LinkKind.CALLED,
    }
)
"""Links whose target rests on their source: an entry on the service item that produces it."""
ONE_IS_ENOUGH = frozenset(
    {
        RelationKind.FROM_SYSTEM,
        RelationKind.SUPPORTED_BY,
        RelationKind.PRODUCES,
        LinkKind.BOUND_TO,
    }
)
"""Of these, any one that still stands is enough; of all others, each is needed."""
KINDS = frozenset(NodeKind) - {NodeKind.ITEM, NodeKind.COLUMN, NodeKind.DUTY}
"""What can stop, or make something else stop."""


@dataclass(frozen=True)
class Weakened:
    """What goes on with less: which of its grounds are lost, are kept, are weakened themselves."""

    lost: Sequence[Link] = ()
    kept: Sequence[Link] = ()
    weak: Sequence[Link] = ()


@dataclass(frozen=True)
class Impact:
    """What stops, in the order of its stopping, with the links because of which it does.

    ``cut`` if there may be more than was found.
    """

    start: Node
    stopped: Mapping[Node, Sequence[Link]]
    weakened: Mapping[Node, Weakened]
    cut: bool

    def chain(self, node: Node) -> Sequence[Link]:
        """Return why a thing stops, link by link from what was switched off."""
        links = list[Link]()
        while node != self.start:
            link = self.stopped[node][0]
            links.append(link)
            node = link.target if link.source == node else link.source
        return links[::-1]


def switch_off(ask: Ask, start: Node, *, nodes: int) -> Impact:
    """Switch a thing off and follow what stops, then what is weakened, until ``nodes`` things are.

    Who switches off a service closes the way to its entry: that counts as stopped too.
    """
    stopped: dict[Node, Sequence[Link]] = {start: (), **_closed(ask, start)}
    weakened: dict[Node, Weakened] = {}
    frontier, cut = list(stopped), False
    while frontier:
        if len(stopped) >= nodes:
            cut = True
            break
        shaken = ask_all(ask, frontier)
        touched = _resting_on(shaken.links, set(frontier), stopped)
        whole = ask_all(ask, touched)
        cut |= shaken.cut or whole.cut
        frontier = []
        grounds = _grounds([*whole.links, *shaken.links], set(touched))
        for node in touched:
            verdict = judged(grounds[node], stopped)
            if isinstance(verdict, Weakened):
                weakened[node] = verdict
            elif verdict:
                stopped[node] = verdict
                frontier.append(node)
    del stopped[start]
    left = {node: by for node, by in weakened.items() if node not in stopped}
    further, cut_off = _weaken(ask, start, stopped, left, nodes)
    return Impact(start, stopped, further, cut or cut_off)


def judged(links: Iterable[Link], stopped: Mapping[Node, object]) -> Sequence[Link] | Weakened:
    """Say because of which links a thing stops, or by which it goes on.

    ``links`` are all those on whose other ends it rests. What a service item produces counts as
    the source of an entry only where no system is known: it lies in a system too.
    """
    by_kind: defaultdict[object, list[Link]] = defaultdict(list)
    for link in links:
        by_kind[link.kind].append(link)
    if RelationKind.FROM_SYSTEM in by_kind:
        by_kind.pop(RelationKind.PRODUCES, None)
    lost, kept = list[Link](), list[Link]()
    for kind, group in by_kind.items():
        gone = [link for link in group if rests(link)[1] in stopped]
        if gone and (kind not in ONE_IS_ENOUGH or len(gone) == len(group)):
            return gone
        if gone:
            lost += gone
            kept += [link for link in group if link not in gone]
    return Weakened(lost, kept) if lost else ()


def rests(link: Link) -> tuple[Node, Node]:
    """Return what rests on what by a link."""
    if link.kind in RESTS_ON_SOURCE:
        return link.target, link.source
    return link.source, link.target


def _weaken(
    ask: Ask,
    start: Node,
    stopped: Mapping[Node, object],
    first: Mapping[Node, Weakened],
    nodes: int,
) -> tuple[Mapping[Node, Weakened], bool]:
    """Follow what rests on weakened things and does not stop; say whether that was cut."""
    weakened, frontier, cut = dict(first), list(first), False
    while frontier and len(weakened) < nodes:
        told = ask_all(ask, frontier)
        cut |= told.cut
        weak: defaultdict[Node, list[Link]] = defaultdict(list)
        standing = set(frontier)
        for link in told.links:
            node, ground = rests(link)
            if _weakens(link) and ground in standing and node not in stopped and node != start:
                weak[node].append(link)
        frontier = [node for node in weak if node not in weakened]
        weakened |= {node: Weakened(weak=weak[node]) for node in frontier}
    return weakened, cut or bool(frontier)


def _closed(ask: Ask, start: Node) -> Mapping[Node, Sequence[Link]]:
    if start.kind is not NodeKind.SERVICE:
        return {}
    served = (link for link in ask([start]).links if link.kind is LinkKind.SERVED_BY)
    return {link.source: (link,) for link in served}


def _resting_on(
    links: Iterable[Link], ground: set[Node], stopped: Mapping[Node, object]
) -> list[Node]:
    """Find what rests on things that have just stopped and has not stopped itself."""
    found = (rests(link) for link in links if _counts(link))
    return list(dict.fromkeys(n for n, on in found if on in ground and n not in stopped))


def _grounds(links: Iterable[Link], resting: set[Node]) -> defaultdict[Node, list[Link]]:
    """Return all links on whose other ends each of some things rests."""
    found: defaultdict[Node, dict[Link, None]] = defaultdict(dict[Link, None])
    for link in links:
        if _counts(link) and rests(link)[0] in resting:
            found[rests(link)[0]][link] = None
    return defaultdict(list, {node: list(told) for node, told in found.items()})


def _counts(link: Link) -> bool:
    return link.kind in RESTS_ON_SOURCE or link.kind in RESTS_ON_TARGET


def _weakens(link: Link) -> bool:
    return _counts(link) and link.kind is not RelationKind.PRODUCES
