"""Duplicate collection on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from tongbase.base.web import In, Out, SaidOut
from tongbase.catalogue.queries.duplicates import DuplicateView
from tongbase.catalogue.schemas.entry_batches import BATCH_MAX
from tongbase.catalogue.schemas.registers import Id, ReasonIn
from tongbase.catalogue.terms.duplicates import Degree, DuplicateState


class SideOut(Out):
    """One of the two entries."""

    id: str
    name: str
    provider_code: str
    provider_name: str
    system_name: str
    res_code: str | None


class ItemOverlapOut(Out):
    """How much of the side with fewer values is on the other, too, of so many values compared.

    ``decides``: it counts, since its values tell rows apart.
    """

    item: str
    overlap: float
    sampled: int
    decides: bool


class DuplicateOut(Out):
    """Two entries that are alike: how far, why, and what was decided; rates from 0 to 1.

    ``degree`` and ``reasons`` say the same in words.

    ``by_meaning``: they were compared because their names mean nearly the same;
    ``reported_by_name`` brought them, and ``remark`` says why, where no comparison did.
    """

    id: str
    state: DuplicateState
    first: SideOut
    second: SideOut
    score: float
    items: float
    name: float
    same_system: bool
    by_meaning: bool
    sampled: float | None
    sampled_items: list[ItemOverlapOut]
    sampled_at: datetime | None
    shared: list[str]
    degree: Degree
    reasons: list[SaidOut]
    found_at: datetime
    reported_by_name: str
    remark: str
    source_id: str | None
    decided_by_name: str
    decided_at: datetime | None
    reason: str
    verbs: list[str]

    @classmethod
    def of(cls, told: DuplicateView) -> "DuplicateOut":
        """Show a case."""
        case = told.case
        plain = {
            name: getattr(case, name)
            for name in cls.model_fields
            if name not in {"first", "second", "shared", "degree", "reasons", "verbs"}
        }
        return cls(
            **plain,
            first=SideOut.model_validate(told.first),
            second=SideOut.model_validate(told.second),
            shared=list(told.shared),
            degree=told.degree,
            reasons=[SaidOut.model_validate(reason) for reason in told.reasons],
            verbs=list(told.verbs),
        )


class DuplicatesAsked(BaseModel):
    """Which cases are wanted: of a state, with words, of a department."""

    state: DuplicateState | None = None
    q: Annotated[str, Field(max_length=128)] = ""
    provider: Annotated[str, Field(max_length=18)] = ""


class ReportIn(ReasonIn):
    """Two published entries of two departments that are one collection, and why."""

    first_id: Id
    second_id: Id


class DismissManyIn(ReasonIn):
    """Which cases are no duplicates, and why."""

    duplicate_ids: Annotated[list[Id], Field(min_length=1, max_length=BATCH_MAX)]


class ConfirmIn(In):
    """Which of the two entries is that of the source department, and why."""

    source_id: Id
    reason: Annotated[str, Field(min_length=1, max_length=1000)]


class SourceOut(Out):
    """The entry of the source department that another one repeats, if it does."""

    source: SideOut | None


class SearchOrderedOut(Out):
    """The job that compares the entries."""

    id: str
    title: str
