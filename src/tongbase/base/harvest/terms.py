"""What readers of foreign catalogues return: one shape, wherever it comes from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

KEY_CHARACTERS_MAX = 600
"""So long a key may be: an index of PostgreSQL holds no more (2,700 bytes)."""


class ForeignKind(StrEnum):
    """How a foreign catalogue is read."""

    CKAN = "ckan"
    DCAT = "dcat"
    FRICTIONLESS = "frictionless"
    TONGBASE = "tongbase"


@dataclass(frozen=True)
class OwnNames:
    """Which fields of an entry and of an item another house of ours is asked for."""

    entry: frozenset[str]
    item: frozenset[str]


@dataclass(frozen=True)
class ForeignField:
    """A field of a foreign data set; ``kind`` is a type of Frictionless Table Schema, or empty."""

    name: str
    kind: str = ""
    title: str = ""
    description: str = ""


@dataclass(frozen=True)
class ForeignResource:
    """A way in which a foreign data set is had."""

    url: str
    form: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Foreign:
    """A data set of somebody else. ``key`` tells it apart within its source, for good.

    ``told`` is what the source says under our own names: another house of ours tells it, as JSON,
    and its items below ``items``.
    """

    key: str
    title: str
    abstract: str = ""
    publisher: str = ""
    modified: str = ""
    licence: str = ""
    keywords: tuple[str, ...] = ()
    fields: tuple[ForeignField, ...] = ()
    resources: tuple[ForeignResource, ...] = ()
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Unread:
    """Something in the source that is no data set that can be read, and why."""

    key: str
    zh: str
    en: str


Found = Foreign | Unread


def hash_of(foreign: Foreign) -> str:
    """Hash what a data set says; the moment of its last change is no part of it.

    Portals write that moment anew though nothing has changed.
    """
    said = asdict(foreign)
    said.pop("modified")
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
