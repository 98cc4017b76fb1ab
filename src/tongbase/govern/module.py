"""What governance brings to the house."""

from tongbase.catalogue.events.registers import DuplicatesFound
from tongbase.govern import handlers, jobs
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.routes import citations, landing, overlaps, quality, tables
from tongbase.kernel.module import Module

govern = Module(
    name="govern",
    routers=(tables.router, quality.router, landing.router, overlaps.router, citations.router),
    jobs=jobs.JOBS,
    handlers={DuplicatesFound: handlers.measure_found},
    permissions=tuple(GovernPermission),
)
