"""What collection brings to the house."""

from tongbase.collect.jobs import JOBS
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.routes import ROUTERS
from tongbase.kernel.module import Module

collect = Module(name="collect", routers=ROUTERS, jobs=JOBS, permissions=tuple(CollectPermission))
