"""Cursors: where an incremental read begins, and how far it may say that it has come.

Rows dated in the future would make the next run skip all that is between now and then (cursor
poisoning). So the mark never goes beyond the source's own time, the window overlaps, and rows
further ahead than a clock can err are set aside.
"""

from datetime import datetime, timedelta

MOMENTS = frozenset({"timestamp", "timestamptz", "date"})
CURSOR_TYPES = MOMENTS | {"int", "long", "string"}
FUTURE_SECONDS_MAX = 3600
"""So far may a source's rows be ahead of its clock before they count as dated in the future."""


def since_of(mark: str, kind: str, overlap_seconds: int) -> str:
    """Return where to begin: the mark less the overlap. Numbers and texts have no overlap."""
    if kind not in MOMENTS:
        return mark
    moment = datetime.fromisoformat(mark) - timedelta(seconds=overlap_seconds)
    return moment.date().isoformat() if kind == "date" else moment.isoformat(sep=" ")


def future_from(source_now: str | None, kind: str) -> str | None:
    """Return from when on a row counts as dated in the future, if its column tells time."""
    if source_now is None or kind not in MOMENTS:
        return None
    limit = datetime.fromisoformat(source_now) + timedelta(seconds=FUTURE_SECONDS_MAX)
    return limit.isoformat(sep=" ")


def next_mark(
    before: str | None, highest: str | None, source_now: str | None, kind: str
) -> str | None:
    """Return the new mark: what was seen, never beyond the source's own time, never back."""
    if highest is None:
        return before
    if kind in {"int", "long"}:
        return str(max(int(highest), int(before))) if before is not None else highest
    if kind not in MOMENTS:
        return max(highest, before or "")
    seen = datetime.fromisoformat(highest)
    if source_now is not None:
        now = datetime.fromisoformat(source_now)
        seen = min(seen, now.replace(tzinfo=seen.tzinfo) if seen.tzinfo is None else now)
    if before is not None:
        seen = max(seen, datetime.fromisoformat(before))
    return seen.isoformat(sep=" ")
