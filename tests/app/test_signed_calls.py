"""Signed calls of services as an attacker sends them: nothing passes twice, nothing tells more."""

import json
import secrets
import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import pytest

from tests.app.world import JSON, World, status_of

SIGNED = ("X-Tongbase-Key", "X-Tongbase-Timestamp", "X-Tongbase-Nonce", "X-Tongbase-Signature")
HIDDEN = ("黄冈", "110101190001010030", "421102", "91420100MA0000015X")
"""What stands in the row of another division, which the grant does not reach."""
QUERY = {"limit": 1}


def sent(world: World, body: Any = QUERY, *, verb: str = "query", **how: Any) -> tuple[int, Any]:
    """Sign a call rightly, then let ``how`` change it: headers, content, query, verb or method."""
    path = f"/services/{world.ids['service']}/{verb}"
    content = json.dumps(body, ensure_ascii=False).encode()
    headers = {**world.sign(path, content, **how.pop("sign", {})), **JSON, **how.pop("headers", {})}
    headers = {name: value for name, value in headers.items() if value is not None}
    method, path = how.pop("method", "POST"), how.pop("path", path)
    return status_of(
        world.by(None), method, path, **{"content": content, "headers": headers, **how}
    )


def test_a_call_that_nobody_changed_is_answered(world: World):
    status, told = sent(world)
    assert (status, told["count"]) == (200, 1)


CHANGED: Mapping[str, Callable[[World], tuple[int, Any]]] = {
    "the body": lambda w: sent(w, content=b'{"limit": 100}'),
    "the query": lambda w: sent(w, params={"limit": "100"}),
    "the path": lambda w: sent(w, path=f"/services/{w.ids['service']}/verify"),
    "the same exit by its other address": lambda w: sent(
        w, path=f"/api/share/services/{w.ids['service']}/query"
    ),
    "the moment": lambda w: sent(w, headers={SIGNED[1]: str(10**9 * 2)}),
    "the nonce": lambda w: sent(w, headers={SIGNED[2]: secrets.token_hex(16)}),
    "the signature": lambda w: sent(w, headers={SIGNED[3]: "0" * 64}),
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_call_is_refused_when_something_was_changed_after_it_was_signed(world: World, what: str):
    status, told = CHANGED[what](world)
    assert status == 401
    assert told["code"] in {"identity.signature_wrong", "identity.timestamp_stale"}
    assert told["message"] and told["message_en"] and told["field"] in SIGNED


@pytest.mark.parametrize("header", SIGNED)
@pytest.mark.parametrize("value", [None, "", "x", "企业".encode(), b"\xff\xfe", "a" * 9000])
def test_each_header_must_be_there_and_of_its_form(world: World, header: str, value: Any):
    status, told = sent(world, headers={header: value})
    assert (status, told["code"]) == (401, "identity.signature_malformed")
    assert told["field"] == header


def test_another_method_is_not_the_call_that_was_signed(world: World):
    for method in ("GET", "PUT", "DELETE"):
        assert sent(world, method=method)[0] in {404, 405}


def test_a_call_sent_twice_is_answered_once(world: World):
    nonce = secrets.token_hex(16)
    first, second = (sent(world, sign={"nonce": nonce}) for _ in range(2))
    assert (first[0], second[0]) == (200, 401)
    assert second[1]["code"] == "identity.nonce_replayed"


def test_of_two_calls_at_once_with_one_nonce_one_is_answered(world: World):
    nonce, answers = secrets.token_hex(16), []
    world.by(None)

    def call() -> None:
        answers.append(sent(world, sign={"nonce": nonce})[0])

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 401, 401, 401]


def test_a_failed_call_uses_its_nonce_up_too(world: World):
    nonce = secrets.token_hex(16)
    assert sent(world, {"items": ["没有"]}, sign={"nonce": nonce})[0] == 403
    assert sent(world, sign={"nonce": nonce})[1]["code"] == "identity.nonce_replayed"


def test_the_purpose_in_the_header_may_be_chinese(world: World):
    for said in (quote("复核低保家庭"), "复核低保家庭".encode()):
        status, told = sent(world, headers={"X-Tongbase-Purpose": said})
        assert status == 200
        call = world.by("civil").get(f"/api/share/calls/{told['call']}")
        assert call["purpose"] == "复核低保家庭"
        lines = world.by("civil").get(f"/api/share/calls/{told['call']}/timeline")
        assert [line["detail"]["call"] for line in lines] == [told["call"]]
    for bad in (b"\xff\xfe", "%00", "x" * 600):
        status, told = sent(world, headers={"X-Tongbase-Purpose": bad})
        assert (status, told["field"]) == (422, "X-Tongbase-Purpose")


EVIL = (
    "'; drop table ods.qy; --",
    '" OR 1=1 --',
    '企业名称" FROM lake.ods.qy --',
    "*",
    "count(*)",
    "人数",
    "登记日期",
    "企业名称 ",
    "\u0430",
    "../qy",
    "ods.qy",
)


@pytest.mark.parametrize("word", EVIL)
def test_an_item_that_is_not_granted_is_refused_wherever_it_is_asked(world: World, word: str):
    tries = (
        ("query", {"items": [word]}),
        ("query", {"filters": {word: "x"}}),
        ("query", {"filters": {word: {"op": "is_null"}}}),
        ("verify", {"keys": {word: "x"}, "claims": {"企业名称": "x"}}),
        ("verify", {"keys": {"企业名称": "x"}, "claims": {word: "x"}}),
    )
    for verb, body in tries:
        status, told = sent(world, body, verb=verb)
        granted = word.strip() == "企业名称"  # blanks around a word are taken off
        assert granted or (status, told["code"]) == (403, "share.item_not_granted")
        assert not shows_hidden(told)


OPERATORS = ("eq", "ne", "lt", "le", "gt", "ge", "in", "contains", "starts_with", "within")
VALUES = (
    "黄冈",
    "421102",
    "110101190001010030",
    "' OR '1'='1",
    "%",
    "_",
    "",
    0,
    -1,
    1e308,
    True,
    None,
    ["421102", "黄冈"],
    [],
    "x" * 5000,
)


@pytest.mark.parametrize("item", ["企业名称", "证件号码", "区划", "统一社会信用代码"])
@pytest.mark.parametrize("operator", OPERATORS)
def test_no_filter_brings_out_or_betrays_a_row_beyond_the_division(
    world: World, item: str, operator: str
):
    for value in VALUES:
        status, told = sent(world, {"filters": {item: {"op": operator, "value": value}}})
        assert status in {200, 403, 422}, told
        rows = told.get("rows", [])
        assert all(str(row["区划"]).startswith("4201") for row in rows)
        assert status != 200 or not shows_hidden(told)
        if status != 200:
            assert told["code"] and told["message_en"]


@pytest.mark.parametrize("operator", OPERATORS)
def test_nothing_is_found_by_a_masked_item(world: World, operator: str):
    asked = {"filters": {"证件号码": {"op": operator, "value": "1101"}}}
    status, told = sent(world, asked)
    assert (status, told["code"]) == (403, "share.masked_item"), told


def test_paging_ends_where_the_division_ends(world: World):
    seen = [sent(world, {"limit": 1, "offset": offset})[1] for offset in range(5)]
    assert [told["count"] for told in seen] == [1, 1, 0, 0, 0]
    assert [told["truncated"] for told in seen] == [True, False, False, False, False]
    assert not any(map(shows_hidden, seen))


def test_a_row_that_is_hidden_is_verified_like_one_that_does_not_exist(world: World):
    def answer(code: str) -> Any:
        body = {"keys": {"统一社会信用代码": code}, "claims": {"企业名称": "x", "证件号码": "y"}}
        status, told = sent(world, body, verb="verify")
        told.pop("call")
        return status, told

    assert answer("91420100MA0000015X") == answer("91420100MA0000999X")
    assert answer("91420100MA0000015X")[1]["overall"] == "查无"


def test_a_verification_says_words_and_never_a_value(world: World):
    keys = {"统一社会信用代码": "91110101MA0000007T"}
    for claims in ({"企业名称": "7"}, {"证件号码": 7}, {"证件号码": "1"}, {"区划": "420102"}):
        status, told = sent(world, {"keys": keys, "claims": claims}, verb="verify")
        assert status == 200
        assert set(told["results"].values()) <= {"一致", "不一致", "查无"}
        assert "武汉长江" not in json.dumps(told, ensure_ascii=False)


def shows_hidden(told: Any) -> bool:
    text = json.dumps(told.get("rows", []) if "rows" in told else {}, ensure_ascii=False)
    return any(word in text for word in HIDDEN)
