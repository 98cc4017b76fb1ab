"""The five ways a request can go wrong. Every error of ours is one of them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from typing_extensions import override


class TongBaseError(Exception):
    """An error that we expect: a stable code, and a sentence in Chinese and in English.

    ``zh`` and ``en`` say what is wrong and what cures it; ``field`` names the input at fault
    (the name it has on the wire); ``facts`` are values that a client may want to read.
    """

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    usual_field: ClassVar[str | None] = None
    """The input that such errors are about where none is named."""

    def __init__(self, zh: str, en: str, *, field: str | None = None, **facts: Any) -> None:
        super().__init__(f"{zh} {en}")
        self.zh = zh
        self.en = en
        self.field = field or self.usual_field
        self.facts = facts

    @override
    def __reduce__(self) -> tuple[Any, ...]:
        """Let it pass from one process to another."""
        return _again, (type(self), self.zh, self.en, self.field, self.facts)

    def as_dict(self) -> dict[str, Any]:
        """Return the error as clients see it."""
        told: dict[str, Any] = {"code": self.code, "message": self.zh, "message_en": self.en}
        if self.field is not None:
            told["field"] = self.field
        if self.facts:
            told["facts"] = self.facts
        return told


def _again(
    kind: type[TongBaseError], zh: str, en: str, field: str | None, facts: Mapping[str, Any]
) -> TongBaseError:
    return kind(zh, en, field=field, **facts)


class NotFoundError(TongBaseError):
    """It does not exist, or the actor may not know that it does."""

    status = 404
    code = "not_found"


class ConflictError(TongBaseError):
    """The thing is not in a state that allows this."""

    status = 409
    code = "conflict"


class DeniedError(TongBaseError):
    """The actor may not do this."""

    status = 403
    code = "denied"


class UnknownActorError(DeniedError):
    """Nobody is signed in, or the key or signature is not good."""

    status = 401
    code = "not_signed_in"


class InvalidError(TongBaseError):
    """The request is well formed but breaks a rule of the business."""

    status = 422
    code = "invalid"


class UnavailableError(ConflictError):
    """Something outside the house did not answer; trying later may help."""

    status = 503
    code = "unavailable"


class TooManyError(ConflictError):
    """More than is allowed in that time; waiting helps."""

    status = 429
    code = "too_many"
