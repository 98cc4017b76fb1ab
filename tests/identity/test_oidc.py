"""Signing in at a real provider: a process of its own, spoken to over HTTP."""

import base64
import hmac
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from pydantic import SecretStr
from sqlalchemy import select

from tongbase.base import oidc
from tongbase.base.oidc import OidcRefusedError
from tongbase.identity import api
from tongbase.identity.models import OidcFlow, Person, SignOnSession
from tongbase.identity.terms import Secret
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

CLIENT_ID = "tongbase"
START_SECONDS_MAX = 30
USERS = (
    {"sub": "sso-zhang", "preferred_username": "zhang", "name": "张三"},
    {"sub": "sso-stranger", "preferred_username": "stranger", "name": "陌生人"},
    {"sub": "sso-admin", "preferred_username": "admin", "name": "Admin"},
    {"sub": "sso-imposter", "preferred_username": "zhang", "name": "冒名者"},
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    claims = [word for user in USERS for word in ("--user-claims", json.dumps(user))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as provider:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/.well-known/openid-configuration")
        yield address
        provider.terminate()


@pytest.fixture
def settings(issuer: str) -> Settings:
    return Settings(
        oidc_issuer=issuer,
        oidc_client_id=CLIENT_ID,
        oidc_client_secret=SecretStr("provider-secret"),
        oidc_name="省统一身份认证",
        public_url="http://testserver",
    )


@pytest.fixture
def zhang(work: Work, market: str) -> Secret:
    made = api.add_person(
        work, account="zhang", name="张三", organisation=market, roles=["consumer"]
    )
    work.db.commit()
    return made


def go_and_return(client: TestClient, subject: str, start: str = "") -> httpx.Response:
    """Walk the whole way: to the provider, sign in there, come back."""
    return client.get(at_the_provider(client, subject, start))


def at_the_provider(client: TestClient, subject: str, start: str = "") -> str:
    sent = client.get(f"/api/identity/oidc/start{start}")
    assert sent.status_code == 303
    back = httpx.post(sent.headers["location"], data={"sub": subject})
    return back.headers["location"]


def refusal_of(client: TestClient, answer: httpx.Response) -> dict[str, str]:
    """Follow a refusal to the sentence that the sign-in page shows."""
    assert answer.status_code == 303
    where = urlsplit(answer.headers["location"])
    assert where.path == "/sign-in"
    number = parse_qs(where.query)["refused"][0]
    assert "tongbase_session" not in client.cookies
    return client.get(f"/api/identity/oidc/refusals/{number}").json()


def test_the_option_is_offered(client: TestClient):
    offered = client.get("/api/identity/sign-in-options").json()["oidc"]
    assert offered == {"name": "省统一身份认证", "url": "/api/identity/oidc/start"}


def test_a_known_person_comes_in_without_a_password(client, zhang):
    back = go_and_return(client, "sso-zhang", "?return_to=/catalogue/entries")
    assert (back.status_code, back.headers["location"]) == (303, "/catalogue/entries")
    me = client.get("/api/identity/me").json()
    assert (me["account"], me["must_change_password"]) == ("zhang", False)
    assert client.get("/api/identity/regions").status_code == 200


def test_the_first_time_ties_the_two_accounts_together(client, zhang, work: Work):
    go_and_return(client, "sso-zhang")
    work.db.expire_all()
    assert work.db.get_one(Person, zhang.id).oidc_subject == "sso-zhang"
    session = work.db.scalars(select(SignOnSession)).one()
    assert session.proof == "oidc"


def test_nobody_else_takes_over_a_tied_account_by_its_name(client, zhang):
    go_and_return(client, "sso-zhang")
    client.post("/api/identity/sign-out")
    told = refusal_of(client, go_and_return(client, "sso-imposter"))
    assert told["code"] == "identity.oidc_person_unknown"


def test_an_unknown_person_is_refused_with_a_sentence(client):
    told = refusal_of(client, go_and_return(client, "sso-stranger"))
    assert told["code"] == "identity.oidc_person_unknown"
    assert "stranger" in told["message"]
    assert "管理员" in told["message"]


def test_who_reaches_everywhere_is_never_matched_by_name(client, work: Work):
    api.install_administrator(work)
    work.db.commit()
    told = refusal_of(client, go_and_return(client, "sso-admin"))
    assert told["code"] == "identity.oidc_person_unknown"


def test_a_closed_person_is_refused(client, zhang, work: Work):
    from tongbase.identity.actions.people import close_person

    close_person(work, zhang.id)
    work.db.commit()
    told = refusal_of(client, go_and_return(client, "sso-zhang"))
    assert told["code"] == "identity.person_inactive"


def test_a_sign_in_is_finished_once(client, zhang):
    callback = at_the_provider(client, "sso-zhang")
    assert client.get(callback).headers["location"] == "/"
    client.cookies.clear()
    told = refusal_of(client, client.get(callback))
    assert told["code"] == "identity.oidc_flow_unknown"


def test_another_browser_cannot_finish_a_sign_in(app: FastAPI, client, zhang):
    callback = at_the_provider(client, "sso-zhang")
    victim = TestClient(app, follow_redirects=False)
    assert refusal_of(victim, victim.get(callback))["code"] == "identity.oidc_flow_unknown"


def test_a_forged_state_is_refused(client, zhang):
    at_the_provider(client, "sso-zhang")
    answer = client.get("/api/identity/oidc/callback?state=forged&code=x")
    assert refusal_of(client, answer)["code"] == "identity.oidc_flow_unknown"


def test_a_wrong_code_is_refused_by_the_provider(client, zhang):
    callback = at_the_provider(client, "sso-zhang")
    state = parse_qs(urlsplit(callback).query)["state"][0]
    answer = client.get(f"/api/identity/oidc/callback?state={state}&code=guess")
    assert refusal_of(client, answer)["code"] == "oidc.refused"


def test_a_cancelled_sign_in_says_so(client, zhang):
    callback = at_the_provider(client, "sso-zhang")
    state = parse_qs(urlsplit(callback).query)["state"][0]
    answer = client.get(f"/api/identity/oidc/callback?state={state}&error=access_denied")
    assert "取消" in refusal_of(client, answer)["message"]


def test_a_token_made_for_another_sign_in_is_refused(client, zhang, work: Work):
    callback = at_the_provider(client, "sso-zhang")
    work.db.scalars(select(OidcFlow)).one().nonce = "another"
    work.db.commit()
    told = refusal_of(client, client.get(callback))
    assert told["code"] == "oidc.refused"
    assert "nonce" in told["message"]


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil", ""])
def test_the_way_back_leads_into_our_own_console(client, zhang, elsewhere: str):
    back = go_and_return(client, "sso-zhang", f"?return_to={elsewhere}")
    assert back.headers["location"] == "/"


def test_a_provider_that_does_not_answer_is_named(app: FastAPI, client):
    machines = app.state.machines
    away = machines.settings.model_copy(update={"oidc_issuer": "http://127.0.0.1:9"})
    app.state.machines = type(machines)(away, machines.vault, machines.lake)
    told = refusal_of(client, client.get("/api/identity/oidc/start"))
    assert told["code"] == "oidc.unavailable"


def test_the_address_at_the_provider_carries_the_challenge_not_the_verifier(issuer: str):
    # The pair is RFC 7636's own, appendix B.
    proof = oidc.Proof("state", "nonce", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    address = oidc.begin(oidc.Client(issuer, CLIENT_ID, "s", "http://testserver/cb"), proof)
    query = parse_qs(urlsplit(address).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["code_challenge"] == ["E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"]
    assert proof.verifier not in address


NOW = datetime(2026, 3, 2, tzinfo=UTC)
PARTY = oidc.Client("https://sso.example", CLIENT_ID, "", "")
GOOD = {
    "iss": PARTY.issuer,
    "aud": CLIENT_ID,
    "exp": NOW.timestamp() + 60,
    "iat": NOW.timestamp(),
    "nonce": "n",
    "sub": "s",
}
LATE = NOW.timestamp() - oidc.CLOCK_LEEWAY_SECONDS


def test_a_good_token_passes():
    oidc.check_claims(GOOD, PARTY, oidc.Proof("", "n", ""), NOW)
    several = GOOD | {"aud": [CLIENT_ID, "other"], "azp": CLIENT_ID}
    oidc.check_claims(several, PARTY, oidc.Proof("", "n", ""), NOW)


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "https://evil.example"),
        ("iss", None),
        ("aud", "another"),
        ("aud", []),
        ("aud", None),
        ("azp", "another"),
        ("exp", LATE),
        ("exp", None),
        ("exp", "tomorrow"),
        ("iat", NOW.timestamp() + 3600),
        ("nonce", "other"),
        ("nonce", None),
        ("sub", ""),
        ("sub", None),
    ],
)
def test_each_claim_is_judged(claim: str, value: object):
    with pytest.raises(OidcRefusedError) as caught:
        oidc.check_claims(GOOD | {claim: value}, PARTY, oidc.Proof("", "n", ""), NOW)
    assert caught.value.facts["claim"] == claim


def test_several_audiences_need_the_party_named():
    with pytest.raises(OidcRefusedError):
        oidc.check_claims(GOOD | {"aud": [CLIENT_ID, "other"]}, PARTY, oidc.Proof("", "n", ""), NOW)


NONE, HS256, CLAIMS = b'{"alg":"none"}', b'{"alg":"HS256","kid":"k"}', b'{"sub":"s"}'
KEY = RSAKey.generate_key(2048, {"kid": "k"}, private=True)
KEYS = KeySet([RSAKey.import_key(KEY.as_dict(private=False))])


def test_a_token_signed_by_the_provider_is_read():
    token = jwt.encode({"alg": "RS256", "kid": "k"}, {"sub": "s"}, KEY)
    assert oidc.read_token(token, KEYS) == {"sub": "s"}


def _part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _signed_with_the_public_key() -> str:
    """The oldest trick: the public key, that all know, taken as the secret of an HMAC."""
    text = f"{_part(HS256)}.{_part(CLAIMS)}"
    secret = KEY.as_pem(private=False)
    return f"{text}.{_part(hmac.digest(secret, text.encode(), 'sha256'))}"


def test_forged_tokens_are_refused():
    other = RSAKey.generate_key(2048, {"kid": "k"}, private=True)
    forged = (
        jwt.encode({"alg": "RS256", "kid": "k"}, {"sub": "s"}, other),
        _signed_with_the_public_key(),
        f"{_part(NONE)}.{_part(CLAIMS)}.",
        "no token",
        "",
    )
    for token in forged:
        with pytest.raises(OidcRefusedError):
            oidc.read_token(token, KEYS)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS_MAX
    while time.monotonic() < deadline:
        try:
            if httpx.get(address).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail(f"The provider did not start at {address}.")
