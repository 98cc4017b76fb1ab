"""The code lists and data elements that the house ships, compared with where they come from."""

import csv
import re
from bisect import bisect_right
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from tongbase.standards.rules.checksums import CheckKind

REAL = Path(__file__).parents[2].parent / "shared" / "realdata"
needs_real_data = pytest.mark.skipif(
    not REAL.exists(), reason="The real data sets are not on this machine."
)


def shipped(name: str) -> list[dict[str, str]]:
    text = (files("tongbase.standards") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def real(name: str) -> list[dict[str, str]]:
    with (REAL / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


DIVISION, DIVISION_DIGITS = "division", 6  # the register of divisions, read as a list
LISTS = {row["id"]: row for row in shipped("code_lists.csv")}
CODES: dict[str, dict[str, dict[str, str]]] = {
    list_id: {row["code"]: row for row in shipped("codes.csv") if row["list"] == list_id}
    for list_id in LISTS
}
ELEMENTS = shipped("elements.csv")
HEADER = (
    "code,name_zh,initials,name_en,definition,data_type,length_min,length_max,precision,format,"
    "value_range,unit,code_list,checksum,synonyms,category,source"
)
PARENTS_ELSEWHERE = {
    "format_type": "format_category",
    "share_mode": "share_mode_category",
    "uscc_kind": "uscc_authority",
}


def names(list_id: str) -> dict[str, str]:
    return {code: row["name_zh"] for code, row in CODES[list_id].items()}


def top(list_id: str) -> list[str]:
    return [code for code, row in CODES[list_id].items() if not row["parent"]]


def test_at_least_thirty_lists_each_with_its_source():
    assert len(LISTS) >= 70
    assert [each["id"] for each in LISTS.values() if not each["source"].strip()] == []
    assert sum(bool(re.match(r"(GB|GA|WS|HJ)", each["source"])) for each in LISTS.values()) >= 34


def test_what_is_the_houses_own_is_no_national_standard():
    own = {row["id"]: row["scope"] for row in LISTS.values() if "自编" in row["source"]}
    assert set(own.values()) == {"local"}
    assert (LISTS["sex"]["scope"], LISTS["id_document"]["scope"]) == ("national", "industry")


def test_lists_stand_once_and_their_codes_together_and_once():
    rows = shipped("codes.csv")
    assert [row["id"] for row in shipped("code_lists.csv")] == list(LISTS)
    assert list(dict.fromkeys(row["list"] for row in rows)) == list(LISTS)
    assert [key for key, n in Counter((r["list"], r["code"]) for r in rows).items() if n > 1] == []
    blocks = [
        row["list"]
        for row, before in zip(rows[1:], rows, strict=False)
        if row["list"] != before["list"]
    ]
    assert len(blocks) == len(LISTS) - 1


def test_every_code_has_clean_names_in_two_languages():
    for row in shipped("codes.csv"):
        for column in ("code", "name_zh", "name_en"):
            assert row[column], row
            assert row[column] == " ".join(row[column].split()), row
        assert not re.search(r"[一-鿿]", row["name_en"]), row


def test_names_in_a_list_are_told_apart():
    for list_id, codes in CODES.items():
        known = Counter((row["name_zh"], row["parent"]) for row in codes.values())
        assert [name for name, count in known.items() if count > 1] == [] or list_id == "health"


@pytest.mark.parametrize("list_id", LISTS)
def test_parents_exist_and_nothing_is_its_own_ancestor(list_id):
    codes = CODES[list_id]
    others = CODES[PARENTS_ELSEWHERE.get(list_id, list_id)]
    for code, row in codes.items():
        assert not row["parent"] or row["parent"] in others
        above, seen = row["parent"], {code}
        while above and list_id not in PARENTS_ELSEWHERE:
            assert above not in seen, f"{list_id} {code} goes round"
            seen.add(above)
            above = codes[above]["parent"]


def test_a_code_ends_after_it_began():
    for row in shipped("codes.csv"):
        begins, ends = row["valid_from"] or "0001-01-01", row["valid_to"] or "9999-12-31"
        assert date.fromisoformat(begins) < date.fromisoformat(ends)


@pytest.mark.parametrize(
    ("list_id", "tops", "all_codes"),
    [
        ("education", 8, 40),  # GB/T 4658-2006
        ("degree", 4, 56),  # GB/T 6864-2003
        ("political_status", 13, 13),  # GB/T 4762-1984
        ("occupation_status", 13, 13),  # GB/T 2261.4-2003
        ("occupation", 8, 8),  # GB/T 6565-2015
        ("economic_type", 4, 34),  # GB/T 12402-2000
        ("land_use", 12, 12 + 73),  # GB/T 21010-2017: 12 first classes, 73 second classes
        ("discipline", 62, 62),  # GB/T 13745-2009: 62 disciplines of the first level
        ("disability_kind", 7, 7),  # GB/T 26341-2010
        ("disability_level", 4, 4),
        ("tax", 18, 18),  # the 18 taxes in force
        ("real_estate_right", 23, 23),
        ("aqi_level", 6, 6),  # HJ 633-2012
        ("resource_subject", 24, 24),
    ],
)
def test_a_list_is_as_long_as_its_standard(list_id, tops, all_codes):
    assert (len(top(list_id)), len(CODES[list_id])) == (tops, all_codes)


@pytest.mark.parametrize(
    ("list_id", "code", "zh"),
    [
        ("education", "28", "大学普通班毕业"),
        ("degree", "208", "工学博士学位"),
        ("family_relation", "38", "儿媳"),
        ("political_status", "11", "台湾民主自治同盟盟员"),
        ("health", "41", "癌症"),
        ("occupation_status", "80", "退(离)休人员"),
        ("economic_type", "173", "私营有限责任(公司)"),
        ("id_document", "114", "中国人民解放军军官证"),
        ("id_document", "414", "普通护照"),
        ("power_kind", "07", "行政确认"),
        ("service_object", "5", "行政机关"),
        ("urban_rural", "122", "镇乡结合区"),
        ("real_estate_right", "4", "国有建设用地使用权/房屋(构筑物)所有权"),
        ("budget_function", "208", "社会保障和就业支出"),
        ("resource_subject", "13", "民族宗教"),
    ],
)
def test_a_code_reads_as_in_the_standard(list_id, code, zh):
    assert names(list_id)[code] == zh


@pytest.mark.parametrize("list_id", ["education", "family_relation", "economic_type", "health"])
def test_parents_follow_from_the_digits(list_id):
    for code, row in CODES[list_id].items():
        if row["parent"]:
            stem = row["parent"].rstrip("0")
            assert code.startswith(stem) or list_id == "family_relation", row


@pytest.mark.parametrize("list_id", ["degree", "land_use", "penalty_kind", "legal_person_kind"])
def test_a_parent_is_the_beginning_of_its_children(list_id):
    for code, row in CODES[list_id].items():
        assert code.startswith(row["parent"]), row


@needs_real_data
def test_countries_have_the_codes_of_iso_3166():
    rows = real("country_codes/country-codes.csv")
    assert {row["ISO3166-1-Alpha-3"] for row in rows} == set(CODES["country"])
    numeric = {row["ISO3166-1-numeric"].zfill(3) for row in rows}
    assert numeric == set(CODES["country_numeric"])


@needs_real_data
def test_letters_and_figures_mean_the_same_country():
    by_name = {zh: code for code, zh in names("country_numeric").items()}
    for row in real("country_codes/country-codes.csv"):
        zh = names("country")[row["ISO3166-1-Alpha-3"]]
        assert by_name[zh] == row["ISO3166-1-numeric"].zfill(3), zh


@needs_real_data
def test_most_countries_bear_the_name_that_the_united_nations_give_in_chinese():
    rows = real("country_codes/country-codes.csv")
    ours = names("country")
    same = [row for row in rows if row["official_name_cn"] == ours[row["ISO3166-1-Alpha-3"]]]
    assert len(same) > 200


@needs_real_data
def test_money_that_is_paid_with_somewhere_has_its_code():
    used = {
        code.strip()
        for row in real("country_codes/country-codes.csv")
        for code in row["ISO4217-currency_alphabetic_code"].split(",")
    }
    ended = {code for code, row in CODES["currency"].items() if row["valid_to"]}
    assert used - {""} <= set(CODES["currency"]) - ended


@needs_real_data
def test_industries_are_those_of_the_standard_down_to_four_digits():
    rows = real("gbt4754/gbt4754_2017.csv")
    ours = CODES["industry"]
    assert [row["code"] for row in rows] == list(ours)
    assert Counter(row["level"] for row in rows) == {"1": 20, "2": 97, "3": 473, "4": 1381}
    assert {row["code"]: row["parent"] for row in rows} == {c: r["parent"] for c, r in ours.items()}
    for row in rows:  # a few names are cut off there, and one has an explanation after it
        plain = row["name"].split("  ")[0].strip().replace("（", "(").replace("）", ")")
        assert ours[row["code"]]["name_zh"].startswith(plain), row


def test_an_industry_stands_below_the_digits_that_it_begins_with():
    lengths = Counter(len(code) for code in CODES["industry"])
    assert lengths == {1: 20, 2: 97, 3: 473, 4: 1381}
    for code, row in CODES["industry"].items():
        if len(code) > 2:
            assert row["parent"] == code[:-1]
    sections = {c: n for c, n in names("industry").items() if len(c) == 1}
    assert sections == names("industry_section")


def test_at_least_three_hundred_elements_each_with_its_source():
    assert list(ELEMENTS[0]) == HEADER.split(",")
    assert len(ELEMENTS) >= 320
    assert len({row["category"] for row in ELEMENTS}) >= 20
    for row in ELEMENTS:
        for column in ("code", "name_zh", "initials", "name_en", "definition", "source"):
            assert row[column].strip(), row


@pytest.mark.parametrize("column", ["code", "name_zh"])
def test_no_two_elements_share(column):
    told = Counter(row[column] for row in ELEMENTS)
    assert [value for value, count in told.items() if count > 1] == []


def test_codes_of_elements_run_on():
    assert [row["code"] for row in ELEMENTS] == [f"DE{n:05}" for n in range(1, len(ELEMENTS) + 1)]


def test_what_elements_refer_to_exists():
    assert {row["code_list"] for row in ELEMENTS} - {""} <= {*LISTS, DIVISION}
    assert {row["checksum"] for row in ELEMENTS} - {""} == set(CheckKind)
    assert {row["data_type"] for row in ELEMENTS} <= set(CODES["item_data_type"])


def test_most_lists_are_the_values_of_some_element():
    used = {row["code_list"] for row in ELEMENTS}
    assert len(set(LISTS) - used) <= 4


# GB 2312 orders the characters of its first level by their pinyin: where each letter begins.
LETTERS = (
    "ABCDEFGHJKLMNOPQRSTWXYZ",
    [
        *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC),
        *(0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9),
        0xD4D1,
    ],
)
# What is read otherwise here than there, or is not of the first level: a word that sounds alike.
READ_AS = {"行业": "航业", "银行": "银航", "增长": "增掌", "曾用": "层用", "殡": "宾"}


def initials_of(name: str) -> str:
    for written, sounds in READ_AS.items():
        name = name.replace(written, sounds)
    place = (int.from_bytes(sign.encode("gb2312"), "big") for sign in name)
    return "".join(LETTERS[0][bisect_right(LETTERS[1], n) - 1] for n in place if n >= 0xB0A1)


def test_initials_are_those_of_the_pinyin():
    assert initials_of("公民身份号码") == "GMSFHM"
    wrong = {
        r["name_zh"]: r["initials"] for r in ELEMENTS if r["initials"] != initials_of(r["name_zh"])
    }
    assert wrong == {}
    assert all(re.fullmatch(r"[A-Z]+", row["initials"]) for row in ELEMENTS)


# GB/T 39046-2020, table 3: letters, digits or both, then a length, a range or a decimal fraction.
COUNTED = re.compile(
    r"(?P<kind>a|n|an)(?P<low>[0-9]+)?(?:\.\.(?P<high>[0-9]+))?(?:,(?P<after>[0-9]+))?"
)
DATED = re.compile(r"YYYY(?:MM(?:DD(?:hhmmss)?)?)?")


def test_a_format_agrees_with_lengths_and_type():
    for row in ELEMENTS:
        told = (row["length_min"], row["length_max"], row["precision"])
        if row["format"] == "..ul":
            assert (*told, row["data_type"] in {"M", "G"}) == ("", "", "", True), row
        elif DATED.fullmatch(row["format"]):
            length = len(row["format"])
            assert told == (str(length), str(length), ""), row
            assert row["data_type"] == {8: "D", 14: "T"}.get(length, "C"), row
        else:
            assert told == lengths_of(row["format"]), row
            letters = row["format"].startswith("a")
            assert row["data_type"] in ({"C"} if letters else {"C", "N", "I", "Y"}), row
            assert not row["precision"] or row["data_type"] in {"N", "Y"}, row


def lengths_of(written: str) -> tuple[str, str, str]:
    """Read the least and the greatest length and the digits after the point."""
    found = COUNTED.fullmatch(written)
    assert found is not None, written
    low, high, after = found["low"] or "", found["high"] or found["low"], found["after"] or ""
    assert int(low or 0) <= int(high), written
    assert int(after or 0) < int(high), written
    return low, high, after


# A standard's number, an article of a law, a guideline or practice; what is read from them freely
# says so.
SOURCE = re.compile(
    r"(GB|GB/T|GA|GA/T|HJ|WS|GS) ?[0-9.]+-[0-9]{4}( (表[0-9]+|附录[A-Z.0-9]+))?"
    r"|《.+》第[0-9]+条|政务信息资源目录编制指南\(试行\)|各地平台通行做法|参照 .+"
)


def test_a_source_names_a_standard_or_an_article_or_says_that_it_is_only_followed():
    assert [row["source"] for row in ELEMENTS if SOURCE.fullmatch(row["source"]) is None] == []
    assert sum(row["source"].startswith(("GB", "GA", "HJ", "WS")) for row in ELEMENTS) >= 200


def test_codes_fit_into_the_elements_that_hold_them():
    for row in ELEMENTS:
        if row["code_list"]:
            held = row["code_list"] != DIVISION
            longest = max(map(len, CODES[row["code_list"]])) if held else DIVISION_DIGITS
            assert longest <= int(row["length_max"]), row
            assert row["data_type"] == "C"


def test_amounts_and_quantities_name_their_unit():
    for row in ELEMENTS:
        if row["data_type"] == "Y":
            assert row["unit"] in {"元", "万元"}, row
        if row["data_type"] == "C":
            assert row["unit"] in {"", "份"}, row


def test_a_synonym_leads_to_one_element_alone():
    words = [w.lower() for row in ELEMENTS for w in row["synonyms"].split("|") if w]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    owners = {w.lower(): r["code"] for r in ELEMENTS for w in r["synonyms"].split("|") if w}
    for row in ELEMENTS:
        assert row["name_zh"] not in owners
        assert owners.get(row["initials"].lower(), row["code"]) == row["code"], row


@pytest.mark.parametrize(
    ("name", "initials", "held_as"),
    [
        ("公民身份号码", "GMSFHM", ("an18", "", "citizen_id", "GB 11643-1999")),
        ("统一社会信用代码", "TYSHXYDM", ("an18", "", "uscc", "GB 32100-2015")),
        ("性别代码", "XBDM", ("n1", "sex", "", "GB/T 2261.1-2003")),
        ("行业代码", "HYDM", ("an..5", "industry", "", "GB/T 4754-2017")),
        ("事项实施编码", "SXSSBM", ("an..24", "", "", "GB/T 39046-2020 表4")),
        ("社会保障号码", "SHBZHM", ("an18", "", "citizen_id", "《社会保险法》第58条")),
    ],
)
def test_an_element_reads_as_in_its_standard(name, initials, held_as):
    row = next(row for row in ELEMENTS if row["name_zh"] == name)
    assert row["initials"] == initials
    assert tuple(row[c] for c in ("format", "code_list", "checksum", "source")) == held_as
