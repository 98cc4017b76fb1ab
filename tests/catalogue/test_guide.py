"""Guided compilation: from materials and tables to drafts that are related from the first."""

from dataclasses import replace

import pytest

from tests.catalogue.makers import MARKET, Cast, published, withdraw
from tests.catalogue.register_makers import IDENTITY, LEASE, LICENCE, a_system, an_item
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions import guide
from tongbase.catalogue.actions.registers import stop_record
from tongbase.catalogue.actions.relations import unrelate
from tongbase.catalogue.errors import (
    MaterialNotFoundError,
    RecordInvalidError,
    RecordStatusForbidsError,
)
from tongbase.catalogue.models import Entry, ServiceItem
from tongbase.catalogue.queries.coverage import Counted, CoverageBy, coverage
from tongbase.catalogue.queries.guide import guide_of_item, guide_of_system
from tongbase.catalogue.queries.records import views
from tongbase.catalogue.queries.registers import RecordFilters, list_records
from tongbase.catalogue.queries.relations import relations_of
from tongbase.catalogue.rules.guide import counts, standing_of, title_of
from tongbase.catalogue.terms.codes import FormatCategory, Network
from tongbase.catalogue.terms.guide import Standing, SystemTable
from tongbase.catalogue.terms.registers import Covered, MaterialDraft, MaterialSource, Register
from tongbase.catalogue.terms.relations import Node, NodeKind
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.work import Work


def standings(work: Work, item: ServiceItem) -> dict[str, Standing]:
    return {line.material.name: line.standing for line in guide_of_item(work, item)}


@pytest.mark.parametrize(
    ("material", "entry", "excluded", "standing"),
    [
        (IDENTITY, None, False, Standing.DUE),
        (LICENCE, None, False, Standing.DUE),
        (LEASE, None, False, Standing.OWN),
        (LEASE, Status.DRAFT, False, Standing.DRAFTED),
        (IDENTITY, None, True, Standing.EXCLUDED),
        (IDENTITY, Status.PUBLISHED, True, Standing.COVERED),
    ],
)
def test_what_should_be_compiled(
    *, material: MaterialDraft, entry: Status | None, excluded: bool, standing: Standing
):
    assert standing_of(material, entry=entry, excluded=excluded) is standing


def test_a_title_loses_its_brackets():
    assert title_of("《营业执照》") == "营业执照"


def test_drafts_are_compiled_from_materials_in_one_go(hands: Cast):
    item = an_item(hands.compiler, LICENCE, IDENTITY, LEASE)
    due = [one.id for one in item.materials[:2]]
    made = guide.compile_from_item(hands.compiler, item.id, due)
    assert [(one.name, one.made) for one in made] == [(LICENCE.name, True), (IDENTITY.name, True)]
    draft = hands.compiler.db.get_one(Entry, made[0].entry_id)
    assert (draft.status, draft.provider_code) == (Status.DRAFT, MARKET)
    assert item.code in draft.abstract
    assert standings(hands.compiler, item) == {
        LICENCE.name: Standing.DRAFTED,
        IDENTITY.name: Standing.DRAFTED,
        LEASE.name: Standing.OWN,
    }
    lines = relations_of(hands.compiler, Node(NodeKind.SERVICE_ITEM, item.id))
    assert [line.relation.kind.value for line in lines] == ["needs", "produces"]


def test_an_entry_of_that_name_is_related_instead_of_made(hands: Cast):
    entry = published(hands, name="营业执照")
    item = an_item(hands.compiler, LICENCE)
    made = guide.compile_from_item(hands.compiler, item.id, [item.materials[0].id])
    assert [(one.entry_id, one.made) for one in made] == [(entry.id, False)]
    assert standings(hands.bureau, item) == {LICENCE.name: Standing.COVERED}
    counted = coverage(hands.bureau, Register.SERVICE_ITEM, CoverageBy.LEVEL).whole
    assert counted == Counted(0, 1, 1)


def test_an_entry_that_may_hold_it_already_is_shown(hands: Cast):
    entry = published(hands, name="营业执照信息")
    item = an_item(hands.neighbour, LICENCE)
    (line,) = guide_of_item(hands.neighbour, item)
    assert [face.node.id for face in line.candidates] == [entry.id]
    guide.cover_material(hands.neighbour, item.id, line.material.id, entry.id)
    assert standings(hands.neighbour, item) == {LICENCE.name: Standing.COVERED}


def test_the_issuing_department_compiles_from_anothers_item(hands: Cast):
    item = an_item(hands.neighbour, IDENTITY)
    guide.compile_from_item(hands.compiler, item.id, [item.materials[0].id])
    assert standings(hands.neighbour, item) == {IDENTITY.name: Standing.DRAFTED}


def test_nobody_compiles_for_another_department(hands: Cast):
    item = an_item(hands.compiler, IDENTITY)
    with pytest.raises(DeniedError):
        guide.compile_from_item(hands.neighbour, item.id, [item.materials[0].id], provider=MARKET)


def test_a_stranger_takes_no_line_of_an_item(hands: Cast):
    """A neighbour's own draft had become the result of another department's item."""
    item = an_item(hands.neighbour, LICENCE, LEASE)
    entry = published(hands)
    for material in item.materials:
        with pytest.raises(DeniedError):
            guide.compile_from_item(hands.compiler, item.id, [material.id])
        with pytest.raises(DeniedError):
            guide.cover_material(hands.compiler, item.id, material.id, entry.id)
    assert relations_of(hands.neighbour, Node(NodeKind.SERVICE_ITEM, item.id)) == []


def test_an_issuer_leaves_a_line_that_has_its_entry(hands: Cast):
    item = an_item(hands.neighbour, IDENTITY)
    guide.compile_from_item(hands.neighbour, item.id, [item.materials[0].id])
    held = item.materials[0].entry_id
    with pytest.raises(DeniedError):
        guide.compile_from_item(hands.compiler, item.id, [item.materials[0].id])
    assert item.materials[0].entry_id == held


def test_what_is_stopped_is_not_compiled(hands: Cast):
    item = an_item(hands.compiler, IDENTITY)
    stop_record(hands.compiler, Register.SERVICE_ITEM, item.id, reason="取消")
    with pytest.raises(RecordStatusForbidsError):
        guide.compile_from_item(hands.compiler, item.id, [item.materials[0].id])


def test_a_material_is_marked_with_a_reason_and_back(hands: Cast):
    item = an_item(hands.compiler, IDENTITY)
    material = item.materials[0].id
    guide.exclude_material(hands.compiler, item.id, material, reason="纸质证件,现场核验")
    assert standings(hands.compiler, item) == {IDENTITY.name: Standing.EXCLUDED}
    guide.include_material(hands.compiler, item.id, material)
    assert standings(hands.compiler, item) == {IDENTITY.name: Standing.DUE}
    with pytest.raises(MaterialNotFoundError):
        guide.include_material(hands.compiler, item.id, "0" * 32)


def test_drafts_are_compiled_from_the_tables_of_a_system(hands: Cast):
    system = a_system(hands.compiler, network=Network.GOVERNMENT)
    tables = [SystemTable("企业登记基本信息", "t_qydj"), SystemTable("企业变更信息")]
    made = guide.compile_from_system(hands.compiler, system.id, tables)
    draft = hands.compiler.db.get_one(Entry, made[0].entry_id)
    assert (draft.format_category, draft.format_type) == (FormatCategory.DATABASE, "PostgreSQL")
    assert (draft.network, draft.system_name) == (Network.GOVERNMENT, system.name)
    found = guide_of_system(hands.compiler, system)
    assert [face.name for face in found.entries] == ["企业变更信息", "企业登记基本信息"]


def test_a_table_is_not_called_as_its_system(hands: Cast):
    system = a_system(hands.compiler)
    tables = [SystemTable("企业变更信息"), SystemTable(f"《{system.name}》")]
    with pytest.raises(RecordInvalidError, match=r"第 2 张表") as refused:
        guide.compile_from_system(hands.compiler, system.id, tables)
    assert refused.value.field == "tables.1.name"


def test_entries_that_only_name_a_system_are_shown(hands: Cast):
    system = a_system(hands.compiler, short_name="登记系统")
    entry = published(hands, system_name="登记 系统")
    assert [face.node.id for face in guide_of_system(hands.visitor, system).naming] == [entry.id]


@pytest.mark.parametrize(
    ("material", "own"),
    [
        (LICENCE, True),
        (replace(LICENCE, source=MaterialSource.OTHER), True),
        (IDENTITY, False),
        (replace(IDENTITY, issuer="市场监督管理局"), True),
        (replace(IDENTITY, issuer=""), True),
        (LEASE, False),
    ],
)
def test_an_item_answers_for_its_results_and_for_what_its_organisation_issues(
    *, material: MaterialDraft, own: bool
):
    assert counts(material, "市场监督管理局") is own


def test_the_rate_and_the_page_agree_with_the_lines_of_the_guide(hands: Cast):
    item = an_item(hands.compiler, LICENCE, IDENTITY, LEASE)

    def told() -> tuple[Covered | None, int, bool]:
        hands.compiler.db.refresh(item)
        whole = coverage(hands.bureau, Register.SERVICE_ITEM, CoverageBy.LEVEL).whole
        open_lines = [
            line.material.name
            for line in guide_of_item(hands.compiler, item)
            if line.counts and line.standing is not Standing.COVERED
        ]
        assert item.lines_due == len(open_lines)
        rows = list_records(
            hands.bureau,
            Register.SERVICE_ITEM,
            RecordFilters(covered=Covered.PARTLY),
            PageRequest(),
        )
        (shown,) = views(hands.bureau, [item])
        return shown.covered, whole.covered, bool(rows.total)

    assert told() == (Covered.NO, 0, False)
    identity = published(hands, name="身份证件")
    guide.cover_material(hands.compiler, item.id, item.materials[1].id, identity.id)
    assert told() == (Covered.PARTLY, 0, True)
    licence = published(hands, name="营业执照信息")
    guide.cover_material(hands.compiler, item.id, item.materials[0].id, licence.id)
    assert told() == (Covered.YES, 1, False)
    withdraw(hands, licence)
    assert told() == (Covered.PARTLY, 0, True)
    guide.exclude_material(hands.compiler, item.id, item.materials[0].id, reason="线下发放")
    assert told() == (Covered.YES, 1, False)


def test_a_line_is_open_again_once_its_entry_is_not_related(hands: Cast):
    item, entry = an_item(hands.compiler, LICENCE), published(hands)
    guide.cover_material(hands.compiler, item.id, item.materials[0].id, entry.id)
    (line,) = relations_of(hands.compiler, Node(NodeKind.SERVICE_ITEM, item.id))
    unrelate(hands.compiler, line.relation.id)
    assert standings(hands.compiler, item) == {LICENCE.name: Standing.DUE}
