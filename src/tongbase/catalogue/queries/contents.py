"""Turning rows into the values that rules and other modules work with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tongbase.catalogue.models import Entry, Item, Resource
from tongbase.catalogue.rules.contents import CONTENT_FIELDS, ITEM_FIELDS
from tongbase.catalogue.rules.gaps import Gap
from tongbase.catalogue.rules.lawful import Subject, gaps_of
from tongbase.catalogue.rules.sharing import effective_share_type
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.catalogue.terms.refs import EntryRef, ItemRef, ResourceRef
from tongbase.kernel.actor import OrgPath


def content_of(entry: Entry) -> EntryContent:
    """Read what an entry says."""
    values: dict[str, Any] = {name: getattr(entry, name) for name in CONTENT_FIELDS}
    values["related_codes"] = tuple(entry.related_codes)
    return EntryContent(**values)


def items_of(entry: Entry) -> tuple[ItemDraft, ...]:
    """Read the items of an entry."""
    return tuple(
        ItemDraft(**{name: getattr(item, name) for name in ITEM_FIELDS}) for item in entry.items
    )


def subject_of(entry: Entry, today: date) -> Subject:
    """Read all that the lawful minimum looks at, as of a day."""
    return Subject(
        content_of(entry),
        items_of(entry),
        entry.provider_code,
        entry.provider_name,
        today,
        entry.dept_head_approved_by,
    )


def missing_of(entry: Entry, today: date) -> Sequence[Gap]:
    """List what keeps an entry from being submitted today."""
    return gaps_of(subject_of(entry, today))


def entry_ref(entry: Entry) -> EntryRef:
    """Show an entry to other modules."""
    return EntryRef(
        id=entry.id,
        name=entry.name,
        res_code=entry.res_code,
        status=entry.status,
        version=entry.version,
        provider_code=entry.provider_code,
        provider_name=entry.provider_name,
        provider_path=OrgPath(entry.provider_path),
        region_code=entry.region_code,
        share_type=entry.share_type,
        share_mode=entry.share_mode,
        share_condition=entry.share_condition,
        share_scope=entry.share_scope,
        use_purpose=entry.use_purpose,
        update_cycle=entry.update_cycle,
        data_level=entry.data_level,
        region_item=entry.region_item,
        active_grants=entry.active_grants,
        items=tuple(_item_ref(entry, item) for item in entry.items),
        resources=tuple(resource_ref(resource) for resource in entry.resources),
    )


def resource_ref(resource: Resource) -> ResourceRef:
    """Show a bound resource to other modules."""
    return ResourceRef(
        resource.id,
        resource.entry_id,
        resource.kind,
        resource.namespace,
        resource.table_name,
        resource.name,
    )


def _item_ref(entry: Entry, item: Item) -> ItemRef:
    return ItemRef(
        id=item.id,
        code=item.code,
        name=item.name,
        field_name=item.field_name,
        data_type=item.data_type,
        is_pk=item.is_pk,
        share_type=effective_share_type(entry.share_type, item.share_type),
        data_level=item.data_level,
        sensitive_type=item.sensitive_type,
        masking=item.masking or entry.masking,
    )
