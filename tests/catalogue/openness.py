"""The open interfaces (CKAN, DCAT) in somebody's hands, and what RDF says read back."""

from collections.abc import Callable
from contextlib import contextmanager
from types import SimpleNamespace

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from rdflib import Graph

from tests.conftest import NOW
from tongbase.app.http.errors import add_error_answers
from tongbase.catalogue.module import catalogue
from tongbase.kernel.actor import Actor
from tongbase.kernel.db import Sessions
from tongbase.kernel.ids import new_id
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

ADDRESS = "https://data.example.cn"
As = Callable[[str], TestClient]


def open_app(sessions: Sessions, actors: dict[str, Actor]) -> FastAPI:
    """The catalogue's routes; who is asking stands in a header."""
    app = FastAPI()

    @contextmanager
    def open_work(request: Request):
        with sessions.begin() as db:
            yield Work(db, actors[request.headers["x-who"]], now=NOW, request=new_id())

    app.state.open_work = open_work
    app.state.reader_of = lambda request: lambda: open_work(request)
    app.state.machines = SimpleNamespace(settings=Settings(public_url=ADDRESS))
    add_error_answers(app)
    for router in catalogue.routers:
        app.include_router(router, prefix="/api")
    for router in catalogue.root_routers:
        app.include_router(router)
    return app


def graph_of(text: str, form: str) -> Graph:
    names = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld", "nt": "nt"}
    return Graph().parse(data=text, format=names[form])
