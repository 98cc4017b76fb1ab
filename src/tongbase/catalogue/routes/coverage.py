"""Coverage over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from tongbase.base.web import InHand
from tongbase.catalogue.queries.coverage import CoverageBy, coverage
from tongbase.catalogue.schemas.records import CoverageOut
from tongbase.catalogue.terms.registers import Register

router = APIRouter(prefix="/catalogue/coverage", tags=["catalogue"])


@router.get("/{register}")
def show_coverage(
    work: InHand,
    register: Register,
    by: CoverageBy = CoverageBy.REGION,
    region: Annotated[str, Query(max_length=12)] = "",
) -> CoverageOut:
    """Count which service items or systems have a published entry."""
    return CoverageOut.of(coverage(work, register, by, region))
