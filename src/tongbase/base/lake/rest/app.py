"""The application: its routes, who may enter, and how errors are told."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tongbase.base.lake.catalogue import LakeCatalogue
from tongbase.base.lake.rest import namespaces, tables
from tongbase.base.lake.rest.answers import FAILURES, refused
from tongbase.base.lake.rest.hands import Enter
from tongbase.base.lake.rest.wishes import Wishes

Door = Callable[[Request], Awaitable[Response]]

ENDPOINTS: tuple[tuple[str, str, Callable[[Request], Awaitable[Response]]], ...] = (
    ("GET", "namespaces", namespaces.listed),
    ("POST", "namespaces", namespaces.created),
    ("GET", "namespaces/{namespace}", namespaces.loaded),
    ("HEAD", "namespaces/{namespace}", namespaces.exists),
    ("DELETE", "namespaces/{namespace}", namespaces.dropped),
    ("POST", "namespaces/{namespace}/properties", namespaces.changed),
    ("GET", "namespaces/{namespace}/tables", tables.listed),
    ("POST", "namespaces/{namespace}/tables", tables.created),
    ("POST", "namespaces/{namespace}/register", tables.registered),
    ("GET", "namespaces/{namespace}/tables/{table}", tables.loaded),
    ("HEAD", "namespaces/{namespace}/tables/{table}", tables.exists),
    ("POST", "namespaces/{namespace}/tables/{table}", tables.committed),
    ("DELETE", "namespaces/{namespace}/tables/{table}", tables.dropped),
    ("POST", "namespaces/{namespace}/tables/{table}/metrics", tables.measured),
    ("POST", "tables/rename", tables.renamed),
    ("POST", "transactions/commit", tables.committed_together),
)


def rest_catalogue(
    catalogue: LakeCatalogue, *, enter: Enter, wishes: Wishes | None = None
) -> Starlette:
    """Make the application. ``enter`` lets each request in, or refuses it.

    ``wishes`` are what this process wants of its own commits.
    """

    def guarded(answer: Door) -> Door:
        async def answer_known(request: Request) -> Response:
            request.state.begin = await enter(request)
            return await answer(request)

        return answer_known

    routes: list[BaseRoute] = [Route("/v1/config", guarded(_config), methods=["GET"])]
    for prefix in ("/v1", "/v1/{prefix}"):
        routes += [
            Route(f"{prefix}/{path}", guarded(answer), methods=[method])
            for method, path, answer in ENDPOINTS
        ]
    app = Starlette(routes=routes, exception_handlers={HTTPException: _unknown, **FAILURES})
    app.state.catalogue = catalogue
    app.state.wishes = wishes or Wishes()
    return app


async def _config(_: Request) -> Response:
    endpoints = [f"{method} /v1/{{prefix}}/{path}" for method, path, _ in ENDPOINTS]
    return JSONResponse({"defaults": {}, "overrides": {}, "endpoints": endpoints})


def _unknown(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refused(status, "There is no such endpoint here.")
