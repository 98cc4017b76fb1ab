"""Who may read the open interfaces: holders of keys, and visitors where the operator says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from tests.app.world import World
from tongbase.app.http.application import build_app
from tongbase.app.http.intake import BODY_BYTES_MAX
from tongbase.identity import api as identity
from tongbase.identity.models import Person

PATHS = ("/catalog.ttl", "/catalog/all.ttl", "/api/3/action/package_list")
FORM = "application/x-www-form-urlencoded"
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


FORMS = {
    "fields": {"data": {"rows": "1", "q": "企业", "facet.field": '["tags"]'}},
    "a field twice": {"data": {"rows": "1", "q": "企业", "facet.field": ["tags", "groups"]}},
    "parts": {"files": {"rows": (None, "1"), "q": (None, "企业"), "facet.field": (None, "tags")}},
    "JSON as a name": {"data": {'{"rows": 1, "q": "企业", "facet.field": ["tags"]}': ""}},
    "JSON, quoted": {
        "content": quote('{"rows": 1, "q": "企业", "facet.field": ["tags"]}'),
        "headers": {"content-type": FORM},
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_read_as_the_json_for_which_it_stands(enter: Enter, token: str, form: str):
    told = enter(Authorization=token).post("/api/3/action/package_search", **FORMS[form])
    assert told.status_code == 200, told.text
    result = told.json()["result"]
    assert len(result["results"]) == 1 <= result["count"]
    assert result["facets"]["tags"]


def test_a_form_says_what_a_query_says(enter: Enter, token: str):
    client, asked = enter(Authorization=token), {"limit": "1"}
    by_form = client.post("/api/3/action/package_list", data=asked).json()
    assert by_form == client.get("/api/3/action/package_list", params=asked).json()
    wrong = client.post("/api/3/action/package_search", data={"rows": "many"})
    assert (wrong.status_code, wrong.json()["error"]["__type"]) == (409, "Validation Error")
    assert wrong.json()["error"]["rows"]


UNREADABLE = {
    "a file": {"data": {"q": "企业"}, "files": {"upload": ("a.csv", b"1,2")}},
    "GB18030": {"content": b"q=%BB%E9%D2%F6", "headers": {"content-type": FORM}},
    "bytes": {"content": b"q=\xbb\xe9", "headers": {"content-type": FORM}},
    "too many fields": {"data": {f"a{number}": "1" for number in range(300)}},
    "no boundary": {"content": b"--x", "headers": {"content-type": "multipart/form-data"}},
    "cut off": {
        "content": b"--x\r\nContent-Disp",
        "headers": {"content-type": "multipart/form-data; boundary=x"},
    },
    "neither a form nor JSON": {"content": b"everything", "headers": {"content-type": FORM}},
}


@pytest.mark.parametrize("form", UNREADABLE)
def test_what_is_neither_a_form_nor_json_is_refused_in_ckans_words(
    enter: Enter, token: str, form: str
):
    answer = enter(Authorization=token).post("/api/action/package_search", **UNREADABLE[form])
    told = answer.json()
    assert (answer.status_code, told["success"]) == (409, False), told
    assert (told["error"]["__type"], told["error"]["code"]) == ("Validation Error", "malformed")
    assert told["error"]["body"]


def test_a_form_that_is_too_large_is_refused(enter: Enter, token: str):
    answer = enter(Authorization=token).post(
        "/api/action/package_search", data={"q": "a" * BODY_BYTES_MAX}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "http_413")


def test_forms_are_read_nowhere_else(enter: Enter, token: str):
    answer = enter(Authorization=token).post("/api/identity/sign-in", data={"account": "a"})
    assert (answer.status_code, answer.json()["code"]) == (415, "http_415")


def test_a_signature_covers_a_form_as_it_was_sent(enter: Enter, world: World):
    path, form = "/api/3/action/package_list", b"limit=1&offset=0"
    client = enter(**{**world.sign(path, form), "Content-Type": FORM})
    assert client.post(path, content=form).status_code == 200
    changed = enter(**{**world.sign(path, form), "Content-Type": FORM})
    answer = changed.post(path, content=b"limit=9&offset=0")
    assert answer.json()["error"]["code"] == "identity.signature_wrong"


def test_what_is_no_request_is_refused_in_ckans_words(enter: Enter, token: str):
    client = enter(Authorization=token)
    broken = client.post(
        "/api/action/package_list", content=b"{", headers={"content-type": "application/json"}
    )
    unknown = client.post("/api/action/package_purge", json={})
    for answer, status in ((broken, 409), (unknown, 400)):
        told = answer.json()
        assert (answer.status_code, told["success"]) == (status, False)
        assert told["error"]["__type"]
