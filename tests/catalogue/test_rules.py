"""The rules of the catalogue, as tables."""

from dataclasses import replace
from datetime import date

import pytest

from tests.catalogue.makers import ITEMS, a_draft
from tongbase.catalogue.errors import (
    ClassifyCodeInvalidError,
    FieldInvalidError,
    ItemInvalidError,
    NameInvalidError,
    StatusForbidsError,
)
from tongbase.catalogue.rules import formats, items, lawful, names, resource_codes, sharing, states
from tongbase.catalogue.rules.remarks import remarks_of
from tongbase.catalogue.rules.versions import differences, freeze
from tongbase.catalogue.terms.codes import (
    LABELS,
    FormatCategory,
    ItemType,
    NoShareBasis,
    ShareMode,
    ShareType,
)
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.catalogue.terms.states import STATUS_LABELS, ReviewDecision, Status, Verb
from tongbase.standards.terms.grading import Level, Masking, SensitiveType

TODAY = date(2026, 3, 2)
NUMBERED = items.numbered(ITEMS)


def gaps(
    *, head: str | None = "head", with_items=NUMBERED, provider: str = "X", **changes
) -> list[str]:
    draft = a_draft(items=with_items, **changes)
    subject = lawful.Subject(draft, draft.items, provider, provider, TODAY, head)
    return [gap.field for gap in lawful.gaps_of(subject)]


def test_a_complete_entry_has_no_gap():
    assert gaps() == []


KEPT_BACK = {
    "share_type": ShareType.NOT_SHARED,
    "share_mode": None,
    "share_condition": "",
    "no_share_basis_type": NoShareBasis.LAW,
    "no_share_basis_citation": "《某法》第三条",
}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"abstract": ""}, ["abstract"]),
        ({"classify_code": ""}, ["classify_code"]),
        ({"update_cycle": None}, ["update_cycle"]),
        ({"data_class": "", "data_level": None}, ["data_class", "data_level"]),
        ({"secrecy_assessed_at": None}, ["secrecy_assessed_at"]),
        ({"pipia_assessed_at": None}, ["pipia_assessed_at"]),
        ({"share_scope": "", "use_purpose": ""}, ["share_scope", "use_purpose"]),
        ({"secrecy_assessed_at": date(2026, 3, 3)}, ["secrecy_assessed_at"]),
        ({"secrecy_assessed_at": date(1900, 1, 1)}, ["secrecy_assessed_at"]),
        ({"secrecy_assessed_at": TODAY, "pipia_assessed_at": date(2017, 12, 29)}, []),
        ({"pipia_assessed_at": date(2017, 12, 28)}, ["pipia_assessed_at"]),
        ({"share_condition": "", "share_mode": None}, ["share_mode", "share_condition"]),
        ({"share_type": ShareType.UNCONDITIONAL, "share_scope": "", "use_purpose": ""}, []),
        ({"share_type": None}, ["share_type"]),
        (
            {"share_type": ShareType.NOT_SHARED},
            ["no_share_basis_type", "no_share_basis_citation"],
        ),
        (
            KEPT_BACK,
            [],
        ),
        (
            {
                "share_type": ShareType.NOT_SHARED,
                "no_share_basis_type": NoShareBasis.POLICY_DOCUMENT,
                "no_share_basis_citation": "某文件",
            },
            ["no_share_basis_type"],
        ),
        (KEPT_BACK | {"no_share_basis_citation": "不知道"}, ["no_share_basis_citation"]),
        (KEPT_BACK | {"no_share_basis_citation": "《某法》"}, ["no_share_basis_citation"]),
        (
            KEPT_BACK
            | {
                "no_share_basis_type": NoShareBasis.STATE_COUNCIL_DECISION,
                "no_share_basis_citation": "《某决定》(国发〔2024〕1号)",
            },
            [],
        ),
        ({"with_items": (), "region_item": ""}, ["items"]),
        ({"with_items": (ItemDraft(name="名称"),), "region_item": ""}, ["items.0.data_type"]),
        ({"region_item": "99"}, ["region_item"]),
        ({"format_type": "pdf"}, ["format_type"]),
        ({"share_mode": ShareMode.FILE}, ["share_mode"]),
        ({"provider": ""}, ["provider"]),
        ({"name": "企业登记管理系统"}, ["name"]),
        ({"name": "一网通", "system_name": "一网 通"}, ["name"]),
    ],
)
def test_every_gap_of_the_lawful_minimum_is_named(changes, fields):
    changes = dict(changes)
    numbered = items.numbered(changes.pop("with_items", ITEMS))
    assert gaps(with_items=numbered, **changes) == fields


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, []),
        ({"name": "涉密载体销毁单位名录"}, ["name"]),
        ({"abstract": "含机密级岗位。"}, ["abstract"]),
        ({"data_level": Level.CORE}, ["data_level"]),
        (
            {"items": (NUMBERED[0], replace(NUMBERED[1], data_level=Level.CORE), *NUMBERED[2:])},
            ["items.1.data_level"],
        ),
        (
            {
                "share_type": ShareType.NOT_SHARED,
                "no_share_basis_citation": "《政务信息资源共享管理暂行办法》第十条",
            },
            ["no_share_basis_citation"],
        ),
        ({"no_share_basis_citation": "国发[2016]51号"}, []),
    ],
)
def test_what_reads_like_a_secret_is_remarked_on(changes, fields):
    draft = a_draft(**{"items": NUMBERED, **changes})
    assert [gap.field for gap in remarks_of(draft, draft.items)] == fields


@pytest.mark.parametrize(
    ("item", "level", "is_remarked"),
    [
        (ItemDraft(name="公民身份号码"), Level.G1, True),
        (ItemDraft(name="联系人手机号码", std_element_code="DE00513"), Level.G2, True),
        (ItemDraft(name="账户", field_name="yhkh"), Level.G1, True),
        (ItemDraft(name="编号", sensitive_type=SensitiveType.PASSPORT), Level.G1, True),
        (ItemDraft(name="公民身份号码", sensitive_type=SensitiveType.NONE), Level.G1, False),
        (ItemDraft(name="公民身份号码", masking=Masking.MASKED), Level.G1, False),
        (ItemDraft(name="公民身份号码", data_level=Level.G4), Level.G1, False),
        (ItemDraft(name="公民身份号码"), Level.G3, False),  # its grade hides it
        (ItemDraft(name="统一社会信用代码"), Level.G1, False),
        (ItemDraft(name="企业名称"), Level.G1, False),
    ],
)
def test_what_names_a_person_and_is_shown_as_it_is_is_remarked_on(item, level, is_remarked):
    draft = a_draft(data_level=level)
    told = [gap for gap in remarks_of(draft, (NUMBERED[0], item)) if gap.field != "data_level"]
    assert [gap.field for gap in told] == ["items.1.data_level"] * is_remarked
    assert all(f"“{item.name}”" in gap.zh and "脱敏" in gap.zh for gap in told)


@pytest.mark.parametrize(("name", "is_remarked"), [("sfzh", True), ("GDP总量", False)])
def test_an_item_that_bears_the_name_of_a_column_is_remarked_on(*, name: str, is_remarked: bool):
    told = remarks_of(a_draft(), (NUMBERED[0], ItemDraft(name=name)))
    assert [gap.field for gap in told] == ["items.1.name"] * is_remarked


@pytest.mark.parametrize(
    ("own", "items", "said"),
    [
        (Level.G2, (Level.G1, Level.G3, Level.G4), "低于信息项“第三项”的“一般数据4级”"),
        (Level.G4, (Level.G1, Level.G4), None),
        (Level.G1, (None, None), None),
        (None, (Level.G4,), None),
    ],
)
def test_an_entry_is_graded_as_high_as_its_items(
    own: Level | None, items: tuple[Level | None, ...], said: str | None
):
    names = ("第一项", "第二项", "第三项")
    graded = [
        ItemDraft(name=name, data_level=level) for name, level in zip(names, items, strict=False)
    ]
    told = [gap for gap in remarks_of(a_draft(data_level=own), graded) if gap.field == "data_level"]
    assert len(told) == (said is not None)
    assert all(said in gap.zh for gap in told if said)


def test_a_basis_of_before_the_decree_is_named_as_lawful_no_more():
    def told(kind: NoShareBasis | None) -> str:
        draft = a_draft(
            share_type=ShareType.NOT_SHARED,
            no_share_basis_type=kind,
            no_share_basis_citation="《某文件》第一条",
            items=NUMBERED,
        )
        (gap,) = lawful.gaps_of(lawful.Subject(draft, draft.items, "X", "X", TODAY))
        return gap.zh

    assert "“政策文件(历史值)”按《政务数据共享条例》第十五条已不是合法依据" in told(
        NoShareBasis.POLICY_DOCUMENT
    )
    assert told(None).startswith("不予共享的依据只能是")


def test_an_item_kept_back_needs_its_own_basis():
    kept_back = replace(ITEMS[1], share_type=ShareType.NOT_SHARED)
    found = gaps(with_items=items.numbered((ITEMS[0], kept_back)), region_item="")
    assert found == ["items.1.no_share_basis_type", "items.1.no_share_basis_citation"]


def test_what_is_missing_of_an_item_names_the_item():
    back = replace(ITEMS[1], name="变更日期", share_type=ShareType.NOT_SHARED)
    draft = a_draft(items=(NUMBERED[0], back))
    told = lawful.gaps_of(lawful.Subject(draft, draft.items, "X", "X", TODAY))
    of_item = [gap for gap in told if gap.field.startswith("items.1.")]
    assert [gap.zh.split(":")[0] for gap in of_item] == ["信息项“变更日期”"] * 2
    assert [gap.en.split(":")[0] for gap in of_item] == ["Item 变更日期"] * 2
    core = remarks_of(draft, (NUMBERED[0], replace(back, data_level=Level.CORE)))
    assert [gap.zh.split(":")[0] for gap in core] == ["信息项“变更日期”"]


def test_an_empty_draft_gets_its_whole_list():
    subject = lawful.Subject(EntryContent(name="某信息"), (), "", "", TODAY)
    assert len(lawful.gaps_of(subject)) == 14


def test_a_publication_needs_the_heads_signature():
    draft = a_draft(items=items.numbered(ITEMS))
    subject = lawful.Subject(draft, draft.items, "X", "X", TODAY, None)
    with pytest.raises(lawful.EntryIncompleteError) as error:
        lawful.check_publishable(subject)
    assert error.value.field == "dept_head_approved_by"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("企业登记信息", "企业登记 信息", True),
        ("企业(登记)信息", "企业(登记)信息", True),
        ("ABC名录", "abc名录", True),
        ("企业登记信息", "企业注销信息", False),
        ("2023年统计", "2024年统计", False),
    ],
)
def test_names_are_compared_without_punctuation(one, other, same):
    assert (names.normalise(one) == names.normalise(other)) is same


@pytest.mark.parametrize("name", ["", " ", "——。", "长" * 129])
def test_what_is_no_name_is_refused(name):
    with pytest.raises(NameInvalidError):
        names.check_name(name)


@pytest.mark.parametrize(("name", "is_one"), [("湿地生态系统", False), ("婚姻登记信息系统", True)])
def test_an_ecosystem_is_no_information_system(name, is_one):
    assert names.is_system_name(name, "") is is_one


@pytest.mark.parametrize(
    ("category", "format_type", "fits"),
    [
        (FormatCategory.DATABASE, "postgresql", True),
        (FormatCategory.DATABASE, "xlsx", False),
        (FormatCategory.SPREADSHEET, "XLSX", True),
        (FormatCategory.DOCUMENT, "ofd", True),
        (FormatCategory.SERVICE, "REST", True),
    ],
)
def test_a_type_belongs_to_its_category(category, format_type, fits):
    assert formats.is_type_of(category, format_type) is fits


def test_every_category_has_its_types_and_modes():
    assert set(formats.FORMAT_TYPES) == set(formats.SHARE_MODES) == set(FormatCategory)


CODED = resource_codes.Coded("307015", "420100", "11420100MA0000023J", 2026)


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("slash", "307015/000042"),
        ("concat", "3070150000000042"),
        ("region", "420100307015000042"),
        ("provider", "11420100MA0000023J/30701500042"),
        ("{province}-{classify}-{year}.{seq:4}", "42-307015-2026.0042"),
    ],
)
def test_codes_are_written_in_their_style(style, code):
    chosen = resource_codes.code_style(style)
    assert chosen.write(CODED, 42) == code
    assert chosen.seq_of(CODED, code) == 42
    assert resource_codes.ANY_CODE.fullmatch(code)


@pytest.mark.parametrize("style", resource_codes.CODE_STYLES)
def test_every_style_has_words(style):
    assert resource_codes.STYLE_LABELS[style].zh


@pytest.mark.parametrize("code", ["307015/", "307015/四二", "307016/000042", "3070150000000042x"])
def test_a_code_of_another_style_has_no_number(code):
    assert resource_codes.code_style("slash").seq_of(CODED, code) is None


def test_numbers_of_the_old_styles_go_on_where_they_were():
    for style in ("slash", "concat"):
        assert resource_codes.code_style(style).counted_by(CODED) == "307015"


def test_codes_seen_in_use_match_the_form():
    for code in ("112461465423/798456", "30701505003030050000000003"):
        assert resource_codes.RESOURCE_CODE.match(code)


@pytest.mark.parametrize(
    "style",
    [
        "dots",
        "",
        "{seq:6}",
        "{classify}",
        "{seq:6}{classify}",
        "{classify}{seq:3}",
        "{classify}{seq:99}",
        "{colour}{seq:6}",
        "{classify} {seq:6}",
        "{classify}{seq:6}{seq:6}",
        "甲{classify}{seq:6}",
        "{classify}" * 9 + "{seq:6}",
    ],
)
def test_what_is_no_style_is_refused(style):
    with pytest.raises(FieldInvalidError):
        resource_codes.code_style(style)


@pytest.mark.parametrize("code", ["4", "30701", "407015", "30701a", "3" * 31, "307015/1"])
def test_what_is_no_classification_code_is_refused(code):
    with pytest.raises(ClassifyCodeInvalidError):
        resource_codes.check_classify_code(code)


@pytest.mark.parametrize(
    ("code", "zh"),
    [("307", "省(自治区、直辖市)及其下各级"), ("311", "部门信息资源(其他:311)")],
)
def test_a_class_always_has_a_name(code, zh):
    assert resource_codes.class_label(code).zh == zh


@pytest.mark.parametrize(
    ("entry", "own", "counts"),
    [
        (ShareType.UNCONDITIONAL, None, ShareType.UNCONDITIONAL),
        (ShareType.UNCONDITIONAL, ShareType.CONDITIONAL, ShareType.CONDITIONAL),
        (ShareType.NOT_SHARED, ShareType.UNCONDITIONAL, ShareType.NOT_SHARED),
        (None, None, None),
    ],
)
def test_the_stricter_attribute_counts(entry, own, counts):
    assert sharing.effective_share_type(entry, own) is counts


@pytest.mark.parametrize("status", list(Status))
def test_every_state_knows_its_verbs(status):
    for verb in Verb:
        if verb in states.VERBS[status]:
            states.check_verb(status, verb)
        else:
            with pytest.raises(StatusForbidsError) as error:
                states.check_verb(status, verb)
            assert STATUS_LABELS[status].zh in error.value.zh


@pytest.mark.parametrize(
    ("step", "decision", "status"),
    [
        (1, ReviewDecision.APPROVE, Status.BUREAU_REVIEW),
        (2, ReviewDecision.APPROVE, Status.PUBLISHED),
        (1, ReviewDecision.RETURN, Status.RETURNED),
        (2, ReviewDecision.REJECT, Status.DRAFT),
    ],
)
def test_a_decision_leads_on(step, decision, status):
    assert states.status_after(step, decision) is status


def test_items_are_numbered_around_those_that_have_a_code():
    drafts = [ItemDraft(name="甲"), ItemDraft(name="乙", code="01"), ItemDraft(name="丙")]
    assert [item.code for item in items.numbered(drafts)] == ["02", "01", "03"]


def test_an_item_without_a_code_keeps_that_of_its_name_and_a_new_one_gets_one_never_used():
    before = [ItemDraft(name="甲", code="01"), ItemDraft(name="乙", code="02")]
    drafts = [ItemDraft(name="乙 "), ItemDraft(name="丙"), ItemDraft(name="甲")]
    numbered = items.numbered(drafts, before, {"01", "02", "03"})
    assert [item.code for item in numbered] == ["02", "04", "01"]
    assert items.numbered([ItemDraft(name="甲"), ItemDraft(name="丁", code="01")], before) == (
        ItemDraft(name="甲", code="03"),
        ItemDraft(name="丁", code="01"),
    )


@pytest.mark.parametrize(
    "wrong",
    [
        [ItemDraft(name="甲", code="1"), ItemDraft(name="乙", code="1")],
        [ItemDraft(name="甲 ", code="1"), ItemDraft(name="甲", code="2")],
        [
            ItemDraft(name="甲", code="1", field_name="a"),
            ItemDraft(name="乙", code="2", field_name="a"),
        ],
        [ItemDraft(name="……", code="1")],
        [ItemDraft(name="甲", code="1", length=-1)],
        [ItemDraft(name="甲", code=str(n)) for n in range(items.ITEMS_MAX + 1)],
    ],
)
def test_items_that_cannot_be_told_apart_are_refused(wrong):
    with pytest.raises(ItemInvalidError):
        items.check_items(wrong)


def test_every_code_list_labels_every_value_in_both_languages():
    kinds = {"share_type": ShareType, "format_category": FormatCategory, "data_type": ItemType}
    for name, kind in kinds.items():
        assert set(LABELS[name]) == {member.value for member in kind}
    assert all(label.zh and label.en for labels in LABELS.values() for label in labels.values())


def test_a_version_is_frozen_and_compared():
    one = freeze(EntryContent(name="甲"), [ItemDraft(name="a", code="1")])
    two = freeze(EntryContent(name="乙"), [ItemDraft(name="a", code="1", length=3)])
    assert [(d.item, d.field, d.before, d.after) for d in differences(one, two)] == [
        (None, "name", "甲", "乙"),
        ("1", "length", None, 3),
    ]
    assert differences(one, one) == ()
