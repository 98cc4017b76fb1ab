"""How errors are answered: a stable code, a Chinese and an English sentence, the field at fault."""

import logging
from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DataError, IntegrityError
from starlette.exceptions import HTTPException

from tongbase.app.http.words import FAULTS, HTTP_ERRORS
from tongbase.kernel.errors import TongBaseError

log = logging.getLogger(__name__)


def add_error_answers(app: FastAPI) -> None:
    """Answer every error in one form."""
    app.add_exception_handler(TongBaseError, answer_expected)
    app.add_exception_handler(RequestValidationError, answer_malformed)
    app.add_exception_handler(HTTPException, answer_http)
    app.add_exception_handler(IntegrityError, answer_clash)
    app.add_exception_handler(DataError, answer_unstorable)
    app.add_exception_handler(Exception, answer_fault)


def answer_expected(_: Request, error: Exception) -> JSONResponse:
    """Answer an error that we expect."""
    assert isinstance(error, TongBaseError)  # noqa: S101
    return JSONResponse(error.as_dict(), error.status)


def answer_malformed(_: Request, error: Exception) -> JSONResponse:
    """Answer input that does not fit its form: the first fault in words, all of them listed."""
    assert isinstance(error, RequestValidationError)  # noqa: S101
    faults = [_told(fault) for fault in error.errors()]
    first = faults[0]
    return JSONResponse(
        {
            "code": "malformed",
            "message": f"字段 {first['field']} {first['message']}",
            "message_en": f"Field {first['field']}: {first['message_en']}",
            "field": first["field"],
            "facts": {"faults": faults},
        },
        422,
    )


def answer_http(_: Request, error: Exception) -> JSONResponse:
    """Answer what the framework refuses: no such address, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101
    zh, en = HTTP_ERRORS.get(error.status_code, ("请求无法处理。", str(error.detail)))
    told = {"code": f"http_{error.status_code}", "message": zh, "message_en": en}
    return JSONResponse(told, error.status_code, headers=error.headers)


def answer_clash(_: Request, error: Exception) -> JSONResponse:
    """Answer two requests that tried to make the same thing at once."""
    log.info("A constraint refused a change: %s", error)
    return JSONResponse(
        {
            "code": "conflict",
            "message": "该记录刚刚被他人创建或修改,请刷新后重试。",
            "message_en": "Somebody else has just made or changed this; reload and try again.",
        },
        409,
    )


def answer_unstorable(_: Request, error: Exception) -> JSONResponse:
    """Answer a value that the store cannot hold, such as a text with a NUL character."""
    log.info("The store refused a value: %s", error)
    return JSONResponse(
        {
            "code": "malformed",
            "message": "输入中含有无法保存的字符或超出范围的数值,请检查后重新提交。",
            "message_en": "The input holds a character or a number that cannot be stored.",
        },
        422,
    )


def answer_fault(request: Request, error: Exception) -> JSONResponse:
    """Answer a bug: say so, write it down, tell nothing of the inside."""
    log.error("%s %s failed.", request.method, request.url.path, exc_info=error)
    return JSONResponse(
        {
            "code": "internal",
            "message": "系统内部错误,已记录,请稍后重试或联系管理员。",
            "message_en": "An internal error; it was written down. Try later or tell the operator.",
        },
        500,
    )


def _told(fault: dict[str, Any]) -> dict[str, str]:
    zh, en = FAULTS.get(fault["type"], ("填写不正确。", fault["msg"]))
    facts = {key: str(value) for key, value in (fault.get("ctx") or {}).items()}
    return {
        "field": _field(fault["loc"]),
        "type": fault["type"],
        "message": zh.format_map(_Facts(facts)),
        "message_en": en.format_map(_Facts(facts)),
    }


def _field(place: Sequence[int | str]) -> str:
    inner = place[1:] if place and place[0] in {"body", "query", "path", "header"} else place
    named = [str(part) for part in inner]
    return "body" if not named or named[0].isdigit() else ".".join(named)


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
