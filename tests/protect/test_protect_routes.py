"""Grades over HTTP: list, read, recognise, regrade; and the code lists of the standards."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.protect.test_protect_lake import COLUMNS, OWNER, SELECT, TABLE
from tongbase.app.http.errors import add_error_answers
from tongbase.base.lake import raw
from tongbase.base.lake.owners import claim
from tongbase.kernel.actor import Actor, OrgPath
from tongbase.protect import routes
from tongbase.protect.permissions import ProtectPermission
from tongbase.standards import routes as standards
from tongbase.standards.actions.code_lists import install_code_lists


@pytest.fixture
def lake(house, work):
    opened = house.machines.lake
    claim(work.db, TABLE, OWNER)
    raw.ensure_table(opened, TABLE, COLUMNS)
    with raw.open_session(opened) as session:
        raw.append(session, TABLE, SELECT)
    return opened


@pytest.fixture
def client_of(house, work):
    """Open a client for an actor, on the test's own transaction."""

    def opened(place: OrgPath, *permissions: str) -> TestClient:
        actor = Actor("bob", "鲍勃", "x", place, place, frozenset(map(str, permissions)))
        app = FastAPI()
        add_error_answers(app)
        for router in (routes.router, *standards.ROUTERS):
            app.include_router(router, prefix="/api")

        @contextmanager
        def open_work(_):
            yield replace(work, actor=actor)

        app.state.open_work, app.state.machines = open_work, house.machines
        return TestClient(app)

    return opened


def recognised(client) -> dict:
    body = {"namespace": TABLE.namespace, "name": TABLE.name, "owner": OWNER.value}
    answer = client.post("/api/protect/tables", json=body)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_table_is_recognised_read_and_regraded(client_of, lake):
    client = client_of(OrgPath("/420000"), *ProtectPermission)
    made = recognised(client)
    assert (made["level"], made["verbs"]) == ("G4", ["recognise", "regrade"])
    address = f"/api/protect/tables/{made['id']}"
    assert client.get(address).json() == made
    body = {"column": "c5", "level": "IMPORTANT", "reason": "涉及重点人群"}
    changed = client.post(f"{address}/regrade", json=body).json()
    column = next(each for each in changed["columns"] if each["column"] == "c5")
    assert (changed["level"], column["source"]) == ("IMPORTANT", "manual")
    assert column["level_label"] == {"zh": "重要数据", "en": "Important data"}
    again = client.post(f"{address}/recognise").json()
    assert again["level"] == "IMPORTANT"
    told = client.get(f"{address}/timeline").json()
    assert [line["id"] for line in told] == sorted((line["id"] for line in told), reverse=True)
    assert [line["event"] for line in told] == [
        "protect.table.recognised",
        "protect.column.regraded",
        "protect.table.recognised",
    ]


def test_lists_are_filtered_and_hold_what_is_within_reach(client_of, lake):
    recognised(client_of(OrgPath("/420000"), *ProtectPermission))
    own = client_of(OWNER, ProtectPermission.GRADE_READ)
    told = own.get("/api/protect/tables", params={"q": "企业", "level": "G4"}).json()
    assert (told["total"], told["rows"][0]["name"], told["page"]) == (1, "企业", 1)
    assert own.get("/api/protect/tables", params={"q": "50%"}).json()["total"] == 0
    neighbour = client_of(OrgPath("/421100"), ProtectPermission.GRADE_READ)
    assert neighbour.get("/api/protect/tables").json()["total"] == 0


def test_a_neighbour_is_told_that_there_is_nothing(client_of, lake):
    made = recognised(client_of(OrgPath("/420000"), *ProtectPermission))
    neighbour = client_of(OrgPath("/421100"), *ProtectPermission)
    answer = neighbour.get(f"/api/protect/tables/{made['id']}")
    assert (answer.status_code, answer.json()["code"]) == (404, "protect.grade_not_found")


def test_a_reader_may_not_grade(client_of, lake):
    made = recognised(client_of(OrgPath("/420000"), *ProtectPermission))
    reader = client_of(OWNER, ProtectPermission.GRADE_READ)
    assert reader.get(f"/api/protect/tables/{made['id']}").json()["verbs"] == []
    body = {"column": "c5", "level": "G1", "reason": "x"}
    answer = reader.post(f"/api/protect/tables/{made['id']}/regrade", json=body)
    assert (answer.status_code, answer.json()["code"]) == (403, "denied")


def test_an_unknown_level_is_named(client_of, lake):
    client = client_of(OrgPath("/420000"), *ProtectPermission)
    made = recognised(client)
    body = {"column": "c5", "level": "TOP", "reason": "x"}
    answer = client.post(f"/api/protect/tables/{made['id']}/regrade", json=body)
    assert answer.status_code == 422
    assert "level" in answer.json()["field"]


def test_code_lists_are_found_and_read(client_of, work):
    install_code_lists(work)
    client = client_of(OWNER)
    found = client.get("/api/standards/code-lists", params={"q": "民族"}).json()
    assert [row["id"] for row in found["rows"]] == ["ethnic_group"]
    told = client.get("/api/standards/code-lists/sex/codes").json()
    assert told["rows"][1]["name"] == {"zh": "男性", "en": "Male"}
    missing = client.get("/api/standards/code-lists/none")
    assert (missing.status_code, missing.json()["code"]) == (404, "standards.code_list_not_found")
