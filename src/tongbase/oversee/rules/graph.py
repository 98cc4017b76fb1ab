"""Walking the graph of things: what lies around one, and how one comes from one to another.

The walker knows no table: it asks a port for the links of some things, level by level, and says
honestly where it stopped.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tongbase.catalogue.terms.relations import NODES_MAX, Link, Node


@dataclass(frozen=True)
class Told:
    """The links of some things; ``cut`` if they have more than are told at once."""

    links: Sequence[Link]
    cut: bool = False


Ask = Callable[[Sequence[Node]], Told]
"""Tell the links of at most ``NODES_MAX`` things."""


@dataclass(frozen=True)
class Neighbourhood:
    """What lies around a thing: how far each lies, and how many neighbours of each are left out.

    Every link between two of the things is there. ``cut`` if not all could be counted.
    """

    depths: Mapping[Node, int]
    links: Sequence[Link]
    more: Mapping[Node, int]
    cut: bool


@dataclass(frozen=True)
class Ways:
    """All shortest ways between two things, up to a few, each a chain of links from the first.

    ``cut`` if the search stopped at a limit before it had seen everything.
    """

    ways: Sequence[Sequence[Link]]
    seen: int
    cut: bool


@dataclass
class Side:
    """One half of a search from both ends: how far it has come, and what it stands on."""

    start: Node
    depths: dict[Node, int]
    frontier: list[Node]
    steps: defaultdict[Node, dict[Node, Link]] = field(
        default_factory=lambda: defaultdict(dict[Node, Link])
    )

    def spread(self, ask: Ask, most: int) -> bool:
        """Go one level further, until ``most`` things are seen; say whether something was cut off.

        What was found before it was cut off is as near as can be: all levels before are whole.
        """
        standing, level, cut = self.frontier, self.depths[self.frontier[0]] + 1, False
        self.frontier = []
        for begin in range(0, len(standing), NODES_MAX):
            if len(self.depths) >= most:
                return True
            batch = standing[begin : begin + NODES_MAX]
            told = ask_all(ask, batch)
            self._step(told.links, frozenset(batch), level)
            cut |= told.cut
        return cut

    def _step(self, links: Iterable[Link], standing: Collection[Node], level: int) -> None:
        for link, one, other in both_ways(links):
            if one not in standing:
                continue
            if other not in self.depths:
                self.depths[other] = level
                self.frontier.append(other)
            if self.depths[other] == level:
                self.steps[other].setdefault(one, link)

    def ways_to(self, node: Node) -> Iterator[list[Link]]:
        """Tell all shortest ways from the start to a thing."""
        if node == self.start:
            yield []
        for before, link in self.steps[node].items():
            for way in self.ways_to(before):
                yield [*way, link]


def around(ask: Ask, start: Node, *, depth: int, limit: int) -> Neighbourhood:
    """Walk around a thing, level by level, until there are ``limit`` things.

    One level more is asked for, to count what is left out and to find the links among the last.
    """
    depths, frontier, cut = {start: 0}, [start], False
    known: dict[Link, None] = {}
    for level in range(1, depth + 2):
        told = ask_all(ask, frontier)
        cut |= told.cut
        known |= dict.fromkeys(told.links)
        room = limit - len(depths) if level <= depth else 0
        standing = set(frontier)
        found = (o for _, one, o in both_ways(told.links) if one in standing and o not in depths)
        frontier = list(islice(dict.fromkeys(found), room))
        depths |= dict.fromkeys(frontier, level)
        if not frontier:
            break
    inside = [link for link in known if link.source in depths and link.target in depths]
    return Neighbourhood(depths, inside, _left_out(known, depths), cut)


def neighbours(ask: Ask, node: Node) -> tuple[Mapping[Node, Sequence[Link]], bool]:
    """Return what has to do with one thing, each with its links; and whether that was cut."""
    told = ask_all(ask, [node])
    found: defaultdict[Node, list[Link]] = defaultdict(list)
    for link, one, other in both_ways(told.links):
        if one == node and other != node:
            found[other].append(link)
    return found, told.cut


def ways_between(ask: Ask, one: Node, other: Node, *, hops: int, nodes: int, most: int) -> Ways:
    """Find all shortest ways of at most ``hops`` links, searching from both ends in turn.

    The search stops once it has seen ``nodes`` things; of the ways ``most`` are told.
    """
    near, far = (Side(end, {end: 0}, [end]) for end in (one, other))
    cut = False
    for _ in range(hops):
        if near.depths.keys() & far.depths.keys() or not (near.frontier and far.frontier):
            break
        if len(near.depths) + len(far.depths) >= nodes:
            cut = True
            break
        side = min(near, far, key=lambda side: len(side.frontier))
        room = nodes - len((far if side is near else near).depths)
        cut |= side.spread(ask, room)
    ways = list(islice(_joined(near, far), most))
    return Ways(ways, len(near.depths.keys() | far.depths.keys()), cut)


def ask_all(ask: Ask, nodes: Sequence[Node]) -> Told:
    """Ask for the links of any number of things; who has too many for one answer is asked apart."""
    found, cut = list[Link](), False
    for begin in range(0, len(nodes), NODES_MAX):
        batch = nodes[begin : begin + NODES_MAX]
        told = ask(batch)
        if told.cut and len(batch) > 1:
            half = len(batch) // 2
            one, other = ask_all(ask, batch[:half]), ask_all(ask, batch[half:])
            told = Told([*one.links, *other.links], one.cut or other.cut)
        cut |= told.cut
        found += told.links
    return Told(list(dict.fromkeys(found)), cut)


def both_ways(links: Iterable[Link]) -> Iterator[tuple[Link, Node, Node]]:
    """Tell each link from either end: the link, the end, the other end."""
    for link in links:
        yield link, link.source, link.target
        yield link, link.target, link.source


def _left_out(links: Iterable[Link], inside: Mapping[Node, int]) -> Mapping[Node, int]:
    beyond: defaultdict[Node, set[Node]] = defaultdict(set)
    for _, one, other in both_ways(links):
        if one in inside and other not in inside:
            beyond[one].add(other)
    return {node: len(others) for node, others in beyond.items()}


def _joined(near: Side, far: Side) -> Iterator[list[Link]]:
    """Join both halves where they meet; a way is told once, whichever thing lies in its middle."""
    meeting = near.depths.keys() & far.depths.keys()
    length = min((near.depths[node] + far.depths[node] for node in meeting), default=0)
    for node in near.depths:
        if node in meeting and near.depths[node] + far.depths[node] == length:
            for first in near.ways_to(node):
                for second in far.ways_to(node):
                    yield [*first, *reversed(second)]
