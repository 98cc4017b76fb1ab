from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from tests.identity.conftest import MARKET
from tongbase.base.machines import Machines
from tongbase.identity import api
from tongbase.identity.terms import Secret
from tongbase.kernel import clock
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

NEW = "a long enough sentence"


@pytest.fixture
def admin(work: Work) -> str:
    password = api.install_administrator(work)
    work.db.commit()
    assert password
    return password


def sign_in(client: TestClient, account: str, password: str):
    return client.post("/api/identity/sign-in", json={"account": account, "password": password})


@pytest.fixture
def signed_in(client: TestClient, admin: str) -> TestClient:
    """The administrator, past the first password."""
    assert sign_in(client, "admin", admin).json()["must_change_password"]
    body = {"old_password": admin, "new_password": NEW}
    assert client.post("/api/identity/me/password", json=body).status_code == 204
    return client


@pytest.fixture
def zhang(work: Work, market: str) -> Secret:
    made = api.add_person(
        work, account="zhang", name="张三", organisation=market, roles=["department_manager"]
    )
    work.db.commit()
    return made


def code(answer) -> str:
    told = answer.json()
    assert told["message"]
    assert told["message_en"]
    return told["code"]


def test_the_cookie_is_closed_to_scripts_and_other_sites(client, admin):
    cookie = sign_in(client, "admin", admin).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_behind_tls_the_cookie_is_secure(app, client, admin):
    settings = Settings(public_url="https://data.example.gov.cn")
    machines = app.state.machines
    app.state.machines = Machines(settings, machines.vault, machines.lake)
    assert "Secure" in sign_in(client, "admin", admin).headers["set-cookie"]


def test_a_failed_request_still_counts_the_failure(client, settings, zhang):
    for _ in range(settings.sign_in_failures_max):
        refused = sign_in(client, "zhang", "wrong")
        assert (refused.status_code, code(refused)) == (401, "identity.sign_in_refused")
    locked = sign_in(client, "zhang", zhang.value)
    assert locked.json() == refused.json()


def test_a_wrong_old_password_is_counted_although_it_is_refused(client, settings, admin):
    sign_in(client, "admin", admin)
    body = {"old_password": "guess", "new_password": "a long enough sentence"}
    for _ in range(settings.sign_in_failures_max):
        refused = client.post("/api/identity/me/password", json=body)
        assert code(refused) == "identity.password_wrong"
    gone = client.post("/api/identity/me/password", json=body)
    assert (gone.status_code, code(gone)) == (401, "identity.not_signed_in")
    assert code(sign_in(client, "admin", admin)) == "identity.sign_in_refused"


def test_before_the_password_is_changed_only_that_is_possible(client, admin):
    sign_in(client, "admin", admin)
    assert client.get("/api/identity/me").json()["must_change_password"]
    refused = client.get("/api/identity/regions")
    assert (refused.status_code, code(refused)) == (403, "identity.password_change_required")
    weak = client.post(
        "/api/identity/me/password", json={"old_password": admin, "new_password": "short"}
    )
    assert (weak.status_code, weak.json()["field"]) == (422, "new_password")


def test_me_says_who_what_and_where(client, zhang):
    told = sign_in(client, "zhang", zhang.value).json()
    assert told == client.get("/api/identity/me").json()
    assert told["organisation"]["uscc"] == MARKET
    assert told["place"] == told["reach"] == f"/420000/420100/{MARKET}"
    assert told["roles"][0]["code"] == "department_manager"
    assert "catalogue.entry.compile" in told["permissions"]
    assert told["unread_notices"] == 0


def test_signing_out_forgets(signed_in):
    assert signed_in.post("/api/identity/sign-out").status_code == 204
    signed_out = signed_in.get("/api/identity/me")
    assert (signed_out.status_code, code(signed_out)) == (401, "identity.not_signed_in")


def test_a_stolen_cookie_is_no_good_after_signing_out(signed_in):
    token = signed_in.cookies["tongbase_session"]
    signed_in.post("/api/identity/sign-out")
    signed_in.cookies.set("tongbase_session", token)
    assert signed_in.get("/api/identity/regions").status_code == 401


def test_a_change_from_another_site_is_refused(app, signed_in):
    stranger = TestClient(app, cookies=signed_in.cookies)
    refused = stranger.post("/api/identity/sign-out")
    assert (refused.status_code, code(refused)) == (403, "identity.cross_site")
    assert signed_in.get("/api/identity/regions").status_code == 200


def test_nobody_gets_in_without_signing_in(client):
    for path in ("regions", "organisations", "people", "roles", "me", "me/keys", "applications"):
        assert client.get(f"/api/identity/{path}").status_code == 401


def test_without_a_provider_there_is_the_password_alone(client):
    assert client.get("/api/identity/sign-in-options").json()["oidc"] is None


def test_the_rule_of_passwords_is_told_before_one_is_chosen(client):
    rules = client.get("/api/identity/sign-in-options").json()["password_rules"]
    assert rules[0]["zh"].startswith("至少 12 位;或至少 10 位")
    assert rules[0]["en"].startswith("12 characters")
    assert len(rules) == 4


def test_the_tree_of_regions_opens_step_by_step(signed_in):
    [hubei] = signed_in.get("/api/identity/regions/tree").json()
    assert (hubei["name"], hubei["has_children"]) == ("湖北省", True)
    cities = signed_in.get("/api/identity/regions/tree?parent=420000").json()
    assert len(cities) == 17
    assert not next(c for c in cities if c["code"] == "429004")["has_children"]
    path = signed_in.get("/api/identity/regions/420106/ancestors").json()
    assert [region["name"] for region in path] == ["湖北省", "武汉市", "武昌区"]


def test_regions_are_searched_in_pages(signed_in):
    page = signed_in.get("/api/identity/regions?q=武汉&size=1").json()
    assert page["rows"][0]["code"] == "420100"
    assert page["size"] == 1
    assert page["total"] >= 1


def test_an_organisation_is_registered_changed_closed_and_its_story_told(signed_in):
    body = {
        "uscc": MARKET.lower(),
        "region_code": "420100",
        "name": "武汉市市场监督管理局",
        "kind": "department",
    }
    made = signed_in.post("/api/identity/organisations", json=body)
    assert (made.status_code, made.json()["verbs"]) == (201, ["change", "close"])
    address = f"/api/identity/organisations/{MARKET}"
    change = {"name": "武汉市市监局", "kind": "department"}
    assert signed_in.put(address, json=change).json()["short_name"] == "武汉市市监局"
    assert signed_in.post(f"{address}/close").json()["verbs"] == ["change", "reopen"]
    lines = signed_in.get(f"{address}/timeline").json()
    assert [line["event"].rsplit(".", 1)[1] for line in lines] == [
        "closed",
        "changed",
        "registered",
    ]
    found = signed_in.get("/api/identity/organisations?q=市监&region=420000&active=false").json()
    assert [row["uscc"] for row in found["rows"]] == [MARKET]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("uscc", "91310115MA1H8R7C6D", "identity.uscc_invalid"),
        ("region_code", "000000", "identity.region_not_found"),
        ("parent", "nobody", "identity.organisation_not_found"),
        ("kind", "ministry", "malformed"),
        ("name", "  ", "malformed"),
        ("colour", "red", "malformed"),
    ],
)
def test_every_wrong_field_is_named(signed_in, field: str, value: str, expected: str):
    body = {"uscc": MARKET, "region_code": "420100", "name": "某局", "kind": "department"}
    refused = signed_in.post("/api/identity/organisations", json=body | {field: value})
    assert code(refused) == expected
    assert refused.json()["field"] == field


def test_a_person_is_added_and_reset(signed_in, market, work):
    work.db.commit()
    body = {"account": "li.si", "name": "李四", "organisation": MARKET, "roles": ["consumer"]}
    made = signed_in.post("/api/identity/people", json=body)
    assert made.status_code == 201
    first = made.json()
    shown = signed_in.get(f"/api/identity/people/{first['id']}").json()
    assert shown["verbs"] == ["set_roles", "reset_password", "close"]
    assert "password" not in str(shown.keys() - {"must_change_password"})
    again = signed_in.post(f"/api/identity/people/{first['id']}/reset-password").json()
    assert again["password"] != first["password"]
    assert sign_in(signed_in, "li.si", first["password"]).status_code == 401
    assert sign_in(signed_in, "li.si", again["password"]).status_code == 200


def test_roles_are_listed_and_defined(signed_in):
    codes = [role["code"] for role in signed_in.get("/api/identity/roles").json()]
    assert len(codes) == 6
    body = {"zh": "文员", "en": "Clerk", "permissions": ["catalogue.entry.compile"]}
    assert signed_in.put("/api/identity/roles/clerk", json=body).json()["shipped"] is False
    assert code(signed_in.put("/api/identity/roles/auditor", json=body)) == "identity.role_shipped"
    body["permissions"] = ["catalogue.entry.compil"]
    unknown = signed_in.put("/api/identity/roles/clerk", json=body)
    assert code(unknown) == "identity.permission_unknown"


def test_a_personal_key_opens_the_api_until_revoked(app, signed_in):
    end = (clock.now() + timedelta(days=1)).isoformat()
    made = signed_in.post("/api/identity/me/keys", json={"name": "脚本", "expires_at": end}).json()
    script = TestClient(app, headers={"Authorization": f"Bearer {made['secret']}"})
    assert script.get("/api/identity/me").json()["via"] == "key"
    refused = script.post("/api/identity/me/keys", json={"name": "x", "expires_at": end})
    assert refused.status_code == 403
    [key] = signed_in.get("/api/identity/me/keys").json()
    assert (key["state"], key["verbs"]) == ("active", ["revoke"])
    assert "secret" not in key
    revoked = signed_in.post(f"/api/identity/keys/{key['id']}/revoke").json()
    assert (revoked["state"], revoked["verbs"]) == ("revoked", [])
    assert code(script.get("/api/identity/me")) == "identity.key_revoked"


def test_an_application_gets_a_key_that_signs(app, signed_in, market, work):
    work.db.commit()
    body = {"name": "低保核对系统", "organisation": MARKET}
    made = signed_in.post("/api/identity/applications", json=body).json()
    address = f"/api/identity/applications/{made['id']}"
    end = (clock.now() + timedelta(days=1)).isoformat()
    wanted = {"name": "正式", "expires_at": end, "addresses": ["10.0.0.0/8"]}
    key = signed_in.post(f"{address}/keys", json=wanted).json()
    call = api.Call("GET", "/api/identity/roles")
    headers = api.sign(
        call,
        key=key["id"],
        secret=key["secret"],
        timestamp=int(clock.now().timestamp()),
        nonce="n" * 20,
    )
    machine = TestClient(app)
    assert machine.get("/api/identity/roles", headers=headers).status_code == 200
    assert code(machine.get("/api/identity/roles", headers=headers)) == "identity.nonce_replayed"
    shown = signed_in.get(address).json()
    assert [each["addresses"] for each in shown["keys"]] == [["10.0.0.0/8"]]
    events = [line["event"] for line in signed_in.get(f"{address}/timeline").json()]
    assert events == ["identity.key.issued", "identity.application.registered"]


def test_a_department_sees_its_own_applications_only(
    client, work: Work, civil: str, zhang: Secret, as_person: Callable[[str], Work]
):
    api.register_application(work, organisation=civil, name="民政系统")
    api.register_application(work, organisation=MARKET, name="市监系统")
    work.db.commit()
    sign_in(client, "zhang", zhang.value)
    body = {"old_password": zhang.value, "new_password": NEW}
    client.post("/api/identity/me/password", json=body)
    rows = client.get("/api/identity/applications").json()["rows"]
    assert [row["name"] for row in rows] == ["市监系统"]
    assert client.get("/api/identity/people").status_code == 403


def test_every_address_is_described(app):
    described = app.openapi()["paths"]
    assert "/api/identity/oidc/callback" in described
    assert all(
        operation.get("summary") for path in described.values() for operation in path.values()
    )
