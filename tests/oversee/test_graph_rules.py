"""Walking a graph that is drawn by hand: around a thing, between two, and what stops."""

import pytest

from tests.oversee.makers import Drawn, thing
from tongbase.catalogue.terms.relations import LinkKind, Node, NodeKind, RelationKind
from tongbase.oversee.rules.graph import around, ask_all, neighbours, ways_between
from tongbase.oversee.rules.graph_words import SENTENCES, strangeness
from tongbase.oversee.rules.impact import switch_off

CHAIN = "i1 needs e1; e1 from_system s1; e2 from_system s1; i2 needs e2; e2 related e3"
DIAMOND = "i1 needs e1; i1 needs e2; e1 from_system s1; e2 from_system s1; e3 related e2"


def asked(drawing: str):
    drawn = Drawn(drawing)
    return drawn, drawn.within


def names(nodes) -> list[str]:
    return sorted(node.id for node in nodes)


def test_what_lies_around_a_thing_comes_level_by_level():
    found = around(*asked(CHAIN), thing("s1"), depth=2, limit=100)
    assert {node.id: depth for node, depth in found.depths.items()} == {
        "s1": 0, "e1": 1, "e2": 1, "i1": 2, "i2": 2, "e3": 2,
    }  # fmt: skip
    assert len(found.links) == 5
    assert not found.more
    assert not found.cut


def test_what_is_left_out_is_counted_thing_by_thing():
    found = around(*asked(CHAIN), thing("s1"), depth=1, limit=100)
    assert names(found.depths) == ["e1", "e2", "s1"]
    assert {node.id: more for node, more in found.more.items()} == {"e1": 1, "e2": 2}
    full = around(*asked(CHAIN), thing("s1"), depth=2, limit=2)
    assert names(full.depths) == ["e1", "s1"]
    assert {node.id: more for node, more in full.more.items()} == {"s1": 1, "e1": 1}


def test_no_kind_crowds_out_another():
    items = "; ".join(f"i{number} supported_by s1" for number in range(20))
    entries = "; ".join(f"e{number} from_system s1" for number in range(10))
    found = around(*asked(f"{items}; {entries}"), thing("s1"), depth=1, limit=9)
    assert names(found.depths) == ["e0", "e1", "e2", "e3", "i0", "i1", "i2", "i3", "s1"]
    assert found.more[thing("s1")] == 22
    few = around(*asked(f"{items}; e0 from_system s1"), thing("s1"), depth=1, limit=9)
    assert names(few.depths) == ["e0", "i0", "i1", "i2", "i3", "i4", "i5", "i6", "s1"]


def test_links_among_the_last_things_are_there():
    found = around(*asked(f"{CHAIN}; e1 related e2"), thing("s1"), depth=1, limit=100)
    assert RelationKind.RELATED in {link.kind for link in found.links}


def test_who_has_too_many_links_is_asked_apart_and_told_as_cut():
    drawn = Drawn("e1 from_system s1; e2 from_system s1; e3 from_system s2", most=2)
    told = ask_all(drawn, [thing("s1"), thing("s2")])
    assert len(told.links) == 3
    assert told.cut
    assert around(drawn, drawn.within, thing("s1"), depth=1, limit=10).cut


def test_neighbours_come_with_every_link_to_them():
    found, cut = neighbours(Drawn("i1 needs e1; i1 produces e1; i1 based_on i2"), thing("i1"))
    assert {node.id: len(links) for node, links in found.items()} == {"e1": 2, "i2": 1}
    assert not cut


@pytest.mark.parametrize(
    ("drawing", "ends", "ways"),
    [
        (CHAIN, ("i1", "i2"), ["i1-e1 e1-s1 e2-s1 i2-e2"]),
        (DIAMOND, ("i1", "s1"), ["i1-e1 e1-s1", "i1-e2 e2-s1"]),
        ("i1 needs e1; e1 from_system s1", ("i1", "e1"), ["i1-e1"]),
        ("i1 needs e1; i2 needs e2", ("i1", "i2"), []),
        ("i1 needs e1", ("i1", "i1"), [""]),
    ],
)
def test_all_shortest_ways_are_found(drawing: str, ends: tuple[str, str], ways: list[str]):
    one, other = map(thing, ends)
    found = ways_between(Drawn(drawing), one, other, hops=8, nodes=1_000, most=5)
    told = [" ".join(f"{hop.source.id}-{hop.target.id}" for hop in way) for way in found.ways]
    assert sorted(told) == ways
    assert not found.cut


def test_a_search_stops_at_its_limits_and_says_so():
    one, other = thing("i1"), thing("i2")
    assert not ways_between(Drawn(CHAIN), one, other, hops=3, nodes=1_000, most=5).ways
    found = ways_between(Drawn(CHAIN), one, other, hops=8, nodes=3, most=5)
    assert (found.ways, found.cut) == ([], True)
    many = "; ".join(f"i1 needs e{n}; e{n} from_system s1" for n in range(9))
    assert len(ways_between(Drawn(many), one, thing("s1"), hops=8, nodes=99, most=5).ways) == 5


@pytest.mark.parametrize(
    ("drawing", "off", "stopped", "weakened"),
    [
        # An entry with one source stops, and with it the item that needs it.
        ("e1 from_system s1; i1 needs e1", "s1", "e1 i1", ""),
        # Another system holds the data too.
        ("e1 from_system s1; e1 from_system s2; i1 needs e1", "s1", "", "e1 i1"),
        # Each entry that an item needs is needed.
        ("e1 from_system s1; e2 from_system s2; i1 needs e1; i1 needs e2", "s1", "e1 i1", ""),
        ("i1 supported_by s1", "s1", "i1", ""),
        ("i1 supported_by s1; i1 supported_by s2", "s1", "", "i1"),
        # What an item produces stops with it, and what needs that.
        ("i1 supported_by s1; i1 produces e1; i2 needs e1", "s1", "i1 e1 i2", ""),
        ("i1 supported_by s1; i1 produces e1; i3 produces e1; i2 needs e1", "s1", "i1", "e1 i2"),
        # Where the system is known in which an entry lies, that decides.
        ("i1 produces e1; e1 from_system s2; i1 supported_by s1", "s1", "i1", ""),
        ("i1 produces e1; e1 from_system s1; i2 needs e1", "s1", "e1 i2", ""),
        # Weakened at first, stopped by what stops later.
        (
            "e1 from_system s1; i1 supported_by s1; i1 produces e2; e3 related e2; i2 needs e2",
            "s1",
            "e1 i1 e2 i2",
            "",
        ),
        ("e1 bound_to t1; i1 needs e1", "t1", "e1 i1", ""),
        ("e1 bound_to t1; e1 bound_to t2; i1 needs e1", "t1", "", "e1 i1"),
        ("e1 served_by v1; v1 granted g1; a1 became g1; i1 needs e1", "e1", "v1 g1 i1", ""),
        ("e1 served_by v1; v1 granted g1; i1 needs e1; e1 from_system s1", "v1", "e1 g1 i1", ""),
        ("a1 asks_for e1; g1 held_by s2; i1 supported_by s2", "e1", "a1", ""),
        # What rests on something weakened is weakened, as far as it reaches; what it makes is not.
        (
            "e1 from_system s1; e1 from_system s2; e1 served_by v1; v1 granted g1; a1 asks_for e1",
            "s1",
            "",
            "e1 v1 g1 a1",
        ),
        ("i1 supported_by s1; i1 supported_by s2; i1 produces e1; i2 needs e1", "s1", "", "i1"),
        # One needed entry is gone, another is weakened: the service item stops all the same.
        (
            "e1 from_system s1; e2 from_system s1; e2 from_system s2; i1 needs e1; i1 needs e2",
            "s1",
            "e1 i1",
            "e2",
        ),
        # From a source by its flow and the table that this fills up to what citizens ask for.
        ("q1 feeds f1; f1 fills t1; e1 bound_to t1; i1 needs e1", "q1", "f1 t1 e1 i1", ""),
        ("q1 feeds f1; f1 fills t1; e1 bound_to t1; e1 bound_to t2", "q1", "f1 t1", "e1"),
        ("t1 set_aside t2; e1 bound_to t2", "t1", "", ""),
        # Circles end.
        ("e1 from_system s1; e1 from_system s2; i1 needs e1; e1 related e2", "s1", "", "e1 i1"),
        ("i1 produces e1; i1 needs e1; i1 supported_by s1", "s1", "i1 e1", ""),
    ],
)
def test_what_stops_and_what_goes_on(drawing: str, off: str, stopped: str, weakened: str):
    found = switch_off(Drawn(drawing), thing(off), nodes=1_000)
    assert names(found.stopped) == sorted(stopped.split())
    assert names(found.weakened) == sorted(weakened.split())
    for node in found.stopped:
        chain = found.chain(node)
        assert thing(off) in (chain[0].source, chain[0].target)
        assert node in (chain[-1].source, chain[-1].target)


def test_a_switch_off_that_reaches_too_far_is_cut():
    many = "; ".join(f"e{n} from_system s1; i{n} needs e{n}" for n in range(9))
    found = switch_off(Drawn(many), thing("s1"), nodes=5)
    assert found.cut
    assert len(found.stopped) == 9


def test_every_link_has_a_sentence():
    assert set(SENTENCES) == {*RelationKind, *LinkKind}
    assert Node(NodeKind.SYSTEM, "s1") == thing("s1")


@pytest.mark.parametrize(
    ("name", "words", "rank"),
    [
        ("市民政局业务系统1", " 市民政局业务系统1 ", 0),
        ("OA系统", "oa系统", 0),
        ("市民政局业务系统12", "市民政局业务系统1", 1),
        ("婚姻登记信息", "市民政局业务系统1", 2),
    ],
)
def test_names_are_ranked_by_how_they_have_the_words(name: str, words: str, rank: int) -> None:
    assert strangeness(name, words) == rank
