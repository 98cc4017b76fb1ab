"""The divisions that identity knows, read as the codes of a list: no row lies twice."""

from collections.abc import Mapping, Sequence
from datetime import date

from tongbase.base.paging import Page, PageRequest
from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.standards.terms.codes import Code, CodeFilter
from tongbase.standards.terms.labels import Label

NAMES_MAX = 50
"""A code of six digits has fewer names, one after the other."""


def codes(work: Work, sought: CodeFilter, wanted: PageRequest) -> Page[Code]:
    """Read divisions of GB/T 2260, those that were abolished as well, as codes."""
    year = sought.on.year if sought.on else None
    asked = identity.DivisionFilter(sought.q, year, sought.parent, top=sought.top)
    page = identity.divisions(work, asked, wanted)
    return Page([_code(each) for each in page.rows], page.total, page.page, page.size)


def find_code(work: Work, code: str, on: date | None) -> Code | None:
    """Find a division by its code, with the name of a day, else with its last one."""
    for day in (on, None):
        rows = codes(work, CodeFilter(q=code, on=day), PageRequest(1, NAMES_MAX)).rows
        if named := [each for each in rows if each.code == code]:
            return named[-1]
    return None


def children(work: Work, wanted: Sequence[str], on: date | None) -> Mapping[str, int]:
    """Count the divisions directly below each of some, on a day or ever."""
    return identity.count_divisions_below(work, wanted, on.year if on else None)


def _code(each: identity.DivisionRef) -> Code:
    begun = date(each.first_year, 1, 1) if each.first_year > identity.LISTS_BEGIN else None
    ended = None if each.active else date(each.last_year, 12, 31)
    return Code(each.code, Label(each.name, each.name), each.parent, begun, ended)
