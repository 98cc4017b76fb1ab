"""What the standards bring to the house."""

from tongbase.kernel.module import Module
from tongbase.standards import routes
from tongbase.standards.permissions import StandardsPermission

standards = Module(
    name="standards",
    routers=(routes.router, routes.calendar_router),
    permissions=tuple(StandardsPermission),
)
