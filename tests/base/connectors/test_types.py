"""Types of text: a code is no number, an odd value among amounts is told, nothing is lost."""

import pytest

from tongbase.base.connectors.files.codes import names_a_code
from tongbase.base.connectors.files.columns import Columns
from tongbase.base.connectors.files.infer import Tally, judge, tally_rows
from tongbase.base.connectors.files.parts import parts_of
from tongbase.base.connectors.files.terms import Options
from tongbase.base.connectors.terms import RemarkKind

AMOUNTS = [f"{number}.50" for number in range(199)]
COUNTIES = ["420102", "420103", "420104", "420105", "420106", "420107"]


def judged(heading: str, *values: str) -> tuple[str, list[RemarkKind]]:
    (tally,) = tally_rows([(value,) for value in values], 1)
    kind, remarks = judge(heading, heading, tally)
    return kind, [remark.kind for remark in remarks]


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("邮编", ["430000", "430010"]),
        ("联系电话", ["87654321", "85558888"]),
        ("企业编号", ["1", "2"]),
        ("XZQHDM", ["420100"]),
        ("phoneNumber", ["2025550100"]),
        ("id_card", ["420102800101123"]),
        ("手机号(本人)", ["13800138000"]),
        ("联系方式", ["13800138000", "13900139000"]),
        ("证件", ["420102800101123"]),
        ("辖区", COUNTIES),
        ("门牌", ["0012", "14"]),
        ("流水", ["6222020200112233445"]),
    ],
)
def test_codes_stay_text(heading, values):
    assert judged(heading, *values) == ("string", [RemarkKind.CODE])


@pytest.mark.parametrize(
    ("heading", "values", "kind"),
    [
        ("户数", ["430000", "430010", "430020"], "long"),
        ("电话数量", ["12", "30"], "long"),
        ("序号", ["1", "2"], "long"),
        ("No", ["1", "2"], "long"),
        ("人口", [*COUNTIES, "99"], "long"),
        ("余额", ["-1", "0.5"], "double"),
        ("占比", [".8250270523", "0.34888197239999996"], "double"),
        ("办结时间", ["2024-01-02", "2024-01-03 10:00:00"], "timestamp"),
        ("在职", ["true", "False"], "boolean"),
        ("备注", ["无", ""], "string"),
        ("姓名", ["张三", "李四", "12"], "string"),
    ],
)
def test_what_may_be_reckoned_with_is_a_number_and_needs_no_words(heading, values, kind):
    assert judged(heading, *values) == (kind, [])


@pytest.mark.parametrize("word", ["无", "不详", "-", "N/A", "/", "未填写"])
def test_a_word_for_nothing_among_amounts_is_nothing_and_told(word):
    assert judged("金额", "12.50", word, "30") == ("double", [RemarkKind.NOTHING])


def test_numbers_in_groups_are_numbers():
    assert judged("金额", "1,234.50", "999") == ("double", [RemarkKind.GROUPED])
    assert judged("金额", "1,23", "9") == ("string", [RemarkKind.TEXT])


def test_one_odd_amount_in_a_hundred_is_set_aside_and_more_make_text():
    assert judged("金额", *AMOUNTS, "约300") == ("double", [RemarkKind.SET_ASIDE])
    assert judged("金额", *AMOUNTS[:50], "约300") == ("string", [RemarkKind.TEXT])


def test_an_odd_value_that_is_a_code_makes_text():
    assert judged("门牌", *map(str, range(1, 200)), "12A") == ("string", [RemarkKind.TEXT])
    assert judged("房号", *map(str, range(1, 200)), "12A") == ("string", [])


def test_the_remark_counts_and_shows_an_example():
    (tally,) = tally_rows([(value,) for value in [*AMOUNTS, "约300"]], 1)
    _, (remark,) = judge("金额", "金额", tally)
    assert (remark.count, remark.of, remark.examples) == (1, 200, ("约300",))


def test_files_of_one_table_are_judged_together(tmp_path):
    """Two odd values in a file of three are few among those of all files."""
    (tmp_path / "1.csv").write_text("名称,金额\n" + "".join(f"a,{each}\n" for each in AMOUNTS))
    (tmp_path / "2.csv").write_text("名称,金额\na,约300\nb,无\nc,5\n")
    columns = Columns()
    for name in ("1.csv", "2.csv"):
        with parts_of(tmp_path / name, name, Options()) as parts:
            columns.add(parts[0])
    described, remarks = columns.described()
    assert [each.type for each in described] == ["string", "double"]
    assert [each.kind for each in remarks] == [RemarkKind.NOTHING, RemarkKind.SET_ASIDE]


def test_numbers_of_many_files_are_numbers():
    tally = Tally()
    for first in range(0, 100, 10):
        tally.join(tally_rows([(str(number),) for number in range(first, first + 10)], 1)[0])
    assert judge("id", "id", tally) == ("long", ())


@pytest.mark.parametrize(
    "heading", ["代码", "单位代码", "行政区划", "学号", "TYSHXYDM", "zip_code"]
)
def test_a_heading_names_a_code(heading):
    assert names_a_code(heading)


@pytest.mark.parametrize(
    "heading", ["序号", "代码行数", "手机用户数", "wspm", "month", "编号数", ""]
)
def test_a_heading_names_none(heading):
    assert not names_a_code(heading)
