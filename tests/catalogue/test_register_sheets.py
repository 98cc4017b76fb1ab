"""Registers from sheets and back: every refused line with its reason, the good ones as records."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from tests.catalogue.makers import BUREAU, CIVIL, MARKET, Cast, published, with_code_lists
from tests.catalogue.register_makers import a_duty, a_system, an_item
from tongbase.base.imports.records import records_of
from tongbase.base.imports.terms import Fate, Judged, Record
from tongbase.base.sheets.headings import places_of
from tongbase.base.sheets.terms import Line
from tongbase.catalogue.actions.register_sheets import IMPORTERS, RecordsImport
from tongbase.catalogue.actions.registers import stop_record
from tongbase.catalogue.models import MODELS
from tongbase.catalogue.queries.registers import RecordFilters
from tongbase.catalogue.queries.relations import relations_of
from tongbase.catalogue.queries.sheets.register_rows import exported
from tongbase.catalogue.rules.register_sheet import read_record
from tongbase.catalogue.terms.register_sheets import COLUMNS, HEADS
from tongbase.catalogue.terms.registers import (
    SERVICE_DOMAIN,
    ExerciseLevel,
    MaterialUse,
    PowerKind,
    RecordStatus,
    Register,
)
from tongbase.catalogue.terms.relations import Node, NodeKind
from tongbase.kernel.work import Work
from tongbase.standards import api as standards

ITEMS, DUTIES, SYSTEMS = Register.SERVICE_ITEM, Register.DUTY, Register.SYSTEM
ITEM = {
    "code": "11420100MA00000001",
    "name": "公司设立登记",
    "kind": "行政确认",
    "organisation": "武汉市市场监督管理局",
    "level": "市级",
    "handling_days": "3个工作日",
    "material_name": "营业执照",
    "material_use": "办理结果",
    "material_source": "政府部门核发",
}
SECOND = {"material_name": "住所使用证明", "material_source": "自备", "material_required": "否"}


def run(
    work: Work, register: Register, *rows: Mapping[str, str], columns: frozenset[str] | None = None
) -> tuple[RecordsImport, Sequence[Judged[Any]]]:
    known = frozenset(column.field for column in COLUMNS[register])
    begun = RecordsImport.begin(work, {}, columns or known, register=register)
    lines = [Line(number, row) for number, row in enumerate(rows, start=2)]
    read = [read_record(register, each) for each in records_of(lines, HEADS[register])]
    return begun, begun.judge(work, read)


def take_over(work: Work, register: Register, *rows: Mapping[str, str], **how: Any) -> list[Fate]:
    begun, judged = run(work, register, *rows, **how)
    begun.write(work, [each for each in judged if each.fate in (Fate.NEW, Fate.CHANGED)])
    work.db.flush()
    return [each.fate for each in judged]


def faults(work: Work, register: Register, *rows: Mapping[str, str]) -> list[tuple[int, str]]:
    _, judged = run(work, register, *rows)
    return [(fault.line, fault.field) for each in judged for fault in each.faults]


def all_of(work: Work, register: Register) -> list[Any]:
    return list(work.db.query(MODELS[register]).order_by(MODELS[register].code))


def test_an_item_comes_with_its_materials_and_relations(hands: Cast):
    duty, system, entry = a_duty(hands.compiler), a_system(hands.compiler), published(hands)
    told = {**ITEM, "duty": duty.code, "system": system.name, "material_entry": entry.res_code}
    assert take_over(hands.compiler, ITEMS, told, SECOND) == [Fate.NEW]
    (item,) = all_of(hands.compiler, ITEMS)
    assert (item.kind, item.level) == (PowerKind.CONFIRMATION, ExerciseLevel.CITY)
    assert (item.organisation_code, item.handling_days) == (MARKET, 3)
    assert [(m.name, m.use, m.required) for m in item.materials] == [
        ("营业执照", MaterialUse.PRODUCED, True),
        ("住所使用证明", MaterialUse.NEEDED, False),
    ]
    lines = relations_of(hands.compiler, Node(NodeKind.SERVICE_ITEM, item.id))
    assert {line.relation.kind.value for line in lines} == {
        "based_on", "supported_by", "produces",
    }  # fmt: skip
    assert take_over(hands.compiler, ITEMS, told, SECOND) == [Fate.SAME]


def test_domains_are_known_by_what_they_are_called(hands: Cast, work: Work):
    with_code_lists(work)
    told = {**ITEM, "domains": "16设立变更、行业准营"}
    assert take_over(hands.compiler, ITEMS, told) == [Fate.NEW]
    (item,) = all_of(hands.compiler, ITEMS)
    codes = {c.code: c.name.zh for c in standards.get_code_list(work, SERVICE_DOMAIN).codes}
    assert [codes[code] for code in item.domains] == ["设立变更", "行业准营"]
    assert faults(hands.compiler, ITEMS, {**ITEM, "domains": "16"}) == [(2, "domains")]


def test_what_a_sheet_lacks_stays_and_what_it_empties_goes(hands: Cast):
    an_item(hands.compiler, basis="公司登记管理条例", note="旧", code=ITEM["code"])
    columns = frozenset({"code", "name", "kind", "note"})
    told = {"code": ITEM["code"], "name": "公司设立登记", "kind": "行政许可"}
    assert take_over(hands.compiler, ITEMS, told, columns=columns) == [Fate.CHANGED]
    (item,) = all_of(hands.compiler, ITEMS)
    assert (item.kind, item.basis, item.note) == (PowerKind.LICENCE, "公司登记管理条例", "")
    assert take_over(hands.compiler, ITEMS, told, columns=columns) == [Fate.SAME]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "1"}, "kind"),
        ({"kind": "行政许诺"}, "kind"),
        ({"level": "地球级"}, "level"),
        ({"name": ""}, "name"),
        ({"code": "12"}, "code"),
        ({"organisation": "不存在的局"}, "organisation"),
        ({"handling_days": "三日"}, "handling_days"),
        ({"material_use": "用处"}, "material_use"),
        ({"material_entry": "307001/000009"}, "material_entry"),
        ({"duty": "NO-SUCH"}, "duty"),
        ({"system": "没有的系统"}, "system"),
        ({"status": "也许"}, "status"),
    ],
)
def test_a_line_is_refused_with_its_column(hands: Cast, changes: dict[str, str], field: str):
    assert faults(hands.compiler, ITEMS, {**ITEM, **changes}) == [(2, field)]


@pytest.mark.parametrize(
    ("register", "called"), [(DUTIES, "权责名称"), (ITEMS, "事项名称"), (SYSTEMS, "系统名称")]
)
def test_a_fault_calls_a_column_as_its_own_register_does(
    hands: Cast, register: Register, called: str
):
    told = {"code": "QZ-0001", "kind": "行政确认", "name": "长" * 129}
    _, (judged,) = run(hands.compiler, register, told)
    assert f"{called}超过 128 个字符(当前 129 个)。" in [fault.zh for fault in judged.faults]


def test_all_faults_of_a_record_are_told_each_with_its_line(hands: Cast):
    second = {"material_use": "申请材料", "material_required": "也许"}
    told = faults(hands.compiler, ITEMS, {**ITEM, "kind": "x", "level": "y"}, second)
    assert sorted(told) == [
        (2, "kind"), (2, "level"), (3, "material_name"), (3, "material_required"),
    ]  # fmt: skip


def test_another_departments_register_is_refused(hands: Cast):
    told = {**ITEM, "organisation": CIVIL}
    assert faults(hands.compiler, ITEMS, told) == [(2, "organisation")]
    assert take_over(hands.bureau, ITEMS, told) == [Fate.NEW]


def test_a_blank_organisation_is_ones_own(hands: Cast):
    told = {"code": "QZ-0001", "name": "企业登记", "kind": "行政确认"}
    assert take_over(hands.compiler, DUTIES, told) == [Fate.NEW]
    assert all_of(hands.compiler, DUTIES)[0].organisation_code == MARKET
    assert take_over(hands.bureau, DUTIES, told) == [Fate.NEW]
    assert {each.organisation_code for each in all_of(hands.bureau, DUTIES)} == {MARKET, BUREAU}


def test_a_line_below_may_repeat_the_code_alone(hands: Cast):
    first = {**ITEM, "organisation": MARKET, "material_name": "申请书"}
    below = {"code": ITEM["code"], "material_name": "营业执照", "material_use": "办理结果"}
    assert take_over(hands.compiler, ITEMS, first, below) == [Fate.NEW]
    (item,) = all_of(hands.compiler, ITEMS)
    assert [one.name for one in item.materials] == ["申请书", "营业执照"]


def test_the_same_twice_in_a_file_is_refused(hands: Cast):
    one = {"name": "登记许可系统", "network": "政务外网"}
    other = {"name": "登记 许可系统"}
    assert faults(hands.compiler, SYSTEMS, one, other) == [(3, "name")]


def test_what_was_stopped_is_used_again_only_if_the_sheet_says_so(hands: Cast):
    system = a_system(hands.compiler, name="登记许可系统")
    stop_record(hands.compiler, SYSTEMS, system.id, reason="下线")
    told = {"name": "登记许可系统", "network": "互联网"}
    assert faults(hands.compiler, SYSTEMS, told) == [(2, "status")]
    assert take_over(hands.compiler, SYSTEMS, {**told, "status": "在用"}) == [Fate.CHANGED]
    assert system.status is RecordStatus.IN_USE
    assert take_over(hands.compiler, SYSTEMS, {**told, "status": "停用"}) == [Fate.CHANGED]
    assert system.status is RecordStatus.STOPPED
    assert faults(hands.compiler, SYSTEMS, {**told, "status": "草稿"}) == [(2, "status")]


@pytest.mark.parametrize("register", Register)
def test_headings_mean_one_field_each(register: Register):
    columns = COLUMNS[register]
    headings = [column.zh for column in columns]
    assert places_of(headings, columns) == {c.field: n for n, c in enumerate(columns)}
    assert {importer.kind for importer in IMPORTERS} == {each.value for each in Register}


def test_what_is_exported_comes_back_the_same(hands: Cast, work: Work):
    with_code_lists(work)
    duty, entry = a_duty(hands.compiler, note="=1+1"), published(hands)
    told = {
        **ITEM,
        "duty": duty.code,
        "domains": "设立变更",
        "material_entry": str(entry.res_code),
        "status": "停用",
    }
    take_over(hands.compiler, ITEMS, told, SECOND)
    a_system(hands.compiler)
    for register in Register:
        columns = COLUMNS[register]
        fields = [column.field for column in columns]
        rows = [
            dict(zip(fields, cells, strict=True))
            for cells in exported(hands.compiler, register, RecordFilters())
        ]
        filled = [{name: cell for name, cell in row.items() if cell} for row in rows]
        assert filled, register
        assert set(take_over(hands.compiler, register, *filled)) == {Fate.SAME}, register


def a_line(code: str, parent: str = "") -> dict[str, str]:
    return {"code": code, "name": f"权责 {code}", "kind": "行政许可", "parent": parent}


def test_a_duty_stands_below_one_that_is_registered_or_comes_with_it(hands: Cast):
    a_duty(hands.compiler, code="QZ-0001")
    rows = (a_line("QZ-0003", "QZ-0002"), a_line("QZ-0002", "QZ-0001"))
    assert take_over(hands.compiler, DUTIES, *rows) == [Fate.NEW, Fate.NEW]


def test_a_duty_below_nothing_is_refused_with_all_below_it(hands: Cast):
    rows = (a_line("QZ-0003", "QZ-0002"), a_line("QZ-0002", "QZ-999"), a_line("QZ-0004"))
    begun, judged = run(hands.compiler, DUTIES, *rows)
    assert [each.fate for each in judged] == [Fate.REFUSED, Fate.REFUSED, Fate.NEW]
    assert [(f.line, f.field) for each in judged for f in each.faults] == [
        (2, "parent"),
        (3, "parent"),
    ]
    assert "QZ-999" in judged[1].faults[0].zh
    (later,) = begun.judge(
        hands.compiler, [read_record(DUTIES, a_record(a_line("QZ-0005", "QZ-0004")))]
    )
    assert later.fate is Fate.NEW


def test_duties_of_a_sheet_stand_in_no_circle(hands: Cast):
    a_duty(hands.compiler, code="QZ-0001")
    a_duty(hands.compiler, code="QZ-0002", parent="QZ-0001", name="设立登记")
    begun, judged = run(
        hands.compiler, DUTIES, a_line("QZ-0003", "QZ-0002"), a_line("QZ-0001", "QZ-0003")
    )
    assert [each.fate for each in judged] == [Fate.REFUSED, Fate.REFUSED]
    assert [fault.field for each in judged for fault in each.faults] == ["parent", "parent"]
    again = [read_record(DUTIES, a_record(a_line(*told))) for told in (("QZ-0004",),)]
    assert begun.judge(hands.compiler, again)[0].fate is Fate.NEW
    later = [read_record(DUTIES, a_record(a_line("QZ-0001", "QZ-0002")))]
    assert begun.judge(hands.compiler, later)[0].fate is Fate.REFUSED


def test_a_sheet_may_turn_duties_around(hands: Cast):
    a_duty(hands.compiler, code="QZ-0001")
    a_duty(hands.compiler, code="QZ-0002", parent="QZ-0001", name="设立登记")
    rows = (a_line("QZ-0001", "QZ-0002"), a_line("QZ-0002"))
    assert take_over(hands.compiler, DUTIES, *rows) == [Fate.CHANGED, Fate.CHANGED]


@pytest.mark.parametrize(("register", "offered"), [(DUTIES, False), (ITEMS, True)])
def test_a_wrong_kind_is_told_the_kinds_of_its_template(
    hands: Cast, *, register: Register, offered: bool
):
    _, (judged,) = run(hands.compiler, register, {**a_line("QZ-0001"), "kind": "行政许诺"})
    (fault,) = [each for each in judged.faults if each.field == "kind"]
    assert "其他行政权力" in fault.zh
    assert ("公共服务" in fault.zh) is offered


def a_record(row: Mapping[str, str]) -> Record:
    return Record([Line(9, row)])
