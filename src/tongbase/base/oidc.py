"""Signing in at an OpenID Connect provider: Authorization Code with PKCE, no business.

OpenID Connect Core 1.0, Discovery 1.0, RFC 7636. The house is the relying party.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from tongbase.kernel.errors import UnavailableError, UnknownActorError

SCOPES = "openid profile"
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
"""Signatures by a key pair only: with HMAC or ``none`` anybody could write tokens."""
SECONDS_MAX = 10.0
CLOCK_LEEWAY_SECONDS = 60


class OidcUnavailableError(UnavailableError):
    """The provider does not answer, or not as OpenID Connect says."""

    code = "oidc.unavailable"


class OidcRefusedError(UnknownActorError):
    """The provider refused the code, or its token is not good."""

    code = "oidc.refused"


@dataclass(frozen=True)
class Client:
    """What the house is at the provider."""

    issuer: str
    client_id: str
    client_secret: str
    redirect_uri: str


@dataclass(frozen=True)
class Proof:
    """What one sign-in is tied to: kept here, compared when the person comes back."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Identity:
    """Who the provider says it is. The names are for finding an account, not for rights."""

    subject: str
    account: str | None
    name: str | None


def begin(client: Client, proof: Proof) -> str:
    """Return the address at the provider to which the browser is sent."""
    endpoint = str(_discover(client)["authorization_endpoint"])
    challenge = base64.urlsafe_b64encode(hashlib.sha256(proof.verifier.encode()).digest())
    query = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": client.redirect_uri,
        "scope": SCOPES,
        "state": proof.state,
        "nonce": proof.nonce,
        "code_challenge": challenge.rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(query)}"


def check_answer(*, code: str, error: str) -> None:
    """Refuse an answer without a code: the person or the provider said no (RFC 6749 §4.1.2.1)."""
    if not code:
        raise OidcRefusedError(
            "统一身份认证未完成登录(已取消或被拒绝),请重新登录。",
            "The sign-in was cancelled or refused at the provider; please sign in again.",
            error=error or "no_code",
        )


def finish(client: Client, proof: Proof, code: str, now: datetime) -> Identity:
    """Exchange the code for a token, judge the token, say who it is."""
    found = _discover(client)
    answer = _exchange(client, str(found["token_endpoint"]), proof, code)
    claims = read_token(str(answer.get("id_token", "")), _keys(str(found["jwks_uri"])))
    check_claims(claims, client, proof, now)
    told = claims
    if "preferred_username" not in claims and "userinfo_endpoint" in found:
        told = _userinfo(str(found["userinfo_endpoint"]), answer, str(claims["sub"]))
    return Identity(
        str(claims["sub"]), _text(told.get("preferred_username")), _text(told.get("name"))
    )


def read_token(text: str, keys: KeySet) -> Mapping[str, Any]:
    """Read a token that one of the provider's keys has signed."""
    try:
        return jwt.decode(text, keys, algorithms=ALGORITHMS).claims
    except (JoseError, ValueError) as error:
        raise OidcRefusedError(
            "统一身份认证返回的令牌签名无效,请重新登录;如反复出现请联系管理员。",
            "The signature of the provider's token is not good; sign in again.",
        ) from error


def check_claims(claims: Mapping[str, Any], client: Client, proof: Proof, now: datetime) -> None:
    """Judge a token whose signature is good (OpenID Connect Core §3.1.3.7)."""
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    party = claims.get("azp")
    moment = now.timestamp()
    expected = (
        ("iss", claims.get("iss") == client.issuer),
        ("aud", client.client_id in audiences),
        ("azp", party == client.client_id or (party is None and len(audiences) == 1)),
        ("exp", moment < _seconds(claims.get("exp")) + CLOCK_LEEWAY_SECONDS),
        ("iat", _seconds(claims.get("iat")) <= moment + CLOCK_LEEWAY_SECONDS),
        ("nonce", claims.get("nonce") == proof.nonce),
        ("sub", bool(_text(claims.get("sub")))),
    )
    for name, good in expected:
        if not good:
            raise OidcRefusedError(
                f"统一身份认证返回的令牌无效({name} 不符),请重新登录;如反复出现请联系管理员。",
                f"The provider's token is not good ({name}); sign in again.",
                claim=name,
            )


def _discover(client: Client) -> Mapping[str, Any]:
    address = f"{client.issuer.rstrip('/')}/.well-known/openid-configuration"
    found = _json(_send("GET", address))
    missing = [
        name
        for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")
        if not isinstance(found.get(name), str)
    ]
    if missing or found.get("issuer") != client.issuer:
        raise _unavailable(f"{address}: issuer, {', '.join(missing)}")
    return found


def _exchange(client: Client, endpoint: str, proof: Proof, code: str) -> Mapping[str, Any]:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": client.redirect_uri,
        "code_verifier": proof.verifier,
    }
    answer = _send("POST", endpoint, data=form, auth=(client.client_id, client.client_secret))
    if answer.is_client_error:
        raise OidcRefusedError(
            "统一身份认证拒绝了本次登录,请重新登录。",
            "The provider refused the sign-in; please sign in again.",
        )
    return _json(answer)


def _keys(address: str) -> KeySet:
    try:
        return KeySet.import_key_set(dict(_json(_send("GET", address))))  # type: ignore[arg-type]
    except (JoseError, ValueError, KeyError) as error:
        raise _unavailable(address) from error


def _userinfo(endpoint: str, answer: Mapping[str, Any], subject: str) -> Mapping[str, Any]:
    headers = {"Authorization": f"Bearer {answer.get('access_token', '')}"}
    told = _json(_send("GET", endpoint, headers=headers))
    return told if told.get("sub") == subject else {}  # Core §5.3.2: another's answer is no answer


def _send(method: str, address: str, **content: Any) -> httpx.Response:
    try:
        return httpx.request(method, address, timeout=SECONDS_MAX, **content)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _unavailable(address) from error


def _json(answer: httpx.Response) -> Mapping[str, Any]:
    try:
        told = answer.raise_for_status().json()
    except (httpx.HTTPStatusError, ValueError) as error:
        raise _unavailable(str(answer.request.url)) from error
    if not isinstance(told, dict):
        raise _unavailable(str(answer.request.url))
    return told


def _unavailable(what: str) -> OidcUnavailableError:
    return OidcUnavailableError(
        f"统一身份认证服务没有正确应答({what}),请稍后再试,或使用账号口令登录。",
        f"The sign-on provider does not answer as it should ({what}); try later.",
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _seconds(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
