"""The exits over HTTP: signed calls on a real lake table, and the evidence that they leave."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from tests.conftest import NOW
from tests.share.conftest import a_copy
from tests.share.makers import MARKET, a_system, an_entry, cast_of, granted, hands_of
from tongbase.app.house import House
from tongbase.app.http.application import build_app
from tongbase.app.modules import PERMISSIONS
from tongbase.base.lake import raw
from tongbase.base.lake.handle import open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.catalogue.models import Entry
from tongbase.catalogue.terms.states import Status
from tongbase.identity import api as identity
from tongbase.kernel import clock
from tongbase.kernel.actor import OrgPath, system_actor
from tongbase.kernel.db import open_store
from tongbase.kernel.ids import new_id
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work
from tongbase.share.actions.calls import Exit, Refusal, query_service
from tongbase.share.models import Call, Grant
from tongbase.share.terms.applications import Mode, Terms
from tongbase.share.terms.calls import QueryAsked
from tongbase.share.terms.grants import GrantStatus

TABLE = TableName("市监", "企业")
SECRET_ID = "110101190001010014"
ROWS = f"""
SELECT
    '91420102MA' || lpad(i::VARCHAR, 8, '0') AS tyshxydm,
    '演示企业' || i AS qymc,
    '{SECRET_ID}' AS fddbr_zjhm,
    CASE WHEN i < 30 THEN '42010' || (2 + i % 2) ELSE '420502' END AS xzqh,
    (i * 10.5)::DECIMAL(18, 2) AS zczb,
    '内部' || i AS bz,
    CASE WHEN i = 1 THEN NULL ELSE DATE '2020-01-01' + i::INTEGER END AS clrq
FROM range(50) t(i)
"""
CODE_OF_7 = "91420102MA00000007"
JSON = {"Content-Type": "application/json"}


@dataclass
class Caller:
    """An application system with its key."""

    client: TestClient
    service: str
    key: str
    secret: str

    def call(self, verb: str, body: Any, **changes: str) -> httpx.Response:
        """Sign a call and make it; ``changes`` spoil what was signed or sent."""
        path = f"/services/{changes.pop('service', self.service)}/{verb}"
        sent = json.dumps(body, ensure_ascii=False).encode()
        headers = identity.sign(
            identity.Call("POST", path, body=sent),
            key=changes.pop("key", self.key),
            secret=changes.pop("secret", self.secret),
            timestamp=int(clock.now().timestamp()),
            nonce=new_id(),
        )
        return self.client.post(path, content=sent, headers={**headers, **JSON, **changes})

    def query(self, **body: Any) -> httpx.Response:
        return self.call("query", body)

    def verify(self, **body: Any) -> httpx.Response:
        return self.call("verify", body)


@dataclass
class World:
    """A house with a granted service, and the system that holds the grant."""

    house: House
    client: TestClient
    grant: str
    caller: Caller
    stranger: Caller

    def change(self, **values: Any) -> None:
        """Let the grant be otherwise."""
        with self.house.sessions.begin() as db:
            grant = db.get(Grant, self.grant)
            assert grant is not None
            for name, value in values.items():
                setattr(grant, name, value)

    def last_call(self) -> Call:
        with self.house.sessions() as db:
            found = db.scalars(select(Call).order_by(Call.at.desc(), Call.id.desc())).first()
            assert found is not None
            return found

    def last_entry(self) -> LedgerEntry:
        with self.house.sessions() as db:
            found = db.scalars(select(LedgerEntry).order_by(LedgerEntry.id.desc())).first()
            assert found is not None
            return found


@pytest.fixture(scope="module")
def opened(province_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One house for all calls; each test finds the grant as it was given."""
    home = tmp_path_factory.mktemp("exits")
    with a_copy(province_url, province_url.partition("?")[0].rpartition("/")[2]) as url:
        yield from _world(url, home)


@pytest.fixture
def world(opened: World) -> Iterator[World]:
    with opened.house.sessions() as db:
        grant = db.get(Grant, opened.grant)
        assert grant is not None
        names = ("status", "until", "modes", "calls_per_minute", "rows_max", "items", "reason")
        before = {name: getattr(grant, name) for name in names}
    yield opened
    opened.change(**before)


def _world(url: str, home: Path) -> Iterator[World]:
    settings = Settings(home=home, port=0)
    engine, sessions = open_store(url)
    machines = Machines(settings, Vault(bytes(32)), open_lake(settings, url))
    house = House(settings, url, engine, sessions, machines)
    with raw.open_session(machines.lake) as session:
        raw.ensure_table(machines.lake, TABLE, raw.columns_of(session, ROWS))
        raw.append(session, TABLE, ROWS)
    with sessions.begin() as db:
        work = Work(db, system_actor(PERMISSIONS), NOW, "install")
        hands = cast_of(work)
        system, other = a_system(work), a_system(work, name="无授权系统")
        many = Terms(calls_per_minute=6000)
        until = date(2028, 12, 31)
        grant = granted(hands, an_entry(hands), system, terms=many, until=until)
        code, keys = grant.service.code, [_key(work, machines.vault, s) for s in (system, other)]
    client = TestClient(build_app(house))
    callers = [Caller(client, code, key.id, key.value) for key in keys]
    yield World(house, client, grant.id, *callers)
    client.close()
    house.close()


def _key(work: Work, vault: Vault, system: str) -> identity.Secret:
    ends = clock.now() + timedelta(days=30)
    details = identity.KeyDetails("测试密钥", expires_at=ends)
    admin = hands_of(work, "admin", OrgPath(""), PERMISSIONS)
    return identity.issue_application_key(replace(admin, now=clock.now()), vault, system, details)


def test_only_granted_rows_and_items_leave_and_masked(world: World) -> None:
    answer = world.caller.query(limit=100)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["count"] == len(told["rows"]) == 30
    assert told["truncated"] is False
    assert set(told["rows"][0]) == {"tyshxydm", "qymc", "fddbr_zjhm", "xzqh"}
    assert {row["xzqh"] for row in told["rows"]} == {"420102", "420103"}
    assert {row["fddbr_zjhm"] for row in told["rows"]} == {"110101********0014"}
    assert told["masked"] == ["fddbr_zjhm"]
    assert SECRET_ID not in answer.text


def test_the_callers_own_words_come_back(world: World) -> None:
    told = world.caller.query(
        items=["企业名称", "04"], filters={"企业名称": "演示企业7"}, purpose="核对救助申请"
    ).json()
    assert told["rows"] == [{"企业名称": "演示企业7", "04": "420103"}]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"xzqh": "420102"}, 15),
        ({"xzqh": {"op": "within", "value": "420103"}}, 15),
        ({"qymc": [{"op": "ge", "value": "演示企业1"}, {"op": "lt", "value": "演示企业2"}]}, 11),
        ({"qymc": {"op": "in", "value": ["演示企业1", "演示企业2"]}}, 2),
        ({"qymc": {"op": "starts_with", "value": "没有"}}, 0),
    ],
)
def test_filters(world: World, filters: dict[str, Any], count: int) -> None:
    assert world.caller.query(filters=filters, limit=100).json()["count"] == count


def test_pages_follow_one_another_and_say_if_there_is_more(world: World) -> None:
    pages = [world.caller.query(limit=15, offset=offset).json() for offset in (0, 15)]
    assert [page["truncated"] for page in pages] == [True, False]
    codes = {row["tyshxydm"] for page in pages for row in page["rows"]}
    assert len(codes) == 30


def test_every_call_is_evidence_without_values(world: World) -> None:
    answer = world.caller.query(
        items=["tyshxydm"], filters={"qymc": "演示企业3"}, purpose="核对救助申请"
    )
    call, entry = world.last_call(), world.last_entry()
    assert answer.json()["call"] == call.id
    assert (call.grant_id, call.state, call.rows) == (world.grant, "answered", 1)
    assert (call.items, call.filters) == (["统一社会信用代码"], ["企业名称"])
    assert (call.purpose, entry.purpose) == ("核对救助申请", "核对救助申请")
    assert (entry.event, entry.subject) == ("share.service.queried", world.grant)
    assert json.loads(entry.detail)["rows"] == 1
    assert "演示企业3" not in entry.detail
    assert entry.via == "signature"


def test_the_purpose_of_the_grant_stands_in_for_none(world: World) -> None:
    world.caller.query(limit=1)
    assert world.last_call().purpose == "核对救助申请人的任职情况"


@pytest.mark.parametrize(
    ("keys", "claims", "results", "overall"),
    [
        ({"tyshxydm": CODE_OF_7}, {"qymc": "演示企业7"}, {"qymc": "一致"}, "一致"),
        ({"tyshxydm": CODE_OF_7}, {"qymc": "别的企业"}, {"qymc": "不一致"}, "不一致"),
        ({"tyshxydm": "000"}, {"qymc": "演示企业7"}, {"qymc": "查无"}, "查无"),
        (
            {"tyshxydm": CODE_OF_7},
            {"企业名称": "演示企业7", "fddbr_zjhm": "110101190001010015"},
            {"企业名称": "一致", "fddbr_zjhm": "不一致"},
            "不一致",
        ),
        (
            {"统一社会信用代码": CODE_OF_7},
            {"fddbr_zjhm": SECRET_ID},
            {"fddbr_zjhm": "一致"},
            "一致",
        ),
    ],
)
def test_verification_says_one_word_a_claim(
    world: World,
    keys: dict[str, str],
    claims: dict[str, str],
    results: dict[str, str],
    overall: str,
) -> None:
    answer = world.caller.verify(keys=keys, claims=claims)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["results"], answer.json()["overall"]) == (results, overall)
    entry = world.last_entry()
    assert entry.event == "share.service.verified"
    assert CODE_OF_7 not in entry.detail


def test_a_row_outside_the_grant_is_not_found(world: World) -> None:
    answer = world.caller.verify(keys={"qymc": "演示企业40"}, claims={"xzqh": "420502"})
    assert answer.json()["overall"] == "查无"


def test_a_service_whose_entry_is_off_the_catalogue_says_so(world: World) -> None:
    """Also to who never held a grant on it."""
    with world.house.sessions.begin() as db:
        entry = db.get_one(Entry, db.get_one(Grant, world.grant).entry_id)
        entry.status, entry.withdrawn_at = Status.WITHDRAWN, NOW
        entry.withdrawn_reason = "职责调整"
    try:
        for caller in (world.caller, world.stranger):
            answer = caller.query()
            assert (answer.status_code, answer.json()["code"]) == (403, "share.service_stopped")
            assert "已停止:其目录已于 2026-03-02 09:00 下线(职责调整)" in answer.json()["message"]
            assert world.last_call().error == "share.service_stopped"
    finally:
        with world.house.sessions.begin() as db:
            entry = db.get_one(Entry, entry.id)
            entry.status, entry.withdrawn_at = Status.PUBLISHED, None
            entry.withdrawn_reason = ""
    assert world.caller.query().status_code == 200


REFUSALS: list[tuple[str, dict[str, Any], dict[str, Any], int, str]] = [
    ("query", {}, {"status": GrantStatus.SUSPENDED}, 403, "share.grant_suspended"),
    ("query", {}, {"status": GrantStatus.REVOKED}, 403, "share.grant_revoked"),
    ("query", {}, {"until": NOW - timedelta(days=1)}, 403, "share.grant_expired"),
    ("query", {}, {"modes": [Mode.VERIFY]}, 403, "share.mode_not_granted"),
    (
        "verify",
        {"keys": {"qymc": "1"}, "claims": {"xzqh": "1"}},
        {"modes": [Mode.QUERY]},
        403,
        "share.mode_not_granted",
    ),
    ("query", {"items": ["tyshxydm", "zczb"]}, {}, 403, "share.item_not_granted"),
    ("query", {"items": ["内部备注"]}, {}, 403, "share.item_not_granted"),
    ("query", {"filters": {"zczb": 1}}, {}, 403, "share.item_not_granted"),
    (
        "verify",
        {"keys": {"bz": "内部1"}, "claims": {"qymc": "1"}},
        {},
        403,
        "share.item_not_granted",
    ),
    ("query", {"filters": {"xzqh": "420502"}}, {}, 403, "share.division_not_granted"),
    (
        "query",
        {"filters": {"xzqh": {"op": "in", "value": ["420102", "420502"]}}},
        {},
        403,
        "share.division_not_granted",
    ),
    (
        "verify",
        {"keys": {"xzqh": "420502"}, "claims": {"qymc": "1"}},
        {},
        403,
        "share.division_not_granted",
    ),
    ("query", {"limit": 1001}, {}, 422, "share.field_invalid"),
    ("query", {"offset": -1}, {}, 422, "share.field_invalid"),
    ("query", {"filters": {"qymc": {"op": "like", "value": "%"}}}, {}, 422, "share.field_invalid"),
    ("query", {"filters": {"xzqh": "hubei"}}, {}, 422, "protect.bad_request"),
    (
        "query",
        {"filters": {"fddbr_zjhm": {"op": "starts_with", "value": "1"}}},
        {},
        403,
        "share.masked_item",
    ),
    ("query", {"filters": {"fddbr_zjhm": SECRET_ID}}, {}, 403, "share.masked_item"),
    ("query", {"filters": {"qymc": {"op": "in", "value": []}}}, {}, 422, "protect.bad_request"),
]


@pytest.mark.parametrize(("verb", "body", "grant", "status", "code"), REFUSALS)
def test_each_refusal_has_its_error_and_its_record(
    world: World, verb: str, body: dict[str, Any], grant: dict[str, Any], status: int, code: str
) -> None:
    world.change(**grant)
    answer = world.caller.call(verb, body)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code), told
    assert told["message"]
    assert told["message_en"]
    call, entry = world.last_call(), world.last_entry()
    assert (call.id, call.state, call.error, call.rows) == (told["call"], "refused", code, 0)
    assert (entry.event, entry.subject) == ("share.service.refused", world.grant)
    assert json.loads(entry.detail)["error"] == code


def test_the_ungranted_item_and_the_foreign_division_are_named(world: World) -> None:
    item = world.caller.query(items=["qymc", "zczb"]).json()
    assert item["facts"]["items"] == ["zczb"]
    assert "zczb" in item["message"]
    division = world.caller.query(filters={"xzqh": "420502"}).json()
    assert division["facts"]["division"] == "420502"


@pytest.mark.parametrize("modes", [["query"], ["query", "verify"]])
@pytest.mark.parametrize("value", [SECRET_ID, "110101********0014", {"op": "in", "value": ["1"]}])
def test_no_rows_are_found_by_a_masked_item_whatever_is_granted(
    world: World, modes: list[str], value: object
) -> None:
    world.change(modes=modes)
    answer = world.caller.query(filters={"qymc": "演示企业7", "fddbr_zjhm": value})
    told = answer.json()
    assert (answer.status_code, told["code"]) == (403, "share.masked_item")
    assert told["field"] == "filters.fddbr_zjhm"
    assert "核验服务" in told["message"]
    assert "verification service" in told["message_en"]


def test_a_masked_item_may_be_the_key_of_a_verification(world: World) -> None:
    answer = world.caller.verify(
        keys={"tyshxydm": CODE_OF_7, "fddbr_zjhm": SECRET_ID}, claims={"qymc": "演示企业7"}
    )
    assert answer.json()["overall"] == "一致"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"filters": {"姓名": {"like": "王"}}}, "filters.姓名"),
        ({"filters": {"姓名": {"value": {}}}}, "filters.姓名"),
        ({"filters": {"str": [{"op": ""}]}}, "filters.str"),
        ({"items": ["qymc", 3]}, "items.1"),
    ],
)
def test_a_malformed_filter_is_named_in_the_callers_words(
    world: World, body: dict[str, Any], field: str
) -> None:
    told = world.caller.call("query", body).json()
    assert (told["code"], told["field"]) == ("malformed", field)
    named = {part for fault in told["facts"]["faults"] for part in fault["field"].split(".")}
    assert named <= {"filters", "姓名", "str", "like", "value", "op", "items", "0", "1"}


@pytest.mark.parametrize(
    ("exit_", "body", "words"),
    [
        ("query", {"filters": {"姓名": {"like": "王"}}}, '{"op": "ge", "value": …}'),
        ("query", {"filters": {"姓名": ["王", "李"]}}, '{"op": "in", "value": […]}'),
        ("query", {"filters": {"姓名": {"op": "in", "value": [{}]}}}, "应写成一个值"),
        ("verify", {"keys": {"姓名": {"op": "eq"}}, "claims": {}}, "应为一个值"),
    ],
)
def test_a_malformed_filter_is_told_how_it_should_be(
    world: World, exit_: str, body: dict[str, Any], words: str
) -> None:
    told = world.caller.call(exit_, body).json()
    assert told["code"] == "malformed"
    assert words in told["message"]


def test_a_system_without_grant_is_refused_on_record(world: World) -> None:
    answer = world.stranger.query()
    assert (answer.status_code, answer.json()["code"]) == (403, "share.no_grant")
    call = world.last_call()
    assert (call.grant_id, call.system_name, call.error) == (None, "无授权系统", "share.no_grant")


def test_an_unknown_service_is_refused_on_record(world: World) -> None:
    answer = world.caller.call("query", {}, service="FW999999")
    assert (answer.status_code, answer.json()["code"]) == (404, "share.service_unknown")
    assert world.last_entry().subject == "FW999999"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"secret": "x" * 43}, "identity.signature_wrong"),
        ({"key": "0" * 32}, "identity.key_unknown"),
        ({"X-Tongbase-Timestamp": "1700000000"}, "identity.timestamp_stale"),
        ({"X-Tongbase-Nonce": "short"}, "identity.signature_malformed"),
    ],
)
def test_wrong_keys_and_signatures(world: World, changes: dict[str, str], code: str) -> None:
    answer = world.caller.call("query", {}, **changes)
    assert (answer.status_code, answer.json()["code"]) == (401, code)


def test_a_changed_body_breaks_the_signature(world: World) -> None:
    path = f"/services/{world.caller.service}/query"
    headers = identity.sign(
        identity.Call("POST", path, body=b'{"limit":1}'),
        key=world.caller.key,
        secret=world.caller.secret,
        timestamp=int(clock.now().timestamp()),
        nonce=new_id(),
    )
    answer = world.client.post(path, content=b'{"limit":2}', headers={**headers, **JSON})
    assert answer.json()["code"] == "identity.signature_wrong"


def test_people_do_not_call_services(world: World) -> None:
    with world.house.sessions.begin() as db:
        work = Work(db, system_actor(PERMISSIONS), clock.now(), "test")
        clerk = cast_of(work).clerk
        way = Exit(world.house.machines.lake, lambda: world.house.work_for(clerk.actor))
        refused = query_service(clerk, way, world.caller.service, QueryAsked())
    assert isinstance(refused, Refusal)
    assert refused.error.code == "share.system_key_needed"


def test_nobody_calls_unsigned(world: World) -> None:
    answer = world.client.post(f"/services/{world.caller.service}/query", json={})
    assert answer.json()["code"] == "identity.not_signed_in"


def test_the_rate_holds_also_for_calls_at_once(world: World) -> None:
    world.change(calls_per_minute=3)
    moment = NOW + timedelta(days=1)
    with world.house.sessions() as db:
        actor = identity.actor_of_key(db, world.caller.key, clock.now())

    @contextmanager
    def at_that_moment() -> Iterator[Work]:
        with world.house.sessions.begin() as db:
            yield Work(db, actor, moment, "race")

    def call(_: int) -> str:
        with at_that_moment() as work:
            way = Exit(world.house.machines.lake, at_that_moment)
            told = query_service(work, way, world.caller.service, QueryAsked(limit=1))
            return told.error.code if isinstance(told, Refusal) else "answered"

    with ThreadPoolExecutor(6) as pool:
        told = sorted(pool.map(call, range(6)))
    assert told == ["answered"] * 3 + ["share.rate_exceeded"] * 3


def test_too_many_calls_are_answered_with_429(world: World) -> None:
    world.change(calls_per_minute=1)
    answers = [world.caller.query(limit=1) for _ in range(3)]  # at most one turn of the minute
    refused = answers[-1] if answers[-1].status_code == 429 else answers[1]
    assert (refused.status_code, refused.json()["code"]) == (429, "share.rate_exceeded")
    assert refused.json()["facts"] == {"calls_per_minute": 1}


def test_the_api_has_the_same_exits(world: World) -> None:
    path = f"/api/share/services/{world.caller.service}/query"
    body = b'{"limit":1}'
    headers = identity.sign(
        identity.Call("POST", path, body=body),
        key=world.caller.key,
        secret=world.caller.secret,
        timestamp=int(clock.now().timestamp()),
        nonce=new_id(),
    )
    answer = world.client.post(path, content=body, headers={**headers, **JSON})
    assert answer.json()["count"] == 1


def test_nulls_dates_and_decimals_travel(world: World) -> None:
    with world.house.sessions() as db:
        grant = db.get(Grant, world.grant)
        assert grant is not None
        more = {"mask": None, "sensitive_type": None, "level": "G2"}
        items = [
            *grant.items,
            {"code": "05", "name": "注册资本", "column": "zczb", **more},
            {"code": "07", "name": "成立日期", "column": "clrq", **more},
        ]
    world.change(items=items)
    told = world.caller.query(
        items=["zczb", "clrq"], filters={"qymc": {"op": "in", "value": ["演示企业1", "演示企业2"]}}
    ).json()
    assert told["rows"] == [
        {"zczb": "10.50", "clrq": None},
        {"zczb": "21.00", "clrq": "2020-01-03"},
    ]
    one = world.caller.query(filters={"zczb": {"op": "ge", "value": 300}, "clrq": "2020-01-30"})
    assert one.json()["count"] == 1


def test_a_value_of_the_wrong_type_is_named(world: World) -> None:
    with world.house.sessions() as db:
        grant = db.get(Grant, world.grant)
        assert grant is not None
        item = {"code": "07", "name": "成立日期", "column": "clrq"}
        more = {"mask": None, "sensitive_type": None, "level": "G2"}
        items = [*grant.items, {**item, **more}]
    world.change(items=items)
    answer = world.caller.query(filters={"clrq": "昨天"})
    assert (answer.status_code, answer.json()["code"]) == (422, "protect.bad_request")
    assert answer.json()["field"] == "clrq"


@pytest.mark.parametrize(
    "body",
    ['{"limit": "many"}', '{"nonsense": 1}', "not json", '{"filters": {"qymc": {"value": {}}}}'],
)
def test_malformed_bodies(world: World, body: str) -> None:
    path = f"/services/{world.caller.service}/query"
    headers = identity.sign(
        identity.Call("POST", path, body=body.encode()),
        key=world.caller.key,
        secret=world.caller.secret,
        timestamp=int(clock.now().timestamp()),
        nonce=new_id(),
    )
    answer = world.client.post(path, content=body.encode(), headers={**headers, **JSON})
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


def test_market_is_the_provider_of_these_calls(world: World) -> None:
    world.caller.query(limit=1)
    assert world.last_call().provider_path.endswith(MARKET)
