"""Regions: the tree, and the search."""

from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.orm import Session

from tongbase.base.web import InHand, PageOut, Wanted
from tongbase.identity.actions.regions import install_regions
from tongbase.identity.models import Region
from tongbase.identity.queries import regions
from tongbase.identity.schemas import RegionOut, RegionsIn, RegionsInstalledOut

router = APIRouter(prefix="/identity/regions", tags=["identity"])


@router.get("")
def search(
    work: InHand,
    wanted: Wanted,
    q: Annotated[str, Query(max_length=100)] = "",
    *,
    past: bool = False,
) -> PageOut[RegionOut]:
    """Find regions by name or the beginning of the code; ``past`` includes abolished ones."""
    page = regions.search_regions(work.db, q.strip(), wanted, past=past)
    rows = _shown(work.db, list(page.rows))
    return PageOut(rows=rows, total=page.total, page=page.page, size=page.size)


@router.get("/tree")
def children(
    work: InHand, parent: Annotated[str | None, Query(max_length=12)] = None
) -> list[RegionOut]:
    """List the regions directly below one; without ``parent``, the provinces."""
    return _shown(work.db, list(regions.children_of(work.db, parent or None)))


@router.post("/install")
def install(work: InHand, body: RegionsIn) -> RegionsInstalledOut:
    """Install the divisions of GB/T 2260; doing it again changes only what differs."""
    return RegionsInstalledOut(installed=install_regions(work, body.province))


@router.get("/{code}")
def show(work: InHand, code: str) -> RegionOut:
    """Show one region."""
    return _shown(work.db, [regions.get_region(work.db, code)])[0]


@router.get("/{code}/ancestors")
def ancestors(work: InHand, code: str) -> list[RegionOut]:
    """List the regions from the province down to this one."""
    region = regions.get_region(work.db, code)
    return _shown(work.db, list(regions.ancestors_of(work.db, region)))


def _shown(db: Session, rows: list[Region]) -> list[RegionOut]:
    parents = regions.codes_with_children(db, [row.code for row in rows])
    return [
        RegionOut.model_validate(row).model_copy(update={"has_children": row.code in parents})
        for row in rows
    ]
