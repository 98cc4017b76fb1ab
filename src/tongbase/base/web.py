"""How a route takes its work in hand: one request, one transaction; and the common shapes."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import quote

from fastapi import Depends, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError
from sqlalchemy.orm import Session

from tongbase.base.batches import Verdict
from tongbase.base.machines import Machines
from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX, PageRequest
from tongbase.base.sheets.spooling import spooled
from tongbase.base.sheets.writing import MEDIA_TYPES, Cells, SheetFormat, write_sheet
from tongbase.base.streams import Streams
from tongbase.kernel import clock
from tongbase.kernel.actor import Actor
from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.ids import new_id
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.plain_text import strange_character
from tongbase.kernel.work import Work

T = TypeVar("T")

OpenReading = Callable[[], AbstractContextManager[Work]]
SIGNATURE_HEADER = "X-Tongbase-Signature"
SIGNED_BODY = "body"
"""Where the bytes that a signature covers stand in the state of a request."""
METHOD_SENT = "tongbase.method_sent"
"""Where a request that is served by another method names the one that it was signed with."""


async def keep_signed_body(request: Request) -> None:
    """Keep the body of a signed request as it came: its signature covers every byte of it."""
    if SIGNATURE_HEADER in request.headers and not hasattr(request.state, SIGNED_BODY):
        setattr(request.state, SIGNED_BODY, await request.body())


def work_in_hand(request: Request, _: Annotated[None, Depends(keep_signed_body)]) -> Iterator[Work]:
    """Open the work of whoever is signed in; it is committed before the answer leaves."""
    open_work: Callable[[Request], AbstractContextManager[Work]] = request.app.state.open_work
    with open_work(request) as work:
        yield work


def reader_in_hand(request: Request, _: Annotated[None, Depends(keep_signed_body)]) -> OpenReading:
    """Identify who reads what is published: a visitor too, if the house lets visitors in.

    An answer that is written while it leaves opens the reader's work itself, once.
    """
    reader_of: Callable[[Request], OpenReading] = request.app.state.reader_of
    return reader_of(request)


def reading_in_hand(
    open_reading: Annotated[OpenReading, Depends(reader_in_hand)],
) -> Iterator[Work]:
    """Open the work of whoever reads what is published."""
    with open_reading() as work:
        yield work


def machines_in_hand(request: Request) -> Machines:
    """Hand a route the machines."""
    machines: Machines = request.app.state.machines
    return machines


@dataclass(frozen=True)
class Visit:
    """A request of somebody who is not known yet: it opens and commits its own transactions."""

    sessions: Sessions
    address: str

    @contextmanager
    def work_as(self, actor: Actor) -> Iterator[Work]:
        """Open one transaction in somebody's name; commit it at the end."""
        with self.sessions.begin() as db:
            yield self.work_in(db, actor)

    def work_in(self, db: Session, actor: Actor) -> Work:
        """Take work in hand in a transaction that is open."""
        return Work(db, actor, now=clock.now(), request=new_id())


def visit_in_hand(request: Request) -> Visit:
    """Hand a route what it needs before it knows who is asking."""
    sessions: Sessions = request.app.state.sessions
    return Visit(sessions, request.client.host if request.client else "")


def streams_in_hand(request: Request) -> Streams:
    """Hand a route the server's open streams."""
    streams: Streams = request.app.state.streams
    return streams


def page_in_hand(
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE,
) -> PageRequest:
    """Read which page is wanted."""
    return PageRequest(page, size)


def permissions_in_hand(request: Request) -> frozenset[str]:
    """Hand a route all words that some module knows as a permission."""
    permissions: frozenset[str] = request.app.state.permissions
    return permissions


InHand = Annotated[Work, Depends(work_in_hand, scope="function")]
Reading = Annotated[Work, Depends(reading_in_hand, scope="function")]
Reader = Annotated[OpenReading, Depends(reader_in_hand)]
Visitor = Annotated[Visit, Depends(visit_in_hand)]
WithMachines = Annotated[Machines, Depends(machines_in_hand)]
WithStreams = Annotated[Streams, Depends(streams_in_hand)]
KnownPermissions = Annotated[frozenset[str], Depends(permissions_in_hand)]
Wanted = Annotated[PageRequest, Depends(page_in_hand)]


Day = Annotated[date, Field(ge=date(1949, 10, 1), le=date(2999, 12, 31))]
"""A day that can have been or will be asked about: neither overflows where a day is added."""


class Out(BaseModel):
    """What the house sends: read from objects as well as from dictionaries."""

    model_config = ConfigDict(from_attributes=True)


class In(BaseModel):
    """What the house receives: unknown fields are refused, text is trimmed and can be stored."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def check_characters(cls, value: Any) -> Any:
        """Refuse text with characters that cannot be stored or shown, in whatever it stands."""
        strange = strange_character(value)
        if strange is not None:
            raise PydanticCustomError("strange_character", "{character}", {"character": strange})
        return value


class SaidOut(Out):
    """A word or a sentence in both languages."""

    zh: str
    en: str


class RefusalOut(Out):
    """Why one thing of many was refused."""

    code: str
    message: str
    message_en: str

    @classmethod
    def of(cls, error: TongBaseError | None) -> "RefusalOut | None":
        """Show a refusal, if it is one."""
        if error is None:
            return None
        return cls(code=error.code, message=error.zh, message_en=error.en)


class OutcomeOut(Out):
    """What came of one thing of many: nothing wrong, or why it was refused."""

    id: str
    error: RefusalOut | None


class OutcomesOut(Out):
    """What came of each, in the order in which they were sent; ``done`` is how many went well."""

    rows: list[OutcomeOut]
    done: int

    @classmethod
    def of(cls, verdicts: Sequence[Verdict[Any]]) -> "OutcomesOut":
        """Show all verdicts."""
        rows = [OutcomeOut(id=each.id, error=RefusalOut.of(each.error)) for each in verdicts]
        return cls(rows=rows, done=sum(row.error is None for row in rows))


def as_file(chunks: Iterable[bytes], name: str, media_type: str) -> StreamingResponse:
    """Send a file that browsers save under its name.

    It is written before the answer leaves, while the transaction that it reads in is open.
    """
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return StreamingResponse(spooled(chunks), media_type=media_type, headers=headers)


def as_sheet(
    name: str, headings: Cells, lines: Iterable[Cells], form: SheetFormat
) -> StreamingResponse:
    """Send lines as a sheet that browsers save under its name."""
    written = write_sheet(form, headings, lines)
    return as_file(written, f"{name}.{form.value}", MEDIA_TYPES[form])


class PageOut(Out, Generic[T]):
    """One page of a list."""

    rows: list[T]
    total: int
    page: int
    size: int


def _read_detail(text: str) -> Mapping[str, Any]:
    """Read what a line says; one that was tampered with is still shown, as it stands."""
    try:
        told = json.loads(text)
    except ValueError:
        told = None
    return told if isinstance(told, dict) else {"unreadable": text}


class TimelineLine(Out):
    """One line of the ledger as a detail page shows it: what happened, by its name and in words."""

    id: int
    at: datetime
    actor: str
    actor_name: str
    via: str
    organisation: str
    event: str
    zh: str
    en: str
    purpose: str
    detail: Annotated[dict[str, Any], BeforeValidator(_read_detail)]


def timeline(entries: Sequence[LedgerEntry]) -> list[TimelineLine]:
    """Turn ledger entries into a timeline."""
    return [TimelineLine.model_validate(entry) for entry in entries]
