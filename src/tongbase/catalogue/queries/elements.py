"""Data elements in the catalogue: which an entry names."""

from collections.abc import Sequence

from tongbase.catalogue.models import Entry
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.elements import ElementRef


def elements_of_entry(work: Work, entry: Entry) -> Sequence[ElementRef]:
    """Return the elements in force that the items of an entry name."""
    codes = {item.std_element_code for item in entry.items if item.std_element_code}
    return standards.elements_in_force(work, codes) if codes else ()
