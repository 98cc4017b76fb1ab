"""What an entry and its items say, as values: drafted, compared, checked and frozen in versions."""

from dataclasses import dataclass
from datetime import date

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
from tongbase.kernel.actor import OrgPath
from tongbase.standards.terms.grading import Level, Masking, SensitiveType


@dataclass(frozen=True)
class Provider:
    """The department that provides the data (政务数据提供部门), where it stands in what region."""

    code: str
    name: str
    path: OrgPath
    region_code: str


@dataclass(frozen=True, kw_only=True)
class ItemDraft:
    """One information item (信息项). ``field_name`` is the physical column it is filled from.

    An empty ``code`` is given by place (01, 02, …); an empty ``share_type`` is the entry's.
    """

    name: str
    code: str = ""
    name_en: str = ""
    field_name: str = ""
    data_type: ItemType | None = None
    length: int | None = None
    precision: int | None = None
    is_pk: bool = False
    nullable: bool = True
    description: str = ""
    share_type: ShareType | None = None
    share_condition: str = ""
    no_share_basis_type: NoShareBasis | None = None
    no_share_basis_citation: str = ""
    open_type: OpenType | None = None
    open_condition: str = ""
    update_cycle: UpdateCycle | None = None
    data_level: Level | None = None
    sensitive_type: SensitiveType | None = None
    masking: Masking | None = None
    std_element_code: str = ""
    code_list_id: str = ""
    source_item: str = ""
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class EntryContent:
    """What an entry says (核心元数据, Decree 809 Art. 13 and 15). A draft may be incomplete.

    ``region_item`` is the code of the item that carries the administrative division; a name that
    one item has is taken for its code.
    """

    name: str
    classify_code: str = ""
    abstract: str = ""
    format_category: FormatCategory | None = None
    format_type: str = ""
    share_type: ShareType | None = None
    share_condition: str = ""
    share_scope: str = ""
    use_purpose: str = ""
    no_share_basis_type: NoShareBasis | None = None
    no_share_basis_citation: str = ""
    share_mode_category: ShareModeCategory | None = ShareModeCategory.PLATFORM
    share_mode: ShareMode | None = None
    open_type: OpenType | None = None
    open_condition: str = ""
    update_cycle: UpdateCycle | None = None
    data_class: str = ""
    data_level: Level | None = None
    masking: Masking | None = None
    network: Network | None = None
    system_name: str = ""
    region_item: str = ""
    related_codes: tuple[str, ...] = ()
    secrecy_assessed_at: date | None = None
    pipia_assessed_at: date | None = None
    secret_flag: bool = False


@dataclass(frozen=True, kw_only=True)
class EntryDraft(EntryContent):
    """An entry to be drafted. ``provider`` is a credit code; empty, the actor's organisation.

    ``draft_of`` says which lake table it was compiled from (反编目), as ``namespace.table``.
    """

    provider: str = ""
    draft_of: str = ""
    items: tuple[ItemDraft, ...] = ()


@dataclass(frozen=True)
class ResourceDraft:
    """A resource to be bound: a lake table, and by which kind of exit it is handed over."""

    namespace: str
    table: str
    kind: ResourceKind = ResourceKind.TABLE
    name: str = ""
