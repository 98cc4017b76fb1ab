"""Refusals in the words of other systems, on the paths where their clients read them."""

import json
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from tongbase.app.http import iceberg

CKAN_PATHS = ("/api/action/", "/api/3/")
# Kinds of errors and their statuses as CKAN has them (ckan/views/api.py); others keep theirs.
CKAN_KINDS: dict[int, tuple[int, str]] = {
    401: (403, "Authorization Error"),
    403: (403, "Authorization Error"),
    404: (404, "Not Found Error"),
    409: (409, "Validation Error"),
    422: (409, "Validation Error"),
}
CKAN_CODES: dict[str, tuple[int, str]] = {
    "catalogue.query_malformed": (400, "Search Query Error"),
    "catalogue.action_unknown": (400, "Bad Request"),
    "catalogue.action_unsupported": (400, "Bad Request"),
    "http_404": (400, "Bad Request"),
    "http_405": (400, "Bad Request"),
}
INTERNAL = "Internal Server Error"
BAD = "Bad Request"


def is_loose(path: str) -> bool:
    """Say whether JSON is read whatever the request says it is, as ``curl -d`` sends it to CKAN."""
    return path.startswith(CKAN_PATHS)


def in_dialect(scope: Scope, refusal: Response) -> Response:
    """Tell a refusal as those read it whom the path serves."""
    path = str(scope["path"])
    if iceberg.serves(path):
        return iceberg.in_icebergs_form(refusal)
    if not path.startswith(CKAN_PATHS):
        return refusal
    return in_ckans_form(path, scope["app"].state.machines.settings.address, refusal)


def in_ckans_form(path: str, site: str, refusal: Response) -> Response:
    """Tell a refusal as clients of CKAN read it; ``site`` is the address of this house."""
    said = json.loads(bytes(refusal.body))
    status, kind = _kind_of(refusal.status_code, said["code"])
    ours = {name: said[name] for name in ("code", "message_en", "field") if name in said}
    told: dict[str, Any] = {"__type": kind, "message": f"{said['message']} {said['message_en']}"}
    if kind == "Validation Error" and said.get("field"):
        told[said["field"]] = [said["message"]]
    told |= ours
    action = path.rpartition("/")[2]
    help_address = f"{site}/api/3/action/help_show?name={action}"
    return JSONResponse({"help": help_address, "success": False, "error": told}, status)


def _kind_of(status: int, code: str) -> tuple[int, str]:
    if code in CKAN_CODES:
        return CKAN_CODES[code]
    return CKAN_KINDS.get(status, (status, INTERNAL if status >= 500 else BAD))
