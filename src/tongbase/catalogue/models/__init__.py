"""The tables of the catalogue."""

from tongbase.catalogue.models.books import Choice, CodeCounter, EntryVersion, Synonym
from tongbase.catalogue.models.entries import Entry, Item, Resource

__all__ = ["Choice", "CodeCounter", "Entry", "EntryVersion", "Item", "Resource", "Synonym"]
