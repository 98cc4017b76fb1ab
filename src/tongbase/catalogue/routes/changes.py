"""Changes of the catalogue over HTTP: to be polled, or as a stream of server-sent events.

https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import StreamingResponse

from tongbase.base.streams import LOOK_SECONDS, Seat, Streams
from tongbase.base.web import InHand, WithMachines, WithStreams
from tongbase.catalogue.queries.push.changes import newest_change, told_after
from tongbase.catalogue.queries.push.pushing import source_of
from tongbase.catalogue.queries.search.narrowing import check_known_changes
from tongbase.catalogue.rules.changes import check_given, cloud_event, start_of
from tongbase.catalogue.schemas.changes import ChangesIn, ChangesOut, CloudEventOut, StreamIn
from tongbase.catalogue.schemas.subscriptions import ChangeCodesOut
from tongbase.catalogue.terms.changes import ChangeFilter
from tongbase.kernel.actor import Actor

STREAM_SECONDS_MAX = 300
"""Then the client comes again and is asked anew who it is: what was taken away holds soon."""
HEARTBEAT_SECONDS = 15
RETRY_MILLISECONDS = 2000
BATCH_CHANGES = 100

router = APIRouter(prefix="/catalogue", tags=["catalogue"])


@router.get("/changes/codes")
def show_change_codes(work: InHand) -> ChangeCodesOut:
    """Show the words of change push with their labels."""
    del work  # whoever is signed in may read them
    return ChangeCodesOut.all()


@router.get("/changes")
def list_changes(
    work: InHand, machines: WithMachines, asked: Annotated[ChangesIn, Query()]
) -> ChangesOut:
    """List what changed after a number, in the order in which it changed.

    A number that was not given yet is refused (400): whoever asks with it would hear of nothing.
    """
    wanted = asked.value()
    check_known_changes(work, wanted)
    after = check_given(asked.after, newest_change(work.db), "after")
    found, reached = told_after(work.db, work.actor, wanted, after, changes_max=asked.size)
    source = source_of(machines.settings)
    rows = [CloudEventOut.model_validate(cloud_event(each, source)) for each in found]
    newest = newest_change(work.db)
    return ChangesOut(rows=rows, next=reached, newest=newest, more=reached < newest)


@router.get(
    "/changes/stream",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
def follow_changes(
    work: InHand,
    machines: WithMachines,
    streams: WithStreams,
    asked: Annotated[StreamIn, Query()],
    last_event_id: Annotated[str, Header(max_length=100)] = "",
) -> StreamingResponse:
    """Tell changes as they happen, as server-sent events; resume with ``Last-Event-ID``.

    Without it, or ``after``, the stream begins with what is new; after a number that was not given
    yet, or that is none, it does not begin (400). It ends after some minutes; a
    browser then resumes by itself.
    """
    wanted = asked.value()
    check_known_changes(work, wanted)
    newest = newest_change(work.db)
    after = start_of(last_event_id, asked.after, newest)
    told = _Stream(
        streams=streams,
        seat=streams.take_seat(work.actor.id),
        actor=work.actor,
        wanted=wanted,
        source=source_of(machines.settings),
        reached=after,
    )
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(told.tell(), media_type="text/event-stream", headers=headers)


@dataclass
class _Stream:
    """One open stream: to whom, of what, from where on. It holds its seat as long as it lives."""

    streams: Streams
    seat: Seat
    actor: Actor
    wanted: ChangeFilter
    source: str
    reached: int

    async def tell(self) -> AsyncIterator[str]:
        """Write events as they come, and a sign of life where none come."""
        newest = self.streams.newest(newest_change)
        began = beat = time.monotonic()
        yield f"retry: {RETRY_MILLISECONDS}\nid: {self.reached}\n\n"
        while time.monotonic() - began < STREAM_SECONDS_MAX and not self.streams.ended:
            if await newest.look() > self.reached:
                for event in await asyncio.to_thread(self._read):
                    yield event
                    beat = time.monotonic()
            elif time.monotonic() - beat >= HEARTBEAT_SECONDS:
                # Without data nothing is told, but the client remembers how far it was read.
                yield f": still here\nid: {self.reached}\n\n"
                beat = time.monotonic()
            else:
                await asyncio.sleep(LOOK_SECONDS)

    def _read(self) -> list[str]:
        with self.streams.sessions() as db:
            found, self.reached = told_after(
                db, self.actor, self.wanted, self.reached, changes_max=BATCH_CHANGES
            )
        return [_event(each.seq, cloud_event(each, self.source)) for each in found]


def _event(seq: int, event: dict[str, object]) -> str:
    body = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    return f"id: {seq}\ndata: {body}\n\n"
