"""Ordering the harvests whose time has come, as long as the worker lives."""

from tongbase.base.chores import ChoreContext
from tongbase.catalogue.actions.harvest_sources import order_due

ROUND_SECONDS = 20.0


def order_harvests(context: ChoreContext) -> None:
    """Look again and again which sources are due."""
    while True:
        with context.work() as work:
            order_due(work)
        if context.ended.wait(ROUND_SECONDS):
            return
