"""What everybody may know of a published entry: what the open interfaces (CKAN, DCAT) tell.

Names of systems, lake tables and columns' gradings stay inside.
"""

from dataclasses import dataclass
from datetime import date, datetime

from tongbase.catalogue.terms.codes import (
    FormatCategory,
    Network,
    NoShareBasis,
    OpenType,
    ResourceKind,
    ShareMode,
    ShareModeCategory,
    ShareType,
    UpdateCycle,
)
from tongbase.standards.terms.grading import Level, Masking


@dataclass(frozen=True, slots=True)
class PublishedItem:
    """What an item is called."""

    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class PublishedResource:
    """What is bound to an entry, and since when."""

    id: str
    kind: ResourceKind
    name: str
    bound_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEntry:
    """A published entry with its items and resources."""

    id: str
    res_code: str | None
    version: int
    name: str
    abstract: str
    classify_code: str
    provider_code: str
    provider_name: str
    region_code: str
    region_name: str
    format_category: FormatCategory | None
    format_type: str
    share_type: ShareType | None
    share_condition: str
    share_scope: str
    use_purpose: str
    no_share_basis_type: NoShareBasis | None
    no_share_basis_citation: str
    share_mode_category: ShareModeCategory | None
    share_mode: ShareMode | None
    open_type: OpenType | None
    open_condition: str
    update_cycle: UpdateCycle | None
    data_class: str
    data_level: Level | None
    masking: Masking | None
    network: Network | None
    related_codes: list[str]
    pub_date: date | None
    created_at: datetime
    published_at: datetime | None
    changed_at: datetime
    items: tuple[PublishedItem, ...]
    resources: tuple[PublishedResource, ...]


@dataclass(frozen=True)
class Place:
    """A place in the catalogue as harvesters read it: by the last change, the oldest first."""

    changed_at: datetime
    id: str


@dataclass(frozen=True)
class Stretch:
    """One page for a harvester: so many entries in all, those of the page, where it goes on."""

    entries: tuple[PublishedEntry, ...]
    total: int
    next: Place | None


@dataclass(frozen=True)
class StretchAsked:
    """Which page a harvester wants: behind a place, or by number; only what changed since."""

    page: int = 1
    after: Place | None = None
    since: datetime | None = None
    size: int = 100
