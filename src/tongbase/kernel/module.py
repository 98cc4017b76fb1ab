"""What a module brings to the house."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tongbase.kernel.ledger.entry import Event
from tongbase.kernel.permission import Permission
from tongbase.kernel.work import Work

Handler = Callable[[Work, Any], None]


@dataclass(frozen=True)
class Module:
    """A module's manifest: the only thing that the app knows of it.

    ``routers`` are FastAPI routers mounted under ``/api``, ``root_routers`` such as stand at the
    root, where a standard that others wrote expects them; ``jobs`` are
    :class:`tongbase.base.jobs.terms.Job`; ``handlers`` read the ledger behind the writers;
    ``importers`` are :class:`tongbase.base.imports.port.Importer`;
    ``limits`` are :class:`tongbase.base.limits.terms.LimitBook`;
    ``chores`` are :class:`tongbase.base.chores.Chore`, done for as long as a worker lives.
    """

    name: str
    routers: tuple[Any, ...] = ()
    root_routers: tuple[Any, ...] = ()
    jobs: tuple[Any, ...] = ()
    chores: tuple[Any, ...] = ()
    handlers: Mapping[type[Event], Handler] = field(default_factory=dict)
    permissions: tuple[Permission, ...] = ()
    importers: tuple[Any, ...] = ()
    limits: tuple[Any, ...] = ()
