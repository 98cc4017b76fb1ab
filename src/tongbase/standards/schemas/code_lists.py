"""Code lists on the wire."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from tongbase.base.approvals.shapes import TrailCaseOut
from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX, PageRequest
from tongbase.base.web import In, Out, SaidOut
from tongbase.standards.models import CodeListRow
from tongbase.standards.queries.code_lists import CodeListDetail
from tongbase.standards.rules.code_lists import CODES_MAX
from tongbase.standards.terms.codes import Code, CodeFilter, CodeListContent
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.mapping import MappingKind
from tongbase.standards.terms.standing import StandardScope, StandardVerb, Standing

Word = Annotated[str, Field(max_length=64)]
Line = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=1000)]


class CodeOut(Out):
    """One value of a code list; ``children`` are the codes directly below it."""

    code: str
    name: SaidOut
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    maps_to: str
    children: int = 0

    @classmethod
    def of(cls, code: Code, children: int) -> "CodeOut":
        """Show a code."""
        shown = cls.model_validate(code)
        shown.children = children
        return shown


class CodeListOut(Out):
    """A code list; its codes are asked for page by page."""

    id: str
    name: SaidOut
    source: str
    description: str
    scope: StandardScope
    status: Standing
    version: int
    maps_to: str
    owner_code: str
    owner_name: str
    revises: str | None
    changed_at: datetime | None
    in_force_at: datetime | None
    ended_at: datetime | None
    ended_reason: str

    @classmethod
    def of(cls, row: CodeListRow) -> "CodeListOut":
        """Show a list."""
        shown = {name: getattr(row, name) for name in cls.model_fields if name != "name"}
        return cls(name=SaidOut(zh=row.name_zh, en=row.name_en), **shown)


class CodeListVersionOut(Out):
    """A version of a list that came into force."""

    number: int
    in_force_at: datetime
    in_force_by: str


class CodeListDetailOut(CodeListOut):
    """A list with its versions and verbs; ``codes`` counts, ``revision`` is the open draft's id.

    ``document_id`` is that of the document which it names as its source, if it is known.
    """

    codes: int
    is_tree: bool
    versions: list[CodeListVersionOut]
    trail: list[TrailCaseOut]
    revision: str | None
    document_id: str | None
    verbs: list[StandardVerb]

    @classmethod
    def detail(cls, detail: CodeListDetail) -> "CodeListDetailOut":
        """Show a list with all that stands around it."""
        return cls(
            **CodeListOut.of(detail.row).model_dump(),
            codes=detail.codes,
            is_tree=detail.is_tree,
            versions=[CodeListVersionOut.model_validate(each) for each in detail.versions],
            trail=[TrailCaseOut.model_validate(case) for case in detail.trail],
            revision=detail.revision,
            document_id=detail.cited.id if detail.cited else None,
            verbs=list(detail.verbs),
        )


class CodeListPatch(In):
    """What a draft says of itself; fields that are left out stay."""

    name_zh: Annotated[str, Field(max_length=200)] = ""
    name_en: Annotated[str, Field(max_length=200)] = ""
    source: Line = ""
    description: Text = ""
    scope: StandardScope = StandardScope.LOCAL
    maps_to: Word = ""


class CodeListChangeIn(CodeListPatch):
    """What one draft says of itself, to be changed.

    ``read_at`` is the ``changed_at`` that was read; a draft that was changed since is left alone.
    """

    read_at: AwareDatetime | None = None

    def changes(self) -> dict[str, Any]:
        """Return the fields that were named."""
        return self.model_dump(exclude_unset=True, exclude={"read_at"})


class CodeListIn(CodeListPatch):
    """A code list to be drafted. Without an owner (a credit code) it is one's own."""

    id: Annotated[str, Field(min_length=1, max_length=64)]
    name_zh: Annotated[str, Field(min_length=1, max_length=200)]
    owner: Annotated[str, Field(max_length=18)] = ""

    def content(self) -> CodeListContent:
        """Return the list as a value."""
        return CodeListContent(**self.model_dump(exclude={"owner"}))


class CodeIn(In):
    """A code of a draft."""

    code: Annotated[str, Field(min_length=1, max_length=64)]
    name_zh: Annotated[str, Field(min_length=1, max_length=200)]
    name_en: Annotated[str, Field(max_length=200)] = ""
    parent: Word | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    maps_to: Word = ""

    def value(self) -> Code:
        """Return the code as a value."""
        label = Label(self.name_zh, self.name_en)
        parent = self.parent or None
        return Code(self.code, label, parent, self.valid_from, self.valid_to, self.maps_to)


class CodesIn(In):
    """All codes of a draft, in their order.

    ``read_at`` is the ``changed_at`` that was read; a draft that was changed since is left alone.
    """

    read_at: AwareDatetime | None = None
    codes: Annotated[list[CodeIn], Field(max_length=CODES_MAX)]


class CodeStepOut(Out):
    """One step on the way down to a code."""

    code: str
    name: SaidOut


class CodesWanted(In):
    """Which codes are wanted, and which page of them."""

    q: Word = ""
    on: date | None = None
    parent: Word = ""
    top: bool = False
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE

    def filter(self) -> CodeFilter:
        """Return what is kept."""
        return CodeFilter(self.q, self.on, self.parent, self.top)

    def wanted(self) -> PageRequest:
        """Return which page is wanted."""
        return PageRequest(self.page, self.size)


class MappedCodeOut(Out):
    """A code beside the one that it adapts."""

    kind: MappingKind
    code: str
    name: str
    target: str
    target_name: str


class MappingOut(Out):
    """A list beside the one that it adapts; ``counts`` by kind."""

    rows: Sequence[MappedCodeOut]
    counts: dict[str, int]


class CodeDifferenceOut(Out):
    """A code that differs between versions: ``field`` is ``code`` for one that came or went."""

    code: str
    field: str
    before: str | None
    after: str | None


class CodeDifferencesOut(Out):
    """Which codes differ between two versions."""

    rows: Sequence[CodeDifferenceOut]
