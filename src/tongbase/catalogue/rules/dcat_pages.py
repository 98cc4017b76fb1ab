"""Pages of the catalogue for harvesters, as Hydra tells them (W3C Hydra Core Vocabulary)."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlencode

from tongbase.base.rdf.terms import Format, Iri, Name, Node, Statement, Typed
from tongbase.catalogue.errors import PlaceUnknownError
from tongbase.catalogue.rules.dcat import about_catalogue, catalogue_iri, described, holds, once
from tongbase.catalogue.terms.published import Place, Stretch, StretchAsked

STRETCH_ENTRIES = 100
STRETCH_ENTRIES_MAX = 500
BETWEEN = "~"


def page_nodes(address: str, form: Format, asked: StretchAsked, found: Stretch) -> Iterator[Node]:
    """Tell one page: the catalogue, where the page before the next ends, and its data sets."""
    modified = found.entries[-1].changed_at if found.entries else None
    yield _view(address, form, asked, found)
    yield from about_catalogue(address, modified)
    yield from (holds(address, entry.id) for entry in found.entries)
    yield from once((described(address, entry) for entry in found.entries), set())


def written_place(place: Place) -> str:
    """Write a place so that it can stand in an address."""
    return f"{place.changed_at.isoformat()}{BETWEEN}{place.id}"


def read_place(text: str) -> Place:
    """Read a place that a page has named."""
    moment, _, entry_id = text.partition(BETWEEN)
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None or not entry_id:
        raise PlaceUnknownError(
            f"“{text}”不是本目录给出的翻页位置,请从第一页重新开始。",
            f"{text} is no place that a page has named; begin with the first page.",
            field="after",
        )
    return Place(at, entry_id)


def _view(address: str, form: Format, asked: StretchAsked, found: Stretch) -> Node:
    said: list[Statement] = [
        ("rdf:type", Name("hydra:PagedCollection")),
        ("rdf:type", Name("hydra:PartialCollectionView")),
        ("hydra:totalItems", Typed(str(found.total), "xsd:integer")),
        ("hydra:itemsPerPage", Typed(str(asked.size), "xsd:integer")),
        ("hydra:first", Iri(_address(address, form, asked, None))),
    ]
    if found.next is not None:
        following = Iri(_address(address, form, asked, found.next))
        said += [("hydra:next", following), ("hydra:nextPage", following)]
    return Node(_address(address, form, asked, asked.after, page=asked.page), tuple(said))


def _address(
    address: str, form: Format, asked: StretchAsked, after: Place | None, *, page: int = 1
) -> str:
    query = {
        "size": str(asked.size),
        "modified_since": asked.since.isoformat() if asked.since else "",
        "after": written_place(after) if after else "",
        "page": str(page) if page > 1 and after is None else "",
    }
    told = urlencode({name: value for name, value in query.items() if value})
    return f"{catalogue_iri(address)}.{form.value}?{told}"
