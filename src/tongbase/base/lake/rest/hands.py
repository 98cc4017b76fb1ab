"""Whose hand changes something: the port between the application and where it is mounted.

Where it is mounted says of each request who may enter, by answering with how a change of theirs
begins: the public mount with a transaction of the house under the caller's name, in which the
ledger is told; the loopback with nothing, for the house tells of its own writes itself.
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from tongbase.base.lake.catalogue import LakeCatalogue
from tongbase.kernel.ledger.entry import Event

T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """Where a change is written down: the transaction that it is part of, and whom to tell."""

    db: Session
    tell: Callable[[Event], None]


@dataclass(frozen=True)
class Hand:
    """What a change is made with: the catalogue in its transaction, and whom to tell of it."""

    catalogue: LakeCatalogue
    tell: Callable[[Event], None]


Begin = Callable[[], AbstractContextManager[Book | None]]
Enter = Callable[[Request], Awaitable[Begin]]
"""Lets a request in, or raises the error that says why not."""


def untold() -> AbstractContextManager[None]:
    """Begin a change of the house's own."""
    return nullcontext()


def catalogue_of(request: Request) -> LakeCatalogue:
    """Return the catalogue that the application serves."""
    catalogue: LakeCatalogue = request.app.state.catalogue
    return catalogue


async def change(request: Request, verb: Callable[[Hand], T]) -> T:
    """Change something beside the event loop, and tell of it: both happen or neither."""

    def run() -> T:
        begin: Begin = request.state.begin
        with begin() as book:
            return verb(_hand(catalogue_of(request), book))

    return await run_in_threadpool(run)


def dotted(identifier: tuple[str, ...]) -> str:
    """Write the name of a namespace or a table as the ledger does."""
    return ".".join(identifier)


def _hand(catalogue: LakeCatalogue, book: Book | None) -> Hand:
    if book is None:
        return Hand(catalogue, lambda _: None)
    return Hand(catalogue.within(book.db), book.tell)
