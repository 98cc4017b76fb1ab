"""What the catalogue brings to the house."""

from tongbase.catalogue.actions.register_sheets import IMPORTERS
from tongbase.catalogue.actions.sheets import ENTRIES
from tongbase.catalogue.jobs import CHORES, JOBS
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.routes import ROOT_ROUTERS, ROUTERS
from tongbase.catalogue.terms.limits import COMPILING
from tongbase.kernel.module import Module

catalogue = Module(
    name="catalogue",
    routers=ROUTERS,
    root_routers=ROOT_ROUTERS,
    jobs=JOBS,
    chores=CHORES,
    permissions=tuple(CataloguePermission),
    importers=(ENTRIES, *IMPORTERS),
    limits=(COMPILING,),
)
