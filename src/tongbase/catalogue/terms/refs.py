"""What other modules may know of entries, items and resources."""

from dataclasses import dataclass
from datetime import datetime

from tongbase.catalogue.terms.codes import (
    ItemType,
    ResourceKind,
    ShareMode,
    ShareType,
    UpdateCycle,
)
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import OrgPath
from tongbase.standards.terms.grading import Level, Masking, SensitiveType


@dataclass(frozen=True)
class ItemRef:
    """One item; ``share_type`` is the one that counts: the stricter of its own and the entry's.

    ``masking`` is its own, else the entry's.
    """

    id: str
    code: str
    name: str
    field_name: str
    data_type: ItemType | None
    is_pk: bool
    share_type: ShareType | None
    data_level: Level | None
    sensitive_type: SensitiveType | None
    masking: Masking | None = None


@dataclass(frozen=True)
class Withdrawal:
    """Since when an entry is off the catalogue (下线), and why."""

    at: datetime
    reason: str


@dataclass(frozen=True)
class ResourceRef:
    """One bound resource."""

    id: str
    entry_id: str
    kind: ResourceKind
    namespace: str
    table: str
    name: str


@dataclass(frozen=True)
class EntryRef:
    """One entry with its items and resources."""

    id: str
    name: str
    res_code: str | None
    status: Status
    version: int
    provider_code: str
    provider_name: str
    provider_path: OrgPath
    region_code: str
    share_type: ShareType | None
    share_mode: ShareMode | None
    share_condition: str
    share_scope: str
    use_purpose: str
    update_cycle: UpdateCycle | None
    data_level: Level | None
    region_item: str
    active_grants: int
    items: tuple[ItemRef, ...]
    resources: tuple[ResourceRef, ...]


Counts = tuple[tuple[str, int], ...]
"""Values and how many have each, the largest first."""


@dataclass(frozen=True)
class Tally:
    """The numbers of the catalogue: entries by state, and what is published by other values.

    ``by_provider`` has credit codes, ``by_region`` division codes; ``items`` those published.
    """

    by_status: Counts
    by_provider: Counts
    by_region: Counts
    by_share_type: Counts
    by_cycle: Counts
    items: int

    @property
    def published(self) -> int:
        """How many entries are published."""
        return sum(count for _, count in self.by_share_type)


@dataclass(frozen=True)
class BoundTable:
    """A lake table that stands for a published entry, and how often that is to be renewed."""

    entry_id: str
    update_cycle: UpdateCycle | None
    namespace: str
    table: str
