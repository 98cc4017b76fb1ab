"""How the REST catalogue answers: results, and errors in Iceberg's own form."""

import json
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pyiceberg.exceptions import (
    CommitFailedException,
    NamespaceAlreadyExistsError,
    NamespaceNotEmptyError,
    NoSuchNamespaceError,
    NoSuchTableError,
    TableAlreadyExistsError,
)
from pyiceberg.table.metadata import TableMetadata
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tongbase.kernel.errors import TongBaseError

Handler = Callable[[Request, Exception], Response]


def told(status: int, kind: str, message: str) -> Response:
    """Answer with an error as the specification wants it."""
    return JSONResponse(
        {"error": {"message": message, "type": kind, "code": status}}, status_code=status
    )


def table_answer(metadata: TableMetadata, location: str) -> Response:
    """Answer with a table's metadata."""
    return Response(
        f'{{"metadata-location":{json.dumps(location)},'
        f'"metadata":{metadata.model_dump_json()},"config":{{}}}}',
        media_type="application/json",
    )


def _handler(status: int, kind: str) -> Handler:
    def handle(_: Request, error: Exception) -> Response:
        return told(status, kind, str(error))

    return handle


def _ours(_: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, TongBaseError) else 500
    return told(status, "BadRequestException", str(error))


FAILURES: dict[Any, Handler] = {
    NoSuchTableError: _handler(404, "NoSuchTableException"),
    NoSuchNamespaceError: _handler(404, "NoSuchNamespaceException"),
    TableAlreadyExistsError: _handler(409, "AlreadyExistsException"),
    NamespaceAlreadyExistsError: _handler(409, "AlreadyExistsException"),
    NamespaceNotEmptyError: _handler(409, "NamespaceNotEmptyException"),
    CommitFailedException: _handler(409, "CommitFailedException"),
    ValidationError: _handler(400, "BadRequestException"),
    ValueError: _handler(400, "BadRequestException"),
    TongBaseError: _ours,
}
