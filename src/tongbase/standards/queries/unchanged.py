"""Whether a draft is still what was read of it."""

from datetime import datetime

from tongbase.kernel.clock import CHINA
from tongbase.kernel.ledger.reading import last_actor
from tongbase.kernel.work import Work
from tongbase.standards.errors import ChangedSinceError


def check_unchanged(
    work: Work, subject: str, changed_at: datetime | None, read_at: datetime | None
) -> None:
    """Refuse to save over what somebody changed since it was read; say who that was, and when.

    Who does not tell what was read overwrites.
    """
    if read_at is None or changed_at is None or read_at == changed_at:
        return
    who = last_actor(work.db, subject, until=changed_at)
    at = f"{changed_at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    raise ChangedSinceError(
        f"{who or '他人'}于 {at} 修改过该标准,请重新载入后再保存。",
        f"{who or 'Somebody'} changed this standard at {at}; reload it, then save.",
        by=who,
        changed_at=changed_at.isoformat(),
    )
