"""The tables of the catalogue."""

from tongbase.catalogue.models.books import Choice, CodeCounter, EntryVersion, Synonym
from tongbase.catalogue.models.changes import Attempt, Change, Delivery, Subscription
from tongbase.catalogue.models.duplicates import Duplicate
from tongbase.catalogue.models.entries import Entry, Item, Resource
from tongbase.catalogue.models.harvests import (
    HarvestRecord,
    HarvestRun,
    HarvestSource,
    HarvestVerdict,
)
from tongbase.catalogue.models.meanings import Meaning
from tongbase.catalogue.models.registers import (
    MODELS,
    Duty,
    Material,
    Record,
    ServiceItem,
    System,
)
from tongbase.catalogue.models.relations import Relation
from tongbase.catalogue.models.updates import Update

__all__ = [
    "MODELS",
    "Attempt",
    "Change",
    "Choice",
    "CodeCounter",
    "Delivery",
    "Duplicate",
    "Duty",
    "Entry",
    "EntryVersion",
    "HarvestRecord",
    "HarvestRun",
    "HarvestSource",
    "HarvestVerdict",
    "Item",
    "Material",
    "Meaning",
    "Record",
    "Relation",
    "Resource",
    "ServiceItem",
    "Subscription",
    "Synonym",
    "System",
    "Update",
]
