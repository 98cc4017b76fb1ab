"""Changes told to others: which line of the ledger is which change, who may hear of it, its form.

The form is CloudEvents 1.0 in JSON, structured mode, with the ``sequence`` extension:
https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from tongbase.catalogue.errors import StreamStartInvalidError
from tongbase.catalogue.events import (
    EntryChanged,
    EntryDeleted,
    EntryDrafted,
    EntryPublished,
    EntryRecalled,
    EntryReviewed,
    EntryRevised,
    EntrySubmitted,
    EntryWithdrawn,
    ItemsSet,
    ResourceBound,
    ResourceReleased,
)
from tongbase.catalogue.events.registers import RelationEnded, RelationMade
from tongbase.catalogue.terms.changes import ChangeFacts, ChangeFilter, ChangeKind
from tongbase.catalogue.terms.relations import ENDS, NodeKind, RelationKind
from tongbase.kernel.actor import OrgPath

TYPE_PREFIX = "tongbase.catalogue"
PING_TYPE = f"{TYPE_PREFIX}.ping"
CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"
SEQUENCE_DIGITS = 19
NUMBER_DIGITS_MAX = 18

KINDS: Mapping[str, ChangeKind] = MappingProxyType(
    {
        EntryPublished.name: ChangeKind.PUBLISHED,
        EntryWithdrawn.name: ChangeKind.WITHDRAWN,
        ResourceBound.name: ChangeKind.RESOURCE_BOUND,
        ResourceReleased.name: ChangeKind.RESOURCE_RELEASED,
        RelationMade.name: ChangeKind.RELATED,
        RelationEnded.name: ChangeKind.UNRELATED,
        EntryDrafted.name: ChangeKind.DRAFTED,
        EntryChanged.name: ChangeKind.EDITED,
        ItemsSet.name: ChangeKind.EDITED,
        EntrySubmitted.name: ChangeKind.SUBMITTED,
        EntryRecalled.name: ChangeKind.RECALLED,
        EntryReviewed.name: ChangeKind.REVIEWED,
        EntryRevised.name: ChangeKind.REVISED,
        EntryDeleted.name: ChangeKind.DELETED,
    }
)


@dataclass(frozen=True)
class Told:
    """A change as it is told: ``seq`` orders all of them, ``id`` is its line in the ledger."""

    seq: int
    id: str
    kind: ChangeKind
    at: datetime
    entry_id: str
    content: Mapping[str, Any]


def kind_of(event: str, detail: Mapping[str, Any]) -> ChangeKind:
    """Say what a line of the ledger is to subscribers; every version but the first is a change."""
    kind = KINDS[event]
    if kind is ChangeKind.PUBLISHED and detail.get("version") != 1:
        return ChangeKind.CHANGED
    return kind


@dataclass(frozen=True)
class Related:
    """What a line of the ledger says of a relation: the entry at one end, the thing at the other.

    Names are left out: who hears of an entry need not see the register of the other end.
    """

    entry_id: str
    detail: Mapping[str, Any]


def related(subject: str, detail: Mapping[str, Any]) -> Related | None:
    """Read a relation from the side of an entry; None if there is none at either end."""
    kind = RelationKind(detail["kind"])
    source, target = ENDS[kind]
    if NodeKind.ENTRY not in (source, target):
        return None
    outward = source is NodeKind.ENTRY
    ends = (subject, detail["target_id"]) if outward else (detail["target_id"], subject)
    other = target if outward else source
    told = {
        "id": detail["relation"],
        "kind": kind.value,
        "outward": outward,
        "other": {"kind": other.value, "id": ends[1]},
    }
    return Related(ends[0], {"relation": told})


def may_hear(facts: ChangeFacts, reach: OrgPath | None) -> bool:
    """Say whether somebody may know: of what is published all, of the rest who works there.

    ``reach`` is None for those who work on no entries.
    """
    return facts.is_public or (reach is not None and reach.covers(facts.provider_path))


def is_wanted(facts: ChangeFacts, wanted: ChangeFilter) -> bool:
    """Say whether a filter keeps a change.

    What leaves the filter by the change is told as well: else a subscriber would keep for ever
    what another classification or share type has taken away.
    """
    return (
        _is_one_of(facts.kind, wanted.kinds)
        and _is_one_of(facts.provider_code, wanted.providers)
        and _is_one_of(facts.entry_id, wanted.entry_ids)
        and (not wanted.share_types or bool({*facts.share_types} & {*wanted.share_types}))
        and (not wanted.regions or any(_lies_in(facts.region_code, r) for r in wanted.regions))
        and (
            not wanted.classify or any(c.startswith(wanted.classify) for c in facts.classify_codes)
        )
    )


def cloud_event(told: Told, source: str) -> dict[str, Any]:
    """Write a change as a CloudEvent."""
    return {
        "specversion": "1.0",
        "id": told.id,
        "source": source,
        "type": f"{TYPE_PREFIX}.{told.kind.value}",
        "subject": told.entry_id,
        "time": told.at.isoformat(),
        "datacontenttype": "application/json",
        "sequence": f"{told.seq:0{SEQUENCE_DIGITS}d}",
        "data": dict(told.content),
    }


def ping_event(ping_id: str, source: str, *, subscription: str, at: datetime) -> dict[str, Any]:
    """Write a test of a subscription as a CloudEvent: it tells of no change."""
    return {
        "specversion": "1.0",
        "id": ping_id,
        "source": source,
        "type": PING_TYPE,
        "subject": subscription,
        "time": at.isoformat(),
        "datacontenttype": "application/json",
        "data": {"subscription": subscription},
    }


def _is_one_of(value: str, chosen: Collection[str]) -> bool:
    return not chosen or value in chosen


def _lies_in(code: str, region: str) -> bool:
    """Say whether a division is this one or lies in it (GB/T 2260: two digits a level)."""
    stem = region
    while stem.endswith("00"):
        stem = stem[:-2]
    return code.startswith(stem)


def start_of(last_event_id: str, after: int | None, newest: int) -> int:
    """Say after which change a stream goes on: the client's last one, else from now."""
    if not last_event_id:
        return newest if after is None else check_given(after, newest, "after")
    is_number = last_event_id.isascii() and last_event_id.isdecimal()
    if not is_number or len(last_event_id) > NUMBER_DIGITS_MAX:
        raise StreamStartInvalidError(
            f"Last-Event-ID“{last_event_id}”不是变更序号:请填写最后收到的事件的 id(数字),"
            "或去掉此请求头,从新的变更开始。",
            f"Last-Event-ID {last_event_id} is no number of a change: send the id of the last "
            "event received, or leave the header out to begin with what is new.",
            field="Last-Event-ID",
        )
    return check_given(int(last_event_id), newest, "Last-Event-ID")


def check_given(number: int, newest: int, field: str) -> int:
    """Return the number of a change; stop at one that is still to come: nothing would be told."""
    if number > newest:
        raise StreamStartInvalidError(
            f"变更序号 {number} 尚未产生,最新的是 {newest}:请从不大于 {newest} 的序号继续,"
            "或不填,从新的变更开始。",
            f"No change has the number {number} yet, the newest is {newest}: go on from there or "
            "before, or leave it out to begin with what is new.",
            field=field,
        )
    return number
