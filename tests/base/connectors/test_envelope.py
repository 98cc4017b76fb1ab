"""Records wrapped in an object, as interfaces answer: found, named by a person, or told."""

import json

import pytest

from tongbase.base.connectors import errors
from tongbase.base.connectors.terms import RemarkKind

ROWS = [{"id": 1, "名称": "甲"}, {"id": 2, "名称": "乙"}]
PERSON = {"id": 7, "姓名": "张三", "亲属": [{"姓名": "李四"}, {"姓名": "王五"}]}


@pytest.fixture
def drop(tmp_path, folder):
    """Write a JSON file; return the source with the settings."""

    def write(document, **settings):
        source = folder(**settings)
        text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
        (tmp_path / "drops" / "a.json").write_text(text)
        return source

    return write


def remarks_of(source):
    return [(each.kind, each.examples) for each in source.describe("a.json").remarks]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({"data": {"list": ROWS}}, "data.list"),
        ({"code": 0, "msg": "ok", "data": {"total": 2, "rows": ROWS}}, "data.rows"),
        ({"企业": ROWS}, "企业"),
        ({"resultList": ROWS, "requestId": "x", "page_size": 10}, "resultList"),
    ],
)
def test_the_one_list_of_records_is_the_table(drop, rows_of, document, path):
    source = drop(document)
    assert [(row["id"], row["名称"]) for row in rows_of(source, "a.json")] == [
        ("1", "甲"),
        ("2", "乙"),
    ]
    assert remarks_of(source) == [(RemarkKind.RECORDS, (path,))]


def test_a_record_with_records_in_it_stays_one_and_is_told(drop, rows_of):
    source = drop(PERSON)
    (row,) = rows_of(source, "a.json")
    assert (row["id"], json.loads(row["亲属"])) == ("7", PERSON["亲属"])
    assert remarks_of(source) == [(RemarkKind.WRAPPED, ("亲属",))]


def test_a_person_says_where_the_records_are(drop, rows_of):
    rows = rows_of(drop(PERSON, records="亲属"), "a.json")
    assert [row["姓名"] for row in rows] == ["李四", "王五"]


def test_several_lists_are_told_and_not_chosen_from(drop):
    source = drop({"data": {"list": ROWS, "rows": ROWS}})
    assert remarks_of(source) == [(RemarkKind.WRAPPED, ("data.list", "data.rows"))]


@pytest.mark.parametrize("document", [ROWS, "\n".join(map(json.dumps, ROWS))])
def test_an_array_and_one_object_a_line_are_no_wrapping(drop, rows_of, document):
    source = drop(document)
    assert len(rows_of(source, "a.json")) == 2
    assert remarks_of(source) == []


def test_answers_one_a_line_are_opened_where_a_person_says(drop, rows_of):
    line = json.dumps({"data": {"list": ROWS}})
    assert len(rows_of(drop(f"{line}\n{line}", records="data.list"), "a.json")) == 4


def test_a_place_without_records_is_named(drop):
    with pytest.raises(errors.EmptyFileError, match=r"data\.items") as told:
        drop({"data": {"list": ROWS}}, records="data.items").describe("a.json")
    assert told.value.field == "settings.records"


def test_a_wrapping_larger_than_what_is_read_at_once(drop, rows_of):
    many = [{"id": number, "名称": "字" * 40, "n": number / 7} for number in range(30_000)]
    source = drop(
        {"took": 12, "data": {"total": 30_000, "list": many}, "took_": 1}, records="data.list"
    )
    rows = rows_of(source, "a.json")
    assert {int(row["id"]): float(row["n"]) for row in rows} == {
        row["id"]: row["n"] for row in many
    }


def test_a_wrapping_cut_short_is_refused(drop):
    with pytest.raises(errors.BrokenFileError):
        drop(json.dumps({"data": {"list": ROWS}})[:-8]).describe("a.json")
