"""News travels up: modules read in the ledger what happened below them, each with a bookmark."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.kernel.db import Row
from tongbase.kernel.ledger.entry import Event
from tongbase.kernel.ledger.reading import Bookmark, settled_after
from tongbase.kernel.module import Handler, Module
from tongbase.kernel.work import Work

BATCH_LINES = 500

OpenWork = Callable[[], AbstractContextManager[Work]]


class NewsBookmark(Row):
    """How far a module has read."""

    __tablename__ = "news_bookmark"

    reader: Mapped[str] = mapped_column(primary_key=True)
    last_tx: Mapped[int] = mapped_column(BigInteger)
    last_id: Mapped[int] = mapped_column(BigInteger)


def deliver(modules: Iterable[Module], open_work: OpenWork) -> int:
    """Hand every module its unread news, in order; return how many lines were read."""
    return sum(_deliver_to(module, open_work) for module in modules if module.handlers)


def _deliver_to(module: Module, open_work: OpenWork) -> int:
    handlers = {event.name: (event, handle) for event, handle in module.handlers.items()}
    with open_work() as work:
        mark = work.db.get(NewsBookmark, module.name, with_for_update=True) or NewsBookmark(
            reader=module.name, last_tx=0, last_id=0
        )
        after = Bookmark(mark.last_tx, mark.last_id)
        lines = work.db.scalars(settled_after(after, lines_max=BATCH_LINES)).all()
        for line in lines:
            if line.event in handlers:
                _hand_over(work, *handlers[line.event], detail=line.detail, subject=line.subject)
            mark.last_tx, mark.last_id = int(line.tx), line.id
        work.db.add(mark)
    return len(lines)


def _hand_over(
    work: Work, event_type: type[Event], handle: Handler, *, detail: str, subject: str
) -> None:
    parsed: dict[str, Any] = TypeAdapter(dict[str, Any]).validate_json(detail)
    handle(work, TypeAdapter(event_type).validate_python({**parsed, "subject": subject}))
