"""Entries from a sheet: what auditors reject is told line by line, the good ones become drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.catalogue.makers import CITY, CIVIL, MARKET, Cast, a_draft, published, with_code_lists
from tongbase.base.imports.records import records_of
from tongbase.base.imports.terms import Fate, Judged, Weight
from tongbase.base.sheets.terms import Line
from tongbase.catalogue.actions.entries import draft_entry
from tongbase.catalogue.actions.items import set_items
from tongbase.catalogue.actions.reviews import submit_entry
from tongbase.catalogue.actions.sheets import EntriesImport, draft_entries
from tongbase.catalogue.errors import FieldInvalidError
from tongbase.catalogue.models import CodeCounter, Entry
from tongbase.catalogue.queries.contents import content_of, items_of
from tongbase.catalogue.rules.cells import CellError, code, day, whole_number
from tongbase.catalogue.rules.searched import cut_up
from tongbase.catalogue.rules.sheet import read_entry, read_to_write
from tongbase.catalogue.terms.codes import LABELS, ItemType, NoShareBasis, OpenType, ShareType
from tongbase.catalogue.terms.codes import UpdateCycle as Cycle
from tongbase.catalogue.terms.drafts import ItemDraft, Provider
from tongbase.catalogue.terms.sheets import COLUMNS, HEADS
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

ALL = frozenset(column.field for column in COLUMNS)
HEAD = {
    "classify_code": "102001",
    "name": "个体工商户登记信息",
    "provider_name": "武汉市市场监督管理局",
    "abstract": "个体工商户设立、变更、注销登记信息。",
    "format_category": "数据库",
    "format_type": "MySQL",
    "share_type": "有条件共享",
    "share_mode": "接口",
    "update_cycle": "每日",
    "item_name": "统一社会信用代码",
    "item_data_type": "字符型C",
    "item_length": "18",
}


def lines(*rows: Mapping[str, str]) -> list[Line]:
    return [Line(number, row) for number, row in enumerate(rows, start=2)]


def judge(work: Work, *rows: Mapping[str, str], columns: frozenset[str] = ALL) -> list[Judged[Any]]:
    run = EntriesImport.begin(work, {}, columns)
    return list(run.judge(work, [read_entry(each) for each in records_of(lines(*rows), HEADS)]))


def take_over(
    work: Work, *rows: Mapping[str, str], columns: frozenset[str] = ALL
) -> Sequence[Judged[Any]]:
    run = EntriesImport.begin(work, {}, columns)
    judged = run.judge(work, [read_entry(each) for each in records_of(lines(*rows), HEADS)])
    run.write(work, [each for each in judged if each.fate in (Fate.NEW, Fate.CHANGED)])
    work.db.flush()
    work.db.expire_all()
    return judged


def the_entry(work: Work, name: str = HEAD["name"], **more: Any) -> Entry:
    statement = select(Entry).where(Entry.name == name).filter_by(**more)
    return work.db.scalars(statement).one()


def test_lines_below_an_entry_are_its_items(hands: Cast) -> None:
    below = {"item_name": "经营者姓名", "item_field_name": "JYZXM", "item_is_pk": "否"}
    (judged,) = take_over(hands.compiler, HEAD, below, {**HEAD, "item_name": "成立日期"})
    entry = the_entry(hands.compiler)
    assert judged.fate is Fate.NEW
    assert [(item.code, item.name) for item in entry.items] == [
        ("01", "统一社会信用代码"),
        ("02", "经营者姓名"),
        ("03", "成立日期"),
    ]
    assert entry.status is Status.DRAFT
    assert (entry.share_type, entry.update_cycle) == (ShareType.CONDITIONAL, Cycle.DAILY)
    assert entry.items[0].data_type is ItemType.TEXT


def test_in_bulk_a_draft_is_what_it_is_by_hand(hands: Cast) -> None:
    """Two ways into one table: they write the same rows, search and all."""
    by_hand = draft_entry(hands.compiler, a_draft(name="企业登记信息甲"))
    take_over_draft(hands, a_draft(name="企业登记信息乙"))
    db = hands.compiler.db
    db.flush()
    names = [column.name for column in Entry.__table__.columns]
    rows = [
        db.execute(select(*Entry.__table__.columns).where(Entry.id == entry_id)).one()
        for entry_id in (by_hand.id, the_entry(hands.compiler, "企业登记信息乙").id)
    ]
    different = {n for n, a, b in zip(names, *rows, strict=True) if a != b}
    assert different == {"id", "name", "name_key", "search", "name_search"}
    assert sorted(rows[0].search.replace("甲", "乙").split()) == sorted(rows[1].search.split())
    twin = the_entry(hands.compiler, "企业登记信息乙")
    assert items_of(twin) == items_of(by_hand)
    assert replace(content_of(twin), name="") == replace(content_of(by_hand), name="")


def take_over_draft(hands: Cast, draft: Any) -> None:
    from tongbase.catalogue.models.bulk import NewEntry
    from tongbase.kernel.ids import new_id

    provider = Provider(MARKET, "武汉市市场监督管理局", OrgPath(f"{CITY.value}/{MARKET}"), "420100")
    coded = replace(
        draft, items=tuple(replace(i, code=f"{n:02d}") for n, i in enumerate(draft.items, 1))
    )
    draft_entries(hands.compiler, [NewEntry(new_id(), provider, coded)])


def test_items_without_codes_are_told_by_their_names_wherever_they_stand(hands: Cast) -> None:
    """A line that was taken out moved all codes below it up: items were told by their place."""
    below = [{"item_name": name} for name in ("经营者姓名", "成立日期")]
    take_over(hands.compiler, HEAD, *below)
    first = {**HEAD, "item_name": "成立日期", "item_data_type": "日期型D", "item_length": ""}
    added = {"item_name": "注册资本"}
    (judged,) = take_over(hands.compiler, first, added, {"item_name": "统一社会信用代码"})
    assert judged.fate is Fate.CHANGED
    told = [(item.code, item.name) for item in the_entry(hands.compiler).items]
    assert told == [("03", "成立日期"), ("04", "注册资本"), ("01", "统一社会信用代码")]


def test_an_item_that_is_told_by_its_code_and_again_by_its_name_is_refused(hands: Cast) -> None:
    take_over(hands.compiler, HEAD)
    by_code = {"item_name": "信用代码", "item_code": "01"}
    (judged,) = take_over(hands.compiler, HEAD, by_code)
    assert judged.fate is Fate.REFUSED
    assert [fault.field for fault in judged.faults] == ["item_code"]


def test_words_are_cut_ahead_for_what_is_taken_over_alone(hands: Cast) -> None:
    good, bad = records_of(lines(HEAD, {**HEAD, "name": "", "res_code": "307001/000001"}), HEADS)
    assert read_entry(good).cut is None
    ahead = read_to_write(good)
    draft = ahead.draft
    assert ahead.cut == cut_up(draft.name, None, draft.abstract, draft.items)
    assert read_to_write(bad).faults
    assert read_to_write(bad).cut is None
    run = EntriesImport.begin(hands.compiler, {}, ALL)
    (judged,) = run.judge(hands.compiler, [ahead])
    assert judged.value.cut is ahead.cut


def test_each_entry_has_its_own_line_in_the_ledger(hands: Cast) -> None:
    take_over(hands.compiler, HEAD, {**HEAD, "name": "个体工商户注销信息"})
    told = [
        history_of(hands.compiler.db, the_entry(hands.compiler, name).id)[0].event
        for name in (HEAD["name"], "个体工商户注销信息")
    ]
    assert told == ["catalogue.entry.drafted"] * 2


KEPT_BACK = {
    "share_type": "不予共享",
    "no_share_basis_type": "法律",
    "no_share_basis_citation": "《中华人民共和国数据安全法》第二十一条",
    "open_type": "不予开放",
}

# What auditors reject (domain facts §3.5), by what is changed in a good line.
REJECTED: dict[str, tuple[dict[str, str], str, str]] = {
    "a system's name": ({"name": "企业登记管理系统"}, "name", "系统或平台的名称"),
    "named like its system": (
        {"name": "鄂汇办", "system_name": "鄂 汇 办"},
        "name",
        "系统或平台的名称",
    ),
    "no abstract": ({"abstract": ""}, "abstract", "缺少信息资源摘要"),
    "no provider": ({"provider_name": ""}, "provider_name", "缺少信息资源提供方"),
    "an unknown provider": ({"provider_name": "某局"}, "provider_name", "没有名称或代码为“某局”"),
    "a neighbour's": ({"provider_name": "武汉市民政局"}, "provider_name", "您不能为“武汉市民政局”"),
    "a short class": ({"classify_code": "102"}, "classify_code", "过短或格式不正确"),
    "a short code": ({"res_code": "10200"}, "res_code", "过短或格式不正确"),
    "another class": ({"res_code": "307001/000001"}, "res_code", "与分类码“102001”不一致"),
    "another format": ({"format_type": "pdf"}, "format_type", "不属于所填的格式分类"),
    "another mode": ({"share_mode": "文件"}, "share_mode", "共享方式与数据格式不符"),
    "no number": ({"item_length": "二十"}, "item_length", "“二十”应为不小于 0 的整数"),
    "no type of the list": ({"item_data_type": "文本"}, "item_data_type", "不在允许的取值中"),
    "a number for a code": ({"share_type": "1"}, "share_type", "“1”不在允许的取值中"),
    "no day": ({"secrecy_assessed_at": "去年"}, "secrecy_assessed_at", "“去年”不是日期"),
    "secret": ({"secret_flag": "涉密"}, "secret_flag", "国家秘密"),
    "core data that are shared": ({"data_level": "核心数据"}, "share_type", "核心数据不得共享"),
    "core data that are open": (
        {"data_level": "核心数据", **KEPT_BACK, "open_type": "有条件开放"},
        "open_type",
        "核心数据不得开放",
    ),
    "a shared item of core data": (
        {"item_data_level": "核心数据"},
        "item_share_type",
        "核心数据不得共享",
    ),
    "no item": ({"item_name": ""}, "item_name", "缺少信息项名称"),
    "a long name": ({"name": "登" * 129}, "name", "超过 128 个字符"),
}


@pytest.mark.parametrize(("changed", "field", "said"), REJECTED.values(), ids=REJECTED)
def test_what_auditors_reject_is_refused(
    hands: Cast, changed: dict[str, str], field: str, said: str
) -> None:
    (judged,) = judge(hands.compiler, {**HEAD, **changed})
    assert judged.fate is Fate.REFUSED
    assert [fault for fault in judged.faults if fault.field == field and said in fault.zh]
    assert all(fault.line == 2 and fault.en for fault in judged.faults)


def test_a_refusal_in_english_calls_the_column_by_its_heading(hands: Cast) -> None:
    (judged,) = judge(hands.compiler, {**HEAD, "item_data_type": "文本"})
    assert [fault.en.startswith("Data type is none of ") for fault in judged.faults] == [True]


def test_all_faults_of_an_entry_are_told_each_with_its_line(hands: Cast) -> None:
    (judged,) = judge(
        hands.compiler,
        {**HEAD, "abstract": "", "share_type": "随便"},
        {"item_name": "甲", "item_length": "x"},
        {"item_name": "甲", "item_is_pk": "也许"},
    )
    assert {(fault.line, fault.field) for fault in judged.faults} == {
        (2, "abstract"),
        (2, "share_type"),
        (3, "item_length"),
        (4, "item_is_pk"),
        (2, "item_name"),
    }


# What is taken over and should be looked at again: on which line, in which column, and why.
WARNED: dict[str, tuple[dict[str, str], dict[str, str], tuple[int, str], str]] = {
    "a word of secrecy": ({"abstract": "机密级岗位名录。"}, {}, (2, "abstract"), "机密"),
    "core data": ({**KEPT_BACK, "data_level": "核心数据"}, {}, (2, "data_level"), "核心数据"),
    "an item of core data": (
        KEPT_BACK,
        {"item_data_level": "核心数据"},
        (4, "item_data_level"),
        "核心",
    ),
    "a kind of basis of before": (
        {"share_type": "不予共享", "no_share_basis_type": "政策文件"},
        {},
        (2, "no_share_basis_type"),
        "已不是合法依据",
    ),
    "an item's basis of before": (
        {},
        {"item_share_type": "不予共享", "item_no_share_basis_type": "涉及敏感信息"},
        (4, "item_no_share_basis_type"),
        "已不是合法依据",
    ),
    "the measures of 2016": (
        {
            "share_type": "不予共享",
            "no_share_basis_type": "行政法规",
            "no_share_basis_citation": "《政务信息资源共享管理暂行办法》(国发[2016]51号)第十条",
        },
        {},
        (2, "no_share_basis_citation"),
        "国令第809号",
    ),
}


@pytest.mark.parametrize(("changed", "item", "place", "said"), WARNED.values(), ids=WARNED)
def test_what_should_be_looked_at_again_is_told_and_taken_over(
    hands: Cast, changed: dict[str, str], item: dict[str, str], place: tuple[int, str], said: str
) -> None:
    rows = {**HEAD, **changed}, {"item_unit": ""}, {"item_name": "成立日期", **item}
    (judged,) = take_over(hands.compiler, *rows)
    assert judged.fate is Fate.NEW
    (told,) = judged.faults
    assert told.weight is Weight.WARNING
    assert (told.line, told.field) == place
    assert said in told.zh
    assert told.en
    assert the_entry(hands.compiler).items_count == 2
    assert judge(hands.compiler, *rows)[0].faults == judged.faults


def test_what_is_refused_is_warned_of_as_well(hands: Cast) -> None:
    (judged,) = judge(hands.compiler, {**HEAD, "name": "国家秘密定密系统"})
    assert judged.fate is Fate.REFUSED
    assert [fault.weight for fault in judged.faults] == [Weight.REFUSAL, Weight.WARNING]


def test_a_draft_may_have_a_day_that_would_refuse_its_submission(hands: Cast) -> None:
    (judged,) = judge(hands.compiler, {**HEAD, "secrecy_assessed_at": "2026-03-03"})
    assert judged.fate is Fate.NEW
    (told,) = judged.faults
    assert (told.field, told.weight) == ("secrecy_assessed_at", Weight.WARNING)
    assert "晚于今天(2026-03-02)" in told.zh


def test_names_that_differ_in_punctuation_alone_are_the_same(hands: Cast) -> None:
    other = {**HEAD, "name": "个体工商户(登记)信息 "}
    first, second = judge(hands.compiler, HEAD, {**other, "item_name": "甲"})
    assert first.fate is Fate.NEW
    assert "与第 2 行重复" in second.faults[0].zh


def test_a_code_that_another_entry_has_is_refused(hands: Cast) -> None:
    code = published(hands).res_code
    (judged,) = judge(hands.compiler, {**HEAD, "res_code": str(code)})
    assert "已被其他目录使用" in judged.faults[0].zh


def test_codes_that_are_brought_along_are_never_given_again(hands: Cast) -> None:
    take_over(hands.compiler, {**HEAD, "res_code": "102001/000041"})
    entry = the_entry(hands.compiler)
    assert (entry.res_code, entry.seq) == ("102001/000041", 41)
    assert hands.compiler.db.get_one(CodeCounter, "102001").last == 41
    assert published(hands).res_code == "102001/000042"


def test_the_same_sheet_again_changes_nothing(hands: Cast) -> None:
    take_over(hands.compiler, HEAD)
    (again,) = judge(hands.compiler, HEAD)
    assert again.fate is Fate.SAME


def test_a_draft_is_changed_and_what_a_sheet_lacks_stays(hands: Cast) -> None:
    take_over(hands.compiler, {**HEAD, "share_condition": "仅用于核验", "data_class": "法人"})
    columns = frozenset({"name", "provider_name", "abstract", "data_class", "item_name"})
    (judged,) = take_over(
        hands.compiler, {**HEAD, "abstract": "新的摘要", "data_class": ""}, columns=columns
    )
    entry = the_entry(hands.compiler)
    assert judged.fate is Fate.CHANGED
    assert (entry.abstract, entry.share_condition, entry.data_class) == (
        "新的摘要",
        "仅用于核验",
        "",
    )
    assert entry.items[0].length == 18


def test_what_is_published_is_revised_and_stays_published(hands: Cast) -> None:
    entry = published(hands)
    changed = {
        **HEAD,
        "name": entry.name,
        "abstract": "改过的摘要",
        "item_name": "统一社会信用代码",
    }
    (judged,) = take_over(hands.compiler, changed)
    revision = the_entry(hands.compiler, entry.name, revises=entry.id)
    assert judged.fate is Fate.CHANGED
    assert (revision.abstract, revision.status) == ("改过的摘要", Status.DRAFT)
    assert the_entry(hands.compiler, entry.name, revises=None).status is Status.PUBLISHED
    (again,) = judge(hands.compiler, changed)
    assert again.fate is Fate.SAME


def test_what_is_under_review_is_refused(hands: Cast) -> None:
    entry = draft_entry(hands.compiler, a_draft())
    hands.compiler.db.flush()
    submit_entry(hands.compiler, entry.id)
    (judged,) = judge(hands.compiler, {**HEAD, "name": entry.name})
    assert "请先办结或撤回" in judged.faults[0].zh


def test_a_neighbour_cannot_draft_in_bulk(hands: Cast) -> None:
    (judged,) = judge(hands.compiler, HEAD)
    with pytest.raises(DeniedError):
        draft_entries(hands.neighbour, [judged.value])
    count = select(func.count()).select_from(Entry).where(Entry.provider_code != CIVIL)
    assert hands.compiler.db.scalar(count) == 0


def test_an_element_must_be_in_force_to_be_bound(hands: Cast) -> None:
    told = {**HEAD, "item_std_element_code": "DE99999"}
    (judged,) = judge(hands.compiler, told)
    assert [(f.line, f.field) for f in judged.faults] == [(2, "item_std_element_code")]
    assert "DE99999" in judged.faults[0].zh
    with pytest.raises(FieldInvalidError):
        draft_entry(hands.compiler, a_draft(items=(ItemDraft(name="a", std_element_code="X"),)))


def test_a_code_list_must_be_in_force_to_be_bound(hands: Cast, work: Work) -> None:
    told = {**HEAD, "item_code_list_id": "sex"}
    (judged,) = judge(hands.compiler, told)
    assert [(f.line, f.field) for f in judged.faults] == [(2, "item_code_list_id")]
    assert "“sex”不是现行代码集" in judged.faults[0].zh
    by_hand = a_draft(items=(ItemDraft(name="性别", code_list_id="sex"),))
    with pytest.raises(FieldInvalidError) as refused:
        draft_entry(hands.compiler, by_hand)
    assert refused.value.field == "code_list_id"
    with_code_lists(work)
    assert [each.fate for each in take_over(hands.compiler, told)] == [Fate.NEW]
    entry = draft_entry(hands.compiler, by_hand)
    unknown = replace(items_of(entry)[0], code_list_id="nope")
    with pytest.raises(FieldInvalidError, match="nope"):
        set_items(hands.compiler, entry.id, [unknown])


def test_the_division_item_is_named_by_code_or_name(hands: Cast) -> None:
    below = {"item_name": "登记机关行政区划"}
    take_over(hands.compiler, {**HEAD, "region_item": "登记机关行政区划"}, below)
    entry = the_entry(hands.compiler)
    assert entry.region_item == "02"
    named = {**HEAD, "region_item": HEAD["item_name"]}
    assert [each.fate for each in take_over(hands.compiler, named, below)] == [Fate.CHANGED]
    assert the_entry(hands.compiler).region_item == "01"
    assert [each.fate for each in judge(hands.compiler, named, below)] == [Fate.SAME]


def test_an_element_that_ended_since_is_not_bound_anew(hands: Cast) -> None:
    take_over(hands.compiler, HEAD)
    the_entry(hands.compiler).items[0].std_element_code = "ENDED"
    hands.compiler.db.flush()
    columns = frozenset({"name", "provider_name", "abstract", "item_name", "item_length"})
    some = {name: HEAD[name] for name in ("name", "provider_name", "item_name")}
    (judged,) = judge(hands.compiler, {**some, "abstract": "另一说明。"}, columns=columns)
    assert [f.field for f in judged.faults] == ["item_std_element_code"]


@pytest.mark.parametrize(
    ("kind", "cell", "meant"),
    [
        (ShareType, "有条件", ShareType.CONDITIONAL),
        (ShareType, " 不予共享 ", ShareType.NOT_SHARED),
        (OpenType, "否", OpenType.NOT_OPEN),
        (OpenType, "是", OpenType.UNCONDITIONAL),
        (Cycle, "每季度", Cycle.QUARTERLY),
        (Cycle, "半年", Cycle.HALF_YEAR),
        (ItemType, "字符型", ItemType.TEXT),
        (ItemType, "C", ItemType.TEXT),
        (ItemType, "日期时间型T", ItemType.MOMENT),
        (NoShareBasis, "政策文件", NoShareBasis.POLICY_DOCUMENT),
    ],
)
def test_codes_are_known_by_their_labels(kind: Any, cell: str, meant: Any) -> None:
    assert code(kind)(cell.strip()) is meant


def test_every_label_of_every_list_is_known() -> None:
    for kind, name in ((ShareType, "share_type"), (Cycle, "update_cycle"), (ItemType, "data_type")):
        for value, label in LABELS[name].items():
            assert code(kind)(label.zh) == code(kind)(label.en) == kind(value)


@pytest.mark.parametrize("cell", ["2026-01-31", "2026/1/31", "2026年1月31日", "20260131"])
def test_days_as_people_write_them(cell: str) -> None:
    assert day(cell).isoformat() == "2026-01-31"


@pytest.mark.parametrize("cell", ["-1", "1.5", "1e3", "１２", "99999999999"])
def test_a_length_is_a_whole_number(cell: str) -> None:
    with pytest.raises(CellError):
        whole_number(cell)
