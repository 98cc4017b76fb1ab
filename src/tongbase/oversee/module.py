"""What oversight brings to the house."""

from tongbase.kernel.module import Module
from tongbase.oversee.permissions import OverseePermission
from tongbase.oversee.routes import ROUTERS

oversee = Module(name="oversee", routers=ROUTERS, permissions=tuple(OverseePermission))
