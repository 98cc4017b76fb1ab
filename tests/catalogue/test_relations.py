"""What is related to what: made, seen from both ends, ended, walked by the graph."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.catalogue.makers import Cast, drafted, owned, published
from tests.catalogue.register_makers import LICENCE, a_duty, a_system, an_item, produces
from tongbase.catalogue import api
from tongbase.catalogue.actions.entries import delete_entry
from tongbase.catalogue.actions.materials import set_materials
from tongbase.catalogue.actions.registers import delete_record
from tongbase.catalogue.actions.relations import relate, unrelate
from tongbase.catalogue.actions.resources import bind_resource
from tongbase.catalogue.errors import RecordInUseError, RelationInvalidError, RelationTakenError
from tongbase.catalogue.queries.relations import offers_of, relations_of
from tongbase.catalogue.terms.drafts import ResourceDraft
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import (
    LINKS_MAX,
    NODES_MAX,
    LinkKind,
    Node,
    NodeKind,
    RelationDraft,
    RelationKind,
    Scope,
)
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.work import Work


def node(kind: NodeKind, row) -> Node:
    return Node(kind, row.id)


def seen(work: Work, kind: NodeKind, row, *, past: bool = False) -> list[tuple[str, str]]:
    lines = relations_of(work, node(kind, row), past=past)
    return [(line.relation.kind.value, line.other.name) for line in lines]


def test_a_relation_is_seen_from_both_ends(hands: Cast):
    item, entry = an_item(hands.compiler), published(hands)
    produces(hands, item, entry)
    assert seen(hands.visitor, NodeKind.SERVICE_ITEM, item) == [("produces", entry.name)]
    assert seen(hands.visitor, NodeKind.ENTRY, entry) == [("produces", item.name)]


def test_two_things_are_related_once(hands: Cast):
    one, other = published(hands), published(hands, name="企业注销信息")
    relate(hands.compiler, RelationDraft(RelationKind.RELATED, one.id, other.id))
    with pytest.raises(RelationTakenError):
        relate(hands.compiler, RelationDraft(RelationKind.RELATED, other.id, one.id))


def test_nothing_relates_to_itself(hands: Cast):
    entry = published(hands)
    with pytest.raises(RelationInvalidError):
        relate(hands.compiler, RelationDraft(RelationKind.RELATED, entry.id, entry.id))


def test_whoever_keeps_one_end_may_relate(hands: Cast):
    item, entry = an_item(hands.neighbour, name="低保申请"), published(hands)
    relate(hands.neighbour, RelationDraft(RelationKind.NEEDS, item.id, entry.id))
    assert seen(hands.compiler, NodeKind.ENTRY, entry) == [("needs", "低保申请")]


def test_a_stranger_to_both_ends_cannot_relate(hands: Cast):
    item, entry = an_item(hands.compiler), published(hands)
    with pytest.raises(DeniedError):
        relate(hands.neighbour, RelationDraft(RelationKind.NEEDS, item.id, entry.id))


def test_what_has_ended_stays_in_history(hands: Cast):
    item, entry = an_item(hands.compiler), published(hands)
    relation = produces(hands, item, entry)
    unrelate(hands.compiler, relation.id)
    assert seen(hands.compiler, NodeKind.ENTRY, entry) == []
    assert seen(hands.compiler, NodeKind.ENTRY, entry, past=True) == [("produces", item.name)]
    produces(hands, item, entry)
    with pytest.raises(RecordInUseError):
        delete_record(hands.compiler, Register.SERVICE_ITEM, item.id)


def test_a_draft_of_others_is_not_shown_at_the_other_end(hands: Cast):
    item, draft = an_item(hands.compiler), drafted(hands)
    produces(hands, item, draft)
    assert seen(hands.compiler, NodeKind.SERVICE_ITEM, item) == [("produces", draft.name)]
    assert seen(hands.neighbour, NodeKind.SERVICE_ITEM, item) == []
    assert api.links(hands.neighbour, [node(NodeKind.SERVICE_ITEM, item)]) == []


def test_a_draft_that_is_thrown_away_leaves_no_relation_that_holds(hands: Cast):
    item, draft = an_item(hands.compiler), drafted(hands)
    relation = produces(hands, item, draft)
    delete_entry(hands.compiler, draft.id)
    assert relation.until is not None


def test_the_entry_of_a_material_is_related_to_the_item(hands: Cast):
    entry = published(hands)
    item = an_item(hands.compiler)
    set_materials(hands.compiler, item.id, [replace(LICENCE, entry_id=entry.id)])
    set_materials(hands.compiler, item.id, [replace(LICENCE, entry_id=entry.id)])
    assert seen(hands.compiler, NodeKind.ENTRY, entry) == [("produces", item.name)]


def test_a_registered_system_that_an_entry_names_is_offered(hands: Cast):
    system = a_system(hands.compiler)
    entry = drafted(hands, system_name="企业登记全程电子化 系统")
    (named,) = relations_of(hands.compiler, node(NodeKind.ENTRY, entry))
    unrelate(hands.compiler, named.relation.id)
    offered = offers_of(hands.compiler, node(NodeKind.ENTRY, entry))
    assert [face.node.id for face in offered] == [system.id]
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, entry.id, system.id))
    assert offers_of(hands.compiler, node(NodeKind.ENTRY, entry)) == []


def test_a_table_comes_from_the_registered_system_rather_than_from_a_name(hands: Cast):
    entry = published(hands, system_name="旧系统")
    bind_resource(hands.compiler, entry.id, owned(hands, ResourceDraft("ods", "qydj")))
    assert api.systems_of_tables(hands.visitor) == {("ods", "qydj"): "旧系统"}
    system = a_system(hands.compiler)
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, entry.id, system.id))
    assert api.systems_of_tables(hands.visitor) == {("ods", "qydj"): system.name}


def test_the_graph_finds_the_links_of_all_kinds(hands: Cast):
    table = owned(hands, ResourceDraft("ods", "qydj"))
    entry = published(hands)
    bind_resource(hands.compiler, entry.id, table)
    system, item = a_system(hands.compiler), an_item(hands.compiler)
    upper = a_duty(hands.compiler)
    lower = a_duty(hands.compiler, name="设立登记", code="4201000101", parent=upper.code)
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, entry.id, system.id))
    relate(hands.compiler, RelationDraft(RelationKind.BASED_ON, item.id, lower.id))
    relate(hands.compiler, RelationDraft(RelationKind.SUPPORTED_BY, item.id, system.id))
    produces(hands, item, entry)
    asked = [
        node(NodeKind.ENTRY, entry),
        node(NodeKind.SERVICE_ITEM, item),
        node(NodeKind.DUTY, upper),
    ]
    found = api.links(hands.visitor, asked)
    kinds = [link.kind.value for link in found]
    assert sorted(set(kinds)) == [
        "based_on", "bound_to", "from_system", "has_item", "part_of", "produces", "supported_by",
    ]  # fmt: skip
    assert kinds.count(LinkKind.HAS_ITEM) == len(entry.items)
    assert len(found) == len(set(found)) < LINKS_MAX
    from_table = api.links(hands.visitor, [Node(NodeKind.TABLE, "ods.qydj")])
    assert [link.source for link in from_table] == [node(NodeKind.ENTRY, entry)]
    faces = api.faces(hands.visitor, [link.target for link in found])
    assert faces[Node(NodeKind.TABLE, "ods.qydj")].name == entry.name


def test_the_graph_is_drawn_as_of_a_day(hands: Cast):
    item, entry = an_item(hands.compiler), published(hands)
    relation = produces(hands, item, entry)
    later = replace(hands.compiler, now=hands.compiler.now + timedelta(days=30))
    unrelate(later, relation.id)
    asked = [node(NodeKind.SERVICE_ITEM, item)]
    now = hands.compiler.now
    assert api.links(later, asked) == []
    assert len(api.links(later, asked, Scope(now + timedelta(days=1)))) == 1
    assert api.links(later, asked, Scope(now - timedelta(days=1))) == []


def test_a_graph_asks_for_a_limited_number_of_nodes(hands: Cast):
    with pytest.raises(RelationInvalidError):
        api.links(hands.bureau, [Node(NodeKind.ENTRY, str(n)) for n in range(NODES_MAX + 1)])
