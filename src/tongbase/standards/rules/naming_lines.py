"""Naming rules as lines of a sheet, a rule a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongbase.base.imports.terms import Fault, Record
from tongbase.standards.rules.naming import LENGTH_MAX, PLACES
from tongbase.standards.rules.sheet_cells import Cells
from tongbase.standards.rules.sheet_columns import columns_of
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.naming import NAMED_LABELS, Named, NamingContent

LENGTH_USUAL = 63
"""PostgreSQL cuts names at 63 bytes."""
HEADINGS: Mapping[str, str] = {
    "code": "规则编号",
    "applies_to": "适用对象",
    "name_zh": "名称",
    "pattern": "样式",
    "explanation": "说明",
    "length_max": "最大长度",
    "is_binding": "强制",
    "source": "来源",
}
WORDS = ("code", "name_zh", "pattern", "explanation", "source")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "applies_to": tuple(each.zh for each in NAMED_LABELS.values()),
    "is_binding": ("是", "否"),
}
_PLACES = "、".join(f"{{{place}}}" for place in PLACES)
HINTS = {
    "code": Label(
        "小写字母开头的字母、数字、下划线,如 table_ods",
        "Small letters, digits and underscores, a letter first, such as table_ods",
    ),
    "pattern": Label(
        f"如 ods_{{words}};占位可用 {_PLACES}", f"Such as ods_{{words}}; places: {_PLACES}"
    ),
    "length_max": Label(
        f"1 至 {LENGTH_MAX},缺省为 {LENGTH_USUAL}",
        f"1 to {LENGTH_MAX}; {LENGTH_USUAL} unless told",
    ),
    "is_binding": Label(
        "是:不符合的名称不能使用;否:只提示。缺省为否",
        "是: other names are refused; 否: they are remarked on. 否 unless told",
    ),
}
NEEDED = frozenset({"code", "applies_to", "name_zh", "pattern", "explanation"})
COLUMNS = columns_of(HEADINGS, needed=NEEDED, choices=CHOICES, hints=HINTS)


@dataclass(frozen=True)
class SheetRule:
    """A naming rule as a line tells it, and what is wrong in the line."""

    line: int
    content: NamingContent
    faults: tuple[Fault, ...]


def read_rule(record: Record) -> SheetRule:
    """Read a line as a naming rule."""
    line = record.lines[0]
    cells = Cells(line.number, line.cells, HEADINGS)
    content = NamingContent(
        **{name: cells.text(name) for name in WORDS},
        applies_to=_applies_to(cells),
        length_max=cells.whole("length_max", LENGTH_USUAL),
        is_binding=cells.truth("is_binding"),
    )
    return SheetRule(line.number, content, tuple(cells.faults))


def line_of_rule(content: NamingContent) -> Sequence[str | int]:
    """Write a naming rule as a line, as :func:`read_rule` reads it."""
    told = {name: getattr(content, name) for name in WORDS}
    told["applies_to"] = NAMED_LABELS[content.applies_to].zh
    told["is_binding"] = "是" if content.is_binding else "否"
    told["length_max"] = content.length_max
    return [told[field] for field in HEADINGS]


def _applies_to(cells: Cells) -> Named:
    if not cells.text("applies_to"):
        known = "、".join(CHOICES["applies_to"])
        cells.wrong(
            "applies_to",
            f"请填写规则适用于什么:{known}。",
            f"Say what the rule is about: {', '.join(Named)}.",
        )
    return cells.word("applies_to", NAMED_LABELS, Named.TABLE)
