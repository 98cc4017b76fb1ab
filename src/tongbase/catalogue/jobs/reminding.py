"""Every morning: who is reminded of updates that are due or late."""

from collections.abc import Mapping
from typing import Any

from tongbase.base.jobs.context import JobContext
from tongbase.base.jobs.terms import Job
from tongbase.catalogue.actions.update_reminders import remind_of_updates


def remind(context: JobContext, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """Remind of each once that it is due soon, and once that it is late."""
    del arguments
    with context.work() as work:
        return {"reminded": remind_of_updates(work)}


REMIND = Job(
    kind="catalogue.remind_of_updates",
    zh="提醒目录更新到期",
    en="Remind of updates that are due",
    run=remind,
    cron="30 8 * * *",
)
