"""Draft entries, change them, revise what is published, throw drafts away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from tongbase.catalogue.actions.named_systems import link_entry
from tongbase.catalogue.actions.relations import end_relations
from tongbase.catalogue.errors import (
    FieldInvalidError,
    NameTakenError,
    ProviderMissingError,
    RevisionOpenError,
)
from tongbase.catalogue.events import EntryChanged, EntryDeleted, EntryDrafted, EntryRevised
from tongbase.catalogue.models import Entry
from tongbase.catalogue.models.writing import (
    revoke_signature,
    write_content,
    write_items,
    write_search,
)
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.bound import check_bound
from tongbase.catalogue.queries.contents import content_of, items_of
from tongbase.catalogue.queries.entries import (
    check_unchanged,
    find_namesake,
    find_open_revision,
    get_entry,
)
from tongbase.catalogue.rules import items as item_rules
from tongbase.catalogue.rules.contents import CONTENT_FIELDS
from tongbase.catalogue.rules.core_data import check_core
from tongbase.catalogue.rules.lawful import check_not_secret
from tongbase.catalogue.rules.names import check_name, normalise
from tongbase.catalogue.rules.resource_codes import check_classify_code
from tongbase.catalogue.rules.states import check_verb
from tongbase.catalogue.terms.drafts import EntryContent, EntryDraft, ItemDraft, Provider
from tongbase.catalogue.terms.states import Status, Verb
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


def draft_entry(work: Work, draft: EntryDraft) -> Entry:
    """Begin an entry of a provider, by default of the actor's own organisation (编目, 反编目)."""
    provider = _provider(work, draft.provider or work.actor.organisation)
    work.require(CataloguePermission.ENTRY_COMPILE, provider.path)
    items = item_rules.numbered(draft.items)
    _check_content(draft, items)
    item_rules.check_items(items)
    check_bound(work, items)
    entry = _new_entry(work, provider)
    entry.draft_of = draft.draft_of
    _check_name_free(work, entry, draft.name)
    content = replace(draft, region_item=item_rules.code_of(draft.region_item, items))
    _write(work, entry, content, items)
    work.db.add(entry)
    work.db.flush()
    work.emit(EntryDrafted(entry.id, draft.name, provider.code, draft.draft_of))
    if entry.system_name:
        link_entry(work, entry)
    return entry


def update_entry(
    work: Work, entry_id: str, changes: Mapping[str, Any], *, read_at: datetime | None = None
) -> Entry:
    """Change some fields of a draft, named as in :class:`EntryContent`.

    ``read_at`` is when what the actor has read was changed; who does not tell overwrites.
    """
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.EDIT)
    check_unchanged(work, entry, read_at)
    before = content_of(entry)
    items = items_of(entry)
    content = _changed(before, changes, items)
    _check_content(content, items)
    _check_name_free(work, entry, content.name)
    changed = tuple(f for f in CONTENT_FIELDS if getattr(before, f) != getattr(content, f))
    if not changed:
        return entry
    _write(work, entry, content, None)
    work.emit(EntryChanged(entry.id, fields=changed))
    if "system_name" in changed:
        work.db.flush()
        link_entry(work, entry)
    return entry


def revise_entry(work: Work, entry_id: str) -> Entry:
    """Begin the next version of an entry as a draft beside it; the entry stays as it is."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.REVISE)
    if (under_way := find_open_revision(work, entry.id)) is not None:
        raise RevisionOpenError(
            "该目录已有一个变更正在办理,请先完成或删除该变更草稿。",
            "A revision of this entry is under way; finish it or delete it first.",
            revision=under_way.id,
        )
    revision = _new_entry(work, _provider(work, entry.provider_code))
    revision.revises, revision.draft_of = entry.id, entry.draft_of
    revision.version = entry.version
    _write(work, revision, content_of(entry), items_of(entry))
    work.db.add(revision)
    work.db.flush()
    work.emit(EntryRevised(entry.id, revision=revision.id))
    return revision


def delete_entry(work: Work, entry_id: str) -> None:
    """Throw a draft away. What was once published is withdrawn, never deleted."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.DELETE)
    end_relations(work, entry.id, OrgPath(entry.provider_path))
    work.db.delete(entry)
    work.db.flush()
    work.emit(EntryDeleted(entry.id, title=entry.name))


def _provider(work: Work, code: str) -> Provider:
    if not code:
        raise ProviderMissingError(
            "您不属于任何单位,请选择目录的提供单位。",
            "You belong to no organisation; choose the provider of the entry.",
            field="provider",
        )
    found = identity.organisation(work, code)
    return Provider(found.uscc, found.name, found.place, found.region_code)


def _new_entry(work: Work, provider: Provider) -> Entry:
    return Entry(
        id=new_id(),
        status=Status.DRAFT,
        version=0,
        provider_code=provider.code,
        provider_name=provider.name,
        provider_path=provider.path.value,
        region_code=provider.region_code,
        created_by=work.actor.id,
        created_by_name=work.actor.name,
        created_at=work.now,
        active_grants=0,
    )


def _write(
    work: Work, entry: Entry, content: EntryContent, items: tuple[ItemDraft, ...] | None
) -> None:
    write_content(entry, content)
    if items is not None:
        write_items(entry, items)
    write_search(entry)
    revoke_signature(entry)
    entry.changed_at = work.now


def _check_content(content: EntryContent, items: Sequence[ItemDraft]) -> None:
    check_not_secret(content)
    check_core(content, items)
    check_name(content.name)
    check_classify_code(content.classify_code)


def _check_name_free(work: Work, entry: Entry, name: str) -> None:
    key = normalise(name)
    twin = find_namesake(work, entry.provider_code, key, but=entry.revises or entry.id)
    if twin is not None:
        raise NameTakenError(
            f"本单位已有目录“{twin.name}”(忽略空格和标点后同名),请改用其他名称或变更原目录。",
            f"Your organisation already has “{twin.name}”; take another name or revise that one.",
            field="name",
            entry=twin.id,
        )


def _changed(
    content: EntryContent, changes: Mapping[str, Any], items: Sequence[ItemDraft]
) -> EntryContent:
    for field in changes:
        if field not in CONTENT_FIELDS:
            raise FieldInvalidError(
                f"目录没有字段“{field}”,请核对字段名。",
                f"An entry has no field {field}; check its name.",
                field=field,
            )
    changed = replace(content, **changes)
    return replace(changed, region_item=item_rules.code_of(changed.region_item, items))
