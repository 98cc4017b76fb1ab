"""Conditions that clients of other systems write, as SQL: bound values, known columns."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy import type_coerce as coerced
from sqlalchemy.dialects.postgresql import TSQUERY

from tongbase.catalogue.models import Entry, Item, Resource, Update
from tongbase.catalogue.queries.sources import system_of_entry
from tongbase.catalogue.rules.asking import parse_question
from tongbase.catalogue.rules.formats import INTERFACE
from tongbase.catalogue.rules.open_names import (
    code_of_provider,
    codes_of_name,
)
from tongbase.catalogue.terms.codes import OpenType, ResourceKind
from tongbase.catalogue.terms.conditions import AllOf, AnyOf, Asked, Condition, Is, Not, Within
from tongbase.catalogue.terms.levels import GovernmentLevel
from tongbase.catalogue.terms.updates import UpdateState

Holds = ColumnElement[bool]


def compiled(condition: Condition) -> Holds:
    """Write a condition; one on a value that is missing does not hold, and its contrary does."""
    match condition:
        case AllOf(parts):
            return and_(true(), *(compiled(part) for part in parts))
        case AnyOf(parts):
            return or_(false(), *(compiled(part) for part in parts))
        case Not(part):
            return not_(func.coalesce(compiled(part), false()))
        case Within(asked, start, end):
            column = MOMENTS[asked]
            bounds = [column >= start] if start else []
            return and_(true(), *bounds, *([column <= end] if end else []))
        case Is():
            return VALUES[condition.asked](condition)


def _of(column: Any, read: Callable[[str], str] = str) -> Callable[[Is], Holds]:
    """Compare a column as the text that it is; a code that does not exist is no error."""
    text: ColumnElement[str] = coerced(column, Text)

    def holds(told: Is) -> Holds:
        return _alike(text, read(told.value), told)

    return holds


def _alike(text: Any, value: str, told: Is) -> Holds:
    holds: Holds = text.startswith(value, autoescape=True) if told.begins else text == value
    return holds


def _of_class(told: Is) -> Holds:
    """A class holds all that its code begins."""
    begins = Entry.classify_code.startswith(told.value, autoescape=True)
    return and_(begins, Entry.classify_code != "")


def _tagged(told: Is) -> Holds:
    """Find the name of an item, off an index that has the names and whose they are."""
    named = select(Item.entry_id).where(_alike(Item.name, told.value, told))
    return Entry.id.in_(named)


def _formatted(told: Is) -> Holds:
    value = told.value.casefold()
    as_interface = _bound(Resource.kind == ResourceKind.API)
    alike = _alike(func.lower(Entry.format_type), value, told)
    otherwise = and_(alike, _bound(Resource.kind != ResourceKind.API))
    interface = INTERFACE.casefold()
    is_interface = interface.startswith(value) if told.begins else interface == value
    return or_(otherwise, as_interface) if is_interface else otherwise


def _bound(kind: Holds) -> Holds:
    return exists().where(Resource.entry_id == Entry.id, kind)


def _of_terms(told: Is) -> Holds:
    """What is not said to be open is not."""
    terms = func.coalesce(coerced(Entry.open_type, Text), OpenType.NOT_OPEN.value)
    return _alike(terms, told.value, told)


def _named(told: Is) -> Holds:
    codes = codes_of_name(told.value)
    if told.begins:
        return or_(*(Entry.res_code.startswith(code, autoescape=True) for code in codes))
    return or_(Entry.id == told.value, Entry.res_code.in_(codes))


def _titled(told: Is) -> Holds:
    if told.begins:
        return Entry.name.startswith(told.value, autoescape=True)
    return Entry.name.icontains(told.value, autoescape=True)


def _worded(told: Is) -> Holds:
    """Find words in the full text; where none can be searched for, none is found."""
    strict = parse_question(told.value).strict
    return Entry.search.bool_op("@@")(cast(strict[0], TSQUERY)) if strict else false()


def _to_be_updated(told: Is) -> Holds:
    """An update is required; with a day, one that was due before it."""
    due = select(Update.entry_id).where(Update.state == UpdateState.OPEN)
    if told.value:
        due = due.where(Update.due_on < date.fromisoformat(told.value))
    return Entry.id.in_(due)


LEVEL: ColumnElement[str] = case(
    (Entry.region_code == "000000", GovernmentLevel.NATION.value),
    (Entry.region_code.like("%0000"), GovernmentLevel.PROVINCE.value),
    (Entry.region_code.like("%00"), GovernmentLevel.CITY.value),
    else_=GovernmentLevel.COUNTY.value,
)
"""At which level the division of an entry stands, by the zeros of its code (GB/T 2260)."""
MOMENTS: Mapping[Asked, Any] = MappingProxyType(
    {Asked.CHANGED: Entry.changed_at, Asked.CREATED: Entry.created_at}
)
VALUES: Mapping[Asked, Callable[[Is], Holds]] = MappingProxyType(
    {
        Asked.PROVIDER: _of(Entry.provider_code, code_of_provider),
        Asked.CLASSIFY: _of_class,
        Asked.REGION: _of(Entry.region_code),
        Asked.LEVEL: _of(LEVEL),
        Asked.TAG: _tagged,
        Asked.FORMAT: _formatted,
        Asked.TERMS: _of_terms,
        Asked.NAME: _named,
        Asked.TITLE: _titled,
        Asked.WORDS: _worded,
        Asked.SHARE_TYPE: _of(Entry.share_type),
        Asked.UPDATE_CYCLE: _of(Entry.update_cycle),
        Asked.DATA_LEVEL: _of(Entry.data_level),
        Asked.SYSTEM: lambda told: system_of_entry() == told.value,
        Asked.UPDATE: _to_be_updated,
        Asked.CHANGED: lambda _: true(),
        Asked.CREATED: lambda _: true(),
    }
)
