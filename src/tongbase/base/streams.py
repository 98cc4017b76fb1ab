"""Open streams of a server: how many, whose, and one look at the log for all of them.

A stream waits for a number to rise. However many wait, the database is asked once in a while, not
once for each.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from weakref import WeakSet

from sqlalchemy.orm import Session

from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import TooManyError

STREAMS_MAX = 500
STREAMS_OF_ONE_MAX = 10
LOOK_SECONDS = 0.1


class StreamsTakenError(TooManyError):
    """The server, or this actor, has as many open streams as one may have."""

    code = "streams.taken"


@dataclass(eq=False)
class Seat:
    """A place among the open streams; it is free again when nobody holds this any more."""

    actor: str


@dataclass
class Newest:
    """The newest number of a log, as it was a moment ago."""

    sessions: Sessions
    read: Callable[[Session], int]
    _value: int = 0
    _looked_at: float = float("-inf")
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def look(self) -> int:
        """Return the number, read at most ``LOOK_SECONDS`` ago."""
        async with self._lock:
            if time.monotonic() - self._looked_at >= LOOK_SECONDS:
                self._value = await asyncio.to_thread(self._read)
                self._looked_at = time.monotonic()
        return self._value

    def _read(self) -> int:
        with self.sessions() as db:
            return self.read(db)


@dataclass
class Streams:
    """All open streams of a server process."""

    sessions: Sessions
    ended: bool = False
    _seats: WeakSet[Seat] = field(default_factory=WeakSet)
    _logs: dict[Callable[[Session], int], Newest] = field(default_factory=dict)

    def end(self) -> None:
        """Let all streams end: the server is about to stop."""
        self.ended = True

    def take_seat(self, actor: str) -> Seat:
        """Take a place for an actor, or say that there is none."""
        mine = sum(1 for seat in self._seats if seat.actor == actor)
        if mine >= STREAMS_OF_ONE_MAX or len(self._seats) >= STREAMS_MAX:
            raise StreamsTakenError(
                f"同时打开的变更流已达上限(每人 {STREAMS_OF_ONE_MAX} 个,"
                f"全平台 {STREAMS_MAX} 个),请先关闭不用的连接。",
                f"As many streams are open as may be ({STREAMS_OF_ONE_MAX} of one actor, "
                f"{STREAMS_MAX} in all); close one first.",
            )
        seat = Seat(actor)
        self._seats.add(seat)
        return seat

    def newest(self, read: Callable[[Session], int]) -> Newest:
        """Return the shared look at a log; ``read`` says how to find its newest number."""
        return self._logs.setdefault(read, Newest(self.sessions, read))
