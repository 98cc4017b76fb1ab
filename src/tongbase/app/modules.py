"""The house, from cellar to roof."""

from tongbase.catalogue.module import catalogue
from tongbase.collect.module import collect
from tongbase.govern.module import govern
from tongbase.identity.module import identity
from tongbase.kernel.module import Module
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
