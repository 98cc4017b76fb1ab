"""What the catalogue brings to the house."""

from tongbase.catalogue.permissions import CataloguePermission
from tongbase.kernel.module import Module

catalogue = Module(name="catalogue", permissions=tuple(CataloguePermission))
