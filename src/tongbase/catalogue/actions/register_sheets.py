"""Take registers over from sheets (批量导入): new records in bulk, known ones by their verbs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import Fate, Fault, Judged
from tongbase.catalogue.actions.duty_sheets import Duties
from tongbase.catalogue.actions.materials import relation_of, set_materials
from tongbase.catalogue.actions.registers import (
    NewRecord,
    add_records,
    enable_record,
    rewrite_record,
    stop_record,
)
from tongbase.catalogue.actions.relations import relate_if_new
from tongbase.catalogue.models import MODELS, Record, Relation, ServiceItem
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.registers import content_of_record
from tongbase.catalogue.queries.sheets import registers as held
from tongbase.catalogue.queries.sheets.owners import Owner, Owners
from tongbase.catalogue.queries.sheets.registers import Key
from tongbase.catalogue.rules import registers as record_rules
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.rules.register_sheet import (
    SheetRecord,
    material_drafts,
    merged,
    read_record,
)
from tongbase.catalogue.terms.register_sheets import COLUMNS, HEADS, MATERIAL, PARTS
from tongbase.catalogue.terms.registers import (
    REGISTER_LABELS,
    Content,
    MaterialDraft,
    RecordStatus,
    Register,
)
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

BATCH_RECORDS = 500
BATCH_DUTIES = 5_000
"""A duty may stand before the one above it: a department's list is judged as a whole."""
STOPPED_BY_IMPORT = "导入的清单中已停用"


PLURALS = {
    Register.DUTY: "Duties",
    Register.SERVICE_ITEM: "Service items",
    Register.SYSTEM: "Systems",
}


@dataclass(frozen=True)
class Ends:
    """What the records of a batch refer to: ids by what the cells say."""

    duties: Mapping[Key, str]
    systems: Mapping[Key, str]
    entries: Mapping[str, str]
    related: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Taken:
    """What is to become of a record: what it says, what belongs to it, what it is related to."""

    record_id: str
    content: Content
    status: RecordStatus | None
    materials: tuple[MaterialDraft, ...] | None
    relations: tuple[RelationDraft, ...]
    new: NewRecord | None = None


class RecordsImport:
    """One run through a sheet of a register."""

    def __init__(self, work: Work, register: Register, columns: frozenset[str]) -> None:
        self._register, self._columns = register, columns
        self._domains = held.domain_words(work) if "domains" in columns else {}
        self._owners = Owners()
        self._lines: dict[Key, int] = {}
        self._duties = Duties(tells_parents="parent" in columns)

    @classmethod
    def begin(
        cls, work: Work, options: Mapping[str, Any], columns: frozenset[str], *, register: Register
    ) -> "RecordsImport":
        """Begin a run; there are no options."""
        del options
        return cls(work, register, columns)

    def judge(self, work: Work, read: Sequence[SheetRecord]) -> Sequence[Judged[Taken]]:
        """Say of each record whether it is new, changes a known one, or what is wrong with it."""
        self._owners.learn(
            work, {each.word("organisation") or work.actor.organisation for each in read}
        )
        keys = [self._key(work, each) for each in read]
        known = held.records_held(work, self._register, [key for key in keys if key])
        ends = self._ends(work, read, known)
        judged = [
            self._judged(work, each, known.get(key) if key else None, ends)
            for each, key in zip(read, keys, strict=True)
        ]
        if self._register is not Register.DUTY:
            return judged
        return self._duties.judged(work, keys, read, judged)

    def write(self, work: Work, judged: Sequence[Judged[Taken]]) -> None:
        """Register the new ones in bulk; change the known ones by their own verbs."""
        taken = [each.value for each in judged if each.value is not None]
        add_records(work, self._register, [each.new for each in taken if each.new is not None])
        for each in taken:
            if each.new is None:
                change_record(work, self._register, each)
            for relation in each.relations:
                relate_if_new(work, relation)
            if each.materials is not None and each.new is None:
                set_materials(work, each.record_id, each.materials)

    def _owner(self, work: Work, read: SheetRecord) -> Owner:
        return self._owners[read.word("organisation") or work.actor.organisation]

    def _key(self, work: Work, read: SheetRecord) -> Key | None:
        owner = self._owner(work, read)
        if owner is None:
            return None
        by_name = self._register is Register.SYSTEM
        return owner.uscc, normalise(read.word("name")) if by_name else read.word("code")

    def _ends(self, work: Work, read: Sequence[SheetRecord], known: Mapping[Key, Record]) -> Ends:
        if self._register is not Register.SERVICE_ITEM:
            return Ends({}, {}, {}, frozenset())
        owned = [(o.uscc, each) for each in read if (o := self._owner(work, each)) is not None]
        entry = f"{MATERIAL}entry"
        codes = {told[entry] for each in read for _, told in each.materials if entry in told}
        return Ends(
            held.duties_coded(work, {(o, w) for o, each in owned if (w := each.word("duty"))}),
            held.systems_named(
                work, {(o, normalise(w)) for o, each in owned if (w := each.word("system"))}
            ),
            held.entries_coded(work, codes),
            held.ends_held(work, [record.id for record in known.values()]),
        )

    def _judged(
        self, work: Work, read: SheetRecord, known: Record | None, ends: Ends
    ) -> Judged[Taken]:
        owner = self._owner(work, read)
        faults = [*read.faults, *_of_owner(work, read, owner)]
        if owner is None:
            return Judged(read.line, Fate.REFUSED, None, tuple(faults))
        before = content_of_record(known) if known is not None else None
        content, wrong = self._content(read, before)
        faults += [*wrong, *self._twice(read, owner.uscc)]
        relations, missing = _relations(read, known.id if known else new_id(), owner.uscc, ends)
        faults += [*missing, *_of_entries(read, ends)]
        if faults:
            return Judged(read.line, Fate.REFUSED, None, tuple(faults))
        return self._taken(read, known, replace(content, organisation=owner.uscc), relations, ends)

    def _content(self, read: SheetRecord, before: Content | None) -> tuple[Content, list[Fault]]:
        """Lay the sheet over what was said; domains are known by what they are called."""
        words = read.said.get("domains", ())
        named = {word: self._domains.get(word.lstrip("0123456789")) for word in words}
        unknown = [word for word, code in named.items() if code is None]
        said = dict(read.said)
        if words:
            said["domains"] = tuple(code for code in named.values() if code is not None)
        content = merged(before, replace(read, said=said), self._columns)
        told = {fault.field for fault in read.faults}
        faults = [
            Fault(read.line, fault.field, fault.zh, fault.en)
            for fault in record_rules.faults_of(content)
            if fault.field not in told
        ]
        if unknown:
            zh = f"所属领域没有“{'、'.join(unknown)}”,可选:{'、'.join(self._domains)}。"
            faults.append(Fault(read.line, "domains", zh, f"Unknown: {', '.join(unknown)}."))
        return content, faults

    def _twice(self, read: SheetRecord, owner: str) -> list[Fault]:
        """What differs from a line above in blanks and punctuation alone is the same."""
        by_name = self._register is Register.SYSTEM
        field = "name" if by_name else "code"
        word = read.word(field)
        first = self._lines.setdefault((owner, normalise(word)), read.line)
        if first == read.line or not word:
            return []
        zh = f"“{word}”与第 {first} 行重复(忽略空格和标点)。"
        return [Fault(read.line, field, zh, f"The same as line {first}.")]

    def _taken(
        self,
        read: SheetRecord,
        known: Record | None,
        content: Content,
        relations: tuple[RelationDraft, ...],
        ends: Ends,
    ) -> Judged[Taken]:
        has_materials = f"{MATERIAL}name" in self._columns
        materials = material_drafts(read, ends.entries) if has_materials else None
        status = read.said.get("status")
        if known is None:
            record_id = relations[0].source_id if relations else new_id()
            new = NewRecord(record_id, content, status or RecordStatus.IN_USE, materials or ())
            held_by = (
                relation_of(record_id, one.use, one.entry_id)
                for one in new.materials
                if one.entry_id is not None
            )
            taken = Taken(record_id, content, status, materials, (*relations, *held_by), new)
            return Judged(read.line, Fate.NEW, taken)
        if isinstance(known, ServiceItem) and materials is not None:
            materials = _kept(known, materials)
        wanted = tuple(r for r in relations if (r.source_id, r.target_id) not in ends.related)
        taken = Taken(known.id, content, status, materials, wanted)
        if _is_same(known, taken):
            return Judged(read.line, Fate.SAME)
        faults = tuple(_of_state(read, known.status, status))
        return Judged(read.line, Fate.REFUSED if faults else Fate.CHANGED, taken, faults)


def change_record(work: Work, register: Register, taken: Taken) -> Record:
    """Let a known record say what a sheet says."""
    changes = {each.name: getattr(taken.content, each.name) for each in fields(taken.content)}
    status = taken.status
    if status is RecordStatus.IN_USE:
        _enable(work, register, taken.record_id)
    record = rewrite_record(work, register, taken.record_id, changes)
    if status is RecordStatus.STOPPED and record.status is RecordStatus.IN_USE:
        stop_record(work, register, record.id, reason=STOPPED_BY_IMPORT)
    return record


def _enable(work: Work, register: Register, record_id: str) -> None:
    known = held.status_of(work, register, record_id)
    if known is not RecordStatus.IN_USE:
        enable_record(work, register, record_id)


def _of_owner(work: Work, read: SheetRecord, owner: Owner) -> list[Fault]:
    word = read.word("organisation")
    if owner is None:
        zh = (
            f"没有名称或代码为“{word}”的在用机构(同名机构请填统一社会信用代码)。"
            if word
            else "缺少单位:您不属于任何单位,请填写机构全称或统一社会信用代码。"
        )
        return [Fault(read.line, "organisation", zh, f"No organisation is {word!r}.")]
    if work.actor.may(CataloguePermission.REGISTER_MANAGE, owner.place):
        return []
    zh = f"“{owner.name}”不在您的管理范围内,只能导入权限范围内单位的清单。"
    return [Fault(read.line, "organisation", zh, f"You may not register for {owner.name}.")]


def _of_state(read: SheetRecord, now: RecordStatus, wanted: RecordStatus | None) -> Iterator[Fault]:
    """What was stopped is put in use first; what was in use is no draft again."""
    if now is RecordStatus.STOPPED and wanted is not RecordStatus.IN_USE:
        zh = "该记录已停用,不能修改;要恢复使用请在状态列填“在用”。"
        yield Fault(read.line, "status", zh, "The record is stopped; write 在用 to use it again.")
    elif wanted is RecordStatus.DRAFT and now is not RecordStatus.DRAFT:
        zh = "该记录已启用,不能改回草稿。"
        yield Fault(read.line, "status", zh, "The record is in use and no draft any more.")


def _relations(
    read: SheetRecord, record_id: str, owner: str, ends: Ends
) -> tuple[tuple[RelationDraft, ...], list[Fault]]:
    duty, system = read.word("duty"), read.word("system")
    wanted = (
        ("duty", duty, ends.duties.get((owner, duty)), RelationKind.BASED_ON),
        ("system", system, ends.systems.get((owner, normalise(system))), RelationKind.SUPPORTED_BY),
    )
    found = tuple(
        RelationDraft(kind, record_id, target)
        for _, word, target, kind in wanted
        if word and target
    )
    missing = [
        Fault(
            read.line,
            column,
            f"本单位的清单中没有“{word}”,请先导入或登记。",
            f"The organisation has registered no {word!r}.",
        )
        for column, word, target, _ in wanted
        if word and target is None
    ]
    return found, missing


def _of_entries(read: SheetRecord, ends: Ends) -> list[Fault]:
    column = f"{MATERIAL}entry"
    return [
        Fault(
            line,
            column,
            f"没有信息资源代码为“{told[column]}”的已发布目录。",
            f"No published entry has the code {told[column]}.",
        )
        for line, told in read.materials
        if column in told and told[column] not in ends.entries
    ]


def _kept(item: ServiceItem, drafts: tuple[MaterialDraft, ...]) -> tuple[MaterialDraft, ...]:
    """A material keeps the entry that replaces it where the sheet names none."""
    known = {(normalise(one.name), one.use): one.entry_id for one in item.materials}
    return tuple(
        replace(one, entry_id=one.entry_id or known.get((normalise(one.name), one.use)))
        for one in drafts
    )


def _is_same(known: Record, taken: Taken) -> bool:
    if taken.relations or taken.status not in (None, known.status):
        return False
    if content_of_record(known) != taken.content:
        return False
    if not isinstance(known, ServiceItem) or taken.materials is None:
        return True
    names = [each.name for each in fields(MaterialDraft)]
    now = tuple(
        MaterialDraft(**{name: getattr(one, name) for name in names}) for one in known.materials
    )
    return now == taken.materials


def _begun(register: Register) -> Callable[..., RecordsImport]:
    return partial(RecordsImport.begin, register=register)


IMPORTERS: tuple[Importer, ...] = tuple(
    Importer(
        kind=register.value,
        zh=REGISTER_LABELS[register].zh,
        en=PLURALS[register],
        permission=CataloguePermission.REGISTER_MANAGE,
        columns=COLUMNS[register],
        read=partial(read_record, register),
        begin=_begun(register),
        heads=HEADS[register],
        batch_records=BATCH_DUTIES if register is Register.DUTY else BATCH_RECORDS,
        parts=PARTS,
        tables=(MODELS[register], Relation),
    )
    for register in Register
)
