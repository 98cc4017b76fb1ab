"""Chores: what a worker does again and again beside its jobs, each in a thread of its own."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tongbase.base.machines import Machines
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class ChoreContext:
    """What a chore has in hand: machines, the house's own work, and whether it is time to go."""

    machines: Machines
    work: Callable[[], AbstractContextManager[Work]]
    ended: threading.Event


@dataclass(frozen=True)
class Chore:
    """A chore that a module brings: ``run`` goes on until ``ended`` is set.

    Several workers may do it at once; what must be done once is for the chore to lock. A fault ends
    the run; the worker begins it anew a moment later.
    """

    name: str
    run: Callable[[ChoreContext], None]
