"""What the catalogue brings to the house."""

from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.routes import ROUTERS
from tongbase.kernel.module import Module

catalogue = Module(name="catalogue", routers=ROUTERS, permissions=tuple(CataloguePermission))
