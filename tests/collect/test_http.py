"""Collection over HTTP, from the registration of a source to the result of a run."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from tests.collect.conftest import MARKET, settings_of
from tongbase.app.house import House
from tongbase.app.http.application import build_app
from tongbase.base.jobs.worker import work_once
from tongbase.kernel.work import Work


@pytest.fixture
def client(house: House) -> TestClient:
    @contextmanager
    def open_work(_: Request) -> Iterator[Work]:
        with house.work_of_the_house() as work:
            yield work

    return TestClient(build_app(house, open_work))


def test_a_source_becomes_a_table(client, house, department, register):
    register.execute("create table a (id int primary key, v text); comment on table a is '甲表'")
    register.execute("insert into a select n, 'x' from generate_series(1, 7) n")
    kinds = client.get("/api/collect/connectors").json()["rows"]
    assert {"postgresql", "mysql", "folder"} <= {kind["kind"] for kind in kinds}
    assert kinds[0]["settings_schema"]["required"]
    body = {
        "name": "市监",
        "kind": "postgresql",
        "settings": settings_of(register),
        "secret": "geheim",
        "owner": MARKET,
    }
    source = client.post("/api/collect/sources", json=body).json()
    assert source["has_secret"] is True
    assert "geheim" not in str(client.get(f"/api/collect/sources/{source['id']}").json())
    assert client.post(f"/api/collect/sources/{source['id']}/test").json()["ok"]
    tables = client.get(f"/api/collect/sources/{source['id']}/tables").json()
    assert tables["rows"] == [{"name": "a", "comment": "甲表", "rows": None, "files": 0}]
    described = client.get(f"/api/collect/sources/{source['id']}/tables/a").json()
    assert described["key"] == ["id"]
    flow = client.post("/api/collect/flows", json={"source_id": source["id"], "table": "a"}).json()
    assert (flow["target"], flow["title"], flow["verbs"][0]) == ("ods.a", "甲表", "run")
    plan = client.get(f"/api/collect/flows/{flow['id']}/plan").json()
    assert [step["kind"] for step in plan["steps"]][:2] == ["create", "read"]
    run = client.post(f"/api/collect/flows/{flow['id']}/run")
    assert run.status_code == 202
    assert run.json()["state"] == "queued"
    busy = client.post(f"/api/collect/flows/{flow['id']}/run")
    assert (busy.status_code, busy.json()["code"]) == (409, "collect.flow_busy")
    work_once(house.workshop())
    done = client.get(f"/api/collect/runs/{run.json()['id']}").json()
    assert (done["state"], done["counts"]["inserted"], done["lake_rows"]) == ("succeeded", 7, 7)
    assert [step["kind"] for step in done["plan"]] == [step["kind"] for step in plan["steps"]]
    listed = client.get("/api/collect/flows").json()["rows"][0]
    assert listed["last_run"]["counts"]["read"] == 7
    lines = client.get(f"/api/collect/flows/{flow['id']}/timeline").json()
    assert lines[0]["event"] == "collect.run.finished"
    assert client.get(f"/api/collect/flows/{flow['id']}").json()["table_id"]


def test_a_failed_run_says_why(client, house, us, postgres, register):
    register.execute("create table a (id int primary key)")
    flow = us.flow(postgres, "a")
    register.execute("drop table a")
    run = client.post(f"/api/collect/flows/{flow}/run").json()
    work_once(house.workshop())
    told = client.get(f"/api/collect/runs/{run['id']}").json()
    assert (told["state"], told["error"]["code"]) == ("failed", "source.table_missing")
    assert "trace" not in told["error"]


def test_a_waiting_run_is_cancelled(client, us, postgres, register):
    register.execute("create table a (id int primary key)")
    run = client.post(f"/api/collect/flows/{us.flow(postgres, 'a')}/run").json()
    assert client.post(f"/api/collect/runs/{run['id']}/cancel").json()["state"] == "cancelled"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"mode": "incremental"}, "collect.flow_invalid", "cursor_column"),
        ({"keys": ["nix"]}, "collect.column_missing", "keys"),
        ({"mode": "files"}, "collect.flow_invalid", "mode"),
        ({"types": {"id": "quatsch"}}, "lake.schema_change", "type"),
        ({"target": "a/b"}, "lake.bad_name", "target"),
        ({"table": "b"}, "source.table_missing", "table"),
    ],
)
def test_a_wrong_flow_is_refused_by_field(client, postgres, register, changes, code, field):
    register.execute("create table a (id int primary key)")
    body = {"source_id": postgres, "table": "a", **changes}
    answer = client.post("/api/collect/flows", json=body)
    assert answer.status_code in {404, 409, 422}
    assert (answer.json()["code"], answer.json()["field"]) == (code, field)
