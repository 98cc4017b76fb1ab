"""What governance brings to the house."""

from tongbase.govern import jobs
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.routes import quality, tables
from tongbase.kernel.module import Module

govern = Module(
    name="govern",
    routers=(tables.router, quality.router),
    jobs=jobs.JOBS,
    permissions=tuple(GovernPermission),
)
