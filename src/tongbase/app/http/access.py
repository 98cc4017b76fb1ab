"""Who is asking: from a request to the actor behind it, and to the work in hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import unquote

from fastapi import Request

from tongbase.app.house import House
from tongbase.base.web import METHOD_SENT, SIGNED_BODY, OpenReading
from tongbase.identity import api as identity
from tongbase.kernel.actor import Actor, visitor
from tongbase.kernel.errors import InvalidError, UnknownActorError
from tongbase.kernel.plain_text import strange_character
from tongbase.kernel.work import Work

PURPOSE_HEADER = "X-Tongbase-Purpose"
PURPOSE_CHARACTERS_MAX = 500


class PurposeUnreadableError(InvalidError):
    """The purpose of a request cannot be read, or is a whole book."""

    code = "http.purpose_unreadable"


@contextmanager
def open_for_request(house: House, request: Request) -> Iterator[Work]:
    """Open the work of whoever sends a request.

    Who it is, is settled and committed first: a used nonce stays used though the work may fail.
    """
    actor = actor_of_request(house, request)
    with house.work_for(actor, purpose=purpose_of(request)) as work:
        yield work


def reader_of_request(house: House, request: Request) -> OpenReading:
    """Identify who reads what is published; return how to open their work."""
    actor, purpose = reading_actor(house, request), purpose_of(request)
    return lambda: house.work_for(actor, purpose=purpose)


def reading_actor(house: House, request: Request) -> Actor:
    """Say who reads: where the operator lets visitors in, whoever shows no key and no session.

    A key that is no good is refused all the same: its owner wants to know.
    """
    credentials = credentials_of(request)
    shows_key = credentials.bearer is not None or credentials.signature is not None
    if shows_key or not house.settings.open_catalogue:
        return actor_of_request(house, request)
    try:
        return actor_of_request(house, request)
    except UnknownActorError:
        return visitor()


def purpose_of(request: Request) -> str:
    """Read what a request says it is for: UTF-8, as it is or percent-encoded."""
    sent = request.headers.get(PURPOSE_HEADER, "").encode("latin-1")  # as the server reads bytes
    said = unquote(sent.decode(errors="replace")).strip()
    strange = strange_character(said) is not None or "\ufffd" in said
    if strange or len(said) > PURPOSE_CHARACTERS_MAX:
        raise PurposeUnreadableError(
            f"请求头 {PURPOSE_HEADER} 应为不超过 {PURPOSE_CHARACTERS_MAX} 字的用途说明,"
            "中文须按 UTF-8 做百分号编码。",
            f"The header {PURPOSE_HEADER} is a purpose of {PURPOSE_CHARACTERS_MAX} characters at "
            "most; percent-encode what is not ASCII as UTF-8.",
            field=PURPOSE_HEADER,
        )
    return said


def actor_of_request(house: House, request: Request) -> Actor:
    """Identify the sender of a request, or refuse it."""
    credentials = credentials_of(request)
    with house.sessions.begin() as db:
        return identity.identify(
            db,
            credentials,
            house.clock(),
            vault=house.machines.vault,
            settings=house.settings,
        )


def credentials_of(request: Request) -> identity.Credentials:
    """Read what a request says of its sender; the body was read before if it is signed."""
    call = identity.Call(
        method=request.scope.get(METHOD_SENT, request.method),
        path=request.url.path,
        query=request.url.query,
        body=getattr(request.state, SIGNED_BODY, b""),
    )
    address = request.client.host if request.client else ""
    return identity.read_credentials(call, request.headers, request.cookies, address=address)
