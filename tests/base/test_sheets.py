"""Sheets: headings as people write them, CSV and workbooks that come back as they were."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tongbase.base.sheets.errors import HeadingMissingError
from tongbase.base.sheets.headings import key_of, places_of
from tongbase.base.sheets.reading import open_table
from tongbase.base.sheets.terms import Column
from tongbase.base.sheets.writing import SheetFormat, template_of, write_sheet

COLUMNS = (
    Column("name", "目录名称", "Name", aliases=("信息资源名称",), needed=True),
    Column("share_type", "共享类型", "Sharing", choices=("无条件共享", "不予共享"), hint="必选"),
    Column("note", "备注", "Note"),
)


def keep(folder: Path, form: SheetFormat, headings: Sequence[str], rows) -> Path:
    path = folder / f"sheet.{form.value}"
    path.write_bytes(b"".join(write_sheet(form, headings, rows)))
    return path


@pytest.mark.parametrize(
    "heading",
    [
        "目录名称",
        "*目录名称",
        "目录名称(必填)",
        " 目录 名称:",
        "信息资源名称*",
        "name",
        "目录名称(必填)",
    ],
)
def test_a_heading_is_known_however_it_is_decorated(heading: str) -> None:
    assert places_of([heading], COLUMNS) == {"name": 0}


def test_of_two_headings_for_one_field_the_first_counts() -> None:
    assert places_of(["目录名称", "信息资源名称", "别的"], COLUMNS) == {"name": 0}


def test_width_and_case_do_not_matter() -> None:
    assert key_of("Name") == key_of("name") == key_of("NAME*")


def test_a_number_is_a_number_to_a_table_program(tmp_path: Path) -> None:
    path = keep(tmp_path, SheetFormat.XLSX, ["行号", "说明"], [(100, "甲"), (42, "007")])
    with zipfile.ZipFile(path) as book:
        cells = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>100</v>" in cells
    assert "<v>42</v>" in cells
    assert "<v>7</v>" not in cells  # a text stays one
    assert (
        keep(tmp_path, SheetFormat.CSV, ["行号"], [(100,)]).read_text("utf-8-sig") == "行号\n100\n"
    )


@pytest.mark.parametrize("form", SheetFormat)
def test_what_is_written_is_read_back(tmp_path: Path, form: SheetFormat) -> None:
    said = ["=1+1", "-5", "+86 27", "@x", "a,b\n“c”", "", "007", "'quoted"]
    rows = [(f"目录{number}", "不予共享", note) for number, note in enumerate(said)]
    path = keep(tmp_path, form, ["目录名称", "共享类型", "备注"], rows)
    with open_table(path, path.name, COLUMNS) as table:
        told = [(line.cells["name"], line.cells.get("note", "")) for line in table.lines()]
    assert told == [(name, note) for name, _, note in rows]


def test_a_csv_holds_no_cell_that_a_table_program_would_run(tmp_path: Path) -> None:
    path = keep(tmp_path, SheetFormat.CSV, ["目录名称"], [("=cmd|' /C calc'!A0",), ("-12.5",)])
    assert path.read_text("utf-8-sig").splitlines()[1:] == ["'=cmd|' /C calc'!A0", "-12.5"]


def test_columns_nobody_knows_are_told_and_left_alone(tmp_path: Path) -> None:
    path = keep(tmp_path, SheetFormat.XLSX, ["序号", "目录名称", "领导批示"], [("1", "甲", "阅")])
    with open_table(path, path.name, COLUMNS) as table:
        assert table.unknown == ("序号", "领导批示")
        assert [line.cells for line in table.lines()] == [{"name": "甲"}]


def test_a_missing_heading_is_named(tmp_path: Path) -> None:
    path = keep(tmp_path, SheetFormat.CSV, ["共享类型", "备注"], [("不予共享", "x")])
    with pytest.raises(HeadingMissingError) as told, open_table(path, "表.csv", COLUMNS):
        pass
    assert told.value.facts == {"missing": ["目录名称"]}
    assert told.value.field == "file"


def test_the_template_is_read_by_its_own_headings(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(b"".join(template_of(COLUMNS)))
    with open_table(path, path.name, COLUMNS) as table:
        assert set(table.places) == {"name", "share_type", "note"}
        assert list(table.lines()) == []
