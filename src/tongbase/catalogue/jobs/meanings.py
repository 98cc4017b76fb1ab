"""Making vectors of names, behind the transactions that wrote them, in small batches.

New names are looked for every other second among the entries that changed lately; every minute
among all, which also finds what a long import brought with an older date. To make a vector takes
some 25 ms of one core and no lock; nobody waits for it, and it takes what others leave.
"""

import itertools
import logging
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from sqlalchemy.exc import DBAPIError

from tongbase.base import embedding
from tongbase.base.chores import ChoreContext
from tongbase.base.jobs.queue import is_any_running
from tongbase.catalogue.jobs.knowing import enable, forget_meanings, keep_meanings
from tongbase.catalogue.queries.search import meaning
from tongbase.catalogue.terms.meaning import MEANING_LABELS, MeaningState

ROUND_SECONDS = 2.0
SWEEP_ROUNDS = 30
FORGET_ROUNDS = 1800
LATELY = timedelta(minutes=2)
NAMES_MAX = 2000
BATCH_NAMES = 16
AGAIN_SECONDS = 60.0
NICENESS = 10

log = logging.getLogger(__name__)


def make_meanings(context: ChoreContext) -> None:
    """Make what is missing, again and again, as long as the worker lives."""
    _give_way()
    if not embedding.is_installed():
        context.ended.wait()
        return
    if not _is_enabled(context):
        context.ended.wait(AGAIN_SECONDS)
        return
    for turn in itertools.count():
        if turn % FORGET_ROUNDS == 0:
            with context.work() as work:
                forget_meanings(work)
        while make_some(context, lately=turn % SWEEP_ROUNDS != 0):
            pass
        if context.ended.wait(ROUND_SECONDS):
            return


def make_some(context: ChoreContext, *, lately: bool) -> int:
    """Make vectors of so many names that have none; return how many there were."""
    with context.work() as work:
        all_of_them = not lately or meaning.is_nothing_known(work)
        since = None if all_of_them else work.now - LATELY
        names = meaning.names_unknown(work, since=since, most=NAMES_MAX)
    for batch in _batches(names):
        _wait_for_jobs(context)
        if context.ended.is_set():
            return 0
        vectors = embedding.of_texts(batch)
        with context.work() as work:
            keep_meanings(work, batch, vectors)
    return len(names)


def _give_way() -> None:
    """Let this thread have what others leave, where the system ranks threads one by one."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def _wait_for_jobs(context: ChoreContext) -> None:
    """Rest while a job runs, which people wait for.

    Threads of one process take turns at Python, whatever rank the system gives them.
    """
    while not context.ended.is_set():
        with context.work() as work:
            if not is_any_running(work.db):
                return
        context.ended.wait(ROUND_SECONDS)


def _batches(names: Sequence[str]) -> list[Sequence[str]]:
    return [names[at : at + BATCH_NAMES] for at in range(0, len(names), BATCH_NAMES)]


def _is_enabled(context: ChoreContext) -> bool:
    """Enable pgvector where it is offered; what stands in the way is told once a minute."""
    with context.work() as work:
        if not meaning.is_offered(work):
            log.warning(MEANING_LABELS[MeaningState.NO_PGVECTOR].en)
            return False
    try:
        with context.work() as work:
            enable(work)
    except DBAPIError as refused:
        log.warning("%s (%s)", MEANING_LABELS[MeaningState.NOT_ENABLED].en, refused.orig)
        return False
    return True
