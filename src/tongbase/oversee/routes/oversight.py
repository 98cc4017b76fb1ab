"""Oversight over HTTP: the ledger and its proof, the overview."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand, PageOut, Wanted, WithMachines
from tongbase.kernel.ledger.proof import Verdict
from tongbase.oversee.actions import ledger
from tongbase.oversee.queries import beginning, freshness
from tongbase.oversee.queries import ledger as queries
from tongbase.oversee.queries.overview import read_overview
from tongbase.oversee.schemas.oversight import (
    Division,
    FirstStepOut,
    FreshnessOut,
    FreshnessQuery,
    HeadOut,
    LedgerLine,
    LedgerQuery,
    OverviewOut,
    VerdictOut,
)

router = APIRouter(prefix="/oversee", tags=["oversee"])


@router.get("/overview")
def overview(
    work: InHand,
    division: Division | None = None,
) -> OverviewOut:
    """Read the live numbers of every floor, by default those of one's own division.

    ``division``: ``42`` a province, ``4201`` a city, ``000000`` everywhere.
    """
    return OverviewOut.of(read_overview(work, division))


@router.get("/first-steps")
def list_first_steps(work: InHand) -> list[FirstStepOut]:
    """List what an empty house needs, in order; nothing once its first entry is published.

    Told to those who have a part in it; others get an empty list.
    """
    return [FirstStepOut.of(step) for step in beginning.list_first_steps(work)]


@router.get("/freshness")
def list_freshness(
    work: InHand, wanted: Wanted, chosen: Annotated[FreshnessQuery, Query()]
) -> PageOut[FreshnessOut]:
    """List the tables of published entries by how fresh they are, the longest waiting first."""
    found = freshness.list_freshness(work, chosen.state, chosen.division, wanted)
    rows = [FreshnessOut.of(row) for row in found.rows]
    return PageOut[FreshnessOut](rows=rows, total=found.total, page=found.page, size=found.size)


@router.get("/ledger")
def list_ledger(
    work: InHand, wanted: Wanted, chosen: Annotated[LedgerQuery, Query()]
) -> PageOut[LedgerLine]:
    """List the ledger, newest first."""
    lines = queries.list_lines(work, queries.LedgerFilter(**chosen.model_dump()), wanted)
    return PageOut[LedgerLine].model_validate(lines)


@router.get("/ledger/head")
def read_head(work: InHand) -> HeadOut | None:
    """Read the newest signed head."""
    head = queries.read_head(work)
    if head is None:
        return None
    return HeadOut(size=head.size, root=head.root.hex(), signature=head.signature.hex(), at=head.at)


@router.post("/ledger/verify", response_model=VerdictOut)
def verify(work: InHand, machines: WithMachines) -> Verdict:
    """Prove the ledger whole, or name what is wrong with it."""
    return ledger.prove_ledger(work, machines)
