"""What cannot be read is turned away at the door, with a code, two sentences and the field."""

import json
import re

import pytest
from fastapi.testclient import TestClient
from pydantic import ValidationError

from tongbase.app.http.application import build_app
from tongbase.app.http.errors import Fault, malformed
from tongbase.app.http.intake import BODY_BYTES_MAX
from tongbase.app.http.places import spoken
from tongbase.base.web import In
from tongbase.kernel.plain_text import strange_character

CHINESE = re.compile(r"[\u4e00-\u9fff]")
SIGN_IN = "/api/identity/sign-in"
JSON = {"Content-Type": "application/json"}

BODIES = {
    "cut off": (b'{"account": ', "json_invalid", "body"),
    "two values": (b"{} {}", "json_invalid", "body"),
    "only blanks": (b"  ", "json_invalid", "body"),
    "GB18030": ('{"account": "管理员"}'.encode("gb18030"), "not_utf8", "body"),
    "half a character": (b'{"account": "\xe7\xae"}', "not_utf8", "body"),
    "a name twice": (b'{"account": "a", "account": "b"}', "json_doubled", "account"),
    "twice, deep inside": (b'{"a": [{"b": 1, "b": 2}]}', "json_doubled", "b"),
    "no number": (b'{"a": NaN}', "json_constant", "body"),
    "infinite": (b'{"a": -Infinity}', "json_constant", "body"),
    "too large to be finite": (b'{"a": 1e999}', "number_large", "body"),
    "more than 64 bits": (b'{"a": 9223372036854775808}', "number_large", "body"),
    "thousands of digits": (b'{"a": ' + b"9" * 9000 + b"}", "number_large", "body"),
    "deep": (b"[" * 40 + b"]" * 40, "json_deep", "body"),
    "deep beyond any stack": (b'{"a":' * 60_000, "json_deep", "body"),
}
ADDRESSES = {
    "/api/identity/people/%00": ("strange_character", "path"),
    "/api/identity/people/%FF%FE": ("not_utf8", "path"),
    "/api/identity/people/a%E2%80%AEb": ("strange_character", "path"),
    "/api/identity/people?q=%00": ("strange_character", "q"),
    "/api/identity/people?q=%C3": ("not_utf8", "query"),
    "/api/identity/people?%07=1": ("strange_character", "query"),
    "/api/identity/people?" + "&".join(f"a{n}=1" for n in range(300)): (
        "too_many_parameters",
        "query",
    ),
}


@pytest.fixture(scope="module")
def client() -> TestClient:
    """The application without a house: what is turned away at the door needs none."""
    return TestClient(build_app(None), raise_server_exceptions=False)


def check_told(answer, status: int, code: str) -> dict:
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code)
    assert CHINESE.search(told["message"])
    assert told["message_en"].isascii() or "…" in told["message_en"]
    return told


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_cannot_be_read_is_refused(client: TestClient, body: str):
    content, kind, field = BODIES[body]
    told = check_told(client.post(SIGN_IN, content=content, headers=JSON), 422, "malformed")
    assert (told["field"], told["facts"]["faults"][0]["type"]) == (field, kind)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_cannot_be_read_is_refused(client: TestClient, address: str):
    told = check_told(client.get(address), 422, "malformed")
    kind, field = ADDRESSES[address]
    assert (told["field"], told["facts"]["faults"][0]["type"]) == (field, kind)


def test_a_body_of_many_megabytes_is_refused_before_it_is_read(client: TestClient):
    said = {**JSON, "Content-Length": str(BODY_BYTES_MAX + 1)}
    check_told(client.post(SIGN_IN, content=b"{}", headers=said), 413, "http_413")


def test_a_body_that_only_grows_large_is_refused_as_well(client: TestClient):
    pieces = (b" " * 1_000_000 for _ in range(9))
    check_told(client.post(SIGN_IN, content=pieces, headers=JSON), 413, "http_413")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_that_is_not_said_to_be_json_is_refused(client: TestClient, kind: str):
    """Foreign pages can send forms and plain text without asking; JSON they cannot."""
    headers = {"Content-Type": kind} if kind else {}
    answer = client.post(SIGN_IN, content=b"{}", headers=headers)
    assert "application/json" in check_told(answer, 415, "http_415")["message"]


def test_no_address_and_no_such_method_are_told_in_both_languages(client: TestClient):
    check_told(client.get("/api/nothing"), 404, "http_404")
    check_told(client.put("/api/health"), 405, "http_405")


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "\ud800", "管\u202e理", "\x85", "x\ufffe"])
def test_text_that_cannot_be_stored_or_shown_is_refused_wherever_it_stands(text: str):
    class Note(In):
        told: dict[str, list[str]]

    for value in ({"a": [text]}, {text: []}):
        with pytest.raises(ValidationError) as refused:
            Note(told=value)
        assert refused.value.errors()[0]["type"] == "strange_character"
    assert strange_character(f"-{text}-")


def test_ordinary_text_is_taken_as_it_is():
    class Note(In):
        text: str

    told = "第一行\n第二行\t“引号” Ⅷ 𠮷 é 🏛 '; drop table x; --"
    assert Note(text=told).text == told


def test_every_fault_is_said_in_chinese_and_in_english():
    from tongbase.app.http.words import FAULTS, HTTP_ERRORS

    for zh, en in (*FAULTS.values(), *HTTP_ERRORS.values()):
        assert CHINESE.search(zh)
        assert not CHINESE.search(en)


def test_a_field_with_a_strange_name_is_shown_short_and_printable():
    from tongbase.app.http.errors import Fault

    told = json.loads(bytes(malformed([Fault("missing", "\x00" + "x" * 900, {})]).body))
    assert len(told["field"]) == 200
    assert told["field"].startswith("\ufffd")


def test_all_answers_of_all_routes_are_documented():
    described = build_app(None).openapi()
    for ways in described["paths"].values():
        for way in ways.values():
            assert way["responses"].keys() >= {"4XX", "503"}
            assert "422" not in way["responses"]


@pytest.mark.parametrize(
    ("field", "zh", "en"),
    [
        ("name", "name", "name"),
        ("filters.姓名", "filters.姓名", "filters.姓名"),
        ("tables.7.name", "tables 第 8 项的 name", "tables no. 8, name"),
        ("items.0.codes.2", "items 第 1 项的 codes 第 3 项", "items no. 1, codes no. 3"),
        ("ids.4", "ids 第 5 项", "ids no. 5"),
    ],
)
def test_a_place_in_a_list_is_counted_from_one(field: str, zh: str, en: str) -> None:
    assert spoken(field) == (zh, en)
    told = json.loads(malformed([Fault("missing", field, {})]).body)
    assert told["message"] == f"字段 {zh} 为必填项,请填写。"
    assert told["field"] == field  # what a form goes by
