"""Who is asking: from a request to the actor behind it, and to the work in hand."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import Request

from tongbase.app.house import House
from tongbase.identity import api as identity
from tongbase.kernel.actor import Actor
from tongbase.kernel.work import Work


@contextmanager
def open_for_request(house: House, request: Request) -> Iterator[Work]:
    """Open the work of whoever sends a request.

    Who it is, is settled and committed first: a used nonce stays used though the work may fail.
    """
    actor = actor_of_request(house, request)
    purpose = request.headers.get("X-Tongbase-Purpose", "")
    with house.work_for(actor, purpose=purpose) as work:
        yield work


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
        method=request.method,
        path=request.url.path,
        query=request.url.query,
        body=getattr(request.state, "body", b""),
    )
    address = request.client.host if request.client else ""
    return identity.read_credentials(call, request.headers, request.cookies, address=address)
