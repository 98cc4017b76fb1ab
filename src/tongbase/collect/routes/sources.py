"""Sources over HTTP."""

from fastapi import APIRouter

from tongbase.base.web import InHand, PageOut, TimelineLine, Wanted, WithMachines, timeline
from tongbase.collect.actions import sources
from tongbase.collect.queries import showing
from tongbase.collect.queries import sources as queries
from tongbase.collect.queries.histories import history_of_source
from tongbase.collect.queries.looking import describe_table, list_tables
from tongbase.collect.schemas import (
    ConnectorOut,
    DescriptionOut,
    SourceChangeIn,
    SourceIn,
    SourceLine,
    SourceOut,
    SourceTableOut,
    TestedOut,
)
from tongbase.collect.terms import SourceDetails

router = APIRouter(prefix="/collect", tags=["collect"])


@router.get("/connectors")
def list_connectors(_: InHand) -> PageOut[ConnectorOut]:
    """List the kinds of sources with the schema of their settings."""
    return PageOut[ConnectorOut].model_validate(showing.show_connectors())


@router.get("/sources")
def list_sources(work: InHand, wanted: Wanted, q: str = "") -> PageOut[SourceLine]:
    """List sources within reach."""
    page = showing.show_sources(work, queries.list_sources(work, q, wanted))
    return PageOut[SourceLine].model_validate(page)


@router.post("/sources", status_code=201)
def register_source(work: InHand, machines: WithMachines, body: SourceIn) -> SourceOut:
    """Register a source. Its secret is sealed at once and never shown again."""
    source = sources.register_source(work, machines, _details(body), owner=body.owner)
    return SourceOut.model_validate(showing.show_source(work, source))


@router.get("/sources/{source_id}")
def read_source(work: InHand, source_id: str) -> SourceOut:
    """Read a source without its secret."""
    return SourceOut.model_validate(showing.show_source(work, queries.get_source(work, source_id)))


@router.post("/sources/{source_id}/update")
def update_source(
    work: InHand, machines: WithMachines, source_id: str, body: SourceChangeIn
) -> SourceOut:
    """Change a source."""
    source = sources.update_source(work, machines, source_id, _details(body))
    return SourceOut.model_validate(showing.show_source(work, source))


@router.post("/sources/{source_id}/test")
def test_source(work: InHand, machines: WithMachines, source_id: str) -> TestedOut:
    """Test the connection of a source."""
    return TestedOut.model_validate(sources.test_source(work, machines, source_id))


@router.post("/sources/{source_id}/delete", status_code=204)
def delete_source(work: InHand, source_id: str) -> None:
    """Delete a source that no flow reads."""
    sources.delete_source(work, source_id)


@router.get("/sources/{source_id}/tables")
def list_source_tables(
    work: InHand, machines: WithMachines, source_id: str, q: str = ""
) -> PageOut[SourceTableOut]:
    """List the tables or files of a source."""
    page = list_tables(work, machines, source_id, q)
    return PageOut[SourceTableOut].model_validate(page)


@router.get("/sources/{source_id}/tables/{table:path}")
def read_source_table(
    work: InHand, machines: WithMachines, source_id: str, table: str
) -> DescriptionOut:
    """Describe a table of a source: its columns, never its rows."""
    described = describe_table(work, machines, source_id, table)
    return DescriptionOut.model_validate(showing.show_description(described))


@router.get("/sources/{source_id}/timeline")
def read_timeline(work: InHand, source_id: str) -> list[TimelineLine]:
    """Read what happened to a source."""
    return timeline(history_of_source(work, source_id))


def _details(body: SourceIn | SourceChangeIn) -> SourceDetails:
    return SourceDetails(
        name=body.name,
        kind=body.kind,
        settings=body.settings,
        secret=None if body.secret is None else body.secret.get_secret_value(),
        note=body.note,
    )
