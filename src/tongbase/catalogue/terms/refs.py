"""What other modules may know of entries, items and resources."""

from dataclasses import dataclass

from tongbase.catalogue.terms.codes import (
    ItemType,
    ResourceKind,
    ShareMode,
    ShareType,
    UpdateCycle,
)
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import OrgPath
from tongbase.standards.terms.grading import Level, SensitiveType


@dataclass(frozen=True)
class ItemRef:
    """One item; ``share_type`` is the one that counts: the stricter of its own and the entry's."""

    id: str
    code: str
    name: str
    field_name: str
    data_type: ItemType | None
    is_pk: bool
    share_type: ShareType | None
    data_level: Level | None
    sensitive_type: SensitiveType | None


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


@dataclass(frozen=True)
class Tally:
    """The numbers of the catalogue: entries by value, the largest first; items published."""

    by_status: tuple[tuple[str, int], ...]
    by_provider: tuple[tuple[str, int], ...]
    by_share_type: tuple[tuple[str, int], ...]
    items: int
