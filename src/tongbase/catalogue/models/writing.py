"""Writing values into rows, so that what an entry says and what searches see stay one."""

from collections.abc import Sequence
from dataclasses import fields

from tongbase.catalogue.models.entries import Entry, Item
from tongbase.catalogue.models.registers import Material, Record, ServiceItem
from tongbase.catalogue.rules.contents import CONTENT_FIELDS, ITEM_FIELDS
from tongbase.catalogue.rules.facets import FIELDS, facet_words
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.rules.searched import cut_up, searched
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft
from tongbase.catalogue.terms.registers import Content, ExerciseLevel, MaterialDraft
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
    entry.items, entry.items_count = rows, len(rows)


def write_search(entry: Entry) -> None:
    """Bring what searches see in step with what the entry says."""
    cut = cut_up(entry.name, entry.res_code, entry.abstract, entry.items)
    facets = facet_words({facet: getattr(entry, field) for facet, field in FIELDS.items()})
    entry.search, entry.name_search = searched(cut, entry.provider_name, facets)


def revoke_signature(entry: Entry) -> None:
    """Forget that the head signed: a signature holds for the text that was signed, and no other."""
    entry.dept_head_approved_by, entry.dept_head_approved_at = None, None


def write_record(record: Record, content: Content, *, usual_level: ExerciseLevel) -> None:
    """Let a record say this; without a level of its own it stands at the usual one."""
    for field in fields(content):
        if field.name not in ("organisation", "level"):
            value = getattr(content, field.name)
            setattr(record, field.name, list(value) if isinstance(value, tuple) else value)
    record.level = content.level or usual_level
    record.name_key = normalise(content.name)


def write_materials(item: ServiceItem, materials: Sequence[MaterialDraft]) -> None:
    """Let a service item have these materials; one that keeps its name and use keeps its id."""
    known = {(normalise(one.name), one.use): one for one in item.materials}
    rows = [known.get((normalise(m.name), m.use)) or Material(id=new_id()) for m in materials]
    for place, (row, material) in enumerate(zip(rows, materials, strict=True)):
        row.place = place
        for field in fields(MaterialDraft):
            setattr(row, field.name, getattr(material, field.name))
    item.materials = rows
