"""Take entries over from a sheet (批量导入): new ones in bulk, known ones through their verbs.

An entry is known by its provider and its name. A draft is changed, what is published is revised:
a sheet never publishes anything. What is under review is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert

from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import Fate, Fault, Judged, refused
from tongbase.catalogue.actions.entries import revise_entry, update_entry
from tongbase.catalogue.actions.items import set_items
from tongbase.catalogue.actions.named_systems import link_new
from tongbase.catalogue.events import EntryDrafted
from tongbase.catalogue.models import CodeCounter, Entry, Item
from tongbase.catalogue.models.bulk import NewEntry, write_new
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.bound import Ended, ended_of, unbindable
from tongbase.catalogue.queries.contents import content_of, items_of
from tongbase.catalogue.queries.entries import chosen_code_style
from tongbase.catalogue.queries.sheets.entries import (
    Key,
    codes_taken,
    entries_named,
    open_revisions_of,
)
from tongbase.catalogue.queries.sheets.owners import Owner, Owners
from tongbase.catalogue.rules.contents import CONTENT_FIELDS
from tongbase.catalogue.rules.items import code_of, numbered
from tongbase.catalogue.rules.merging import merged_content, merged_items, told_twice
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.rules.resource_codes import Coded, CodeStyle, code_style
from tongbase.catalogue.rules.sheet import SheetEntry, read_entry, read_to_write
from tongbase.catalogue.rules.sheet_warnings import warnings_of_days
from tongbase.catalogue.terms.drafts import EntryContent, ItemDraft, Provider
from tongbase.catalogue.terms.sheets import COLUMNS, HEADS, ITEM, PARTS
from tongbase.catalogue.terms.states import STATUS_LABELS, Status
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.clock import CHINA
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

EDITED = frozenset({Status.DRAFT, Status.RETURNED})
REVISED = frozenset({Status.PUBLISHED, Status.WITHDRAWN})
BATCH_RECORDS = 1000


@dataclass(frozen=True)
class Known:
    """An entry that is there already, and what it is to say."""

    entry_id: str
    revises: bool
    content: EntryContent
    items: tuple[ItemDraft, ...]


Taken = NewEntry | Known


class EntriesImport:
    """One run through a sheet of entries."""

    def __init__(self, columns: frozenset[str], style: CodeStyle, year: int) -> None:
        self._columns, self._style, self._year = columns, style, year
        self._owners = Owners()
        self._lines: dict[Key | str, int] = {}
        self._ended = Ended()

    def _new(self, read: SheetEntry, provider: Provider) -> NewEntry:
        code = read.res_code or None
        items = numbered(read.draft.items)
        region_item = code_of(read.draft.region_item, items)
        coded = Coded(read.draft.classify_code, provider.region_code, provider.code, self._year)
        return NewEntry(
            new_id(),
            provider,
            replace(read.draft, items=items, region_item=region_item),
            read.cut,
            res_code=code,
            seq=self._style.seq_of(coded, code) if code else None,
            counted_by=self._style.counted_by(coded),
        )

    @classmethod
    def begin(
        cls, work: Work, options: Mapping[str, Any], columns: frozenset[str]
    ) -> "EntriesImport":
        """Begin a run; there are no options."""
        del options
        style = code_style(chosen_code_style(work))
        return cls(columns, style, work.now.astimezone(CHINA).year)

    def judge(self, work: Work, read: Sequence[SheetEntry]) -> Sequence[Judged[Taken]]:
        """Say of each entry whether it is new, changes a known one, or what is wrong with it."""
        self._owners.learn(work, {each.provider for each in read})
        keys = [self._key(each) for each in read]
        held = entries_named(work, [key for key in keys if key])
        revisions = open_revisions_of(work, [entry.id for entry in held.values()])
        taken = codes_taken(work, [each.res_code for each in read if each.res_code])
        there = [items_of(entry) for entry in (*held.values(), *revisions.values())]
        told = [each.draft.items for each in read]
        self._ended = ended_of(work, [item for some in (*there, *told) for item in some])
        judged = []
        for each, key in zip(read, keys, strict=True):
            entry = held.get(key) if key else None
            faults = (*each.faults, *self._faults(work, each, key, entry, taken))
            known = revisions.get(entry.id, entry) if entry else None
            verdict = self._judged(each, known, faults)
            dated = warnings_of_days(each.draft, each.line, work.today)
            if each.warnings or dated:
                verdict = replace(verdict, faults=(*verdict.faults, *each.warnings, *dated))
            judged.append(verdict)
        return judged

    def write(self, work: Work, judged: Sequence[Judged[Taken]]) -> None:
        """Draft the new ones in bulk; change or revise the known ones by their own verbs."""
        new = [each.value for each in judged if isinstance(each.value, NewEntry)]
        draft_entries(work, new)
        for each in judged:
            if isinstance(each.value, Known):
                change_known(work, each.value)

    def _key(self, read: SheetEntry) -> Key | None:
        provider = _provider(self._owners[read.provider])
        return (provider.code, normalise(read.draft.name)) if provider else None

    def _faults(
        self,
        work: Work,
        read: SheetEntry,
        key: Key | None,
        entry: Entry | None,
        taken: Mapping[str, str],
    ) -> list[Fault]:
        provider = _provider(self._owners[read.provider])
        faults = list(_of_provider(work, read, provider))
        if key is not None and key[1]:
            faults += self._twice(read, "name", key, f"名称“{read.draft.name}”")
        if read.res_code:
            faults += self._twice(read, "res_code", read.res_code, f"代码“{read.res_code}”")
            holder = taken.get(read.res_code)
            if holder is not None and (entry is None or holder != entry.id):
                zh = f"资源代码“{read.res_code}”已被其他目录使用。"
                faults.append(Fault(read.line, "res_code", zh, "The code is another entry's."))
        if entry is not None and entry.status not in EDITED | REVISED:
            state = STATUS_LABELS[entry.status]
            zh = f"同名目录当前为“{state.zh}”,请先办结或撤回后再导入。"
            en = f"The entry of that name is in state {state.en}; finish that or take it back."
            faults.append(Fault(read.line, "name", zh, en))
        return faults

    def _twice(self, read: SheetEntry, field: str, key: Key | str, zh: str) -> list[Fault]:
        """What differs from a line above in blanks and punctuation alone is the same."""
        first = self._lines.setdefault(key, read.line)
        if first == read.line:
            return []
        told = f"{zh}与第 {first} 行重复(忽略空格和标点)。"
        return [Fault(read.line, field, told, f"The same as line {first}, blanks aside.")]

    def _judged(
        self, read: SheetEntry, known: Entry | None, faults: tuple[Fault, ...]
    ) -> Judged[Taken]:
        provider = _provider(self._owners[read.provider])
        if faults or provider is None:
            return Judged(read.line, Fate.REFUSED, None, faults)
        if known is None:
            if unbound := self._unbound(read, read.draft.items):
                return refused(read.line, *unbound)
            return Judged(read.line, Fate.NEW, self._new(read, provider))
        held, items = content_of(known), items_of(known)
        wanted = merged_items(items, read.draft.items, self._columns)
        content = merged_content(held, read.draft, self._columns)
        content = replace(content, region_item=code_of(content.region_item, wanted))
        if (content, wanted) == (held, items):
            return Judged(read.line, Fate.SAME)
        if wrong := [*told_twice(read.line, wanted), *self._unbound(read, wanted)]:
            return refused(read.line, *wrong)
        change = Known(known.id, known.status in REVISED, content, wanted)
        return Judged(read.line, Fate.CHANGED, change)

    def _unbound(self, read: SheetEntry, items: Sequence[ItemDraft]) -> list[Fault]:
        """Also what stood there before and is no standard any more: it would be bound anew."""
        ended = unbindable(items, self._ended)
        return [Fault(read.line, f"{ITEM}{told.field}", told.zh, told.en) for told in ended]


def draft_entries(work: Work, entries: Sequence[NewEntry]) -> None:
    """Draft many entries at once."""
    for path in {entry.provider.path.value for entry in entries}:
        work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(path))
    write_new(work, entries)
    _raise_counters(work, entries)
    work.emit_all(
        [EntryDrafted(each.id, each.draft.name, each.provider.code, "") for each in entries]
    )
    link_new(work, entries)


def change_known(work: Work, known: Known) -> None:
    """Let an entry say what a sheet says: a draft itself, anything published in a revision."""
    entry_id = revise_entry(work, known.entry_id).id if known.revises else known.entry_id
    update_entry(work, entry_id, {name: getattr(known.content, name) for name in CONTENT_FIELDS})
    set_items(work, entry_id, known.items)


def _provider(found: Owner) -> Provider | None:
    if found is None:
        return None
    return Provider(found.uscc, found.name, found.place, found.region_code)


def _of_provider(work: Work, read: SheetEntry, provider: Provider | None) -> list[Fault]:
    if provider is None:
        if not read.provider:
            return []  # told already
        zh = f"没有名称或代码为“{read.provider}”的在用机构(同名机构请填统一社会信用代码)。"
        return [Fault(read.line, "provider_name", zh, f"No organisation is {read.provider}.")]
    if work.actor.may(CataloguePermission.ENTRY_COMPILE, provider.path):
        return []
    zh = f"您不能为“{provider.name}”编制目录,只能导入权限范围内单位的目录。"
    return [Fault(read.line, "provider_name", zh, f"You may not compile for {provider.name}.")]


def _raise_counters(work: Work, entries: Sequence[NewEntry]) -> None:
    """Codes that are brought along are never given again."""
    highest: dict[str, int] = {}
    for entry in entries:
        if entry.seq is not None:
            highest[entry.counted_by] = max(entry.seq, highest.get(entry.counted_by, 0))
    for counted_by, seq in sorted(highest.items()):
        raised = insert(CodeCounter).values(classify_code=counted_by, last=seq)
        work.db.execute(
            raised.on_conflict_do_update(
                index_elements=[CodeCounter.classify_code],
                set_={"last": func.greatest(CodeCounter.last, seq)},
            )
        )


ENTRIES = Importer(
    kind="entries",
    zh="数据目录",
    en="Catalogue entries",
    permission=CataloguePermission.ENTRY_COMPILE,
    columns=COLUMNS,
    read=read_entry,
    begin=EntriesImport.begin,
    read_to_write=read_to_write,
    heads=HEADS,
    batch_records=BATCH_RECORDS,
    parts=PARTS,
    tables=(Entry, Item),
)
