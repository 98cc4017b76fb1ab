"""What other modules may know of a data element (数据元)."""

from dataclasses import dataclass
from typing import Any

from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.standing import StandardScope, Standing


@dataclass(frozen=True, kw_only=True)
class ElementContent:
    """What a data element says, with the attributes of GB/T 18391 and GB/T 19488.

    ``length_min`` and ``length_max`` count characters; ``format`` is the representation, such as
    ``an..18`` or ``YYYYMMDD``; ``code_list`` is the id of one, ``checksum`` a ``CheckKind``;
    ``synonyms`` are words by which a column is known to hold it; ``source`` is a standard's number
    and clause; ``maps_to`` the code of the element (of a nation, of an industry) that it adapts.
    """

    code: str
    name_zh: str
    initials: str = ""
    name_en: str = ""
    definition: str = ""
    data_type: ItemType | None = None
    length_min: int | None = None
    length_max: int | None = None
    precision: int | None = None
    format: str = ""
    value_range: str = ""
    unit: str = ""
    code_list: str = ""
    checksum: str = ""
    synonyms: tuple[str, ...] = ()
    category: str = ""
    source: str = ""
    scope: StandardScope = StandardScope.LOCAL
    maps_to: str = ""


@dataclass(frozen=True)
class ElementRef:
    """One version of a data element: ``content`` never changes once it was in force."""

    id: str
    version: int
    status: Standing
    content: ElementContent


@dataclass(frozen=True)
class FieldDifference:
    """One field in which two things differ."""

    field: str
    before: Any
    after: Any
