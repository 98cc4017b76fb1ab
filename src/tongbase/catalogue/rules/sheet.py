"""From the lines of a sheet to an entry, and what auditors reject in it.

The checks are those by which templates of the compiling guideline are audited (domain facts §3.5).
Every fault of an entry is told, each with its line and its column.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tongbase.base.imports.terms import Fault, Record
from tongbase.base.sheets.terms import Column, Line
from tongbase.catalogue.rules import cells, formats, names
from tongbase.catalogue.rules.items import ITEMS_MAX
from tongbase.catalogue.rules.resource_codes import (
    ANY_CODE,
    CLASSIFY_CODE,
    CLASSIFY_DIGITS_MAX,
    RESOURCE_CODE,
)
from tongbase.catalogue.rules.searched import Cut, cut_up
from tongbase.catalogue.rules.sheet_warnings import core_faults, warnings_of
from tongbase.catalogue.terms import codes
from tongbase.catalogue.terms.drafts import EntryDraft, ItemDraft
from tongbase.catalogue.terms.sheets import ENTRY_COLUMNS, ITEM, ITEM_COLUMNS
from tongbase.standards.terms.grading import Level, Masking, SensitiveType

WORD, LINE, TEXT = cells.text(128), cells.text(500), cells.text(1000)
Said = tuple[str, str, str]
Check = Callable[[EntryDraft, str, str], Iterator[Said]]
"""Looks at a draft, its provider and its resource code; says columns with what is wrong."""

READERS: Mapping[str, cells.Reader] = {
    "classify_code": WORD,
    "name": WORD,
    "res_code": cells.text(64),
    "provider_name": WORD,
    "provider": WORD,
    "abstract": TEXT,
    "format_category": cells.code(codes.FormatCategory),
    "format_type": WORD,
    "share_type": cells.code(codes.ShareType),
    "share_condition": TEXT,
    "share_scope": TEXT,
    "use_purpose": TEXT,
    "no_share_basis_type": cells.code(codes.NoShareBasis),
    "no_share_basis_citation": LINE,
    "share_mode_category": cells.code(codes.ShareModeCategory),
    "share_mode": cells.code(codes.ShareMode),
    "open_type": cells.code(codes.OpenType),
    "open_condition": TEXT,
    "update_cycle": cells.code(codes.UpdateCycle),
    "data_class": WORD,
    "data_level": cells.code(Level),
    "masking": cells.code(Masking),
    "network": cells.code(codes.Network),
    "system_name": WORD,
    "region_item": WORD,
    "related_codes": cells.several,
    "secrecy_assessed_at": cells.day,
    "pipia_assessed_at": cells.day,
    "secret_flag": cells.yes_or_no,
    "code": WORD,
    "name_en": WORD,
    "field_name": WORD,
    "data_type": cells.code(codes.ItemType),
    "length": cells.length,
    "precision": cells.whole_number,
    "is_pk": cells.yes_or_no,
    "nullable": cells.yes_or_no,
    "description": TEXT,
    "sensitive_type": cells.code(SensitiveType),
    "std_element_code": WORD,
    "code_list_id": WORD,
    "source_item": WORD,
    "unit": WORD,
}


def _wanted(columns: Sequence[Column]) -> cells.Ways:
    fields = ((column, column.field.removeprefix(ITEM)) for column in columns)
    return {
        column.field: cells.Way(field, column.zh, column.en, READERS[field])
        for column, field in fields
    }


OF_ENTRY, OF_ITEM = _wanted(ENTRY_COLUMNS), _wanted(ITEM_COLUMNS)
APART = frozenset({"res_code", "provider_name", "provider"})


@dataclass(frozen=True)
class SheetEntry:
    """An entry as a sheet tells it; ``provider`` is a credit code or a name, as it stands.

    ``warnings`` keep it from nothing; ``cut`` are its words for the search, if it was read to be
    written.
    """

    line: int
    draft: EntryDraft
    provider: str
    res_code: str
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...] = ()
    cut: Cut | None = None


def read_entry(record: Record) -> SheetEntry:
    """Read the lines of one entry: the first says what it is, each of them an item."""
    faults: list[Fault] = []
    told = cells.values(record.lines[0].cells, OF_ENTRY, record.number, faults)
    apart = {field: told.pop(field, "") for field in APART}
    items, places = _items(record, faults)
    draft = EntryDraft(**{"name": "", **told, "items": items})
    provider = apart["provider"] or apart["provider_name"]
    told_of = {fault.field for fault in faults}  # what cannot be read need not be missing as well
    for check in CHECKS:
        for field, zh, en in check(draft, provider, apart["res_code"]):
            if field not in told_of:
                faults.append(Fault(record.number, field, zh, en))
    faults += core_faults(draft, record.number, places)
    code, warnings = apart["res_code"], tuple(warnings_of(draft, record.number, places))
    return SheetEntry(record.number, draft, provider, code, tuple(faults), warnings)


def read_to_write(record: Record) -> SheetEntry:
    """Read the lines of one entry, and cut its words unless it is refused.

    A third of the reading would be the cutting, and a check throws the words away.
    """
    read = read_entry(record)
    if read.faults:
        return read
    draft = read.draft
    return replace(read, cut=cut_up(draft.name, read.res_code, draft.abstract, draft.items))


def _items(record: Record, faults: list[Fault]) -> tuple[tuple[ItemDraft, ...], list[int]]:
    """Read the items, and on which line each stands."""
    told = [(line.number, _item(line, faults)) for line in record.lines]
    named = [(line, each) for line, each in told if "name" in each]
    return tuple(ItemDraft(**each) for _, each in named), [line for line, _ in named]


def _item(line: Line, faults: list[Fault]) -> dict[str, Any]:
    told = cells.values(line.cells, OF_ITEM, line.number, faults)
    if told and "name" not in told:
        nameless = "缺少信息项名称。", "The item has no name."
        faults.append(Fault(line.number, f"{ITEM}name", *nameless))
    return told


def _name(draft: EntryDraft, provider: str, res_code: str) -> Iterator[Said]:
    del provider, res_code
    if not names.normalise(draft.name):
        yield "name", "缺少信息资源名称。", "The name is missing."
    elif names.is_system_name(draft.name, draft.system_name):
        yield (
            "name",
            f"名称“{draft.name}”是系统或平台的名称,请改为数据内容的名称。",
            "The name is that of a system; name the data instead.",
        )


def _provider(draft: EntryDraft, provider: str, res_code: str) -> Iterator[Said]:
    del draft, res_code
    if not provider:
        yield "provider_name", "缺少信息资源提供方。", "The provider is missing."


def _abstract(draft: EntryDraft, provider: str, res_code: str) -> Iterator[Said]:
    del provider, res_code
    if not draft.abstract:
        yield "abstract", "缺少信息资源摘要。", "The abstract is missing."


def _secret(draft: EntryDraft, provider: str, res_code: str) -> Iterator[Said]:
    """State and work secrets have no place here (Decree 809, Art. 3)."""
    del provider, res_code
    if draft.secret_flag:
        yield (
            "secret_flag",
            "涉及国家秘密、工作秘密的数据不得编入本平台目录。",
            "State and work secrets may not be listed here.",
        )


def _codes(draft: EntryDraft, provider: str, res_code: str) -> Iterator[Said]:
    """A code that is too short, of another form, or of another class than the entry's."""
    del provider
    classify = draft.classify_code
    if classify and (len(classify) > CLASSIFY_DIGITS_MAX or not CLASSIFY_CODE.match(classify)):
        yield (
            "classify_code",
            f"分类码“{classify}”过短或格式不正确:应以 1、2 或 3 开头,至少 6 位数字。",
            f"{classify} is no classification code: 1, 2 or 3 first, six digits or more.",
        )
    if res_code and not ANY_CODE.fullmatch(res_code):
        yield (
            "res_code",
            f"资源代码“{res_code}”过短或格式不正确:应为 8 至 64 位数字、大写字母或 / - _ .,"
            "如 307001/000001。",
            f"{res_code} is no resource code such as 307001/000001.",
        )
    elif RESOURCE_CODE.match(res_code) and not res_code.startswith(classify or res_code[:1]):
        yield (
            "res_code",
            f"资源代码“{res_code}”与分类码“{classify}”不一致。",
            f"The resource code {res_code} is not of the class {classify}.",
        )


def _format(draft: EntryDraft, provider: str, res_code: str) -> Iterator[Said]:
    del provider, res_code
    category = draft.format_category
    if category is None:
        return
    if draft.format_type and not formats.is_type_of(category, draft.format_type):
        yield (
            "format_type",
            f"格式类型“{draft.format_type}”不属于所填的格式分类,"
            f"可选:{'、'.join(formats.FORMAT_TYPES[category])}。",
            f"{draft.format_type} is no type of that category.",
        )
    if draft.share_mode is not None and not formats.may_be_shared_as(category, draft.share_mode):
        yield (
            "share_mode",
            "共享方式与数据格式不符:文件类只能以文件共享,数据库类以库表或接口共享。",
            "The share mode does not fit the format: files as files, databases as tables or API.",
        )


def _told_apart(draft: EntryDraft, provider: str, res_code: str) -> Iterator[Said]:
    """Items that nobody can tell apart, or too many of them."""
    del provider, res_code
    if not draft.items:
        yield f"{ITEM}name", "没有信息项,至少填写一个。", "There are no items; add one."
    if len(draft.items) > ITEMS_MAX:
        yield (
            f"{ITEM}name",
            f"一个目录最多 {ITEMS_MAX} 个信息项,当前 {len(draft.items)} 个。",
            f"An entry has at most {ITEMS_MAX} items.",
        )
    for field, zh in (("code", "代码"), ("name", "名称"), ("field_name", "物理字段")):
        held = [value for item in draft.items if (value := getattr(item, field))]
        if field == "name":
            held = [names.normalise(name) for name in held]
        if len(set(held)) < len(held):
            twice = "、".join(value for value, count in Counter(held).items() if count > 1)
            yield f"{ITEM}{field}", f"信息项{zh}重复:{twice}。", f"Items share a {field}: {twice}."


CHECKS: tuple[Check, ...] = (
    _name,
    _provider,
    _abstract,
    _secret,
    _codes,
    _format,
    _told_apart,
)
