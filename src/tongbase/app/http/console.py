"""The console's files: built once, served beside the API, one page for every address."""

import os
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse, HTMLResponse
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope
from typing_extensions import override

STATIC = Path(__file__).parents[1] / "static"
SERVED_ELSEWHERE = ("api/", "services/", "iceberg/")
CODINGS = {"br": ".br", "gzip": ".gz"}  # the smallest first; console/scripts/squeeze.mjs makes them
YEAR_SECONDS = 365 * 24 * 3600
NOT_BUILT = (
    "<!doctype html><meta charset=utf-8><title>TongBase</title>"
    "<p>控制台尚未构建,请运行 <code>make</code>。"
    "<p>The console is not built yet: run <code>make</code>."
)


def mount(app: FastAPI) -> None:
    """Serve the built console; its assets carry their hash in their name and never change."""
    if (STATIC / "assets").is_dir():
        app.mount("/assets", _Immutable(directory=STATIC / "assets"), name="assets")

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        if path.startswith(SERVED_ELSEWHERE):
            raise HTTPException(404)
        wanted = (STATIC / path).resolve()
        if path and wanted.is_file() and wanted.is_relative_to(STATIC):
            return FileResponse(wanted)
        return _first_page()


def _first_page() -> Response:
    index = STATIC / "index.html"
    if not index.is_file():
        return HTMLResponse(NOT_BUILT, status_code=503)
    return FileResponse(index, headers={"Cache-Control": "no-cache"})


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
