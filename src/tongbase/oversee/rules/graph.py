"""Walking the graph of things: what lies around one, and how one comes from one to another.

The walker knows no table: it asks a port for the links of some things, level by level, and says
honestly where it stopped.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest

from tongbase.catalogue.terms.relations import NODES_MAX, Link, Node, NodeKind


@dataclass(frozen=True)
class Told:
    """The links of some things; ``cut`` if they have more than are told at once.

    ``more`` says of how many further things only the number is told.
    """

    links: Sequence[Link]
    cut: bool = False
    more: Mapping[Node, int] = field(default_factory=dict)


Ask = Callable[[Sequence[Node]], Told]
"""Tell the links of at most ``NODES_MAX`` things."""
AskWithin = Callable[[Sequence[Node], Collection[Node]], Told]
"""The same for who wants the links to certain things alone: others may be counted instead."""


@dataclass(frozen=True)
class Neighbourhood:
    """What lies around a thing: how far each lies, and how many neighbours of each are left out.

    Every link between two of the things is there. ``cut`` if not all could be counted. Where not
    all things find room, each kind has its share: a system's thousand service items hide no entry.
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


def around(
    ask: Ask, ask_within: AskWithin, start: Node, *, depth: int, limit: int
) -> Neighbourhood:
    """Walk around a thing, level by level, until there are ``limit`` things.

    The last things are asked for what they have to do with those that are there; what lies beyond
    is counted.
    """
    depths, frontier, cut = {start: 0}, [start], False
    known: dict[Link, None] = {}
    for level in range(1, depth + 1):
        if not frontier or len(depths) >= limit:
            break
        told = ask_all(ask, frontier)
        cut |= told.cut
        known |= dict.fromkeys(told.links)
        standing = set(frontier)
        found = (o for _, one, o in both_ways(told.links) if one in standing and o not in depths)
        frontier = _of_every_kind(found, limit - len(depths))
        depths |= dict.fromkeys(frontier, level)
    last = ask_all(lambda nodes: ask_within(nodes, depths.keys()), frontier)
    known |= dict.fromkeys(last.links)
    inside = [link for link in known if link.source in depths and link.target in depths]
    more = Counter(_left_out(known, depths)) + Counter(last.more)
    return Neighbourhood(depths, inside, more, cut or last.cut)


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
    if not nodes:
        return Told([])
    size = NODES_MAX
    if len(nodes) <= size:
        told = ask(nodes)
        if not told.cut or len(nodes) == 1:
            return told
        size = len(nodes) // 2
    parts = [ask_all(ask, nodes[at : at + size]) for at in range(0, len(nodes), size)]
    links = dict.fromkeys(link for part in parts for link in part.links)
    more = {node: count for part in parts for node, count in part.more.items()}
    return Told(list(links), any(part.cut for part in parts), more)


def both_ways(links: Iterable[Link]) -> Iterator[tuple[Link, Node, Node]]:
    """Tell each link from either end: the link, the end, the other end."""
    for link in links:
        yield link, link.source, link.target
        yield link, link.target, link.source


def _of_every_kind(nodes: Iterable[Node], room: int) -> list[Node]:
    """Choose as many things as find room, one of each kind in turn; their order stays."""
    found = list(dict.fromkeys(nodes))
    if len(found) <= room:
        return found
    by_kind: defaultdict[NodeKind, list[Node]] = defaultdict(list)
    for node in found:
        by_kind[node.kind].append(node)
    turns = chain.from_iterable(zip_longest(*by_kind.values()))
    chosen = set(islice((node for node in turns if node is not None), room))
    return [node for node in found if node in chosen]


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
