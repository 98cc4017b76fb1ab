"""Routes for those who are not known yet, or may do one thing only: change the password."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Annotated

from fastapi import Depends, Request, Response

from tongbase.base.web import Visitor
from tongbase.identity.actions.sign_on import Ticket
from tongbase.identity.api.identifying import session_of
from tongbase.identity.models import SignOnSession
from tongbase.identity.queries.actors import as_actor
from tongbase.identity.rules.credentials import SESSION_COOKIE, Credentials, read_credentials
from tongbase.identity.rules.signature import Call
from tongbase.identity.terms import VIA_SESSION, VISITOR
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

OpenWork = Callable[[Request], AbstractContextManager[Work]]


def credentials_in_hand(request: Request, visitor: Visitor) -> Credentials:
    """Read what a request says of its sender."""
    call = Call(request.method, request.url.path, request.url.query)
    return read_credentials(call, request.headers, request.cookies, address=visitor.address)


WithCredentials = Annotated[Credentials, Depends(credentials_in_hand)]


def session_in_hand(
    request: Request, visitor: Visitor, credentials: WithCredentials
) -> Iterator[tuple[Work, SignOnSession | None]]:
    """Open the work of whoever is signed in, even if the password must be changed first."""
    if credentials.session_token is None or credentials.bearer is not None:
        open_work: OpenWork = request.app.state.open_work
        with open_work(request) as work:
            yield work, None
        return
    with visitor.sessions.begin() as db:
        work = visitor.work_in(db, VISITOR)
        session = session_of(db, credentials, work.now)
        yield visitor.work_in(db, as_actor(session.person, VIA_SESSION)), session


WithSession = Annotated[
    tuple[Work, SignOnSession | None], Depends(session_in_hand, scope="function")
]


def hand_over(response: Response, settings: Settings, ticket: Ticket) -> None:
    """Put the session's token in a cookie that scripts and foreign pages cannot use."""
    response.set_cookie(
        SESSION_COOKIE,
        ticket.token,
        max_age=settings.session_hours * 3600,
        httponly=True,
        samesite="lax",
        secure=is_secure(settings),
        path="/",
    )


def is_secure(settings: Settings) -> bool:
    """Say whether people reach the house by TLS."""
    return settings.address.startswith("https://")
