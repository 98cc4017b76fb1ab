"""From an entry of another house of ours to a draft: all that it says, and what has no place here.

The draft is never more open than the entry: a share type or an opening that is not known here is
taken for the strictest, and no default stands in for what the other house leaves unsaid of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from tongbase.base.harvest.terms import Foreign, OwnNames
from tongbase.base.imports.terms import Fault
from tongbase.catalogue.rules import cells
from tongbase.catalogue.rules.harvesting import Brought, Renewal
from tongbase.catalogue.rules.sheet import OF_ENTRY, OF_ITEM
from tongbase.catalogue.terms.codes import OpenType, ShareType
from tongbase.catalogue.terms.drafts import EntryDraft, ItemDraft
from tongbase.catalogue.terms.harvest import HarvestDefaults
from tongbase.catalogue.terms.sheets import ITEM
from tongbase.kernel.plain_text import STRANGE
from tongbase.standards.terms.grading import Masking
from tongbase.standards.terms.labels import Label

NOT_CONTENT = frozenset({"res_code", "provider_name", "provider"})
"""What a sheet says beside the content: here these are the other house's own."""
OF_CONTENT: cells.Ways = MappingProxyType(
    {column: way for column, way in OF_ENTRY.items() if column not in NOT_CONTENT}
)
OWN = OwnNames(
    frozenset(way.field for way in OF_CONTENT.values()),
    frozenset(way.field for way in OF_ITEM.values()),
)
STRICTEST: Mapping[str, StrEnum] = MappingProxyType(
    {
        "share_type": ShareType.NOT_SHARED,
        "open_type": OpenType.NOT_OPEN,
        "masking": Masking.HIDDEN,
    }
)
OF_SHARING = frozenset(
    {
        *("share_type", "share_condition", "share_scope", "use_purpose"),
        *("no_share_basis_type", "no_share_basis_citation", "open_type", "open_condition"),
    }
)
"""What only holds together: renewed as one, also where the source says nothing any more."""


def brought(foreign: Foreign, defaults: HarvestDefaults, provider: str) -> Brought:
    """Draft what another house says; defaults fill only what says nothing of sharing."""
    left: list[Label] = []
    said = _read(foreign.told, OF_CONTENT, "", left)
    usual = {
        "name": foreign.title,
        "classify_code": defaults.classify_code,
        "update_cycle": defaults.update_cycle,
        "data_class": defaults.data_class,
    }
    items = tuple(_item(each, left) for each in foreign.told.get("items", ()))
    draft = EntryDraft(**{**usual, **said}, provider=provider, items=items)
    return Brought(draft, Renewal(renewed_content, renewed_item), tuple(left))


def renewed_content(draft: EntryDraft) -> dict[str, Any]:
    """Return what a change in another house changes here: what it says, and all of sharing."""
    return _renewed(draft, OWN.entry)


def renewed_item(known: ItemDraft, item: ItemDraft) -> ItemDraft:
    """Let an item say what the other house says, and where that says nothing what it said."""
    return replace(known, **_renewed(item, OWN.item))


def _renewed(draft: EntryDraft | ItemDraft, names: frozenset[str]) -> dict[str, Any]:
    said = {name: getattr(draft, name) for name in names}
    return {n: value for n, value in said.items() if n in OF_SHARING or value not in (None, "", ())}


def _item(told: Mapping[str, Any], left: list[Label]) -> ItemDraft:
    unfit: list[Label] = []
    said = _read(told, OF_ITEM, ITEM, unfit)
    item = ItemDraft(**{"name": "", **said})
    named = f"信息项“{item.name or '?'}”", f"Item {item.name or '?'}: "
    left += [Label(f"{named[0]}{each.zh}", f"{named[1]}{each.en}") for each in unfit]
    return item


def _read(
    told: Mapping[str, Any], ways: cells.Ways, prefix: str, left: list[Label]
) -> dict[str, Any]:
    faults: list[Fault] = []
    held = {f"{prefix}{name}": _cell(value) for name, value in told.items()}
    said = cells.values(held, ways, 0, faults)
    for fault in faults:
        field = ways[fault.field].field
        left.append(Label(fault.zh, fault.en))
        if field in STRICTEST:
            said[field] = STRICTEST[field]
    return said


def _cell(value: Any) -> str:
    """Write a JSON value as a cell says it; what is no plain value says nothing."""
    if isinstance(value, bool):
        return cells.YES_NO[value]
    if isinstance(value, list):
        return "、".join(filter(None, map(_cell, value)))
    return STRANGE.sub("", str(value)) if isinstance(value, str | int) else ""
