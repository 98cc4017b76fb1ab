"""Data elements on the wire."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from tongbase.base.approvals.shapes import TrailCaseOut
from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX, PageRequest
from tongbase.base.web import In, Out
from tongbase.standards.queries.elements import ElementDetail, ElementFilter
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.standing import (
    StandardDecision,
    StandardScope,
    StandardVerb,
    Standing,
)

Word = Annotated[str, Field(max_length=128)]
Line = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=1000)]
Length = Annotated[int, Field(ge=0, le=2_000_000_000)]


class ElementsMeant(In):
    """Which elements a list is about; replaced versions only if their status is asked for."""

    q: Word = ""
    code: Word = ""
    status: Standing | None = None
    scope: StandardScope | None = None
    category: Word = ""
    data_type: ItemType | None = None

    def filter(self) -> ElementFilter:
        """Return what is kept."""
        return ElementFilter(**self.model_dump(exclude={"page", "size", "format"}))


class ElementSearchIn(ElementsMeant):
    """Which elements a list is about, and which page of them."""

    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE

    def wanted(self) -> PageRequest:
        """Return which page is wanted."""
        return PageRequest(self.page, self.size)


class ElementPatch(In):
    """Fields of a draft to be changed; those that are left out stay."""

    code: Word = ""
    name_zh: Word = ""
    initials: Word = ""
    name_en: Line = ""
    definition: Text = ""
    data_type: ItemType | None = None
    length_min: Length | None = None
    length_max: Length | None = None
    precision: Annotated[int, Field(ge=0, le=1000)] | None = None
    format: Word = ""
    value_range: Line = ""
    unit: Word = ""
    code_list: Word = ""
    checksum: Word = ""
    synonyms: Annotated[tuple[Word, ...], Field(max_length=100)] = ()
    category: Word = ""
    source: Line = ""
    scope: StandardScope = StandardScope.LOCAL
    maps_to: Word = ""


class ElementChangeIn(ElementPatch):
    """Fields of one draft to be changed.

    ``read_at`` is the ``changed_at`` that was read; a draft that was changed since is left alone.
    """

    read_at: AwareDatetime | None = None

    def changes(self) -> dict[str, Any]:
        """Return the fields that were named."""
        return self.model_dump(exclude_unset=True, exclude={"read_at"})


class ElementIn(ElementPatch):
    """A data element to be drafted. Without an owner (a credit code) it is one's own."""

    code: Annotated[str, Field(min_length=1, max_length=64)]
    name_zh: Annotated[str, Field(min_length=1, max_length=128)]
    owner: Annotated[str, Field(max_length=18)] = ""

    def content(self) -> ElementContent:
        """Return the element as a value."""
        return ElementContent(**self.model_dump(exclude={"owner"}))


class StandardReviewIn(In):
    """A decision; to send back needs an opinion."""

    decision: StandardDecision
    opinion: Text = ""


class StandardEndIn(In):
    """Why a standard is withdrawn."""

    reason: Text


class ElementOut(Out):
    """A version of a data element, all that it says."""

    id: str
    code: str
    version: int
    status: Standing
    scope: StandardScope
    name_zh: str
    initials: str
    name_en: str
    definition: str
    data_type: ItemType | None
    length_min: int | None
    length_max: int | None
    precision: int | None
    format: str
    value_range: str
    unit: str
    code_list: str
    checksum: str
    synonyms: list[str]
    category: str
    source: str
    maps_to: str
    owner_code: str
    owner_name: str
    is_shipped: bool
    created_by_name: str
    created_at: datetime
    changed_at: datetime
    in_force_at: datetime | None
    ended_at: datetime | None
    ended_reason: str


class ElementVersionOut(Out):
    """One of the versions of an element, or another element that is mentioned."""

    id: str
    code: str
    name_zh: str
    version: int
    status: Standing
    scope: StandardScope
    in_force_at: datetime | None
    ended_at: datetime | None


class ElementDetailOut(ElementOut):
    """A version of an element with its versions, reviews, mapping, and what one may do to it.

    ``document_id`` is that of the document which it names as its source, if it is known.
    """

    versions: list[ElementVersionOut]
    trail: list[TrailCaseOut]
    target: ElementVersionOut | None
    local: list[ElementVersionOut]
    document_id: str | None
    verbs: list[StandardVerb]

    @classmethod
    def of(cls, detail: ElementDetail) -> "ElementDetailOut":
        """Show a version of an element."""
        named = ElementVersionOut.model_validate
        return cls(
            **ElementOut.model_validate(detail.element).model_dump(),
            versions=[named(version) for version in detail.versions],
            trail=[TrailCaseOut.model_validate(case) for case in detail.trail],
            target=named(detail.target) if detail.target else None,
            local=[named(each) for each in detail.local],
            document_id=detail.cited.id if detail.cited else None,
            verbs=list(detail.verbs),
        )


class FieldDifferenceOut(Out):
    """A field in which two elements differ."""

    field: str
    before: Any
    after: Any


class FieldDifferencesOut(Out):
    """In what two versions, or two elements, differ."""

    rows: Sequence[FieldDifferenceOut]


class CategoryOut(Out):
    """A category of elements and how many are in force."""

    category: str
    elements: int


class CategoriesOut(Out):
    """The categories of the elements in force."""

    rows: Sequence[CategoryOut]
