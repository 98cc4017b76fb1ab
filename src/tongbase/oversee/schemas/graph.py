"""The graph of things on the wire."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import to_json

from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX, PageRequest
from tongbase.base.sheets.writing import SheetFormat
from tongbase.base.web import Day, In, Out, SaidOut
from tongbase.catalogue.terms.relations import (
    Link,
    LinkKind,
    Node,
    NodeFace,
    NodeKind,
    RelationKind,
)
from tongbase.oversee.queries.graph import DEPTH_MAX, SHOWN_MAX, Faces, Neighbour, View
from tongbase.oversee.queries.impact import Report
from tongbase.oversee.rules.graph import Neighbourhood, Ways
from tongbase.oversee.rules.graph_words import sentence, status_label
from tongbase.oversee.rules.impact import Impact
from tongbase.standards.terms.labels import Label

AnyLink = RelationKind | LinkKind
ThingId = Annotated[str, Field(min_length=1, max_length=400)]
Kinds = Annotated[tuple[NodeKind, ...], Field(max_length=len(NodeKind))]
Links = Annotated[tuple[AnyLink, ...], Field(max_length=len(RelationKind) + len(LinkKind))]
SHOWN, DEPTH = 200, 2


class ThingsAsked(In):
    """Words by which things are looked for; without kinds, things of every kind."""

    q: Annotated[str, Field(max_length=128)] = ""
    kinds: Kinds = ()


class ViewAsked(In):
    """What of the graph is looked at: without kinds or relations, all of them.

    ``on`` is a day at whose end the relations are told; names are told as they are now.
    """

    kinds: Kinds = ()
    relations: Links = ()
    on: Day | None = None

    def view(self) -> View:
        """Return it as a value."""
        return View(self.kinds, self.relations, self.on)


class AroundAsked(ViewAsked):
    """Around which thing, how many links away, and how many things at most."""

    kind: NodeKind
    id: ThingId
    depth: Annotated[int, Field(ge=1, le=DEPTH_MAX)] = DEPTH
    limit: Annotated[int, Field(ge=1, le=SHOWN_MAX)] = SHOWN

    def node(self) -> Node:
        """Return the thing."""
        return Node(self.kind, self.id)


class NeighboursAsked(ViewAsked):
    """Whose neighbours, and which page of them."""

    kind: NodeKind
    id: ThingId
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE

    def node(self) -> Node:
        """Return the thing."""
        return Node(self.kind, self.id)

    def wanted(self) -> PageRequest:
        """Return the page."""
        return PageRequest(self.page, self.size)


class WaysAsked(ViewAsked):
    """From which thing to which."""

    kind: NodeKind
    id: ThingId
    to_kind: NodeKind
    to_id: ThingId

    def ends(self) -> tuple[Node, Node]:
        """Return both things."""
        return Node(self.kind, self.id), Node(self.to_kind, self.to_id)


class ImpactAsked(In):
    """What is to be switched off, and on which day."""

    kind: NodeKind
    id: ThingId
    on: Day | None = None

    def node(self) -> Node:
        """Return the thing."""
        return Node(self.kind, self.id)


class ImpactExported(ImpactAsked):
    """What is to be switched off, and of which form the file is."""

    format: SheetFormat = SheetFormat.XLSX


class NodeOut(Out):
    """Which thing: the id of a table is ``namespace.table``, that of a service its code."""

    kind: NodeKind
    id: str


class ThingOut(NodeOut):
    """A thing as a graph shows it; ``state`` is null for kinds that have no states."""

    name: str
    status: str
    state: SaidOut | None
    organisation_name: str

    @classmethod
    def of(cls, face: NodeFace) -> "ThingOut":
        """Show a thing."""
        return cls(**_told(face))


class ThingsOut(Out):
    """Things that were found, a few of each kind."""

    rows: list[ThingOut]


class PlacedOut(ThingOut):
    """A thing in a neighbourhood: how many links away, and how many neighbours are left out."""

    depth: int
    more: int


class LinkOut(Out):
    """That one thing has to do with another; ``since`` is null where it is not known."""

    kind: AnyLink
    label: SaidOut
    source: NodeOut
    target: NodeOut
    since: datetime | None

    @classmethod
    def of(cls, link: Link) -> "LinkOut":
        """Show a link."""
        return cls.model_validate(link)


class AroundOut(Out):
    """What lies around a thing, the nearest first, and all links between these.

    ``cut`` if so many links were found that not everything could be counted.
    """

    things: list[PlacedOut]
    links: list[LinkOut]
    cut: bool


def around_as_json(found: Neighbourhood, faces: Faces) -> bytes:
    """Write a neighbourhood as ``AroundOut`` says; to make objects of so many links takes longer
    than to find them."""
    things = [
        {**_told(faces[node]), "depth": depth, "more": found.more.get(node, 0)}
        for node, depth in found.depths.items()
        if node in faces
    ]
    links = [
        {
            "kind": str(link.kind),
            "label": _said(link.label),
            "source": {"kind": str(link.source.kind), "id": link.source.id},
            "target": {"kind": str(link.target.kind), "id": link.target.id},
            "since": link.since,
        }
        for link in found.links
    ]
    return to_json({"things": things, "links": links, "cut": found.cut})


class NeighbourOut(Out):
    """One neighbour, and every link to it."""

    thing: ThingOut
    links: list[LinkOut]

    @classmethod
    def of(cls, one: Neighbour) -> "NeighbourOut":
        """Show a neighbour."""
        return cls(thing=ThingOut.of(one.face), links=[LinkOut.of(link) for link in one.links])


class NeighboursOut(Out):
    """One page of the neighbours of a thing; ``cut`` if there are more than ``total``."""

    rows: list[NeighbourOut]
    total: int
    page: int
    size: int
    cut: bool


class HopOut(LinkOut):
    """One link of a way or of a chain of reasons, and what it says."""

    says: SaidOut

    @classmethod
    def told(cls, link: Link, faces: Faces) -> "HopOut":
        """Show a link with its sentence."""
        says = SaidOut.model_validate(sentence(link, faces))
        return cls(**dict(LinkOut.of(link)), says=says)


class WayOut(Out):
    """One way from the first thing to the second, link by link."""

    hops: list[HopOut]


class WaysOut(Out):
    """All shortest ways, up to a few, and the things on them; none if nothing leads there.

    ``seen`` things were looked at; ``cut`` if a limit ended the search.
    """

    ways: list[WayOut]
    things: list[ThingOut]
    seen: int
    cut: bool

    @classmethod
    def of(cls, found: Ways, faces: Faces) -> "WaysOut":
        """Show ways."""
        ways = [WayOut(hops=_hops(way, faces)) for way in found.ways]
        things = [ThingOut.of(face) for face in faces.values()]
        return cls(ways=ways, things=things, seen=found.seen, cut=found.cut)


class StoppedOut(Out):
    """What stops: because of which links, and the chain from what was switched off."""

    thing: ThingOut
    because: list[HopOut]
    chain: list[HopOut]


class WeakenedOut(Out):
    """What goes on with less (减弱): it lost a source and kept another, or rests on what did."""

    thing: ThingOut
    lost: list[HopOut]
    kept: list[HopOut]
    weak: list[HopOut]


class CountOut(Out):
    """How many things of one kind stop, and how many go on with less.

    Of the entries that stop so many are ``published``; null for every other kind.
    """

    kind: NodeKind
    stopped: int
    weakened: int
    published: int | None


class ImpactOut(Out):
    """What stops when a thing is switched off: service items first, then what else does.

    ``counts`` are of everything; at most some hundreds of either list are told with their reasons,
    the export has them all. Of the others ``more_stopped`` and ``more_weakened`` say which they
    are. ``cut`` if there may be more than was found.
    """

    start: ThingOut
    counts: list[CountOut]
    stopped: list[StoppedOut]
    weakened: list[WeakenedOut]
    more_stopped: list[NodeOut]
    more_weakened: list[NodeOut]
    cut: bool

    @classmethod
    def of(cls, report: Report) -> "ImpactOut":
        """Show what stops."""
        found, faces = report.impact, report.faces
        return cls(
            start=ThingOut.of(faces[found.start]),
            counts=[CountOut.model_validate(one) for one in report.counts],
            stopped=[_stopped(node, found, faces) for node in report.stopped],
            weakened=[_weakened(node, found, faces) for node in report.weakened],
            more_stopped=[NodeOut(kind=node.kind, id=node.id) for node in report.more_stopped],
            more_weakened=[NodeOut(kind=node.kind, id=node.id) for node in report.more_weakened],
            cut=found.cut,
        )


def _stopped(node: Node, found: Impact, faces: Faces) -> StoppedOut:
    return StoppedOut(
        thing=ThingOut.of(faces[node]),
        because=_hops(found.stopped[node], faces),
        chain=_hops(found.chain(node), faces),
    )


def _weakened(node: Node, found: Impact, faces: Faces) -> WeakenedOut:
    one = found.weakened[node]
    return WeakenedOut(
        thing=ThingOut.of(faces[node]),
        lost=_hops(one.lost, faces),
        kept=_hops(one.kept, faces),
        weak=_hops(one.weak, faces),
    )


def _hops(links: Iterable[Link], faces: Faces) -> list[HopOut]:
    return [HopOut.told(link, faces) for link in links]


def _told(face: NodeFace) -> dict[str, Any]:
    state = status_label(face)
    return {
        "kind": str(face.node.kind),
        "id": face.node.id,
        "name": face.name,
        "status": face.status,
        "state": None if state is None else _said(state),
        "organisation_name": face.organisation_name,
    }


def _said(label: Label) -> dict[str, str]:
    return {"zh": label.zh, "en": label.en}
