"""Sharing over HTTP, as the console and the command line use it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from tests.conftest import NOW
from tests.share.makers import (
    ID,
    MARKET,
    NAME,
    REGION,
    USCC,
    Cast,
    a_content,
    a_system,
    an_entry,
    cast_of,
    granted,
    later,
    take_off,
)
from tongbase.app.house import House
from tongbase.app.http.application import build_app
from tongbase.app.modules import PERMISSIONS
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.actions.entries import revise_entry
from tongbase.catalogue.actions.reviews import review_entry, submit_entry
from tongbase.catalogue.terms.states import ReviewDecision
from tongbase.kernel import clock
from tongbase.kernel.actor import system_actor
from tongbase.kernel.work import Work
from tongbase.share.actions.grants import revoke_grant

ROLE = "X-Test-Role"


class Desk:
    """Somebody at the console."""

    def __init__(self, client: TestClient, role: str) -> None:
        self.client, self.role = client, role

    def get(self, path: str) -> Any:
        return self._read(self.client.get(f"/api/share{path}", headers={ROLE: self.role}))

    def post(self, path: str, **body: Any) -> Any:
        headers = {ROLE: self.role}
        return self._read(self.client.post(f"/api/share{path}", json=body, headers=headers))

    def put(self, path: str, **body: Any) -> Any:
        headers = {ROLE: self.role}
        return self._read(self.client.put(f"/api/share{path}", json=body, headers=headers))

    @staticmethod
    def _read(answer: Any) -> Any:
        return answer.json()


@pytest.fixture
def app(house: House) -> Iterator[TestClient]:
    """The application; who is asking stands in a header, as for the command line."""

    @contextmanager
    def open_work(request: Request) -> Iterator[Work]:
        with house.sessions.begin() as db:
            work = Work(db, system_actor(PERMISSIONS), clock.now(), "test")
            yield getattr(cast_of(work), request.headers[ROLE])

    with TestClient(build_app(house, open_work)) as client:
        yield client


@pytest.fixture
def stage(house: House) -> tuple[str, str]:
    """An entry and a system that may be applied for and with."""
    with house.sessions.begin() as db:
        work = later(Work(db, system_actor(PERMISSIONS), NOW, "install"), clock.now())
        hands: Cast = cast_of(work)
        return an_entry(hands).id, a_system(work)


def wire(system: str, **changes: Any) -> dict[str, Any]:
    content = a_content(system)
    told = {
        "system_id": system,
        "items": list(content.items),
        "divisions": list(content.divisions),
        "modes": list(content.modes),
        "use_basis": content.use_basis,
        "use_scene": content.use_scene,
        "use_scope": content.use_scope,
        "use_purpose": content.use_purpose,
        "until": f"{clock.now().year + 1}-12-31",
    }
    return told | changes


def test_an_application_walks_from_draft_to_service(
    app: TestClient, stage: tuple[str, str]
) -> None:
    entry, system = stage
    clerk, head, bureau = (Desk(app, role) for role in ("clerk", "head", "bureau"))
    draft = clerk.post("/applications", entry_id=entry, **wire(system, use_basis=""))
    assert (draft["state"], draft["verbs"]) == ("draft", ["edit", "submit", "withdraw"])
    path = f"/applications/{draft['id']}"
    returned = clerk.post(f"{path}/submit")
    assert returned["state"] == "supplement_required"
    assert returned["state_label"] == {"zh": "待补正", "en": "To be completed"}
    assert [gap["field"] for gap in returned["missing"]] == ["use_basis"]
    assert returned["clock"]["paused_on"]
    # The clock rests: days are left, but nobody can say which day will be the last.
    assert (returned["clock"]["days_left"], returned["clock"]["due_on"]) == (10, None)
    listed = clerk.get("/applications?side=mine")["rows"][0]
    assert (listed["due_on"], listed["paused_on"]) == (None, returned["clock"]["paused_on"])
    told = [line["detail"]["due_on"] for line in clerk.get(f"{path}/timeline")[:1]]
    assert told == [""]
    full = clerk.post(f"{path}/supplement", use_basis="《社会救助暂行办法》第四十五条")
    assert full["state"] == "provider_review"
    assert full["clock"]["days_left"] == 10
    assert full["due_on"] == full["clock"]["due_on"] is not None
    assert full["advice"][0]["zh"].startswith("含一般数据4级")
    shown = {row["code"]: row["mask"] for row in full["item_rows"]}
    assert shown == {USCC: None, NAME: None, ID: "citizen_id", REGION: None}
    assert full["division_names"] == {"420100": "武汉市"}
    choices = {row["code"]: row["masks"] for row in full["item_rows"]}
    assert choices[ID] == ["citizen_id", "strict_citizen_id", "stars", "hidden"]
    assert choices[NAME] == ["stars", "hidden"]
    assert {row["share_type"] for row in full["item_rows"]} == {"conditional"}
    assert (full["usual_calls_per_minute"], full["usual_rows_max"]) == (60, 1000)
    waiting = head.get("/applications?side=to_review")
    assert (waiting["total"], waiting["rows"][0]["id"]) == (1, draft["id"])
    assert head.post(f"{path}/review", decision="reject")["code"] == "approvals.opinion_missing"
    asked = head.post(f"{path}/extend", working_days=3, reason="涉及历史数据")
    assert asked["extension"]["working_days"] == 3
    assert bureau.post(f"{path}/answer_extension", agree=True)["clock"]["extended_days"] == 3
    assert head.post(f"{path}/review", decision="approve")["state"] == "bureau_review"
    done = bureau.post(
        f"{path}/review", decision="approve", opinion="从严", masks={USCC: "stars", NAME: "stars"}
    )
    assert (done["state"], done["verbs"]) == ("approved", [])
    assert [case["title"].split(":")[0] for case in done["trail"]] == ["延期答复", "共享申请"]
    steps = [[step["state"] for step in case["steps"]] for case in done["trail"]]
    assert steps == [["approved"], ["approved", "approved"]]
    names = [line["event"] for line in clerk.get(f"{path}/timeline")]
    assert names[0] == "share.application.reviewed"
    assert names[-1] == "share.application.drafted"
    check_grant_and_service(clerk, head, done["grant_id"])


def check_grant_and_service(clerk: Desk, head: Desk, grant_id: str) -> None:
    listed = clerk.get("/grants?mine=true")
    assert [row["id"] for row in listed["rows"]] == [grant_id]
    grant = clerk.get(f"/grants/{grant_id}")
    assert {item["code"]: item["mask"] for item in grant["items"]}[NAME] == "stars"
    assert (grant["verbs"], grant["division_names"]) == ([], {"420100": "武汉市"})
    service = clerk.get(f"/services/{grant['service_code']}")
    assert (service["grant_id"], service["division_names"]) == (grant_id, {"420100": "武汉市"})
    assert [example["mode"] for example in service["examples"]] == ["query", "verify"]
    assert service["examples"][0]["address"] == f"POST /services/{grant['service_code']}/query"
    assert json.loads(service["examples"][0]["request"])["filters"] == {"xzqh": "…"}
    assert "def sign(" in service["signing"]["python"]
    assert clerk.get("/services?q=企业登记")["total"] == 1
    assert head.get(f"/grants/{grant_id}")["verbs"] == ["suspend", "revoke"]
    assert head.post(f"/grants/{grant_id}/suspend")["code"] == "share.reason_missing"
    assert head.post(f"/grants/{grant_id}/suspend", reason="超范围使用")["status"] == "suspended"
    assert head.post(f"/grants/{grant_id}/restore", reason="已整改")["status"] == "active"
    assert head.post(f"/grants/{grant_id}/revoke", reason="已实现")["status"] == "revoked"
    assert head.get(f"/grants/{grant_id}/timeline")[0]["event"] == "share.grant.revoked"
    assert head.get(f"/services/{grant['service_code']}")["grant_id"] is None
    opened = clerk.get(f"/services/{grant['service_code']}/timeline")
    assert [line["event"] for line in opened] == ["share.service.opened"]
    assert clerk.get("/calls")["total"] == 0
    assert clerk.get("/calls/none")["code"] == "share.call_not_found"


def test_the_page_outlives_its_entry(app: TestClient, house: House, stage: tuple[str, str]) -> None:
    entry, system = stage
    clerk = Desk(app, "clerk")
    draft = clerk.post("/applications", entry_id=entry, **wire(system))
    with house.sessions.begin() as db:
        work = Work(db, system_actor(PERMISSIONS), clock.now(), "test")
        take_off(cast_of(work), entry)
    shown = clerk.get(f"/applications/{draft['id']}")
    assert (shown["state"], shown["item_rows"]) == ("draft", [])
    assert clerk.post(f"/applications/{draft['id']}/submit")["code"] == (
        "catalogue.entry_not_found"
    )
    assert clerk.post(f"/applications/{draft['id']}/withdraw")["state"] == "withdrawn"


def test_a_draft_is_edited_and_withdrawn(app: TestClient, stage: tuple[str, str]) -> None:
    entry, system = stage
    clerk = Desk(app, "clerk")
    draft = clerk.post("/applications", entry_id=entry)
    path = f"/applications/{draft['id']}"
    changed = clerk.put(path, system_id=system, modes=["verify", "verify"])
    assert (changed["system_name"], changed["modes"]) == ("社会救助系统", ["verify"])
    assert clerk.put(path, modes=["telepathy"])["code"] == "malformed"
    assert clerk.put(path, items=["77"])["code"] == "share.field_invalid"
    assert clerk.post(f"{path}/withdraw")["state"] == "withdrawn"
    assert clerk.put(path, modes=[])["code"] == "share.state_forbids"
    assert clerk.get("/applications/none")["code"] == "share.application_not_found"


def test_what_a_consumer_may_not_do(app: TestClient, stage: tuple[str, str]) -> None:
    entry, system = stage
    compiler = Desk(app, "compiler")
    assert compiler.post("/applications", entry_id=entry)["code"] == "denied"
    clerk = Desk(app, "clerk")
    assert clerk.get("/grants/none")["code"] == "share.grant_not_found"
    assert clerk.get("/services/none")["code"] == "share.service_unknown"
    draft = clerk.post("/applications", entry_id=entry, **wire(system))
    clerk.post(f"/applications/{draft['id']}/submit")
    own = clerk.post(f"/applications/{draft['id']}/review", decision="approve")
    assert own["code"] == "denied"
    assert draft["organisation"] != MARKET


def test_a_service_stops_with_its_entry_and_says_why(
    app: TestClient, stage: tuple[str, str], house: House
) -> None:
    clerk, (entry_id, system) = Desk(app, "clerk"), stage
    with house.sessions.begin() as db:
        hands = cast_of(Work(db, system_actor(PERMISSIONS), clock.now(), "test"))
        grant = granted(hands, catalogue.published_entry(hands.clerk, entry_id), system)
        code = grant.service.code
    told = clerk.get(f"/services/{code}")
    assert (told["stopped_at"], told["stopped_reason"]) == (None, "")
    assert told["items"]
    with house.sessions.begin() as db:
        hands = cast_of(Work(db, system_actor(PERMISSIONS), clock.now(), "test"))
        revoke_grant(hands.bureau, grant.id, reason="用途已实现")
        take_off(hands, entry_id, "职责调整")
    for told in (clerk.get(f"/services/{code}"), clerk.get("/services")["rows"][0]):
        assert told["stopped_at"] is not None
        assert told["stopped_reason"] == "职责调整"
    told = clerk.get(f"/services/{code}")
    assert (told["items"], told["examples"]) == ([], [])
    with house.sessions.begin() as db:
        hands = cast_of(Work(db, system_actor(PERMISSIONS), clock.now(), "test"))
        revision = revise_entry(hands.compiler, entry_id)
        submit_entry(hands.compiler, revision.id)
        review_entry(hands.head, revision.id, ReviewDecision.APPROVE)
        review_entry(hands.bureau, revision.id, ReviewDecision.APPROVE)
    told = clerk.get(f"/services/{code}")
    assert (told["stopped_at"], told["stopped_reason"]) == (None, "")
    assert told["items"]


def test_many_are_decided_by_one_request(app: TestClient, stage: tuple[str, str]) -> None:
    entry, system = stage
    clerk, head = Desk(app, "clerk"), Desk(app, "head")
    draft = clerk.post("/applications", entry_id=entry, **wire(system))["id"]
    clerk.post(f"/applications/{draft}/submit")
    assert [row["waits_for_me"] for row in head.get("/applications")["rows"]] == [True]
    assert [row["waits_for_me"] for row in clerk.get("/applications")["rows"]] == [False]
    wanted = [draft, "unknown"]
    done = head.post("/applications/review", applications=wanted, decision="approve")
    assert done["decided"] == 1
    assert [row["application_id"] for row in done["rows"]] == wanted
    assert done["rows"][0]["application"]["state"] == "bureau_review"
    assert done["rows"][1]["error"]["code"] == "share.application_not_found"
    assert [row["waits_for_me"] for row in head.get("/applications")["rows"]] == [False]
    empty = head.post("/applications/review", applications=[], decision="approve")
    assert (empty["code"], empty["field"]) == ("malformed", "applications")
    many = [f"{number}" for number in range(101)]
    assert head.post("/applications/review", applications=many, decision="approve")["code"] == (
        "malformed"
    )
