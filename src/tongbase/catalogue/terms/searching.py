"""What is asked of the search and what it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tongbase.catalogue.terms.codes import ShareType, UpdateCycle
from tongbase.catalogue.terms.conditions import ALWAYS, Condition, Order
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.chinese import Marked
from tongbase.standards.terms.grading import Level
from tongbase.standards.terms.labels import Label

FACET_VALUES = 20


class Scope(StrEnum):
    """Where to search: in what all may see, or in everything of one's own reach."""

    PUBLISHED = "published"
    REACH = "reach"


class SearchPath(StrEnum):
    """By which way an answer was found; each is tried if the one before found nothing."""

    NEWEST = "newest"  # without words
    WORDS = "words"  # every word, as it stands or by a synonym
    BEGINNINGS = "beginnings"  # every word, the last one as a beginning
    SOME_WORDS = "some_words"  # some of the words
    MEANING = "meaning"  # a name that means nearly the same
    CHARACTERS = "characters"  # a name with most of its pairs of characters
    NOTHING = "nothing"
    UNSEARCHABLE = "unsearchable"  # signs were typed, and no word


@dataclass(frozen=True)
class Filters:
    """What the found entries have in common; an empty list filters nothing.

    ``provider`` are credit codes, ``region`` division codes, ``classify`` beginnings of
    classification codes. ``further`` must hold besides; ``facet_values`` of a facet are counted.
    """

    scope: Scope = Scope.PUBLISHED
    status: Sequence[Status] = ()
    share_type: Sequence[ShareType] = ()
    update_cycle: Sequence[UpdateCycle] = ()
    provider: Sequence[str] = ()
    region: Sequence[str] = ()
    classify: Sequence[str] = ()
    further: Condition = ALWAYS
    order: Order = Order.BEST
    facet_values: int = FACET_VALUES


@dataclass(frozen=True)
class ItemHit:
    """An item in which a searched word stands."""

    code: str
    name: Marked
    field_name: str


@dataclass(frozen=True)
class Head:
    """What a list shows of an entry beside its marked texts."""

    id: str
    status: Status
    version: int
    res_code: str | None
    provider_code: str
    region_code: str
    share_type: ShareType | None
    update_cycle: UpdateCycle | None
    data_level: Level | None
    pub_date: date | None
    changed_at: datetime


@dataclass(frozen=True)
class Hit:
    """One found entry, and why it was found."""

    head: Head
    name: Marked
    abstract: Marked
    provider_name: Marked
    items: tuple[ItemHit, ...]
    found_by: SearchPath


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet and how many of the counted entries have it."""

    value: str
    label: Label
    count: int


@dataclass(frozen=True)
class Found:
    """One page of a search.

    ``capped``: more matched than were ranked, so ``total`` and the facets speak of the ranked ones.
    ``facets_of`` says of how many entries the facets were counted; ``path`` how they were found.
    ``near`` is what stands near where the words find nothing or little: none of it is counted, and
    ``path`` tells of it only if there is nothing else.
    """

    path: SearchPath
    hits: Sequence[Hit]
    total: int
    near: Sequence[Hit] = ()
    capped: bool = False
    facets_of: int = 0
    facets: Mapping[str, Sequence[FacetValue]] = field(default_factory=dict)
