"""Forgetting old deliveries: what a log keeps for ever nobody reads."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.catalogue.models import Delivery
from tongbase.catalogue.terms.changes import DeliveryState

DAYS_KEPT = {DeliveryState.DELIVERED: 30, DeliveryState.DEAD: 90}
BATCH_DELIVERIES = 5000


def forget_deliveries(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Delete deliveries that ended long ago, with their attempts; changes stay."""
    del arguments
    return {state.value: _forget(context, state, days) for state, days in DAYS_KEPT.items()}


def _forget(context: JobContext, state: DeliveryState, days: int) -> int:
    forgotten = 0
    while True:
        with context.work() as work:
            old = (
                select(Delivery.id)
                .where(Delivery.state == state, Delivery.ended_at < work.now - timedelta(days))
                .limit(BATCH_DELIVERIES)
            )
            gone = delete(Delivery).where(Delivery.id.in_(old)).returning(Delivery.id)
            batch = len(work.db.scalars(gone).all())
        forgotten += batch
        if batch < BATCH_DELIVERIES:
            return forgotten


FORGET = Job(
    kind="catalogue.forget_deliveries",
    zh="清理过期推送记录",
    en="Forget old deliveries",
    run=forget_deliveries,
    cron="20 3 * * *",
)
