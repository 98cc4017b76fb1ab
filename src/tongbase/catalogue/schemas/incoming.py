"""What the catalogue receives."""

from datetime import date
from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from tongbase.base.web import In
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
from tongbase.catalogue.terms.drafts import EntryDraft, ItemDraft, ResourceDraft
from tongbase.catalogue.terms.states import ReviewDecision
from tongbase.standards.terms.grading import Level, Masking, SensitiveType

Word = Annotated[str, Field(max_length=128)]
Line = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=1000)]


class ItemIn(In):
    """An information item (信息项). Without a code it keeps the code of the item of its name, or
    gets the next number that no published item of the entry ever had.
    """

    name: Annotated[str, Field(min_length=1, max_length=128)]
    code: Word = ""
    name_en: Word = ""
    field_name: Word = ""
    data_type: ItemType | None = None
    length: Annotated[int, Field(le=2_000_000_000)] | None = None
    precision: Annotated[int, Field(le=1000)] | None = None
    is_pk: bool = False
    nullable: bool = True
    description: Text = ""
    share_type: ShareType | None = None
    share_condition: Text = ""
    no_share_basis_type: NoShareBasis | None = None
    no_share_basis_citation: Line = ""
    open_type: OpenType | None = None
    open_condition: Text = ""
    update_cycle: UpdateCycle | None = None
    data_level: Level | None = None
    sensitive_type: SensitiveType | None = None
    masking: Masking | None = None
    std_element_code: Word = ""
    code_list_id: Word = ""
    source_item: Word = ""
    unit: Word = ""

    def draft(self) -> ItemDraft:
        """Return the item as a value."""
        return ItemDraft(**self.model_dump())


class ItemsIn(In):
    """All items of a draft, in their order.

    ``read_at`` is the ``changed_at`` that was read; a draft that was changed since is left alone.
    """

    items: list[ItemIn]
    read_at: AwareDatetime | None = None

    def drafts(self) -> list[ItemDraft]:
        """Return the items as values."""
        return [item.draft() for item in self.items]


class EntryPatch(In):
    """Fields of a draft to be changed; those that are left out stay."""

    name: Word = ""
    classify_code: Word = ""
    abstract: Text = ""
    format_category: FormatCategory | None = None
    format_type: Word = ""
    share_type: ShareType | None = None
    share_condition: Text = ""
    share_scope: Text = ""
    use_purpose: Text = ""
    no_share_basis_type: NoShareBasis | None = None
    no_share_basis_citation: Line = ""
    share_mode_category: ShareModeCategory | None = ShareModeCategory.PLATFORM
    share_mode: ShareMode | None = None
    open_type: OpenType | None = None
    open_condition: Text = ""
    update_cycle: UpdateCycle | None = None
    data_class: Word = ""
    data_level: Level | None = None
    masking: Masking | None = None
    network: Network | None = None
    system_name: Word = ""
    region_item: Word = ""
    related_codes: Annotated[tuple[Word, ...], Field(max_length=100)] = ()
    secrecy_assessed_at: date | None = None
    pipia_assessed_at: date | None = None
    secret_flag: bool = False


class EntryChangeIn(EntryPatch):
    """Fields of one draft to be changed.

    ``read_at`` is the ``changed_at`` that was read; a draft that was changed since is left alone.
    """

    read_at: AwareDatetime | None = None

    def changes(self) -> dict[str, Any]:
        """Return the fields that were named."""
        return self.model_dump(exclude_unset=True, exclude={"read_at"})


class EntryIn(EntryPatch):
    """An entry to be drafted. Without a provider (a credit code) it is one's own organisation."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    provider: Annotated[str, Field(max_length=18)] = ""
    items: list[ItemIn] = Field(default_factory=list)

    def draft(self) -> EntryDraft:
        """Return the entry as a value."""
        items = tuple(item.draft() for item in self.items)
        return EntryDraft(**self.model_dump(exclude={"items"}), items=items)


class ResourceIn(In):
    """A lake table to be bound to an entry."""

    namespace: Annotated[str, Field(min_length=1, max_length=128)]
    table: Annotated[str, Field(min_length=1, max_length=128)]
    kind: ResourceKind = ResourceKind.TABLE
    name: Word = ""

    def draft(self) -> ResourceDraft:
        """Return the resource as a value."""
        return ResourceDraft(self.namespace, self.table, self.kind, self.name)


class DecisionIn(In):
    """A decision; to reject or to return needs an opinion."""

    decision: ReviewDecision
    opinion: Text = ""


class ReviewIn(DecisionIn):
    """A decision on one entry.

    ``read_at`` is the ``changed_at`` that was read, or when the step that waits was opened
    (``opened_at`` in its trail); of a withdrawal it is the latter. What was changed, taken back,
    asked anew or decided since is not decided on.
    """

    read_at: AwareDatetime | None = None


class WithdrawIn(In):
    """Why an entry goes off the catalogue."""

    reason: Text


class CodeStyleIn(In):
    """The style of resource codes: ``slash`` or ``concat``."""

    style: Word
