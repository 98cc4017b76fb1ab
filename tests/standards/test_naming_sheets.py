"""Naming rules from sheets and back: refused line by line with reasons, or taken over."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.standards.makers import Cast
from tests.standards.test_list_sheets import fates, faults, numbered, run
from tongbase.base.imports.terms import Fate, Judged
from tongbase.base.paging import PageRequest
from tongbase.base.sheets.reading import open_table
from tongbase.base.sheets.writing import SheetFormat, write_sheet
from tongbase.kernel.work import Work
from tongbase.standards.actions.naming import install_naming_rules
from tongbase.standards.actions.naming_sheets import NAMING_RULES
from tongbase.standards.queries.naming import exported_rules, find_by_code, list_naming_rules
from tongbase.standards.rules.naming_lines import COLUMNS, HEADINGS

RULE = {
    "code": "table_hubei",
    "applies_to": "数据表",
    "name_zh": "全省统一表名",
    "pattern": "ods_{initials}",
    "explanation": "以数据元的拼音首字母命名。",
    "length_max": "30",
    "is_binding": "是",
}


def rules(work: Work, *rows: Mapping[str, str]) -> list[Judged[Any]]:
    columns = frozenset(key for row in rows for key in row)
    return run(NAMING_RULES, work, numbered(*rows), columns)


def test_a_rule_is_laid_down_and_the_same_sheet_changes_nothing(hands: Cast):
    assert fates(rules(hands.bureau, RULE)) == [Fate.NEW]
    row = find_by_code(hands.bureau, "table_hubei")
    assert row is not None
    assert (row.applies_to, row.length_max, row.is_binding) == ("table", 30, True)
    assert fates(rules(hands.bureau, RULE)) == [Fate.SAME]
    assert fates(rules(hands.bureau, {"code": RULE["code"], "applies_to": "字段"})) == [
        Fate.CHANGED
    ]
    assert (row.applies_to, row.pattern) == ("column", RULE["pattern"])  # the rest stays


def test_every_refused_line_says_why(hands: Cast):
    found = rules(
        hands.bureau,
        {**RULE, "code": "表"},
        {**RULE, "code": "a", "applies_to": "服务"},
        {**RULE, "code": "b", "applies_to": ""},
        {**RULE, "code": "c", "pattern": "ods_{guess}"},
        {**RULE, "code": "d", "length_max": "很长"},
        {**RULE, "code": "e", "length_max": "999"},
        {**RULE, "code": "f", "is_binding": "也许"},
        {**RULE, "code": "g", "explanation": ""},
        RULE,
        RULE,
    )
    assert faults(found) == [
        (2, "code"),
        (3, "applies_to"),
        (4, "applies_to"),
        (5, "pattern"),
        (6, "length_max"),
        (7, "length_max"),
        (8, "is_binding"),
        (9, "explanation"),
        (11, "code"),
    ]
    assert fates(found).count(Fate.NEW) == 1


def test_a_shipped_rule_is_changed_by_nobody_below_the_whole(hands: Cast, work):
    install_naming_rules(work)
    assert faults(rules(hands.bureau, {**RULE, "code": "table_ods"})) == [(2, "code")]


@pytest.mark.parametrize("form", SheetFormat)
def test_what_is_exported_reads_back_unchanged(
    hands: Cast, work: Work, tmp_path: Path, form: SheetFormat
):
    install_naming_rules(work)
    rules(hands.bureau, {**RULE, "source": "=DB42/T 9801-2026 第2章"})
    file = tmp_path / f"rules.{form.value}"
    lines = exported_rules(hands.bureau, "", None)
    file.write_bytes(b"".join(write_sheet(form, tuple(HEADINGS.values()), lines)))
    with open_table(file, file.name, COLUMNS) as table:
        rows, present = list(table.lines()), frozenset(table.places)
    found = run(NAMING_RULES, hands.bureau, rows, present)
    total = list_naming_rules(hands.bureau, "", None, PageRequest()).total
    assert fates(found) == [Fate.SAME] * total
