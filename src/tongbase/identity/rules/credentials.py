"""What a request says of who sends it, read without any web library."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongbase.identity.errors import CrossSiteError
from tongbase.identity.rules.signature import Call, Signature, read_signature

SESSION_COOKIE = "tongbase_session"
MARK_HEADER = "X-Tongbase-Request"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
BEARER = "bearer "
CKAN_HEADER = "X-CKAN-API-Key"
"""Where clients of CKAN put their key as well; in ``Authorization`` they name no scheme."""


@dataclass(frozen=True)
class Credentials:
    """A request's session, bearer token or signature, what it asks, and where it comes from."""

    call: Call
    session_token: str | None = None
    bearer: str | None = None
    signature: Signature | None = None
    marked: bool = False
    address: str = ""


def read_credentials(
    call: Call, headers: Mapping[str, str], cookies: Mapping[str, str], *, address: str
) -> Credentials:
    """Read the credentials of a request. Header names match in either case."""
    return Credentials(
        call,
        session_token=cookies.get(SESSION_COOKIE) or None,
        bearer=_bearer(headers),
        signature=read_signature(headers),
        marked=(headers.get(MARK_HEADER) or headers.get(MARK_HEADER.lower())) == "1",
        address=address,
    )


def check_same_site(credentials: Credentials) -> None:
    """Refuse a change by cookie without our mark: foreign pages cannot set that header."""
    if credentials.call.method.upper() not in SAFE_METHODS and not credentials.marked:
        raise CrossSiteError(
            f"通过浏览器会话提交的修改必须带有请求头 {MARK_HEADER}: 1。",
            f"A change by session cookie must carry the header {MARK_HEADER}: 1.",
            field=MARK_HEADER,
        )


def _bearer(headers: Mapping[str, str]) -> str | None:
    """Read a personal key: as a bearer token, or alone as clients of CKAN send it.

    A lone word is a key, good or bad: it is never overlooked in favour of a session.
    """
    told = (headers.get("Authorization") or headers.get("authorization") or "").strip()
    if told.lower().startswith(BEARER):
        return told[len(BEARER) :].strip()
    if told and " " not in told:
        return told
    return headers.get(CKAN_HEADER) or headers.get(CKAN_HEADER.lower()) or None
