"""How errors are answered: a stable code, a Chinese and an English sentence, the field at fault."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy.exc import DataError, IntegrityError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from tongbase.app.http.dialects import in_dialect
from tongbase.app.http.places import field_of, spoken
from tongbase.app.http.words import FAULTS, HTTP_ERRORS, OTHERWISE
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.plain_text import STRANGE

FAULTS_MAX = 50
FIELD_CHARACTERS_MAX = 200

log = logging.getLogger(__name__)


class ErrorOut(BaseModel):
    """How every error is answered: a stable code, two sentences, the field at fault, the facts."""

    code: str
    message: str
    message_en: str
    field: str | None = None
    facts: dict[str, Any] | None = None


ANSWERS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": ErrorOut, "description": "Refused: the code and the sentences say why."},
    "503": {"model": ErrorOut, "description": "Something outside the house does not answer."},
}
"""What every route may answer besides its own."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with what came in: which kind, at which field, with which facts."""

    kind: str
    field: str
    facts: Mapping[str, Any]
    en: str = ""


def add_error_answers(app: FastAPI) -> None:
    """Answer every error in one form."""
    for kind, answer in ANSWERED.items():
        app.add_exception_handler(kind, _in_dialect(answer))


def answer_expected(_: Request, error: Exception) -> JSONResponse:
    """Answer an error that we expect."""
    assert isinstance(error, TongBaseError)  # noqa: S101
    return JSONResponse(error.as_dict(), error.status)


def answer_malformed(_: Request, error: Exception) -> JSONResponse:
    """Answer input that does not fit its form: the first fault in words, all of them listed."""
    assert isinstance(error, RequestValidationError)  # noqa: S101
    return malformed([_fault(each, error.body) for each in error.errors()])


def malformed(faults: Sequence[Fault]) -> JSONResponse:
    """Answer faults of form, the first of them in words."""
    told = [_told(fault) for fault in faults[:FAULTS_MAX]]
    first = told[0]
    zh, en = spoken(first["field"])
    return JSONResponse(
        {
            "code": "malformed",
            "message": f"字段 {zh} {first['message']}",
            "message_en": f"Field {en}: {first['message_en']}",
            "field": first["field"],
            "facts": {"faults": told},
        },
        422,
    )


def answer_http(_: Request, error: Exception) -> JSONResponse:
    """Answer what the framework refuses: no such address, no such method."""
    assert isinstance(error, HTTPException)  # noqa: S101
    return answer_status(error.status_code, error.headers)


def answer_status(status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Answer a status that HTTP itself knows."""
    zh, en = HTTP_ERRORS.get(status, OTHERWISE)
    told = {"code": f"http_{status}", "message": zh, "message_en": en}
    return JSONResponse(told, status, headers=headers)


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


def answer_away(request: Request, error: Exception) -> JSONResponse:
    """Answer that the store does not take a request just now."""
    log.error("%s %s found no store.", request.method, request.url.path, exc_info=error)
    return JSONResponse(
        {
            "code": "store_away",
            "message": "元数据库暂时没有应答,请稍后重试;如反复出现请联系管理员。",
            "message_en": "The store does not answer just now; try again, or tell the operator.",
        },
        503,
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


def _told(fault: Fault) -> dict[str, str]:
    zh, en = FAULTS.get(fault.kind, ("填写不正确,请对照接口文档修改。", fault.en))
    facts = _Facts({key: str(value) for key, value in fault.facts.items()})
    listed = str(facts.get("expected", "")).replace(" or ", ", ").replace(", ", "、")
    return {
        "field": printable(fault.field),
        "type": fault.kind,
        "message": zh.format_map(_Facts({**facts, "expected": listed})),
        "message_en": en.format_map(facts),
    }


def _fault(told: Mapping[str, Any], body: Any) -> Fault:
    field = field_of(told["loc"], told["type"], body)
    return Fault(told["type"], field, told.get("ctx") or {}, told["msg"])


def printable(text: str) -> str:
    """Show a name that a stranger chose: short, and without what cannot be shown."""
    return STRANGE.sub("\ufffd", text)[:FIELD_CHARACTERS_MAX]


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


Answer = Callable[[Request, Exception], JSONResponse]
ANSWERED: Mapping[type[Exception], Answer] = {
    TongBaseError: answer_expected,
    RequestValidationError: answer_malformed,
    HTTPException: answer_http,
    IntegrityError: answer_clash,
    DataError: answer_unstorable,
    OperationalError: answer_away,
    Exception: answer_fault,
}


def _in_dialect(answer: Answer) -> Callable[[Request, Exception], Response]:
    """Answer in the words of those whom the path serves."""

    def told(request: Request, error: Exception) -> Response:
        return in_dialect(request.scope, answer(request, error))

    return told
