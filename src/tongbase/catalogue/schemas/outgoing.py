"""What the catalogue sends of entries: items, resources, versions, the trail of their reviews."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tongbase.base.approvals.shapes import TrailCaseOut
from tongbase.base.web import Out, TimelineLine
from tongbase.catalogue.queries.details import EntryDetail
from tongbase.catalogue.schemas.updates import UpdateOut
from tongbase.catalogue.terms.codes import (
    FormatCategory,
    ItemType,
    Network,
    NoShareBasis,
    OpenType,
    ResourceKind,
    ShareMode,
    ShareModeCategory,
    ShareType,
    UpdateCycle,
)
from tongbase.catalogue.terms.states import Status, Verb
from tongbase.standards.terms.grading import Level, Masking, SensitiveType

Timeline = list[TimelineLine]


class ItemOut(Out):
    """An information item."""

    id: str
    code: str
    name: str
    name_en: str
    field_name: str
    data_type: ItemType | None
    length: int | None
    precision: int | None
    is_pk: bool
    nullable: bool
    description: str
    share_type: ShareType | None
    share_condition: str
    no_share_basis_type: NoShareBasis | None
    no_share_basis_citation: str
    open_type: OpenType | None
    open_condition: str
    update_cycle: UpdateCycle | None
    data_level: Level | None
    sensitive_type: SensitiveType | None
    masking: Masking | None
    std_element_code: str
    code_list_id: str
    source_item: str
    unit: str


class ResourceOut(Out):
    """A resource bound to an entry."""

    id: str
    kind: ResourceKind
    name: str
    namespace: str
    table_name: str
    bound_at: datetime


class VersionOut(Out):
    """A published version, without what it says."""

    number: int
    published_at: datetime
    published_by_name: str


class FrozenVersionOut(VersionOut):
    """A published version with what it says: ``{"entry": {…}, "items": [{…}]}``."""

    content: dict[str, Any]


class DifferenceOut(Out):
    """A field that differs. ``item`` is an item's code; an empty ``field`` the item as a whole."""

    item: str | None
    field: str
    before: Any
    after: Any


class DifferencesOut(Out):
    """What changed from one version to another."""

    rows: Sequence[DifferenceOut]


class GapOut(Out):
    """Something that is missing or does not fit."""

    field: str
    zh: str
    en: str


class GapsOut(Out):
    """Everything that keeps an entry from being submitted; ``notices`` keep it from nothing."""

    rows: Sequence[GapOut]
    notices: Sequence[GapOut]


class EntryOut(Out):
    """An entry, all that it says."""

    id: str
    status: Status
    version: int
    res_code: str | None
    revises: str | None
    draft_of: str
    provider_code: str
    provider_name: str
    provider_path: str
    region_code: str
    name: str
    classify_code: str
    abstract: str
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
    system_name: str
    region_item: str
    related_codes: list[str]
    secrecy_assessed_at: date | None
    pipia_assessed_at: date | None
    dept_head_approved_by: str | None
    dept_head_approved_at: datetime | None
    pub_date: date | None
    withdrawn_at: datetime | None
    withdrawn_reason: str
    active_grants: int
    created_by_name: str
    created_at: datetime
    changed_at: datetime
    items: list[ItemOut]
    resources: list[ResourceOut]


class RevisedOut(Out):
    """The entry of which another is the next version: its code, and its newest version."""

    id: str
    name: str
    res_code: str | None
    version: int


class NamedElementOut(Out):
    """A data element in force that items name."""

    id: str
    code: str
    name_zh: str


class EntryDetailOut(EntryOut):
    """An entry with its versions, its reviews, its open revision and the update that is required.

    And the data elements in force that its items name, and what one may do to it. A revision has
    the versions of the entry that it revises.
    """

    revised: RevisedOut | None
    elements: list[NamedElementOut]
    versions: list[VersionOut]
    trail: list[TrailCaseOut]
    revision: str | None
    update: UpdateOut | None
    verbs: list[Verb]

    @classmethod
    def of(cls, detail: EntryDetail) -> "EntryDetailOut":
        """Show an entry."""
        return cls(
            **EntryOut.model_validate(detail.entry).model_dump(),
            revised=RevisedOut.model_validate(detail.revised) if detail.revised else None,
            elements=[
                NamedElementOut(id=each.id, code=each.content.code, name_zh=each.content.name_zh)
                for each in detail.elements
            ],
            versions=[VersionOut.model_validate(version) for version in detail.versions],
            trail=[TrailCaseOut.model_validate(case) for case in detail.trail],
            revision=detail.revision,
            update=UpdateOut.of(detail.update) if detail.update else None,
            verbs=list(detail.verbs),
        )
