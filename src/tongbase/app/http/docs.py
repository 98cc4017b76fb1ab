"""The API's documentation as a page: its scripts come from a wheel, never from the network."""

from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.staticfiles import StaticFiles

PATH = "/api/docs"
FILES = f"{PATH}/files"
USUAL_PATH = "/docs"  # where people look who know other products of this kind
WHEEL = "fastapi_offline"


def mount(app: FastAPI) -> None:
    """Serve the documentation page and what it needs."""
    spec = find_spec(WHEEL)
    folder = Path((spec and spec.origin) or "").parent / "static"
    app.mount(FILES, StaticFiles(directory=folder), name="docs")

    @app.get(PATH, include_in_schema=False)
    def page() -> HTMLResponse:
        return get_swagger_ui_html(
            openapi_url=app.openapi_url or "",
            title=app.title,
            swagger_js_url=f"{FILES}/swagger-ui-bundle.js",
            swagger_css_url=f"{FILES}/swagger-ui.css",
            swagger_favicon_url=f"{FILES}/favicon.png",
        )

    @app.get(USUAL_PATH, include_in_schema=False)
    def usual() -> RedirectResponse:
        return RedirectResponse(PATH)
