"""Who may read the open interfaces: holders of keys, and visitors where the operator says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from tests.app.world import World
from tongbase.app.http.application import build_app
from tongbase.identity import api as identity
from tongbase.identity.models import Person

PATHS = ("/catalog.ttl", "/catalog/all.ttl", "/api/3/action/package_list")
Enter = Callable[..., TestClient]


@pytest.fixture
def enter(world: World) -> Enter:
    def entered(*, open_catalogue: bool = False, **headers: str) -> TestClient:
        settings = world.house.settings.model_copy(update={"open_catalogue": open_catalogue})
        machines = replace(world.house.machines, settings=settings)
        app = build_app(replace(world.house, settings=settings, machines=machines))
        return TestClient(app, headers=headers)

    return entered


@pytest.fixture(scope="module")
def token(world: World) -> str:
    person = world.ids["person:market"]
    with world.house.work_for_id(person) as work:
        work.db.get_one(Person, person).must_change_password = False
        session = replace(work, actor=replace(work.actor, via="session"))
        details = identity.KeyDetails("目录对接", work.now + timedelta(days=30))
        return identity.issue_personal_key(session, details).value


@pytest.mark.parametrize("path", PATHS)
def test_nobody_reads_unknown_unless_the_house_is_open(enter: Enter, path: str):
    assert enter().get(path).status_code in {401, 403}
    assert enter(open_catalogue=True).get(path).status_code == 200


def test_an_open_catalogue_opens_nothing_else(enter: Enter):
    visitor = enter(open_catalogue=True)
    for path in ("/api/catalogue/entries", "/api/identity/organisations", "/api/workbench/waiting"):
        assert visitor.get(path).status_code == 401


@pytest.mark.parametrize("header", ["Authorization", "X-CKAN-API-Key"])
def test_a_personal_key_is_read_as_clients_of_ckan_send_it(enter: Enter, token: str, header: str):
    client = enter(**{header: token})
    for path in PATHS:
        assert client.get(path).status_code == 200
    assert client.get("/api/identity/me").status_code == 200


@pytest.mark.parametrize("header", ["Authorization", "X-CKAN-API-Key"])
def test_a_key_that_is_no_good_is_refused_even_where_visitors_may_read(
    enter: Enter, token: str, header: str
):
    answer = enter(open_catalogue=True, **{header: f"{token}x"}).get(PATHS[2])
    assert answer.status_code == 403
    assert answer.json()["error"]["__type"] == "Authorization Error"


def test_a_session_that_ended_does_not_shut_an_open_catalogue(enter: Enter):
    client = enter(open_catalogue=True)
    client.cookies.set(identity.SESSION_COOKIE, "gone")
    assert client.get(PATHS[0]).status_code == 200
    assert client.get("/api/catalogue/entries").status_code == 401


def test_a_basic_password_is_no_key(enter: Enter):
    answer = enter(Authorization="Basic YWRtaW46YWRtaW4=").get("/catalog.ttl")
    assert (answer.status_code, answer.json()["code"]) == (401, "identity.not_signed_in")


def test_json_is_read_whatever_its_type_as_curl_sends_it_to_ckan(enter: Enter, token: str):
    client, asked = enter(Authorization=token), b'{"limit": 1}'
    for kind in ("application/x-www-form-urlencoded", "text/plain"):
        answer = client.post(
            "/api/action/package_list", content=asked, headers={"content-type": kind}
        )
        assert (answer.status_code, answer.json()["success"]) == (200, True)


def test_what_is_no_request_is_refused_in_ckans_words(enter: Enter, token: str):
    client = enter(Authorization=token)
    broken = client.post(
        "/api/action/package_list", content=b"{", headers={"content-type": "application/json"}
    )
    form = client.post("/api/action/package_list", data={"limit": "1"})
    unknown = client.post("/api/action/package_purge", json={})
    for answer, status in ((broken, 409), (form, 409), (unknown, 400)):
        told = answer.json()
        assert (answer.status_code, told["success"]) == (status, False)
        assert told["error"]["__type"]
