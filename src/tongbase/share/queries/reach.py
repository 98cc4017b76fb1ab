"""Who sees what: both sides of a sharing, and the bureaus above them."""

from typing import Any

from sqlalchemy import ColumnElement, false, or_
from sqlalchemy.orm import InstrumentedAttribute

from tongbase.kernel.work import Work
from tongbase.share.permissions import SharePermission

READERS: frozenset[str] = frozenset(SharePermission) - {SharePermission.CALL_MAKE}


def in_reach(work: Work, *paths: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Say that one of the places lies in the actor's reach."""
    reach = work.actor.reach.value
    tests: list[ColumnElement[Any]] = [path == reach for path in paths]
    tests += [path.startswith(f"{reach}/", autoescape=True) for path in paths]
    return or_(*tests)


def has_to_do(work: Work) -> bool:
    """Say whether the actor has to do with sharing at all, beyond calling services."""
    return bool(READERS & work.actor.permissions)


def visible(work: Work, *paths: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Say that an actor who has to do with sharing reaches one of the places."""
    if not has_to_do(work):
        return false()
    return in_reach(work, *paths)
