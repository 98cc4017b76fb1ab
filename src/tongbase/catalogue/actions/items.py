"""Set the items of a draft."""

from collections.abc import Sequence

from tongbase.catalogue.events import ItemsSet
from tongbase.catalogue.models import Entry
from tongbase.catalogue.models.writing import revoke_signature, write_items, write_search
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.bound import check_bound
from tongbase.catalogue.queries.entries import get_entry
from tongbase.catalogue.rules import items as rules
from tongbase.catalogue.rules.states import check_verb
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.catalogue.terms.states import Verb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work


def set_items(work: Work, entry_id: str, items: Sequence[ItemDraft]) -> Entry:
    """Give a draft these items in this order, and no others (批量设置信息项)."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.EDIT)
    wanted = rules.numbered(items)
    rules.check_items(wanted)
    check_bound(work, wanted)
    write_items(entry, wanted)
    entry.region_item = rules.code_of(entry.region_item, wanted)
    write_search(entry)
    revoke_signature(entry)
    entry.changed_at = work.now
    work.db.flush()
    work.emit(ItemsSet(entry.id, codes=tuple(item.code for item in wanted)))
    return entry
