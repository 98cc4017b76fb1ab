"""The long work of sharing: closing the books of grants whose time is over."""

from collections.abc import Mapping
from typing import Any

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.share.actions.grants import expire_grants as expire


def expire_grants(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Mark grants whose time is over as expired, so that their entries can be withdrawn."""
    del arguments
    with context.work() as work:
        return {"expired": expire(work)}


EXPIRE = Job(
    kind="share.expire_grants",
    zh="关闭到期授权",
    en="Close expired grants",
    run=expire_grants,
    cron="5 * * * *",
)
