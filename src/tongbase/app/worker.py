"""The worker's process: queued jobs, the sealing of the ledger, the news, the schedule."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable

from tongbase.app.garbage import look_less_often
from tongbase.app.house import House
from tongbase.app.modules import MODULES
from tongbase.base import news
from tongbase.base.chores import Chore, ChoreContext
from tongbase.base.jobs.worker import work_until
from tongbase.kernel import clock
from tongbase.kernel.ledger.sealing import latest_head, seal
from tongbase.kernel.ledger.witness import keep_witness

CHORE_SECONDS = 1.0
STOP_SECONDS = 10.0
WORKER_CONCURRENCY = 1
NOBODY = 0

log = logging.getLogger(__name__)


def run_worker(house: House, *, beside: int = NOBODY) -> None:
    """Work until a signal says stop, or until the process that this one stands beside is gone."""
    look_less_often()
    asyncio.run(_work(house, beside))


async def _work(house: House, beside: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    ended = threading.Event()
    threads = [threading.Thread(target=keep_house, args=(house, ended), name="chores", daemon=True)]
    threads += chores_of(house, ended)
    for thread in threads:
        thread.start()
    watch = asyncio.create_task(_watch_over(beside, stop))
    try:
        await work_until(house.workshop(), stop, concurrency=WORKER_CONCURRENCY)
    finally:
        watch.cancel()
        ended.set()
        for thread in threads:
            thread.join(timeout=STOP_SECONDS)


async def _watch_over(beside: int, stop: asyncio.Event) -> None:
    """Killed, a server says nothing; then its worker is somebody else's child."""
    while beside in {NOBODY, os.getppid()}:
        await asyncio.sleep(CHORE_SECONDS)
    stop.set()


def keep_house(house: House, ended: threading.Event) -> None:
    """Seal the ledger and deliver the news, again and again."""
    while not ended.wait(CHORE_SECONDS):
        for chore in (seal_ledger, deliver_news):
            _try(chore, house)


def chores_of(house: House, ended: threading.Event) -> list[threading.Thread]:
    """Make a thread for each chore of a module."""
    context = ChoreContext(house.machines, house.work_of_the_house, ended)
    return [
        threading.Thread(target=_keep_at, args=(chore, context), name=chore.name, daemon=True)
        for module in MODULES
        for chore in module.chores
    ]


def _keep_at(chore: Chore, context: ChoreContext) -> None:
    while not context.ended.is_set():
        try:
            chore.run(context)
        except Exception:  # the edge of the chore: it is begun anew
            log.exception("The chore %s failed.", chore.name)
            context.ended.wait(CHORE_SECONDS)


def seal_ledger(house: House) -> int:
    """Seal everything that is settled; return how many lines."""
    key, sealed = house.machines.vault.signing_key(), 0
    while True:
        with house.sessions.begin() as db:
            batch = seal(db, key, now=clock.now())
            head = latest_head(db)
        if head is not None:
            keep_witness(house.settings.home, head)
        if batch == 0:
            return sealed
        sealed += batch


def deliver_news(house: House) -> int:
    """Hand all modules their unread news."""
    return news.deliver(MODULES, house.work_of_the_house)


def _try(chore: Callable[[House], int], house: House) -> None:
    try:
        chore(house)
    except Exception:  # the edge of the chores: the next round tries again
        log.exception("%s failed.", chore.__name__)
