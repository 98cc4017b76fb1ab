"""Comparing the values behind duplicate collections over HTTP."""

from fastapi import APIRouter

from tongbase.base.web import InHand
from tongbase.govern.actions.overlaps import order_measuring
from tongbase.govern.schemas.tables import OrderedOut

router = APIRouter(prefix="/govern/overlaps", tags=["govern"])


@router.post("/measure", status_code=202)
def measure(work: InHand) -> OrderedOut:
    """Let the values behind all undecided duplicates be compared."""
    return OrderedOut(job_id=order_measuring(work).id)
