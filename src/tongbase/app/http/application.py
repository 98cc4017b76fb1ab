"""The HTTP application: every module's routes, the house's own, and the console."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from fastapi import FastAPI, Request
from starlette.middleware.gzip import GZipMiddleware

from tongbase import __version__
from tongbase.app.house import House
from tongbase.app.http import console, docs, iceberg
from tongbase.app.http.access import open_for_request, reader_of_request
from tongbase.app.http.errors import ANSWERS, add_error_answers
from tongbase.app.http.heads import Heads
from tongbase.app.http.intake import Intake
from tongbase.app.http.routes import (
    calls,
    health,
    imports,
    jobs,
    limits,
    notices,
    permissions,
    uploads,
    workbench,
)
from tongbase.app.modules import MODULES, PERMISSIONS
from tongbase.base.streams import Streams
from tongbase.kernel.work import Work

COMPRESS_BYTES_MIN = 1024
COMPRESS_LEVEL = 5
"""A large answer is packed in half the time of the highest level, to a few hundredths more."""
TITLE = "TongBase 一体化政务大数据平台"
DESCRIPTION = "/api/openapi.json"
OpenWork = Callable[[Request], AbstractContextManager[Work]]


def build_app(
    house: House | None, open_work: OpenWork | None = None, *, with_lake: bool = False
) -> FastAPI:
    """Put the application together; without a house it can only describe itself.

    ``open_work`` says who is asking; the command line gives its own. ``with_lake`` opens the lake's
    catalogue to other engines.
    """
    app = FastAPI(
        title=TITLE,
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=DESCRIPTION,
        responses=ANSWERS,
    )
    if house is not None:
        app.state.settings = house.settings
        app.state.sessions = house.sessions
        app.state.machines = house.machines
        app.state.streams = Streams(house.sessions)
        app.state.permissions = PERMISSIONS
        app.state.open_work = open_work or (lambda request: open_for_request(house, request))
        app.state.reader_of = (
            (lambda request: lambda: open_work(request))
            if open_work
            else (lambda request: reader_of_request(house, request))
        )
    app.add_middleware(Intake)
    app.add_middleware(
        GZipMiddleware, minimum_size=COMPRESS_BYTES_MIN, compresslevel=COMPRESS_LEVEL
    )
    app.add_middleware(Heads)
    add_error_answers(app)
    _add_routes(app)
    if house is not None and with_lake:
        iceberg.mount(app, house)
    docs.mount(app)
    console.mount(app)
    return app


def _add_routes(app: FastAPI) -> None:
    for module in MODULES:
        for router in module.routers:
            app.include_router(router, prefix="/api")
        for router in module.root_routers:
            app.include_router(router)
    for own in (jobs, uploads, imports, limits, notices, workbench, permissions, health):
        app.include_router(own.router, prefix="/api")
    app.include_router(calls.router)
