"""The house, from cellar to roof."""

from tongbase.base.imports.port import Importer
from tongbase.base.imports.running import jobs_of
from tongbase.base.jobs.permissions import JobPermission
from tongbase.base.jobs.terms import Job
from tongbase.base.limits.permissions import LimitPermission
from tongbase.base.limits.terms import LimitBook
from tongbase.base.uploads.jobs import SWEEP
from tongbase.base.uploads.permissions import UploadPermission
from tongbase.catalogue.module import catalogue
from tongbase.collect.module import collect
from tongbase.govern.module import govern
from tongbase.identity.module import identity
from tongbase.kernel.module import Module
from tongbase.kernel.permission import Permission
from tongbase.oversee.module import oversee
from tongbase.protect.module import protect
from tongbase.share.module import share
from tongbase.standards.module import standards

MODULES: tuple[Module, ...] = (
    identity,
    standards,
    catalogue,
    protect,
    govern,
    collect,
    share,
    oversee,
)

IMPORTERS: tuple[Importer, ...] = tuple(each for module in MODULES for each in module.importers)
LIMIT_BOOKS: tuple[LimitBook, ...] = tuple(book for module in MODULES for book in module.limits)
JOBS: tuple[Job, ...] = (
    *(job for module in MODULES for job in module.jobs),
    *jobs_of(IMPORTERS),
    SWEEP,
)
PERMISSIONS: frozenset[Permission] = frozenset(
    (
        *(word for module in MODULES for word in module.permissions),
        *JobPermission,
        *LimitPermission,
        *UploadPermission,
    )
)
