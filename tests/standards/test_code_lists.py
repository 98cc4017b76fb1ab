"""The code lists that the house ships."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest
from sqlalchemy import func, select

from tongbase.identity import api as identity
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.errors import CodeListNotFoundError
from tongbase.standards.models import CodeListRow, CodeRow
from tongbase.standards.queries.code_lists import get_code_list, list_code_lists, with_codes
from tongbase.standards.rules.quality import compile_rule
from tongbase.standards.terms.quality import QualityRule, RuleKind


def test_installing_twice_changes_nothing_the_second_time(work):
    assert install_code_lists(work) >= 20
    count = work.db.scalar(select(func.count()).select_from(CodeRow))
    assert install_code_lists(work) == 0
    assert work.db.scalar(select(func.count()).select_from(CodeRow)) == count


def test_an_outdated_name_is_brought_up_to_date_and_told(work):
    install_code_lists(work)
    work.db.get(CodeRow, ("sex", "1")).name_zh = "男"
    assert install_code_lists(work) == 1
    assert work.db.get(CodeRow, ("sex", "1")).name_zh == "男性"
    told = select(LedgerEntry).where(LedgerEntry.subject == "sex").order_by(LedgerEntry.id)
    assert [entry.event for entry in work.db.scalars(told)] == ["standards.code_list.installed"] * 2


def test_lists_have_names_in_two_languages_a_source_and_codes(work):
    install_code_lists(work)
    for each in list_code_lists(work):
        whole = get_code_list(work, each.id)
        assert whole.name.zh
        assert whole.name.en
        assert whole.source
        assert all(code.name.zh and code.name.en for code in whole.codes)
        known = {code.code for code in whole.codes}
        if each.id not in {"format_type", "share_mode", "uscc_kind"}:  # parents in another list
            assert {code.parent for code in whole.codes} - {None} <= known


@pytest.mark.parametrize(
    ("list_id", "code", "zh"),
    [
        ("sex", "2", "女性"),
        ("marital", "21", "初婚"),
        ("ethnic_group", "56", "基诺族"),
        ("industry_section", "T", "国际组织"),
        ("province", "420000", "湖北省"),
        ("share_type", "3", "不予共享"),
        ("update_cycle", "half_year", "每半年"),
        ("uscc_authority", "9", "市场监管"),
        ("item_data_type", "C", "字符型"),
    ],
)
def test_a_code_has_its_name(work, list_id, code, zh):
    install_code_lists(work)
    found = {each.code: each.name.zh for each in get_code_list(work, list_id).codes}
    assert found[code] == zh


def test_the_standard_has_58_ethnic_codes_in_order(work):
    install_code_lists(work)
    codes = [each.code for each in get_code_list(work, "ethnic_group").codes]
    assert codes == [f"{n:02}" for n in range(1, 57)] + ["97", "98"]


def test_a_code_that_ended_is_left_out_on_a_later_day(work):
    work.db.add(CodeListRow(id="x", name_zh="甲", name_en="A", source="s"))
    work.db.flush()
    row = {"list_id": "x", "name_zh": "乙", "name_en": "B", "parent": None}
    old = CodeRow(code="1", position=0, valid_from=None, valid_to=date(2020, 1, 1), **row)
    new = CodeRow(code="2", position=1, valid_from=date(2020, 1, 2), valid_to=None, **row)
    work.db.add_all([old, new])
    assert [c.code for c in get_code_list(work, "x").codes] == ["1", "2"]
    assert [c.code for c in get_code_list(work, "x", on=date(2020, 1, 1)).codes] == ["1"]
    assert [c.code for c in get_code_list(work, "x", on=date(2020, 1, 2)).codes] == ["2"]


def test_a_rule_that_names_a_list_gets_its_codes(work):
    install_code_lists(work)
    rule = QualityRule("r1", RuleKind.CODE_LIST, ("xb",), code_list="sex")
    (filled,) = with_codes(work, rule)
    assert filled.values == ("0", "1", "2", "9")
    other = QualityRule("r2", RuleKind.UNIQUE, ("id",))
    assert with_codes(work, other) == (other,)


def test_a_code_that_ended_is_another_fault_than_one_that_never_was(work):
    identity.install_regions(work, "420000")
    install_code_lists(work)
    rule = QualityRule("r1", RuleKind.CODE_LIST, ("v",), code_list="division")
    unknown, ended = with_codes(work, rule)
    found = {}
    for value in ("420100", "422300", "429999", ""):  # 咸宁地区 was abolished in 1998
        asked = [
            compile_rule(each, source="t", today=date(2026, 3, 2)) for each in (unknown, ended)
        ]
        row = duckdb.execute(f"SELECT {', '.join(asked)} FROM (SELECT ? AS v) t", [value])
        found[value] = row.fetchone()
    assert found == {
        "420100": (False, False),
        "422300": (False, True),
        "429999": (True, False),
        "": (False, False),
    }
    assert "已停用" in ended.label.zh


def test_a_list_that_has_no_codes_judges_nothing(work):
    work.db.add(CodeListRow(id="x", name_zh="甲", name_en="A", source="s"))
    work.db.flush()
    assert with_codes(work, QualityRule("r", RuleKind.CODE_LIST, ("v",), code_list="x")) == []


def test_an_unknown_list_is_not_found(work):
    with pytest.raises(CodeListNotFoundError):
        get_code_list(work, "shoe_sizes")


def test_a_department_cannot_install_for_everyone(work):
    visitor = replace(work.actor, permissions=frozenset())
    with pytest.raises(DeniedError):
        install_code_lists(replace(work, actor=visitor))
