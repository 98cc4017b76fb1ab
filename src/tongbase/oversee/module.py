"""What oversight brings to the house."""

from tongbase.kernel.module import Module
from tongbase.oversee import routes
from tongbase.oversee.permissions import OverseePermission

oversee = Module(name="oversee", routers=(routes.router,), permissions=tuple(OverseePermission))
