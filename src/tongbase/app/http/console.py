"""The console's files: built once, served beside the API, one page for every page of its router."""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope
from typing_extensions import override

from tongbase.kernel.settings import Settings

STATIC = Path(__file__).parents[1] / "static"
SERVED_ELSEWHERE = ("api/", "services/", "iceberg/")
CODINGS = {"br": ".br", "gzip": ".gz"}  # the smallest first; console/scripts/squeeze.mjs makes them
OWN_MAP = re.compile(r"maps/\d{6}\.json")
YEAR_SECONDS = 365 * 24 * 3600
NOT_BUILT = (
    "<!doctype html><meta charset=utf-8><title>TongBase</title>"
    "<p>控制台尚未构建,请运行 <code>make</code>。"
    "<p>The console is not built yet: run <code>make</code>."
)


def mount(app: FastAPI, static: Path = STATIC) -> None:
    """Serve the built console; its assets carry their hash in their name and never change."""
    if (static / "assets").is_dir():
        app.mount("/assets", _Immutable(directory=static / "assets"), name="assets")
    pages = known_pages(static)

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str, request: Request) -> Response:
        if path.startswith(SERVED_ELSEWHERE):
            raise HTTPException(404)
        found = _file(app, static, path)
        if found is not None:
            return FileResponse(found)
        if pages is None:
            return HTMLResponse(NOT_BUILT, status_code=503)
        if pages.fullmatch(f"/{path}"):
            return _first_page(static)
        if "text/html" in request.headers.get("Accept", ""):
            return _first_page(static, status_code=404)  # the console says that there is no page
        raise HTTPException(404)


def _file(app: FastAPI, static: Path, path: str) -> Path | None:
    """Find a file: a house's own map before the one that comes with the console."""
    settings: Settings | None = getattr(app.state, "settings", None)
    own = [settings.home.resolve()] if settings is not None and OWN_MAP.fullmatch(path) else []
    for root in (*own, static):
        wanted = (root / path).resolve()
        if path and wanted.is_file() and wanted.is_relative_to(root):
            return wanted
    return None


def known_pages(static: Path) -> re.Pattern[str] | None:
    """Read which addresses the console's router knows; None if the console is not built.

    ``console/scripts/pages.mjs`` writes them at the build, as ``/share/grants/:id``.
    """
    told = static / "pages.json"
    if not told.is_file():
        return None
    addresses: Sequence[str] = json.loads(told.read_text())
    return re.compile("|".join(_pattern(address) for address in addresses))


def _pattern(address: str) -> str:
    parts = address.strip("/").split("/")
    return "/" + "/".join("[^/]+" if part[:1] == ":" else re.escape(part) for part in parts) + "/?"


def _first_page(static: Path, *, status_code: int = 200) -> Response:
    headers = {"Cache-Control": "no-cache"}
    return FileResponse(static / "index.html", status_code, headers)


class _Immutable(StaticFiles):
    """Files that a browser may keep for a year, as small as it understands them."""

    @override
    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        accepted = Headers(scope=scope).get("Accept-Encoding", "")
        path, coding = smallest(Path(full_path), accepted)
        response = super().file_response(path, path.stat(), scope, status_code)
        response.headers["Cache-Control"] = f"public, max-age={YEAR_SECONDS}, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        if coding:
            response.headers["Content-Encoding"] = coding
        return response


def smallest(path: Path, accepted: str) -> tuple[Path, str]:
    """Choose the compressed file beside a file that the browser understands, and its coding."""
    understood = {each.strip() for each in accepted.split(",")}
    for coding, suffix in CODINGS.items():
        packed = path.with_name(path.name + suffix)
        if coding in understood and packed.is_file():
            return packed, coding
    return path, ""
