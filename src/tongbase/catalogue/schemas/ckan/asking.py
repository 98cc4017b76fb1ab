"""What clients of CKAN ask; what they ask besides is overlooked, as CKAN does."""

import json
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from tongbase.base.paging import Window
from tongbase.base.web import In
from tongbase.catalogue.queries.interfaces.ckan import TAGS_MAX
from tongbase.catalogue.queries.interfaces.ckan_search import Facets
from tongbase.catalogue.rules.ckan_queries import QUERY_CHARACTERS_MAX
from tongbase.catalogue.terms.conditions import Order

ROWS, ROWS_MAX = 10, 1000
PACKAGES, PACKAGES_MAX = 100, 1000
FACET_VALUES, FACET_VALUES_MAX = 50, 1000
GROUPS_COMPLETED, GROUPS_MAX = 20, 1000
NAMES_MAX = 1_000_000


def _listed(value: Any) -> Any:
    """Read a list as clients write it: a list, or in an address its JSON, or one value."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        value = value[0]
    if not isinstance(value, str):
        return value
    if not value.strip().startswith("["):
        return [value]
    try:
        return json.loads(value)
    except ValueError:
        return [value]


ORDERS = {
    "score desc": Order.BEST,
    "relevance asc": Order.BEST,
    "metadata_modified desc": Order.LATEST,
    "metadata_modified asc": Order.EARLIEST,
    "metadata_created desc": Order.YOUNGEST,
    "metadata_created asc": Order.OLDEST,
    "title_string asc": Order.TITLE,
    "title_string desc": Order.TITLE_BACKWARDS,
    "title asc": Order.TITLE,
    "title desc": Order.TITLE_BACKWARDS,
    "name asc": Order.NAME,
    "name desc": Order.NAME_BACKWARDS,
    "id asc": Order.ID,
    "id desc": Order.ID_BACKWARDS,
}
"""How results can be sorted, by what stands first in CKAN's ``sort``; ties are settled by id."""

Query = Annotated[str, Field(max_length=QUERY_CHARACTERS_MAX)]
Word = Annotated[str, Field(max_length=200)]
Offset = Annotated[int, Field(ge=0, le=10_000_000)]
Queries = Annotated[list[Query], BeforeValidator(_listed), Field(max_length=20)]
Words = Annotated[list[Word], BeforeValidator(_listed), Field(max_length=200)]


class Asking(In):
    """Asks nothing in particular."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)


class ThingAsked(Asking):
    """Asks for one thing by its ``id`` or its name."""

    id: Annotated[str, Field(min_length=1, max_length=200)]


class GroupAsked(ThingAsked):
    """Asks for one organisation or group, and perhaps for its newest packages."""

    include_datasets: bool = False


class TagAsked(ThingAsked):
    """Asks for one tag, and perhaps for its newest packages."""

    include_datasets: bool = False


class NamesAsked(Asking):
    """Asks for names, all of them unless limited."""

    limit: Annotated[int, Field(ge=0, le=NAMES_MAX)] | None = None
    offset: Offset = 0


class PackagesAsked(Asking):
    """Asks for packages with their resources, the newest first, one page of them."""

    limit: Annotated[int, Field(ge=1, le=PACKAGES_MAX)] = PACKAGES
    offset: Offset = 0

    def window(self) -> Window:
        """Return which of them."""
        return Window(size=self.limit, start=self.offset)


class GroupsAsked(NamesAsked):
    """Asks for organisations or groups: their names, or all of them; ``groups`` picks some."""

    all_fields: bool = False
    groups: Words = Field(default_factory=list)
    organizations: Words = Field(default_factory=list)


class TagsAsked(Asking):
    """Asks for tags in which a text stands: their names, or all of them."""

    query: Word = ""
    all_fields: bool = False


class CompletionAsked(Asking):
    """Asks for what has a text in its name or title."""

    q: Annotated[str, Field(min_length=1, max_length=200)]
    limit: Annotated[int, Field(ge=0, le=GROUPS_MAX)] = GROUPS_COMPLETED


class GroupPackagesAsked(ThingAsked):
    """Asks for the packages of a group, the newest first."""

    limit: Annotated[int, Field(ge=0, le=PACKAGES_MAX)] = PACKAGES_MAX


class TagSearchAsked(Asking):
    """Asks for tags in which every text stands: ``query``, one or several, or ``q``."""

    query: Words = Field(default_factory=list)
    q: Words = Field(default_factory=list)
    limit: Annotated[int, Field(ge=0, le=TAGS_MAX)] = TAGS_MAX
    offset: Offset = 0

    def texts(self) -> list[str]:
        """Return what must stand in a tag."""
        return [text for text in (*self.query, *self.q) if text.strip()]

    def window(self) -> Window:
        """Return which of them."""
        return Window(size=self.limit, start=self.offset)


class OwnAsked(Asking):
    """Asks for the groups or organisations in which the reader may do something."""

    permission: Word = "manage_group"


class SearchAsked(Asking):
    """A search of packages; ``sort`` is one of the orders that the documentation lists.

    Of more rows than a page may have it gets as many as that, as at CKAN's.
    """

    q: Query = ""
    fq: Query = ""
    fq_list: Queries = Field(default_factory=list)
    rows: Annotated[int, Field(ge=0)] = ROWS
    start: Offset = 0
    sort: Word = ""
    facet: bool = True
    facet_field: Words = Field(default_factory=list, alias="facet.field")
    facet_limit: Annotated[int, Field(ge=-1, le=FACET_VALUES_MAX, alias="facet.limit")] = (
        FACET_VALUES
    )

    facet_mincount: Annotated[int, Field(ge=0, alias="facet.mincount")] = 1

    def window(self) -> Window:
        """Return which of them."""
        return Window(size=min(self.rows, ROWS_MAX), start=self.start)

    def facets(self) -> Facets:
        """Return what is to be counted; a limit of -1 means all values, as far as we count."""
        limit = FACET_VALUES_MAX if self.facet_limit < 0 else self.facet_limit
        names = self.facet_field if self.facet else []
        return Facets(names, values_max=limit, at_least=max(self.facet_mincount, 1))


class ResourcesAsked(Asking):
    """A search of resources: ``query`` is ``field:text``, one or several."""

    query: Queries = Field(min_length=1)
    offset: Offset = 0
    limit: Annotated[int, Field(ge=0, le=ROWS_MAX)] = 100

    def window(self) -> Window:
        """Return which of them."""
        return Window(size=self.limit, start=self.offset)


class HelpAsked(Asking):
    """Asks what an action does."""

    name: Word
