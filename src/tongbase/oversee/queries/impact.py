"""What stops when something is switched off (停用影响): counted, shown and written out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tongbase.catalogue.terms.relations import NODE_LABELS, Node, NodeKind
from tongbase.kernel.work import Work
from tongbase.oversee.queries.graph import Faces, View, asking, faces_of, get_thing
from tongbase.oversee.rules.graph import Ask, Told
from tongbase.oversee.rules.graph_words import is_over, is_published, sentence, status_label
from tongbase.oversee.rules.impact import KINDS, Impact, switch_off

STOPPED_MAX = 20_000
SHOWN_MAX = 500
ORDER = (
    NodeKind.SERVICE_ITEM,
    NodeKind.ENTRY,
    NodeKind.SERVICE,
    NodeKind.GRANT,
    NodeKind.APPLICATION,
    NodeKind.CALL,
    NodeKind.SYSTEM,
    NodeKind.TABLE,
    NodeKind.FLOW,
    NodeKind.SOURCE,
)
"""In which order what stops is told: what citizens ask for comes first."""
HEADINGS = ("结论", "对象类型", "名称", "状态", "单位", "原因")
STOPS, WEAKENED = "停止", "减弱"
BECAUSE = ";"


@dataclass(frozen=True)
class Count:
    """How many things of one kind stop, and how many go on with less.

    ``published`` of the entries that stop are so; the others are drafts, or on their way.
    """

    kind: NodeKind
    stopped: int
    weakened: int
    published: int | None = None


@dataclass(frozen=True)
class Report:
    """What stops and what is weakened, in the order in which it is told; the numbers are of all.

    Of ``more_stopped`` and ``more_weakened`` a page tells nothing but that they are so.
    """

    impact: Impact
    faces: Faces
    counts: Sequence[Count]
    stopped: Sequence[Node]
    weakened: Sequence[Node]
    more_stopped: Sequence[Node] = ()
    more_weakened: Sequence[Node] = ()


def read_impact(work: Work, node: Node, on: date | None = None) -> Report:
    """Say what stops when a thing is switched off; what is over already stops no more."""
    view = View(kinds=KINDS, on=on)
    at = view.scope(work).at
    start = get_thing(work, node, at)
    ask = _living(work, asking(work, view), node)
    found = switch_off(ask, node, nodes=STOPPED_MAX)
    named = faces_of(work, [*found.stopped, *found.weakened, *_others(found)], at)
    faces = {node: start, **named}
    stopped, weakened = _in_order(found.stopped, faces), _in_order(found.weakened, faces)
    of_stopped, of_weakened = (Counter(n.kind for n in nodes) for nodes in (stopped, weakened))
    live = sum(is_published(faces[node]) for node in stopped)
    counts = [
        Count(kind, of_stopped[kind], of_weakened[kind], live if kind is NodeKind.ENTRY else None)
        for kind in ORDER
    ]
    return Report(found, faces, counts, stopped, weakened)


def shown(report: Report) -> Report:
    """Leave of a report the reasons that one page holds."""
    return replace(
        report,
        stopped=report.stopped[:SHOWN_MAX],
        weakened=report.weakened[:SHOWN_MAX],
        more_stopped=report.stopped[SHOWN_MAX:],
        more_weakened=report.weakened[SHOWN_MAX:],
    )


def written(report: Report) -> Iterator[Sequence[str]]:
    """Write a whole report as rows: what stops, then what is weakened, each with its reasons."""
    found, faces = report.impact, report.faces
    for node in report.stopped:
        chain = (sentence(link, faces).zh for link in found.chain(node))
        yield STOPS, *_cells(node, faces), BECAUSE.join(chain)
    for node in report.weakened:
        one = found.weakened[node]
        reasons = [sentence(link, faces).zh for link in (*one.lost, *one.weak)]
        reasons += [f"仍有:{sentence(link, faces).zh}" for link in one.kept]
        yield WEAKENED, *_cells(node, faces), BECAUSE.join(reasons)


def _cells(node: Node, faces: Faces) -> Sequence[str]:
    face = faces[node]
    state = status_label(face)
    state_zh = "" if state is None else state.zh
    return NODE_LABELS[node.kind].zh, face.name, state_zh, face.organisation_name


def _in_order(nodes: Iterable[Node], faces: Faces) -> list[Node]:
    places = {kind: place for place, kind in enumerate(ORDER)}
    known = (node for node in nodes if node in faces)
    return sorted(known, key=lambda node: (places[node.kind], faces[node].name, node.id))


def _others(found: Impact) -> Iterator[Node]:
    """Return what else is named in reasons."""
    weakened = (
        link for one in found.weakened.values() for link in (*one.lost, *one.kept, *one.weak)
    )
    stopped = (link for links in found.stopped.values() for link in links)
    for link in (*weakened, *stopped):
        yield link.source
        yield link.target


def _living(work: Work, ask: Ask, start: Node) -> Ask:
    """Leave out links with what is over; the start itself may be."""

    def living(nodes: Sequence[Node]) -> Told:
        told = ask(nodes)
        ends = (end for link in told.links for end in (link.source, link.target))
        over = {node for node, face in faces_of(work, ends).items() if is_over(face)} - {start}
        kept = [link for link in told.links if not {link.source, link.target} & over]
        return Told(kept, told.cut)

    return living
