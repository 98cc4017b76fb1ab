"""Writing values into rows, so that what an entry says and what searches see stay one."""

from collections.abc import Sequence

from tongbase.catalogue.models.entries import Entry, Item
from tongbase.catalogue.rules.contents import CONTENT_FIELDS, ITEM_FIELDS
from tongbase.catalogue.rules.facets import FIELDS, facet_words
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.rules.text import vector
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.kernel.ids import new_id


def write_content(entry: Entry, content: EntryContent) -> None:
    """Let an entry say this."""
    for name in CONTENT_FIELDS:
        setattr(entry, name, getattr(content, name))
    entry.related_codes = list(content.related_codes)
    entry.name_key = normalise(content.name)


def write_items(entry: Entry, items: Sequence[ItemDraft]) -> None:
    """Let an entry have these items; one that keeps its code keeps its id."""
    known = {item.code: item for item in entry.items}
    rows = [known.get(item.code) or Item(id=new_id()) for item in items]
    for place, (row, item) in enumerate(zip(rows, items, strict=True)):
        row.place = place
        for name in ITEM_FIELDS:
            setattr(row, name, getattr(item, name))
    entry.items = rows


def write_search(entry: Entry) -> None:
    """Bring what searches see in step with what the entry says."""
    name = f"{entry.name} {entry.res_code or ''}"
    items = " ".join(
        f"{item.name} {item.name_en} {item.field_name} {item.description}" for item in entry.items
    )
    facets = facet_words({facet: getattr(entry, field) for facet, field in FIELDS.items()})
    texts = (("A", name), ("B", items), ("C", entry.abstract), ("D", entry.provider_name))
    entry.search = f"{vector(*texts)} {facets}"
    entry.name_search = f"{vector(texts[0])} {facets}"


def revoke_signature(entry: Entry) -> None:
    """Forget that the head signed: a signature holds for the text that was signed, and no other."""
    entry.dept_head_approved_by, entry.dept_head_approved_at = None, None
