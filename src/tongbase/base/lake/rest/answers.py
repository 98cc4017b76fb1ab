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
from pyiceberg.exceptions import ValidationError as IcebergValidationError
from pyiceberg.table.metadata import TableMetadata
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
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


def refused(status: int, message: str, kind: str = "") -> Response:
    """Answer with a refusal by its status; ``kind`` says more than the status if it is given."""
    status = BROKEN_RULE.get(status, status)
    usual = "BadRequestException" if status < SERVER_AT_FAULT else "ServerError"
    return told(status, kind or KINDS.get(status, usual), message)


def _handler(status: int, kind: str = "", message: str = "") -> Handler:
    def handle(_: Request, error: Exception) -> Response:
        return refused(status, message or str(error), kind)

    return handle


def _ours(_: Request, error: Exception) -> Response:
    return refused(getattr(error, "status", SERVER_AT_FAULT), str(error))


SERVER_AT_FAULT = 500
KINDS = {
    401: "NotAuthorizedException",
    403: "ForbiddenException",
    404: "NotFoundException",
    405: "UnsupportedOperationException",
    406: "UnsupportedOperationException",
    409: "AlreadyExistsException",
    429: "SlowDownException",
    503: "ServiceUnavailableException",
}
BROKEN_RULE = {422: 400}  # Iceberg's clients know no 422
FAULT = "平台内部错误,已记录。An internal error; it was written down. Tell the operator."
LOST_FILE = "表的文件已丢失。A file of the table is lost."
CLASH = "刚刚被他人创建或修改,请重新读取。Somebody else has just made or changed it; load it again."
AWAY = "元数据库暂时没有应答,请稍后重试。The store does not answer just now; try again."
UNSTORABLE = "含有无法保存的字符,请删除。A text holds a character that cannot be stored; remove it."
FAILURES: dict[Any, Handler] = {
    NoSuchTableError: _handler(404, "NoSuchTableException"),
    NoSuchNamespaceError: _handler(404, "NoSuchNamespaceException"),
    TableAlreadyExistsError: _handler(409, "AlreadyExistsException"),
    NamespaceAlreadyExistsError: _handler(409, "AlreadyExistsException"),
    NamespaceNotEmptyError: _handler(409, "NamespaceNotEmptyException"),
    CommitFailedException: _handler(409, "CommitFailedException"),
    ValidationError: _handler(400),
    IcebergValidationError: _handler(400),
    ValueError: _handler(400),
    NotImplementedError: _handler(406),
    FileNotFoundError: _handler(404, message=LOST_FILE),
    IntegrityError: _handler(409, message=CLASH),
    DataError: _handler(400, message=UNSTORABLE),
    OperationalError: _handler(503, message=AWAY),
    TongBaseError: _ours,
    Exception: _handler(500, message=FAULT),
}
