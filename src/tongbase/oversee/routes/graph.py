"""The graph of things over HTTP: look for one, walk around it, from one to another, switch off."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from tongbase.base.sheets.writing import A_SHEET
from tongbase.base.web import InHand, as_sheet
from tongbase.oversee.queries import graph as queries
from tongbase.oversee.queries.impact import HEADINGS, read_impact, shown, written
from tongbase.oversee.schemas.graph import (
    AroundAsked,
    AroundOut,
    ImpactAsked,
    ImpactExported,
    ImpactOut,
    NeighbourOut,
    NeighboursAsked,
    NeighboursOut,
    ThingOut,
    ThingsAsked,
    ThingsOut,
    WaysAsked,
    WaysOut,
    around_as_json,
)

router = APIRouter(prefix="/oversee/graph", tags=["oversee"])


@router.get("/things")
def find_things(work: InHand, asked: Annotated[ThingsAsked, Query()]) -> ThingsOut:
    """Look for things by words, with which a walk may begin: what one may see, of each kind."""
    found = queries.find_things(work, asked.q, asked.kinds)
    return ThingsOut(rows=[ThingOut.of(face) for face in found])


@router.get("/neighbourhood", response_model=AroundOut)
def walk_around(work: InHand, asked: Annotated[AroundAsked, Query()]) -> Response:
    """Walk around a thing, level by level; it is said how much of each thing is left out."""
    found, faces = queries.read_around(
        work, asked.node(), asked.view(), depth=asked.depth, limit=asked.limit
    )
    return Response(around_as_json(found, faces), media_type="application/json")


@router.get("/neighbours")
def list_neighbours(work: InHand, asked: Annotated[NeighboursAsked, Query()]) -> NeighboursOut:
    """List what has to do with one thing, a page at a time."""
    found = queries.read_neighbours(work, asked.node(), asked.view(), asked.wanted())
    rows = [NeighbourOut.of(one) for one in found.rows]
    return NeighboursOut(
        rows=rows, total=found.total, page=asked.page, size=asked.size, cut=found.cut
    )


@router.get("/path")
def find_path(work: InHand, asked: Annotated[WaysAsked, Query()]) -> WaysOut:
    """Find how one comes from one thing to another: all shortest ways, up to five."""
    found, faces = queries.read_ways(work, *asked.ends(), asked.view())
    return WaysOut.of(found, faces)


@router.get("/impact")
def show_impact(work: InHand, asked: Annotated[ImpactAsked, Query()]) -> ImpactOut:
    """Say what stops when a thing is switched off, service items first, each with its reasons."""
    return ImpactOut.of(shown(read_impact(work, asked.node(), asked.on)))


@router.get("/impact/export", response_class=StreamingResponse, responses=A_SHEET)
def export_impact(work: InHand, asked: Annotated[ImpactExported, Query()]) -> StreamingResponse:
    """Write all that stops, and all that goes on by another source, as a sheet."""
    report = read_impact(work, asked.node(), asked.on)
    name = f"停用影响-{report.faces[report.impact.start].name}"
    return as_sheet(name, HEADINGS, written(report), asked.format)
