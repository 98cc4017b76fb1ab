"""Naming rules: what is wrong with a name, and what it could be called instead."""

from dataclasses import replace

import pytest

from tests.standards.makers import Cast, in_force
from tongbase.base.paging import PageRequest
from tongbase.kernel.errors import DeniedError
from tongbase.standards.actions.naming import (
    add_naming_rule,
    install_naming_rules,
    remove_naming_rule,
    update_naming_rule,
)
from tongbase.standards.errors import (
    NamingRuleInvalidError,
    NamingRuleNotFoundError,
    NamingRuleTakenError,
)
from tongbase.standards.queries.naming import get_naming_rule, judge, list_naming_rules
from tongbase.standards.rules.naming import check_naming_rule, judge_name
from tongbase.standards.terms.naming import Named, NameWords, NamingContent

ODS = NamingContent(
    code="table_x",
    applies_to=Named.TABLE,
    name_zh="贴源层表名",
    pattern="ods_{words}",
    explanation="以 ods_ 开头。",
    length_max=30,
)
COLUMN = replace(ODS, applies_to=Named.COLUMN, pattern="{initials}")


@pytest.mark.parametrize(
    ("content", "name", "told", "proposal"),
    [
        (ODS, "ods_qydj", "符合", "ods_qydj"),
        (ODS, "qydj", "应以“ods_”开头", "ods_qydj"),
        (ODS, "ODS_QYDJ", "大写", "ods_qydj"),
        (ODS, "ods_企业登记", "不允许的字符“企业登记”", "ods_jyztmc"),
        (ODS, "ods_国民经济行业分类", "不允许的字符“国民经济行业…”", "ods_jyztmc"),
        (ODS, "ods-qy dj", "不允许的字符“- ”", "ods_qy_dj"),
        (ODS, "ods_" + "a" * 40, "不超过 30 个字符", "ods_" + "a" * 26),
        (ODS, "", "不能为空", "ods_jyztmc"),
        (ODS, "ods__x", "与样式“ods_{words}”不符", "ods_x"),
        (COLUMN, "9mc", "不能以数字开头", "jyztmc"),
        (COLUMN, "qy_mc", "与样式", "jyztmc"),
        (replace(ODS, pattern="{english}"), "qyMc", "大写", "name_of_the_business"),
        (replace(ODS, pattern="{word}_{date}"), "bak", "与样式", ""),
    ],
)
def test_a_name_is_judged_and_a_better_one_proposed(content, name, told, proposal):
    english = "" if content.pattern == "ods_{words}" else "Name of the business"
    verdict = judge_name(content, name, NameWords("JYZTMC", english))
    assert told in verdict.told.zh
    assert verdict.proposal == proposal


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "表"}, "code"),
        ({"name_zh": ""}, "name_zh"),
        ({"explanation": ""}, "explanation"),
        ({"pattern": ""}, "pattern"),
        ({"pattern": "{guess}"}, "pattern"),
        ({"pattern": "(a+)+"}, "pattern"),
        ({"length_max": 0}, "length_max"),
    ],
)
def test_what_cannot_be_a_rule_is_told_by_its_field(changes: dict, field: str):
    with pytest.raises(NamingRuleInvalidError) as told:
        check_naming_rule(replace(ODS, **changes))
    assert told.value.field == field


def test_the_shipped_rules_are_sound_and_installed_once(work):
    assert install_naming_rules(work) == 7
    assert install_naming_rules(work) == 0
    assert list_naming_rules(work, "dwd", Named.TABLE, PageRequest()).total == 1
    good = [row.code for row, verdict in judge(work, Named.TABLE, "dws_rk") if verdict.good]
    assert good == ["table_dws"]


def test_a_rule_is_laid_down_changed_and_removed_by_the_bureau_alone(hands: Cast):
    row = add_naming_rule(hands.bureau, ODS)
    with pytest.raises(NamingRuleTakenError):
        add_naming_rule(hands.bureau, ODS)
    with pytest.raises(DeniedError):
        add_naming_rule(hands.drafter, replace(ODS, code="mine"))
    with pytest.raises(DeniedError):
        remove_naming_rule(hands.drafter, row.id)
    assert update_naming_rule(hands.bureau, row.id, {"pattern": "src_{words}"}).pattern[:3] == "src"
    remove_naming_rule(hands.bureau, row.id)
    with pytest.raises(NamingRuleNotFoundError):
        get_naming_rule(hands.visitor, row.id)


def test_a_column_is_named_after_the_element_that_is_called_so(hands: Cast, work):
    install_naming_rules(work)
    in_force(hands)
    judged = {
        row.code: v for row, v in judge(hands.visitor, Named.COLUMN, "企业名", "经营主体名称")
    }
    assert judged["column_initials"].proposal == "jyztmc"
    assert judged["column_english"].proposal == "name_of_the_business"
