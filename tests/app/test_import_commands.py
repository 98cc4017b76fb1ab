"""Imports at the command line: the template, the check and its numbers, in words."""

import csv
from pathlib import Path

import pytest

from tests.app.desk import Desk
from tests.app.world import MARKET

HEADINGS = ("信息资源名称", "信息资源提供方代码", "信息资源摘要", "信息项名称", "共享类型")
LINES = (
    ("广告经营登记信息", MARKET, "登记情况", "广告单位名称", "不予共享"),
    ("广告经营登记信息", MARKET, "", "登记日期", ""),
    ("", "", "", "登记机关", ""),
    ("计量检定信息", MARKET, "检定情况", "器具名称", "随便共享"),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "目录.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((HEADINGS, *LINES))
    return path


def test_a_template_is_what_its_name_says_and_reads_back(desk: Desk, tmp_path: Path):
    path = tmp_path / "模板.csv"
    desk.reads("market", "import", "template", "entries", str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    (headings,) = csv.reader(path.read_text("utf-8-sig").splitlines())
    assert {"信息资源名称*", "信息项名称*"} <= set(headings)
    named = dict.fromkeys(headings, "") | dict(zip(HEADINGS, LINES[0], strict=True))
    starred = {heading: named.get(heading.rstrip("*"), "") for heading in headings}
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(starred.values())
    told = desk.types("market", "import", "check", "entries", str(path))
    assert (told["counts"]["new"], told["unknown_headings"]) == (1, [])
    book = tmp_path / "模板.XLSX"
    desk.reads("market", "import", "template", "entries", str(book))
    assert book.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["模板", "模板.xls", "模板.csv.txt"])
def test_a_name_of_another_ending_is_refused_and_nothing_written(
    desk: Desk, tmp_path: Path, name: str
):
    path = tmp_path / name
    for words in (("import", "template", "entries"), ("entry-batch", "export")):
        assert "cli.ending_unknown target:" in desk.is_refused("market", *words, str(path))
    assert not path.exists()


def test_a_check_tells_how_many_lines_make_how_many_records(desk: Desk, sheet: Path):
    printed = desk.reads("market", "import", "check", "entries", str(sheet))
    assert "文件共 4 行(不计表头),合成 2 条" in printed
    assert "4 lines below the headings make 2 records" in printed
    assert "新增 1 条、更新 0 条、不变 0 条、不通过 1 条" in printed
    rows = [line.split("\t") for line in printed.splitlines() if "\t" in line]
    assert ["类别", "数据目录 entries"] in rows
    assert ["状态", "已校验 checked"] in rows
    assert [row[:2] for row in rows if "随便共享" in row[-1]] == [["5", "共享类型"]]
    listed = [line.split("\t") for line in desk.reads("market", "import", "list").splitlines()]
    counted = dict(zip(listed[1], listed[2], strict=True))
    told = [counted[name] for name in ("文件行数", "合成条数", "新增条数", "不通过条数")]
    assert told == ["4", "2", "1", "1"]
    faults = desk.reads("market", "import", "faults", counted["编号"])
    assert "\t不通过 refusal\t" in faults
    for shown in ("show", "report"):
        target = [str(sheet.parent / "结果.csv")] if shown == "report" else []
        assert "合成 2 条" in desk.reads("market", "import", shown, counted["编号"], *target)
