"""What the search receives and sends."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from tongbase.base.paging import PAGE_SIZE_MAX, PageRequest
from tongbase.base.sheets.writing import SheetFormat
from tongbase.base.web import In, Out
from tongbase.catalogue.errors import FieldInvalidError
from tongbase.catalogue.rules.formats import FORMAT_TYPES, SHARE_MODES
from tongbase.catalogue.rules.resource_codes import CLASSES, STYLE_LABELS, Coded, code_style
from tongbase.catalogue.terms import registers
from tongbase.catalogue.terms.codes import DATA_CLASSES, LABELS, ShareType, UpdateCycle
from tongbase.catalogue.terms.conditions import AllOf, AnyOf, Asked, Condition, Is
from tongbase.catalogue.terms.levels import GovernmentLevel
from tongbase.catalogue.terms.relations import NODE_LABELS, RELATION_LABELS
from tongbase.catalogue.terms.searching import FacetValue, Filters, Found, Hit, Scope, SearchPath
from tongbase.catalogue.terms.states import STATUS_LABELS, VERB_LABELS, Status
from tongbase.catalogue.terms.updates import UPDATE_STATE_LABELS, UpdateStanding
from tongbase.kernel.chinese import Marks
from tongbase.standards.terms.grading import LEVEL_LABELS, MASKING_LABELS, TYPE_LABELS
from tongbase.standards.terms.labels import Label

REGISTER_LISTS: Mapping[str, Mapping[Any, Label]] = {
    "record_status": registers.RECORD_STATUS_LABELS,
    "power_kind": registers.POWER_KIND_LABELS,
    "exercise_level": registers.EXERCISE_LEVEL_LABELS,
    "material_use": registers.MATERIAL_USE_LABELS,
    "material_source": registers.MATERIAL_SOURCE_LABELS,
    "covered": registers.COVERED_LABELS,
    "node_kind": NODE_LABELS,
    "relation_kind": RELATION_LABELS,
}
PAGE_SIZE = 20
EXAMPLE = Coded("307001", "420100", "11420100MA0000023J", 2026)
FILTER_VALUES_MAX = 50

Word = Annotated[str, Field(max_length=40)]
Division = Annotated[str, Field(pattern=r"^\d{0,6}$")]
"""What the codes in a division begin with: ``42`` a province, ``4201`` a city."""
Words = Annotated[list[Word], Field(max_length=FILTER_VALUES_MAX)]


class FiltersIn(In):
    """Which entries are meant: several values of one filter mean any of them.

    ``update``: such as must be updated (``due``), or are late with it (``overdue``).
    """

    scope: Scope = Scope.PUBLISHED
    status: list[Status] = Field(default_factory=list)
    share_type: list[ShareType] = Field(default_factory=list)
    update_cycle: list[UpdateCycle] = Field(default_factory=list)
    provider: Words = Field(default_factory=list)
    region: Words = Field(default_factory=list)
    classify: Words = Field(default_factory=list)
    level: list[GovernmentLevel] = Field(default_factory=list)
    division: Division = ""
    system: Annotated[str, Field(max_length=128)] = ""
    update: UpdateStanding | None = None

    def filters(self, today: date) -> Filters:
        """Return the filters, as of a day: what is late is so on that day."""
        if self.scope is Scope.PUBLISHED and set(self.status) - {Status.PUBLISHED}:
            raise FieldInvalidError(
                "公开目录中只有已发布的;按其他状态查找本单位的目录,请加 scope=reach。",
                "The public catalogue has published entries alone: to find your own by another "
                "status add scope=reach.",
                field="status",
            )
        told = self.model_dump(
            include=set(FiltersIn.model_fields) - {"level", "division", "system", "update"}
        )
        parts: list[Condition] = []
        if self.level:
            parts.append(AnyOf(tuple(Is(Asked.LEVEL, level.value) for level in self.level)))
        if self.division:
            parts.append(Is(Asked.REGION, self.division, begins=True))
        if self.system:
            parts.append(Is(Asked.SYSTEM, self.system))
        if self.update:
            late = self.update is UpdateStanding.OVERDUE
            parts.append(Is(Asked.UPDATE, today.isoformat() if late else ""))
        return Filters(**told, further=AllOf(tuple(parts)))


class ExportIn(FiltersIn):
    """Which entries are exported, and as what."""

    format: SheetFormat = SheetFormat.XLSX


class SearchIn(FiltersIn):
    """A search: words, filters, a page."""

    q: Annotated[str, Field(max_length=200)] = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE

    def wanted(self) -> PageRequest:
        """Return the page."""
        return PageRequest(self.page, self.size)


class ItemHitOut(Out):
    """An item in which a searched word stands; ``marks`` are places in its name."""

    code: str
    name: str
    field_name: str
    marks: Marks


class HitMarks(Out):
    """Where the searched words stand: pairs of start and end, counted in characters."""

    name: Marks
    abstract: Marks
    provider_name: Marks


class HitOut(Out):
    """A found entry; ``abstract`` is a piece of it around the first searched word.

    ``found_by``: the way that found it, as in ``path`` of the whole answer.
    """

    id: str
    status: Status
    version: int
    res_code: str | None
    name: str
    abstract: str
    provider_code: str
    provider_name: str
    region_code: str
    share_type: ShareType | None
    update_cycle: UpdateCycle | None
    data_level: str | None
    pub_date: date | None
    changed_at: datetime
    marks: HitMarks
    items: list[ItemHitOut]
    found_by: SearchPath

    @classmethod
    def of(cls, hit: Hit) -> "HitOut":
        """Show a hit."""
        return cls(
            **vars(hit.head),
            name=hit.name.text,
            abstract=hit.abstract.text,
            provider_name=hit.provider_name.text,
            marks=HitMarks(
                name=hit.name.marks,
                abstract=hit.abstract.marks,
                provider_name=hit.provider_name.marks,
            ),
            items=[
                ItemHitOut(
                    code=item.code,
                    name=item.name.text,
                    field_name=item.field_name,
                    marks=item.name.marks,
                )
                for item in hit.items
            ],
            found_by=hit.found_by,
        )


class FacetValueOut(Out):
    """One value of a facet, how people call it, and how many entries have it."""

    value: str
    label: str
    label_en: str
    count: int

    @classmethod
    def of(cls, value: FacetValue) -> "FacetValueOut":
        """Show a value of a facet."""
        told = value.label
        return cls(value=value.value, label=told.zh, label_en=told.en, count=value.count)


class FoundOut(Out):
    """A page of a search.

    ``capped``: more matched than were ranked; ``total`` is then the number that were ranked (with
    words) or exact (without). ``facets_of`` is the number of entries that the facets count.
    ``path``: how they were found: ``newest`` without words, by all ``words``, by the
    ``beginnings`` of the last, by ``some_words`` because nothing has all, or ``nothing``;
    ``unsearchable`` if signs were typed and no word, so that nothing was looked for.
    ``near`` is what stands near where the words find nothing or little, on the first page: by
    ``meaning`` or, where that is not in force or finds nothing, by ``characters``. It is in no
    number and no facet; ``path`` tells of it only if the words find nothing.
    """

    rows: list[HitOut]
    near: list[HitOut]
    total: int
    page: int
    size: int
    capped: bool
    path: SearchPath
    facets_of: int
    facets: dict[str, list[FacetValueOut]]

    @classmethod
    def of(cls, found: Found, wanted: PageRequest) -> "FoundOut":
        """Show what was found."""
        return cls(
            rows=[HitOut.of(hit) for hit in found.hits],
            near=[HitOut.of(hit) for hit in found.near],
            total=found.total,
            page=wanted.page,
            size=wanted.size,
            capped=found.capped,
            path=found.path,
            facets_of=found.facets_of,
            facets={
                name: [FacetValueOut.of(value) for value in values]
                for name, values in found.facets.items()
            },
        )


class NamesOut(Out):
    """Completions of a name."""

    rows: list[str]


class CodeStyleOut(Out):
    """The style of resource codes, and a code as it would be given now."""

    style: str
    example: str

    @classmethod
    def of(cls, style: str) -> "CodeStyleOut":
        """Show a style."""
        return cls(style=style, example=code_style(style).write(EXAMPLE, 1))


class CodeOut(Out):
    """One value of a code list."""

    value: str
    label: str
    label_en: str


class CodesOut(Out):
    """Every code list of the catalogue: forms offer choices, lists show words.

    ``format_types`` are the types of each format category; no types means that any will do.
    ``share_modes`` are the modes by which what has a format of the category may be shared.
    """

    lists: dict[str, list[CodeOut]]
    format_types: dict[str, list[str]]
    share_modes: dict[str, list[str]]

    @classmethod
    def all(cls) -> "CodesOut":
        """Show all lists."""
        lists: dict[str, Mapping[str, Label]] = {
            **LABELS,
            "status": {status.value: label for status, label in STATUS_LABELS.items()},
            "verb": {verb.value: label for verb, label in VERB_LABELS.items()},
            "update_state": {state.value: label for state, label in UPDATE_STATE_LABELS.items()},
            "classify": CLASSES,
            "data_class": DATA_CLASSES,
            "code_style": STYLE_LABELS,
            "masking": {masking.value: label for masking, label in MASKING_LABELS.items()},
            "data_level": {level.value: label for level, label in LEVEL_LABELS.items()},
            **{name: dict(labels) for name, labels in REGISTER_LISTS.items()},
            "sensitive_type": {kind.value: label for kind, label in TYPE_LABELS.items()},
        }
        return cls(
            lists={
                name: [
                    CodeOut(value=value, label=label.zh, label_en=label.en)
                    for value, label in labels.items()
                ]
                for name, labels in lists.items()
            },
            format_types={name.value: list(types) for name, types in FORMAT_TYPES.items()},
            share_modes={name.value: sorted(modes) for name, modes in SHARE_MODES.items()},
        )
