"""Notices over HTTP."""

from datetime import datetime

from fastapi import APIRouter

from tongbase.base.notices import post
from tongbase.base.web import InHand, Out, Wanted

router = APIRouter(prefix="/notices", tags=["notices"])


class NoticeOut(Out):
    """One notice."""

    id: str
    at: datetime
    zh: str
    en: str
    link: str
    read: bool


class NoticesOut(Out):
    """One page of notices, and how many are unread."""

    rows: list[NoticeOut]
    total: int
    page: int
    size: int
    unread: int


@router.get("")
def list_notices(work: InHand, wanted: Wanted) -> NoticesOut:
    """List one's notices, newest first."""
    page = post.list_notices(work, wanted)
    seen = post.read_ids(work, page.rows)
    rows = [
        NoticeOut(id=n.id, at=n.at, zh=n.zh, en=n.en, link=n.link, read=n.id in seen)
        for n in page.rows
    ]
    unread = post.count_unread(work)
    return NoticesOut(rows=rows, total=page.total, page=page.page, size=page.size, unread=unread)


@router.post("/read-all", status_code=204)
def read_all(work: InHand) -> None:
    """Mark all of one's notices as read."""
    post.mark_all_read(work)
