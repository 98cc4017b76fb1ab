"""Entries that name a registered system are related to it, and follow its name."""

from collections.abc import Sequence

import pytest

from tests.catalogue.makers import Cast, a_draft, drafted, publish, published
from tests.catalogue.register_makers import a_system
from tongbase.catalogue.actions.entries import draft_entry, revise_entry, update_entry
from tongbase.catalogue.actions.named_systems import link_all, link_system
from tongbase.catalogue.actions.registers import erase_record, update_record
from tongbase.catalogue.actions.relations import relate, unrelate
from tongbase.catalogue.actions.sheets import draft_entries
from tongbase.catalogue.models import Entry, Relation, System
from tongbase.catalogue.models.bulk import NewEntry
from tongbase.catalogue.queries.coverage import Counted, CoverageBy, coverage
from tongbase.catalogue.queries.guide import guide_of_system
from tongbase.catalogue.queries.relations import relations_of
from tongbase.catalogue.rules.named_systems import Named, Naming, source_of
from tongbase.catalogue.terms.drafts import Provider
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import Node, NodeKind, RelationDraft, RelationKind
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id

NAME = "企业登记全程电子化系统"
NAMING = Naming("entry", "企业登记 系统", "market", "420100")


def links(hands: Cast, entry: Entry) -> Sequence[Relation]:
    found = relations_of(hands.compiler, Node(NodeKind.ENTRY, entry.id))
    return [line.relation for line in found]


def systems_of(hands: Cast, entry: Entry) -> list[str]:
    return [link.target_id for link in links(hands, entry)]


def rate(hands: Cast) -> Counted:
    return coverage(hands.bureau, Register.SYSTEM, CoverageBy.REGION).whole


def system(key: str, organisation: str, region: str = "420100") -> Named:
    return Named(key, "企业登记系统", organisation, region)


@pytest.mark.parametrize(
    ("alike", "chosen"),
    [
        ((system("a", "market"), system("b", "civil")), "a"),
        ((system("b", "civil"),), "b"),
        ((system("b", "civil"), system("c", "tax")), None),
        ((system("b", "civil", "420200"),), None),
        ((), None),
    ],
)
def test_a_name_means_ones_own_system_else_the_only_one_around(
    alike: Sequence[Named], chosen: str | None
):
    assert source_of(NAMING, alike) == chosen


def test_an_entry_is_related_to_the_system_that_it_names(hands: Cast):
    known = a_system(hands.compiler)
    entry = published(hands, system_name="企业登记全程电子化 系统")
    (link,) = links(hands, entry)
    assert (link.target_id, link.by_name) == (known.id, True)
    assert rate(hands) == Counted(0, 1, 1)


def test_a_system_that_is_registered_finds_the_entries_that_name_it(hands: Cast):
    entry = published(hands, system_name=NAME)
    known = a_system(hands.compiler)
    assert systems_of(hands, entry) == [known.id]
    assert rate(hands) == Counted(0, 1, 1)


def test_a_relation_follows_the_names_of_both(hands: Cast):
    known = a_system(hands.compiler)
    entry = drafted(hands, system_name=NAME)
    update_entry(hands.compiler, entry.id, {"system_name": "别的系统"})
    assert systems_of(hands, entry) == []
    update_record(hands.compiler, Register.SYSTEM, known.id, {"name": "别的系统"})
    assert systems_of(hands, entry) == [known.id]


def test_a_revision_is_related_when_it_is_published(hands: Cast):
    known = a_system(hands.compiler)
    entry = published(hands, system_name="")
    revision = revise_entry(hands.compiler, entry.id)
    update_entry(hands.compiler, revision.id, {"system_name": NAME})
    assert (systems_of(hands, entry), systems_of(hands, revision)) == ([], [])
    publish(hands, revision)
    assert systems_of(hands, entry) == [known.id]
    assert rate(hands) == Counted(0, 1, 1)


def test_what_was_related_by_hand_is_left_alone(hands: Cast):
    known, other = a_system(hands.compiler), a_system(hands.compiler, name="企业年报系统")
    entry = drafted(hands, system_name="")
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, entry.id, other.id))
    update_entry(hands.compiler, entry.id, {"system_name": NAME})
    assert systems_of(hands, entry) == [other.id]
    assert link_system(hands.compiler, known.id) == 1
    update_entry(hands.compiler, entry.id, {"system_name": "别的系统"})
    assert set(systems_of(hands, entry)) == {known.id, other.id}


def test_what_was_ended_comes_back_when_all_are_asked_for(hands: Cast):
    known = a_system(hands.compiler, short_name="登记系统")
    entry, short = drafted(hands, system_name=NAME), None
    short = draft_entry(hands.compiler, a_draft(name="变更信息", system_name="登记系统"))
    unrelate(hands.compiler, links(hands, entry)[0].id)
    guide = guide_of_system(hands.compiler, known)
    assert (guide.entries_total, guide.naming_total) == (0, 2)
    assert link_all(hands.compiler) == 1
    assert link_system(hands.compiler, known.id) == 1
    assert systems_of(hands, short) == [known.id]


def test_a_system_that_only_names_relate_to_can_be_deleted(hands: Cast):
    entry = drafted(hands, system_name=NAME)
    erase_record(hands.compiler, a_system(hands.compiler))
    assert systems_of(hands, entry) == []
    assert hands.compiler.db.query(System).count() == 0


def test_entries_of_a_sheet_are_related_as_they_come(hands: Cast):
    known = a_system(hands.compiler)
    owner = drafted(hands)
    place = OrgPath(owner.provider_path)
    provider = Provider(owner.provider_code, owner.provider_name, place, owner.region_code)
    new = [
        NewEntry(new_id(), provider, a_draft(name=f"目录{n}", system_name=name))
        for n, name in enumerate((NAME, "", NAME))
    ]
    draft_entries(hands.compiler, new)
    named = [face.name for face in guide_of_system(hands.compiler, known).entries]
    assert named == ["目录0", "目录2"]
