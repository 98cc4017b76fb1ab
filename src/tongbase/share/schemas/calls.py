"""Calls of services on the wire."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from tongbase.base.web import In, Out
from tongbase.share.terms.calls import Condition, QueryAsked, VerifyAsked

Word = Annotated[str, Field(min_length=1, max_length=200)]
Bare = str | int | float | bool | None


def _is_bare(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _is_comparison(value: Any) -> bool:
    if not isinstance(value, dict) or not value.keys() <= {"op", "value"}:
        return False
    told = value.get("value")
    parts = told if isinstance(told, list) else [told]
    operator = value.get("op", "eq")
    return isinstance(operator, str) and bool(operator) and all(map(_is_bare, parts))


def check_bare(value: Any) -> Any:
    """Refuse an object or a list where one value is asked for."""
    if _is_bare(value):
        return value
    raise PydanticCustomError("value_form", "must be one value")


def check_wanted(value: Any) -> Any:
    """Refuse what is no filter as a whole: no branch of a union says what was meant."""
    if _is_bare(value) or _is_comparison(value):
        return value
    if isinstance(value, list) and all(map(_is_comparison, value)):
        return value
    raise PydanticCustomError("filter_form", "must be a value or a comparison")


Plain = Annotated[Bare, BeforeValidator(check_bare)]
Purpose = Annotated[str, Field(max_length=500)]


class ConditionIn(In):
    """One comparison: ``{"op": "ge", "value": "2020-01-01"}``."""

    op: Word = "eq"
    value: Bare | list[Bare] = None


Wanted = Annotated[Bare | ConditionIn | list[ConditionIn], BeforeValidator(check_wanted)]


class QueryIn(In):
    """A query. ``filters`` by item: a value, one comparison, or a list of comparisons.

    Without ``limit`` a page of 100 rows comes, or as many as the grant allows.
    """

    items: Annotated[tuple[Word, ...], Field(max_length=1000)] = ()
    filters: Annotated[dict[Word, Wanted], Field(default_factory=dict, max_length=50)]
    limit: int | None = None
    offset: int = 0
    purpose: Purpose = ""

    def asked(self) -> QueryAsked:
        """Return it as the value that the verb takes."""
        conditions = tuple(
            each for item, wanted in self.filters.items() for each in _conditions(item, wanted)
        )
        return QueryAsked(self.items, conditions, self.limit, self.offset, self.purpose)


class VerifyIn(In):
    """A verification: by which keys somebody is found, and what is claimed of them."""

    keys: Annotated[dict[Word, Plain], Field(max_length=50)]
    claims: Annotated[dict[Word, Plain], Field(max_length=50)]
    purpose: Purpose = ""

    def asked(self) -> VerifyAsked:
        """Return it as the value that the verb takes."""
        return VerifyAsked(self.keys, self.claims, self.purpose)


class RowsOut(Out):
    """The answer to a query. ``masked`` names the items that are shown under a mask."""

    rows: list[dict[str, Any]]
    count: int
    truncated: bool
    masked: list[str]
    call: str


class VerdictOut(Out):
    """The answer to a verification: 一致, 不一致 or 查无."""

    results: dict[str, str]
    overall: str
    call: str


def _conditions(item: str, wanted: Wanted) -> tuple[Condition, ...]:
    if isinstance(wanted, ConditionIn):
        return (Condition(item, wanted.op, wanted.value),)
    if isinstance(wanted, list):
        return tuple(Condition(item, each.op, each.value) for each in wanted)
    return (Condition(item, "eq", wanted),)
