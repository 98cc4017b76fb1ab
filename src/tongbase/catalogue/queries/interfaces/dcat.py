"""Reading the catalogue as statements: a page, one data set, or all of it."""

from collections.abc import Iterator

from tongbase.base.rdf.terms import Format, Node
from tongbase.catalogue.queries.interfaces.published import (
    every_published,
    get_published,
    place_of_page,
    stretch,
)
from tongbase.catalogue.rules.dcat import about_catalogue, described, holds, once
from tongbase.catalogue.rules.dcat_pages import page_nodes
from tongbase.catalogue.terms.published import PublishedEntry, StretchAsked
from tongbase.kernel.work import Work


def catalogue_page(work: Work, address: str, form: Format, asked: StretchAsked) -> Iterator[Node]:
    """Read one page of the catalogue, with the address of the next."""
    after = asked.after
    if after is None:
        after = place_of_page(work, asked.page, since=asked.since, size=asked.size)
    found = stretch(work, after=after, since=asked.since, size=asked.size)
    return page_nodes(address, form, asked, found)


def dataset(work: Work, address: str, entry_id: str) -> Iterator[Node]:
    """Read one data set."""
    return once((described(address, get_published(work, entry_id)),), set())


def whole_catalogue(work: Work, address: str) -> Iterator[Node]:
    """Read all data sets of one moment, one after the other; nothing else was read before."""

    def each(entry: PublishedEntry) -> Iterator[Node]:
        yield holds(address, entry.id)
        yield from once((described(address, entry),), told)

    told: set[str] = set()
    entries = every_published(work)
    yield from about_catalogue(address, None)
    for entry in entries:
        yield from each(entry)
