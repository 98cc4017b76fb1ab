"""Files of every kind: what loads loads whole, what does not is refused with its reason."""

import gzip
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from tests.base.connectors.conftest import REAL
from tongbase.base.connectors import errors
from tongbase.base.connectors.files import formulas
from tongbase.base.connectors.files.formulas import unsaved_formulas
from tongbase.base.connectors.files.layout import find_layout
from tongbase.base.connectors.files.parts import parts_of
from tongbase.base.connectors.files.terms import Options

HORRORS = REAL / "horror_files"
REFUSED = {
    "encrypted_no_password.xls": "source.file_encrypted",
    "libreoffice.xlsx": "source.file_empty",
    "simple.unknown": "source.file_empty",
}
ROWS = {
    "simple.csv": 6,
    "simple.xls": 6,
    "simple.xlsx": 6,
    "simple.zip": 6,
    "simple.ssv": 6,
    "simple.psv": 28,
    "long.csv": 4000,
    "characters.csv": 382,
    "utf-16le_encoded.csv": 327,
    "null.csv": 10,
    "blank_line.ods": 3,
    "example.tsv": 140,
    "rowcolspan.html": 10,
    "weird_head_padding.csv": 76,
}


def horrors() -> list[Path]:
    return sorted(HORRORS.iterdir()) if HORRORS.exists() else []


@pytest.mark.skipif(not HORRORS.exists(), reason="The real data sets are not on this machine.")
@pytest.mark.parametrize("path", horrors(), ids=lambda path: path.name)
def test_a_horror_loads_or_is_refused_with_its_reason(path: Path):
    if path.name in REFUSED:
        with pytest.raises(errors.FileRefusedError) as told, parts_of(path, path.name, Options()):
            pass
        assert told.value.code == REFUSED[path.name]
        assert path.name in told.value.zh
        return
    with parts_of(path, path.name, Options()) as parts:
        records = [record for part in parts for record in part.sheet.records()]
    assert all(record.fault is None or (record.fault[0] and record.raw) for record in records)
    if path.name in ROWS:
        assert len(records) == ROWS[path.name]


@pytest.mark.skipif(not HORRORS.exists(), reason="The real data sets are not on this machine.")
def test_foreign_letters_survive():
    with parts_of(HORRORS / "characters.csv", "characters.csv", Options()) as parts:
        assert parts[0].sheet.fields[1].name == "景點編號"
    with parts_of(HORRORS / "spanish_chars.csv", "spanish_chars.csv", Options()) as parts:
        assert parts[0].sheet.fields[7].name == "Descripción"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
def test_chinese_in_any_encoding_is_read(folder, tmp_path, rows_of, encoding):
    text = "編號,姓名,地址\n1,張三,臺北市信義區市府路\n2,李四,高雄市中山路的大樓\n"
    (tmp_path / "drops" / "a.csv").write_bytes(text.encode(encoding))
    rows = rows_of(folder(), "a.csv")
    assert [(row["姓名"], row["_row"]) for row in rows] == [("張三", 2), ("李四", 3)]


def test_an_encoding_that_is_told_wrong_is_said(folder, tmp_path):
    (tmp_path / "drops" / "a.csv").write_bytes("编号,姓名\n1,张三\n".encode("gb18030"))
    with pytest.raises(errors.EncodingUnknownError) as told:
        folder(encoding="utf-8").describe("a.csv")
    assert told.value.field == "settings.encoding"
    with pytest.raises(errors.EncodingUnknownError):
        folder(encoding="no-such-code").describe("a.csv")


def test_titles_above_and_merged_headings_of_a_workbook(folder, tmp_path, rows_of):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一季度"
    sheet.append(["武汉市高龄津贴发放表(2024年)"])
    sheet.merge_cells("A1:D1")
    sheet.append([])
    sheet.append(["区", "姓名", "金额\n(元)", "日期"])
    sheet.append(["江岸区", "甲", 100, None])
    sheet.append([None, "乙", 200.5, None])
    sheet.merge_cells("A4:A5")
    other = book.create_sheet("二季度")
    other.append(["区", "数"])
    other.append(["江汉区", 5])
    book.save(tmp_path / "drops" / "津贴.xlsx")
    source = folder()
    assert [table.name for table in source.list_tables()] == [
        "津贴.xlsx#一季度",
        "津贴.xlsx#二季度",
    ]
    rows = rows_of(source, "津贴.xlsx#一季度")
    assert [(row["区"], row["姓名"], row["金额 (元)"]) for row in rows] == [
        ("江岸区", "甲", "100"),
        ("江岸区", "乙", "200.5"),
    ]
    types = {each.name: each.type for each in source.describe("津贴.xlsx#一季度").columns}
    assert types["金额 (元)"] == "double"


def a_book_of_formulas(path: Path) -> None:
    """Two sheets: one without a formula, one with three whose values nobody has computed."""
    book = openpyxl.Workbook()
    book.active.append(["甲", "乙"])
    book.active.append(["1", "不是公式"])
    sheet = book.create_sheet("合计 & 明细")
    for row in (["姓名", "金额", "备注"], ["甲", 1, "无"], ["乙", "=1+1", "=B3"], ["丙", 3, None]):
        sheet.append(row)
    sheet.append([None, "=SUM(B2:B4)"])
    book.save(path)


def faults_of(path: Path) -> list[list[tuple]]:
    with parts_of(path, path.name, Options()) as parts:
        sheets = [part.sheet.records() for part in parts]
        return [[(r.line, r.values, r.fault and r.fault[0]) for r in rows] for rows in sheets]


def rewrite(path: Path, part: str, change: Callable[[str], str]) -> None:
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, told in parts.items():
            book.writestr(name, change(told) if name == part else told)


def test_a_formula_without_its_value_is_told_with_its_column(tmp_path):
    a_book_of_formulas(tmp_path / "公式.xlsx")
    plain, summed = faults_of(tmp_path / "公式.xlsx")
    assert plain == [(2, ("1", "不是公式"), None)]
    lacking = "列的公式没有保存计算结果,请在表格软件里打开并保存后再导入。"
    assert summed == [
        (2, ("甲", "1", "无"), None),
        (3, ("乙", None, None), f"“金额”“备注”{lacking}"),
        (4, ("丙", "3", None), None),
        (5, (None, None, None), f"“金额”{lacking}"),
    ]


def test_a_formula_with_its_value_is_read_as_its_value(tmp_path):
    path = tmp_path / "公式.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["数", "文", "空"])
        sheet.write_formula(1, 0, "=1+1", None, 2)
        sheet.write_formula(1, 1, '="a"&"b"', None, "ab")
        sheet.write_formula(1, 2, '=""', None, "nothing")
        sheet.write_row(2, 0, ["3", "c", "d"])
    rewrite(path, "xl/worksheets/sheet1.xml", lambda told: told.replace("<v>nothing<", "<v><"))
    ((first, second),) = faults_of(path)
    assert first == (2, ("2", "ab", None), None)
    assert second == (3, ("3", "c", "d"), None)


def with_prefixes(told: str) -> str:
    told = re.sub(r"<(/?)([a-zA-Z]+)", r"<\1x:\2", told).replace("xmlns=", "xmlns:x=")
    return told.replace("<x:f>B3</x:f>", '<x:f t="shared" si="0"/>')


@pytest.mark.parametrize("piece_bytes", [64, 1000, 1 << 20])
def test_formulas_are_found_wherever_a_piece_ends(tmp_path, monkeypatch, piece_bytes):
    """With prefixed names, as some programs write them, and formulas that are shared."""
    monkeypatch.setattr(formulas, "PIECE_BYTES", piece_bytes)
    path = tmp_path / "公式.xlsx"
    a_book_of_formulas(path)
    prefixed = tmp_path / "prefixed.xlsx"
    a_book_of_formulas(prefixed)
    rewrite(prefixed, "xl/worksheets/sheet2.xml", with_prefixes)
    for each in (path, prefixed):
        assert unsaved_formulas(each) == [{}, {3: [1, 2], 5: [1]}]


def test_a_workbook_of_one_sheet_is_known_by_its_sheet_too(folder, tmp_path, rows_of):
    book = openpyxl.Workbook()
    book.active.title = "2024年"
    for row in (["序号", "姓名"], [1, "甲"]):
        book.active.append(row)
    book.save(tmp_path / "drops" / "低保.xlsx")
    source = folder()
    assert [table.name for table in source.list_tables()] == ["低保.xlsx"]
    assert rows_of(source, "低保.xlsx#2024年") == rows_of(source, "低保.xlsx")
    with pytest.raises(errors.SourceTableMissingError, match="只有:低保") as told:
        source.describe("低保.xlsx#2023年")
    assert told.value.field == "table"


@pytest.mark.parametrize("lines", [False, True])
def test_json_is_read_with_its_types(folder, tmp_path, rows_of, lines):
    rows = [
        {"id": 1, "code": "007", "ok": True, "at": {"区": "江岸", "点": [1, 2]}, "n": None},
        {"id": 2, "code": "008", "ok": False, "at": {"区": "江汉", "点": []}, "n": 1.5},
    ]
    text = "\n".join(map(json.dumps, rows)) if lines else json.dumps(rows, indent=1)
    (tmp_path / "drops" / "a.json").write_text(text)
    source = folder()
    types = {each.name: each.type for each in source.describe("a.json").columns}
    assert types == {
        "id": "long",
        "code": "string",
        "ok": "boolean",
        "at_区": "string",
        "at_点": "string",
        "n": "double",
    }
    assert rows_of(source, "a.json")[0]["at_点"] == "[1, 2]"


def test_a_json_file_cut_short_keeps_what_was_read(folder, tmp_path, rows_of):
    whole = json.dumps([{"id": n, "text": "字" * 50} for n in range(40_000)])
    (tmp_path / "drops" / "a.json").write_text(whole)
    (tmp_path / "drops" / "b.json").write_text(whole[:-200])
    (tmp_path / "drops" / "c.json").write_text('[{"id": 1}, 7]')
    rows = rows_of(folder(), "*.json")
    by_file = {name: [r for r in rows if r["_file"] == name] for name in ("a.json", "b.json")}
    assert len(by_file["a.json"]) == 40_000
    faults = [row for row in rows if row["_fault_zh"]]
    assert sorted(row["_file"] for row in faults) == ["b.json", "c.json"]
    with pytest.raises(errors.BrokenFileError):
        folder().describe("b.json")


def test_archives_are_opened(folder, tmp_path, rows_of):
    drops = tmp_path / "drops"
    with gzip.open(drops / "a.csv.gz", "wt") as file:
        file.write("id,v\n1,x\n")
    with zipfile.ZipFile(drops / "b.zip", "w") as archive:
        archive.writestr("一月.csv", "id,v\n2,y\n")
        archive.writestr("二月.csv", "id,v\n3,z\n")
    assert [row["v"] for row in rows_of(folder(), "a.csv.gz")] == ["x"]
    assert [table.name for table in folder().list_tables()] == [
        "a.csv.gz",
        "b.zip/一月.csv",
        "b.zip/二月.csv",
    ]
    assert [row["v"] for row in rows_of(folder(), "b.zip/二月.csv")] == ["z"]


PAGE = """<html><head><meta charset="gb2312"><style>td { color: red }</style></head><body>
<table border=1><tr><td colspan=4>低保发放表</td></tr>
<tr><th>区<th>姓名<th>金额<br>(元)<th>证件号</tr>
<tr><td rowspan="2">江岸区</td><td>张&nbsp;三</td><td>100.5</td><td>420102199001011234</td></tr>
<tr><td>李四<span style="display: none">0001</span></td><td></td><td>42010219900101123X</td></tr>
</table></body></html>"""


@pytest.mark.parametrize("name", ["导出.xls", "page.html"])
def test_a_page_exported_as_a_workbook_is_read(folder, tmp_path, rows_of, name):
    (tmp_path / "drops" / name).write_bytes(PAGE.encode("gb18030"))
    assert [table.name for table in folder().list_tables()] == [name]
    rows = rows_of(folder(), name)
    assert [tuple(row[column] for column in ("区", "姓名", "金额 (元)")) for row in rows] == [
        ("江岸区", "张 三", "100.5"),
        ("江岸区", "李四", None),
    ]
    assert rows[0]["证件号"] == "420102199001011234"


def test_damaged_and_disguised_files_are_refused(folder, tmp_path):
    drops = tmp_path / "drops"
    (drops / "a.zip").write_bytes(b"PK\x03\x04 not a zip")
    (drops / "b.xls").write_text("<html><table><tr><td>1</td></tr></table></html>")
    (drops / "c.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (drops / "d.parquet").write_bytes(b"PAR1 broken")
    (drops / "e.csv").write_bytes(b"")
    (drops / "f.csv.gz").write_bytes(b"\x1f\x8b broken")
    expected = {
        "a.zip": "source.file_broken",
        "b.xls": "source.not_a_table",
        "c.xlsx": "source.file_broken",
        "d.parquet": "source.file_broken",
        "e.csv": "source.file_empty",
        "f.csv.gz": "source.file_broken",
    }
    for name, code in expected.items():
        with pytest.raises(errors.FileRefusedError) as told:
            folder().describe(name)
        assert told.value.code == code, name
    assert len(folder().list_tables()) == len(expected)


def test_parquet_keeps_its_types(folder, tmp_path, rows_of):
    table = pa.table({"id": [1, 2], "d": [1.25, None], "s": ["甲", None]})
    pq.write_table(table, tmp_path / "drops" / "a.parquet")
    described = folder().describe("a.parquet")
    assert [each.type for each in described.columns] == ["long", "double", "string"]
    assert [row["d"] for row in rows_of(folder(), "a.parquet")] == ["1.25", None]


def test_a_quoted_line_break_does_not_shift_line_numbers(folder, tmp_path, rows_of):
    (tmp_path / "drops" / "a.csv").write_text('id,v\n1,"a\nb"\n2,c,d\n3,e\n')
    rows = rows_of(folder(), "a.csv")
    assert [(row["_row"], row["v"]) for row in rows] == [(2, "a\nb"), (4, None), (5, "e")]
    assert rows[1]["_fault_zh"].startswith("第 4 行")


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([["id", "id", ""], ["1", "2", "3"]], ("id", "id_2", "列3")),
        ([["1", "2"], ["3", "4"]], ("列1", "列2")),
        ([["标题"], ["年", "2020", "2021"], ["甲", "1", "2"]], ("年", "2020", "2021")),
        ([["", "2020", "2021"], ["甲", "1", "2"], ["乙", "3", "4"]], ("列1", "2020", "2021")),
        ([["_file", "A", "a"], ["x", "y", "z"]], ("_file_2", "A", "a_2")),
    ],
)
def test_headings_are_found_and_made_unique(rows, names):
    assert tuple(field.name for field in find_layout(rows).fields) == names
