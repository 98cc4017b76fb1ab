"""Forms, as clients of CKAN send them: read as the JSON for which they stand."""

import json
from collections.abc import AsyncGenerator, Iterable
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartException, MultiPartParser

FIELDS_MAX = 200
LAST_BOUNDARY_ENDS = b"--"
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
JSON_BEGINS = b"{"

Pairs = Iterable[tuple[str, str]]


class FormUnreadableError(ValueError):
    """What is said to be a form is none, is not UTF-8, has too many fields or brings a file."""


async def as_json(content_type: str, body: bytes) -> bytes:
    """Read a body as JSON whatever it is said to be; a form becomes the object of its fields.

    A field that comes more than once is a list, as CKAN reads it.
    """
    kind = content_type.partition(";")[0].strip().lower()
    try:
        if kind == MULTIPART:
            return _object(await _parts(content_type, body))
        if kind == URLENCODED and not body.lstrip().startswith(JSON_BEGINS):
            return _of_address(body.decode())
    except (ValueError, MultiPartException) as error:
        raise FormUnreadableError(str(error)) from error
    return body


def _of_address(text: str) -> bytes:
    """Read a form that is written as an address is; JSON may stand in it as a lone name."""
    pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS_MAX)
    if len(pairs) == 1 and (pairs[0][0].startswith("{") or "=" not in text):
        return pairs[0][0].encode()
    return _object(pairs)


async def _parts(content_type: str, body: bytes) -> Pairs:
    """Read a form of parts that is whole: what reads it would overlook that its end is missing."""
    body.decode()
    if not body.rstrip().endswith(LAST_BOUNDARY_ENDS):
        raise MultiPartException("The last boundary is missing.")

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    headers = Headers({"content-type": content_type})
    parser = MultiPartParser(headers, whole(), max_files=0, max_fields=FIELDS_MAX)
    told = await parser.parse()
    return [(name, value) for name, value in told.multi_items() if isinstance(value, str)]


def _object(pairs: Pairs) -> bytes:
    told: dict[str, list[str]] = {}
    for name, value in pairs:
        told.setdefault(name, []).append(value)
    plain = {name: each[0] if len(each) == 1 else each for name, each in told.items()}
    return json.dumps(plain, ensure_ascii=False).encode()
