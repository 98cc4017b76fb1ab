"""Standards in columns on the wire (落标)."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from tongbase.base.web import In, Out, SaidOut
from tongbase.catalogue.terms.landing import LandsBy
from tongbase.catalogue.terms.states import Status
from tongbase.govern.actions.bindings import Choice
from tongbase.govern.queries.violations import LISTED_AT_ONCE_ROWS_MAX, Violations
from tongbase.govern.terms import ShareBy
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.landing import ColumnClue

ITEMS_MAX = 2000


class ElementSuggestionOut(Out):
    """An element that a column may hold: how sure, from 0 to 1, and why."""

    code: str
    name_zh: str
    confidence: float
    reasons: list[SaidOut]


class ItemClueIn(In):
    """What an item says of itself, saved or not."""

    name: Annotated[str, Field(max_length=128)] = ""
    field_name: Annotated[str, Field(max_length=128)] = ""
    code_list_id: Annotated[str, Field(max_length=128)] = ""

    def clue(self) -> ColumnClue:
        """Return it as a clue."""
        return ColumnClue(self.field_name, self.name, "", code_list=self.code_list_id)


class ItemCluesIn(In):
    """Items for which elements are sought."""

    items: Annotated[list[ItemClueIn], Field(min_length=1, max_length=ITEMS_MAX)]


class ItemSuggestionsOut(Out):
    """The elements that an item may hold, the surest first."""

    suggestions: list[ElementSuggestionOut]


class SuggestedItemsOut(Out):
    """What is suggested, in the order of the items asked for."""

    rows: list[ItemSuggestionsOut]


class LandedColumnOut(Out):
    """A column with the element that it is bound to, or those that are suggested.

    ``in_force`` says whether the bound element still is; ``confidence`` and ``reasons`` are those
    of an accepted suggestion.
    """

    column: str
    title: str
    type: str
    element: str
    element_name: str
    element_id: str
    in_force: bool
    confidence: float | None
    reasons: list[SaidOut]
    since: datetime | None
    bound_by_name: str
    suggestions: list[ElementSuggestionOut]


class LandedTableOut(Out):
    """A table's columns and their elements."""

    id: str
    namespace: str
    name: str
    title: str
    columns: list[LandedColumnOut]
    verbs: list[str]


class ReasonIn(In):
    """Why an element was suggested, as the suggestion told it."""

    zh: Annotated[str, Field(max_length=200)]
    en: Annotated[str, Field(max_length=200)]


class ElementChoiceIn(In):
    """A column and the element that it holds; of an accepted suggestion, how sure it was and why.

    What was told is kept with the binding, so that it can be seen why it was made.
    """

    column: Annotated[str, Field(min_length=1, max_length=128)]
    element: Annotated[str, Field(min_length=1, max_length=64)]
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    reasons: Annotated[tuple[ReasonIn, ...], Field(max_length=10)] = ()

    def value(self) -> Choice:
        """Return the choice as a value."""
        told = tuple(Label(reason.zh, reason.en) for reason in self.reasons)
        return Choice(self.column, self.element, self.confidence, told)


class BindElementsIn(In):
    """Which columns are bound to which elements."""

    choices: Annotated[list[ElementChoiceIn], Field(min_length=1, max_length=1000)]


class ReleaseElementIn(In):
    """Which column is bound to nothing from now on."""

    column: Annotated[str, Field(min_length=1, max_length=128)]


class ShareOut(Out):
    """Of how many columns and items how many are bound.

    ``by`` says what ``key`` is: the credit code of an organisation, an application system, the
    source of columns whose entry names no system, or nothing that is known.
    """

    by: ShareBy
    key: str
    name: str
    columns: int
    bound: int
    items: int
    bound_items: int


class LandingOut(Out):
    """The landing rate (落标率) by organisation and by system, within one's reach."""

    organisations: list[ShareOut]
    systems: list[ShareOut]


class TableShareOut(Out):
    """A table and how many of its columns are bound."""

    id: str
    namespace: str
    name: str
    title: str
    owner_name: str
    source: str
    columns: int
    bound: int


class BoundColumnOut(Out):
    """A column that is bound to an element."""

    table_id: str
    namespace: str
    table: str
    title: str
    owner_name: str
    column: str
    column_title: str
    since: datetime
    bound_by_name: str


class LandedItemOut(Out):
    """An item of the catalogue, the element that it lands in, and how.

    ``by`` is null where it lands in none; through a column, ``table`` is the one that has it.
    """

    entry_id: str
    entry: str
    status: Status
    provider_name: str
    code: str
    name: str
    field_name: str
    element: str
    by: LandsBy | None
    table: str


class ViolatedOut(Out):
    """One demand of a standard: how many values it judged, how many break it."""

    column: str
    zh: str
    en: str
    evaluated: int
    bad: int


class ViolatingRowOut(Out):
    """A row that breaks a standard, its values masked, and why."""

    row: dict[str, Any]
    reasons: list[SaidOut]
    columns: list[str]


class ViolationsOut(Out):
    """What breaks the standards of a table: counts, a page of rows, columns whose element ended.

    ``by_job``: the table has more than ``at_once_max`` rows, so a job lists them; what it found is
    as of ``taken_at``, null if there is nothing yet, and can be read up to the row ``kept``.
    ``job_id`` is one that is under way.
    """

    counts: list[ViolatedOut]
    rows: list[ViolatingRowOut]
    total: int
    page: int
    size: int
    ended: list[str]
    table_rows: int
    at_once_max: int
    by_job: bool
    taken_at: datetime | None
    kept: int | None
    job_id: str

    @classmethod
    def of(cls, found: Violations) -> "ViolationsOut":
        """Show what breaks the standards."""
        page = found.rows
        return cls(
            counts=[
                ViolatedOut(
                    column=each.column,
                    zh=each.rule.zh,
                    en=each.rule.en,
                    evaluated=each.evaluated,
                    bad=each.bad,
                )
                for each in found.counts
            ],
            rows=[ViolatingRowOut.model_validate(each) for each in page.rows],
            total=page.total,
            page=page.page,
            size=page.size,
            ended=list(found.ended),
            table_rows=found.table_rows,
            at_once_max=LISTED_AT_ONCE_ROWS_MAX,
            by_job=found.by_job,
            taken_at=found.taken_at,
            kept=found.kept,
            job_id=found.job,
        )
