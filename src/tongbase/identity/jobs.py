"""The long work of identity: forgetting what has run out."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.identity.models import Nonce, OidcFlow, OidcRefusal, SignOnSession

EXPIRING = (Nonce, SignOnSession, OidcFlow, OidcRefusal)


def forget_expired(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Delete used nonces, sessions and unfinished sign-ins that have run out."""
    del arguments
    with context.work() as work:
        return {
            table.__tablename__: len(
                work.db.execute(
                    delete(table).where(table.expires_at <= work.now).returning(table.expires_at)
                ).all()
            )
            for table in EXPIRING
        }


FORGET = Job(
    kind="identity.forget_expired",
    zh="清理过期会话与随机数",
    en="Forget expired sessions and nonces",
    run=forget_expired,
    cron="*/15 * * * *",
)
