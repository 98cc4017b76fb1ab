"""Many applications decided at once, on the wire."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from tongbase.base.batches import Verdict
from tongbase.base.web import In, Out, RefusalOut
from tongbase.share.models import Application
from tongbase.share.schemas.applications import ApplicationOut, Code, Text
from tongbase.share.terms.applications import ReviewDecision

BATCH_MAX = 100


class ReviewsIn(In):
    """One decision and one opinion on many applications; each is shown as usual."""

    applications: Annotated[tuple[Code, ...], Field(min_length=1, max_length=BATCH_MAX)]
    decision: ReviewDecision
    opinion: Text = ""


class VerdictOut(Out):
    """What came of one application: what it is now, or why it was not decided."""

    application_id: str
    application: ApplicationOut | None
    error: RefusalOut | None

    @classmethod
    def of(cls, verdict: Verdict[Application]) -> "VerdictOut":
        """Show a verdict."""
        row = verdict.done
        return cls(
            application_id=verdict.id,
            application=ApplicationOut.of(row) if row else None,
            error=RefusalOut.of(verdict.error),
        )


class VerdictsOut(Out):
    """What came of each application, in the order in which they were sent."""

    rows: list[VerdictOut]
    decided: int

    @classmethod
    def of(cls, verdicts: Sequence[Verdict[Application]]) -> "VerdictsOut":
        """Show all verdicts."""
        rows = [VerdictOut.of(verdict) for verdict in verdicts]
        return cls(rows=rows, decided=sum(row.error is None for row in rows))
