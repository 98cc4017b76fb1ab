"""What comes in, judged before any route sees it: how large, in which characters, is it JSON.

A route then meets only bodies that fit into memory and say one thing, and texts that can be stored.
"""

import json
from collections.abc import Sequence
from math import isfinite
from typing import Any, NoReturn
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tongbase.app.http import iceberg
from tongbase.app.http.dialects import in_dialect, is_loose
from tongbase.app.http.errors import Fault, answer_status, malformed
from tongbase.app.http.forms import FIELDS_MAX, FormUnreadableError, as_json
from tongbase.base.web import SIGNATURE_HEADER, SIGNED_BODY
from tongbase.kernel.plain_text import depth_of, strange_character

BODY_BYTES_MAX = 8 * 1024 * 1024
DEPTH_MAX = 32
PARAMETERS_MAX = 200
DIGITS_MAX = 20
NUMBER_END = 1 << 63  # what a bigint holds
UNREADABLE = "\ufffd"  # what the server puts where a path is no UTF-8
JSON_TYPES = ("application/json", "+json")
OF_BODY = frozenset({b"content-type", b"content-length"})
UPLOADS, OCTETS = "/api/uploads", "application/octet-stream"


class MalformedError(ValueError):
    """Something that came in cannot be read; the fault says what."""

    def __init__(self, kind: str, field: str, **facts: Any) -> None:
        super().__init__(kind)
        self.fault = Fault(kind, field, facts)


class Intake:
    """Stands before the application and turns away what cannot be read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge a request, then hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            check_address(scope)
            if is_file(scope):
                await self._app(scope, receive, send)
                return
            body = await read_body(scope, receive)
            if body is None:
                await _refusal(scope, answer_status(413))(scope, receive, send)
                return
            if body and is_loose(str(scope["path"])):
                scope, body = await _as_json(scope, body)
            elif body and not _says_json(scope):
                await _refusal(scope, answer_status(415))(scope, receive, send)
                return
            check_json(body)
        except MalformedError as error:
            await _refusal(scope, malformed([error.fault]))(scope, receive, send)
            return
        await self._app(scope, _again(body, receive), send)


def check_address(scope: Scope) -> None:
    """Refuse a path or a query that holds bytes or characters which no name holds."""
    path = str(scope["path"])
    harmless = iceberg.SEPARATOR if iceberg.serves(path) else ""
    if UNREADABLE in path:
        raise MalformedError("not_utf8", "path")
    _check_characters(path.replace(harmless, ""), "path")
    try:
        query = bytes(scope["query_string"]).decode("ascii")
        pairs = parse_qsl(
            query, keep_blank_values=True, errors="strict", max_num_fields=PARAMETERS_MAX
        )
    except UnicodeDecodeError as error:
        raise MalformedError("not_utf8", "query") from error
    except ValueError as error:
        raise MalformedError("too_many_parameters", "query", max=PARAMETERS_MAX) from error
    for name, value in pairs:
        _check_characters(name, "query")
        _check_characters(value.replace(harmless, ""), name)


def is_file(scope: Scope) -> bool:
    """Say whether a file is handed in: its route reads it piece by piece and limits its size.

    The body of a signed request is read whole before, so it has the size of all others.
    """
    headers = Headers(scope=scope)
    is_octets = headers.get("content-type", "").partition(";")[0].strip().lower() == OCTETS
    return scope["path"] == UPLOADS and is_octets and SIGNATURE_HEADER not in headers


async def read_body(scope: Scope, receive: Receive) -> bytes | None:
    """Read the whole body; None if it is larger than ``BODY_BYTES_MAX``."""
    said = Headers(scope=scope).get("content-length", "")
    if said.isdecimal() and int(said) > BODY_BYTES_MAX:
        return None
    chunks: list[bytes] = []
    async for chunk in Request(scope, receive).stream():
        chunks.append(chunk)
        if sum(map(len, chunks)) > BODY_BYTES_MAX:
            return None
    return b"".join(chunks)


def check_json(body: bytes) -> None:
    """Refuse JSON that cannot be read, says a thing twice, or is nested beyond reason."""
    if not body:
        return
    try:
        value = READER.decode(body.decode())
    except UnicodeDecodeError as error:
        raise MalformedError("not_utf8", "body") from error
    except json.JSONDecodeError as error:
        raise MalformedError(
            "json_invalid", "body", line=error.lineno, column=error.colno
        ) from error
    except RecursionError as error:
        raise MalformedError("json_deep", "body", max=DEPTH_MAX) from error
    if depth_of(value) > DEPTH_MAX:
        raise MalformedError("json_deep", "body", max=DEPTH_MAX)


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in pairs:
        if name in told:
            raise MalformedError("json_doubled", name)
        told[name] = value
    return told


def _refuse_constant(word: str) -> NoReturn:
    raise MalformedError("json_constant", "body", word=word)


def _whole_number(digits: str) -> int:
    if len(digits) > DIGITS_MAX or abs(int(digits)) >= NUMBER_END:
        raise MalformedError("number_large", "body", number=f"{digits[:DIGITS_MAX]}…")
    return int(digits)


def _number(digits: str) -> float:
    if not isfinite(float(digits)):
        raise MalformedError("number_large", "body", number=digits[:DIGITS_MAX])
    return float(digits)


READER = json.JSONDecoder(
    object_pairs_hook=_once,
    parse_constant=_refuse_constant,
    parse_int=_whole_number,
    parse_float=_number,
)


def _check_characters(text: str, field: str) -> None:
    strange = strange_character(text)
    if strange is not None:
        raise MalformedError("strange_character", field, character=strange)


def _refusal(scope: Scope, answer: Response) -> Response:
    return in_dialect(scope, answer)


def _says_json(scope: Scope) -> bool:
    told = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
    return told.endswith(JSON_TYPES)


async def _as_json(scope: Scope, body: bytes) -> tuple[Scope, bytes]:
    """Hand on as JSON what came as a form; what was signed stays beside, byte by byte."""
    kind = Headers(scope=scope).get("content-type", "")
    try:
        told = await as_json(kind, body)
    except FormUnreadableError as error:
        raise MalformedError("form_unreadable", "body", max=FIELDS_MAX) from error
    others = [each for each in scope["headers"] if each[0] not in OF_BODY]
    headers = [*others, (b"content-type", JSON_TYPES[0].encode())]
    state = {**scope.get("state", {}), SIGNED_BODY: body}
    return {**scope, "headers": headers, "state": state}, told


def _again(body: bytes, receive: Receive) -> Receive:
    """Hand out what was read; then whatever the server still has to say."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def hand_out() -> Message:
        return waiting.pop() if waiting else await receive()

    return hand_out
