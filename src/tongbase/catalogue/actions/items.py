"""Set the items of a draft."""

from collections.abc import Sequence
from datetime import datetime

from tongbase.catalogue.events import ItemsSet
from tongbase.catalogue.models import Entry
from tongbase.catalogue.models.writing import revoke_signature, write_items, write_search
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.bound import check_bound
from tongbase.catalogue.queries.contents import content_of, items_of
from tongbase.catalogue.queries.entries import check_unchanged, get_entry, item_codes_published
from tongbase.catalogue.rules import items as rules
from tongbase.catalogue.rules.core_data import check_core_items
from tongbase.catalogue.rules.states import check_verb
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.catalogue.terms.states import Verb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def set_items(
    work: Work, entry_id: str, items: Sequence[ItemDraft], *, read_at: datetime | None = None
) -> Entry:
    """Give a draft these items in this order, and no others (批量设置信息项).

    ``read_at`` is when what the actor has read was changed; who does not tell overwrites.
    """
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.EDIT)
    check_unchanged(work, entry, read_at)
    before = items_of(entry)
    wanted = rules.numbered(items, before, item_codes_published(work, entry))
    rules.check_items(wanted)
    check_bound(work, wanted)
    check_core_items(content_of(entry), wanted)
    if wanted == before:
        return entry
    write_items(entry, wanted)
    entry.region_item = rules.code_of(entry.region_item, wanted)
    write_search(entry)
    revoke_signature(entry)
    entry.changed_at = work.now
    work.db.flush()
    work.emit(ItemsSet(entry.id, *rules.changes_of(before, wanted)))
    return entry
