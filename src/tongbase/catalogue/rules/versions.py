"""Freezing an entry as plain values, and telling two frozen versions apart."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft

Frozen = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """One field that differs. ``item`` is the code of the item it belongs to, or None."""

    item: str | None
    field: str
    before: Any
    after: Any


def freeze(content: EntryContent, items: Sequence[ItemDraft]) -> dict[str, Any]:
    """Write an entry with its items as plain values that JSON can hold."""
    return {"entry": _plain(content), "items": [_plain(item) for item in items]}


def differences(before: Frozen, after: Frozen) -> tuple[Difference, ...]:
    """List what changed between two frozen versions; items are matched by their code."""
    changed = [*_changed(None, before["entry"], after["entry"])]
    old = {item["code"]: item for item in before["items"]}
    new = {item["code"]: item for item in after["items"]}
    for code in [*old, *(code for code in new if code not in old)]:
        changed += _item_changes(code, old.get(code), new.get(code))
    return tuple(changed)


def _item_changes(code: str, old: Frozen | None, new: Frozen | None) -> list[Difference]:
    if old is None or new is None:
        name_before = old["name"] if old else None
        name_after = new["name"] if new else None
        return [Difference(code, "", name_before, name_after)]
    return _changed(code, old, new)


def _changed(item: str | None, old: Frozen, new: Frozen) -> list[Difference]:
    fields = [*old, *(field for field in new if field not in old)]
    pairs = ((field, old.get(field), new.get(field)) for field in fields)
    return [Difference(item, field, a, b) for field, a, b in pairs if a != b]


def _plain(value: EntryContent | ItemDraft) -> dict[str, Any]:
    return {key: _json(one) for key, one in dataclasses.asdict(value).items()}


def _json(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
