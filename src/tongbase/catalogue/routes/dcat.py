"""The catalogue as DCAT-AP 3: in pages for harvesters, whole as one stream, one by one."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Query
from fastapi.responses import RedirectResponse, Response, StreamingResponse

from tongbase.base.rdf.terms import MEDIA_TYPES, Format, Node
from tongbase.base.rdf.writing import in_lumps, write
from tongbase.base.web import OpenReading, Reader, Reading, WithMachines
from tongbase.catalogue.queries.interfaces import dcat
from tongbase.catalogue.rules.open_names import page_of_entry
from tongbase.catalogue.schemas.dcat import StretchIn

router = APIRouter(tags=["dcat"])


class PageForm(StrEnum):
    """How a page or a data set is written: by the ending of its address."""

    TURTLE = "ttl"
    RDF_XML = "rdf"
    JSON_LD = "jsonld"


ENTRY_ID = Annotated[str, Path(max_length=64, description="Id or resource code of the entry.")]
Accepted = Annotated[str, Header(alias="Accept")]


TEXT = {"type": "string"}
SHAPES: Mapping[Format, Mapping[str, Any]] = {
    Format.JSON_LD: {
        "type": "object",
        "required": ["@context", "@graph"],
        "properties": {
            "@context": {"type": "object"},
            "@graph": {"type": "array", "items": {"type": "object", "required": ["@id"]}},
        },
    }
}
"""How a body is shaped, where it is more than text."""


def _answers(forms: Iterable[Format]) -> dict[int | str, dict[str, Any]]:
    content = {MEDIA_TYPES[form]: {"schema": SHAPES.get(form, TEXT)} for form in forms}
    return {200: {"description": "Statements of DCAT-AP 3.", "content": content}}


PAGE_ANSWERS = _answers(Format(form.value) for form in PageForm)


@router.get("/catalog.{form}", response_class=Response, responses=PAGE_ANSWERS)
def catalogue_page(
    work: Reading, machines: WithMachines, form: PageForm, asked: Annotated[StretchIn, Query()]
) -> Response:
    """Read one page of the published catalogue; ``hydra:next`` names the next one."""
    written = Format(form.value)
    nodes = dcat.catalogue_page(work, machines.settings.address, written, asked.asked())
    return _written(nodes, written)


@router.get("/dataset/{entry_id}.{form}", response_class=Response, responses=PAGE_ANSWERS)
def dataset(work: Reading, machines: WithMachines, entry_id: ENTRY_ID, form: PageForm) -> Response:
    """Read one data set."""
    nodes = dcat.dataset(work, machines.settings.address, entry_id)
    return _written(nodes, Format(form.value))


@router.get("/catalog/all.{form}", response_class=Response, responses=_answers(Format))
def whole_catalogue(reader: Reader, machines: WithMachines, form: Format) -> StreamingResponse:
    """Read the whole published catalogue of one moment as a stream."""
    pieces = _streamed(reader, machines.settings.address, form)
    return StreamingResponse(in_lumps(pieces), media_type=MEDIA_TYPES[form])


@router.get("/catalog", include_in_schema=False)
def catalogue(accepted: Accepted = "") -> RedirectResponse:
    """Lead to the catalogue in the form that is wanted."""
    form = _wanted(accepted)
    return RedirectResponse(f"/catalog.{form}" if form else "/catalogue", 303)


@router.get("/dataset/{entry_id}", include_in_schema=False)
def thing(entry_id: ENTRY_ID, accepted: Accepted = "") -> RedirectResponse:
    """Lead to what is said of a data set: to statements, or to the page for people."""
    form = _wanted(accepted)
    target = f"/dataset/{entry_id}.{form}" if form else page_of_entry("", entry_id)
    return RedirectResponse(target, 303)


def _written(nodes: Iterable[Node], form: Format) -> Response:
    return Response("".join(write(nodes, form)), media_type=MEDIA_TYPES[form])


def _streamed(reader: OpenReading, address: str, form: Format) -> Iterator[str]:
    with reader() as work:
        yield from write(dcat.whole_catalogue(work, address), form)


def _wanted(accepted: str) -> str:
    """Choose a form by what the asker accepts; none for a browser."""
    told = accepted.lower()
    if "text/html" in told:
        return ""
    known = (form for form in PageForm if MEDIA_TYPES[Format(form.value)] in told)
    return next((form.value for form in known), PageForm.TURTLE.value)
