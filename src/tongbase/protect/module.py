"""What protection brings to the house."""

from tongbase.kernel.module import Module
from tongbase.protect import routes
from tongbase.protect.permissions import ProtectPermission

protect = Module(
    name="protect",
    routers=(routes.router,),
    permissions=tuple(ProtectPermission),
)
