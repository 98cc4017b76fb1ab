"""Code lists and documents from sheets and back: refused with reasons, or taken over whole."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.standards.makers import Cast, enacted_list
from tongbase.base.imports.port import Importer
from tongbase.base.imports.records import records_of
from tongbase.base.imports.terms import Fate, Judged
from tongbase.base.sheets.reading import open_table
from tongbase.base.sheets.terms import Column, Line
from tongbase.base.sheets.writing import SheetFormat, write_sheet
from tongbase.standards.actions.code_list_sheets import CODE_LISTS
from tongbase.standards.actions.document_sheets import DOCUMENTS
from tongbase.standards.actions.local_lists import revise_code_list
from tongbase.standards.queries.code_lists import (
    CodeListFilter,
    codes_of,
    exported_lists,
    get_row,
)
from tongbase.standards.queries.documents import (
    clause_texts,
    exported_documents,
    find_by_number,
)
from tongbase.standards.rules import code_list_lines, document_lines
from tongbase.standards.terms.codes import CodeFilter
from tongbase.standards.terms.standing import Standing

SCHOOL = {
    "id": "school_kind",
    "list_name_zh": "学校类别",
    "source": "DB42/T 1000-2024 第3章",
    "code": "1",
    "name_zh": "小学",
}
BELOW = {"id": "", "code": "11", "name_zh": "教学点", "parent": "1", "valid_from": "2026年1月31日"}
STANDARD = {
    "number": "DB42/T 1000-2024",
    "title": "学校编码",
    "kind": "地方标准",
    "issued_on": "2024-03-01",
    "clause": "1",
    "clause_title": "范围",
    "clause_text": "本标准规定了代码。\n=不是公式",
}
MORE = {"number": "", "clause": "附录A", "clause_title": "", "clause_text": "对照表。"}


def run(
    importer: Importer, work: Any, rows: Sequence[Line], columns: frozenset[str]
) -> list[Judged[Any]]:
    lines = importer.begin(work, {}, columns)
    read = [importer.read(each) for each in records_of(rows, importer.heads)]
    found = list(lines.judge(work, read))
    lines.write(work, [each for each in found if each.fate in (Fate.NEW, Fate.CHANGED)])
    work.db.flush()
    return found


def numbered(*rows: Mapping[str, str]) -> list[Line]:
    return [Line(number, row) for number, row in enumerate(rows, start=2)]


def lists(hands: Cast, *rows: Mapping[str, str]) -> list[Judged[Any]]:
    columns = frozenset(key for row in rows for key in row)
    return run(CODE_LISTS, hands.drafter, numbered(*rows), columns)


def documents(hands: Cast, *rows: Mapping[str, str]) -> list[Judged[Any]]:
    columns = frozenset(key for row in rows for key in row)
    return run(DOCUMENTS, hands.bureau, numbered(*rows), columns)


def fates(found: Sequence[Judged[Any]]) -> list[Fate]:
    return [each.fate for each in found]


def faults(found: Sequence[Judged[Any]]) -> list[tuple[int, str]]:
    return [(fault.line, fault.field) for each in found for fault in each.faults]


def test_a_list_is_drafted_with_its_codes_and_the_same_sheet_changes_nothing(hands: Cast):
    assert fates(lists(hands, SCHOOL, BELOW)) == [Fate.NEW]
    row = get_row(hands.drafter, "school_kind")
    assert (row.status, row.document, row.clause) == (Standing.DRAFT, "DB42/T1000", "3")
    codes = codes_of(hands.drafter, row, CodeFilter()).rows
    assert [(code.code, code.parent) for code in codes] == [("1", None), ("11", "1")]
    assert str(codes[1].valid_from) == "2026-01-31"
    assert fates(lists(hands, SCHOOL, BELOW)) == [Fate.SAME]
    assert fates(lists(hands, SCHOOL)) == [Fate.CHANGED]
    assert codes_of(hands.drafter, row, CodeFilter()).total == 1


def test_what_is_in_force_is_revised_first(hands: Cast):
    lists(hands, SCHOOL)
    enacted_list(hands, "school_kind")
    assert fates(lists(hands, SCHOOL)) == [Fate.SAME]
    changed = {**SCHOOL, "name_zh": "普通小学"}
    assert faults(lists(hands, changed)) == [(2, "id")]
    revise_code_list(hands.drafter, "school_kind")
    assert fates(lists(hands, changed)) == [Fate.CHANGED]
    draft = get_row(hands.drafter, "school_kind~2")
    assert codes_of(hands.drafter, draft, CodeFilter()).rows[0].name.zh == "普通小学"


def test_every_refused_line_of_a_list_says_why(hands: Cast):
    found = lists(
        hands,
        {**SCHOOL, "scope": "宇宙"},
        {**BELOW, "valid_from": "某日"},
        {**BELOW, "code": "12", "name_zh": "", "valid_from": "", "parent": "", "name_en": "x"},
        {**SCHOOL, "id": "坏"},
        {**SCHOOL, "id": "loose", "parent": "9"},
        {**SCHOOL, "id": "adapts", "list_maps_to": "nowhere"},
        {**SCHOOL, "id": "good"},
        {**SCHOOL, "id": "loose"},
    )
    assert faults(found) == [
        (2, "scope"),
        (3, "valid_from"),
        (4, "name_zh"),
        (5, "id"),
        (6, "parent"),
        (7, "list_maps_to"),
        (9, "id"),
    ]
    assert fates(found).count(Fate.NEW) == 1


def test_a_document_comes_with_its_clauses(hands: Cast):
    assert fates(documents(hands, STANDARD, MORE)) == [Fate.NEW]
    row = find_by_number(hands.bureau, STANDARD["number"])
    assert row is not None
    clauses = clause_texts(hands.bureau, row)
    assert [(each.number, each.key) for each in clauses] == [("1", "1"), ("附录A", "A")]
    assert fates(documents(hands, STANDARD, MORE)) == [Fate.SAME]
    title = {"number": STANDARD["number"], "title": "学校编码规则"}
    assert fates(documents(hands, title)) == [Fate.CHANGED]
    assert (row.title, row.clauses, str(row.issued_on)) == ("学校编码规则", 2, "2024-03-01")


def test_every_refused_line_of_a_document_says_why(hands: Cast):
    found = documents(
        hands,
        {**STANDARD, "kind": "传说"},
        {**MORE, "clause": "", "clause_title": "对照"},
        {**STANDARD, "number": "A 1", "title": ""},
        {**STANDARD, "number": "A 2", "effective_on": "2020-01-01"},
        {**STANDARD, "number": "A 1"},
    )
    assert faults(found) == [
        (2, "kind"),
        (3, "clause"),
        (4, "title"),
        (5, "effective_on"),
        (6, "number"),
    ]


@pytest.mark.parametrize("form", SheetFormat)
def test_what_is_exported_reads_back_unchanged(hands: Cast, tmp_path: Path, form: SheetFormat):
    lists(hands, SCHOOL, BELOW, {**SCHOOL, "id": "other", "list_name_zh": "=别的"})
    long = {**MORE, "clause": "附录B", "clause_text": "很长 的\n" * 15_000 + "完"}
    documents(hands, STANDARD, MORE, long, {"number": "A 9", "title": "没有全文"})
    told = {
        "lists": (code_list_lines, exported_lists(hands.drafter, CodeListFilter())),
        "documents": (document_lines, exported_documents(hands.bureau)),
    }
    for name, (kind, lines) in told.items():
        columns: tuple[Column, ...] = kind.COLUMNS
        file = tmp_path / f"{name}.{form.value}"
        with file.open("wb") as sheet:
            for part in write_sheet(form, tuple(kind.HEADINGS.values()), lines):
                sheet.write(part)
        with open_table(file, file.name, columns) as table:
            rows, present = list(table.lines()), frozenset(table.places)
        if name == "lists":
            found = run(CODE_LISTS, hands.drafter, rows, present)
        else:
            found = run(DOCUMENTS, hands.bureau, rows, present)
        assert fates(found) == [Fate.SAME] * 2, [each.faults for each in found]
