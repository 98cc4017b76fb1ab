"""Code lists as lines of a sheet: the list's own words on its first line, a code on every line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tongbase.base.imports.terms import Fault, Record
from tongbase.standards.errors import CodeListInvalidError
from tongbase.standards.rules.code_lists import check_code
from tongbase.standards.rules.sheet_cells import Cells
from tongbase.standards.rules.sheet_columns import columns_of
from tongbase.standards.terms.codes import Code, CodeListContent
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.standing import SCOPE_LABELS, StandardScope

HEADS = ("id",)
HEADINGS: Mapping[str, str] = {
    "id": "代码集编号",
    "list_name_zh": "代码集名称",
    "list_name_en": "代码集英文名称",
    "source": "来源",
    "description": "说明",
    "scope": "级别",
    "list_maps_to": "对应代码集",
    "code": "代码",
    "name_zh": "名称",
    "name_en": "英文名称",
    "parent": "上级代码",
    "valid_from": "启用日期",
    "valid_to": "停用日期",
    "maps_to": "对应代码",
}
OF_LIST: Mapping[str, str] = {
    "name_zh": "list_name_zh",
    "name_en": "list_name_en",
    "source": "source",
    "description": "description",
    "scope": "scope",
    "maps_to": "list_maps_to",
}
"""Where a sheet says what a list says of itself."""
HINTS = {
    "id": Label(
        "小写字母开头,如 school_kind;同一代码集的各行写在一起,可只写首行",
        "Begins with a small letter, such as school_kind; the lines of a list stand together, "
        "and the first alone may say it",
    ),
    "valid_from": Label("如 2026-01-31", "Such as 2026-01-31"),
    "valid_to": Label("如 2026-01-31", "Such as 2026-01-31"),
}
PARTS = frozenset(HEADINGS) - {"id", *OF_LIST.values()}
"""Where it says what its codes are."""
NEEDED = frozenset({"id", "list_name_zh", "code", "name_zh"})
CHOICES = {"scope": tuple(each.zh for each in SCOPE_LABELS.values())}
COLUMNS = columns_of(HEADINGS, needed=NEEDED, choices=CHOICES, hints=HINTS)


@dataclass(frozen=True)
class SheetList:
    """A code list as a sheet tells it; ``places`` are the lines in which its codes stand."""

    line: int
    content: CodeListContent
    codes: tuple[Code, ...]
    places: tuple[int, ...]
    faults: tuple[Fault, ...]


def read_list(record: Record) -> SheetList:
    """Read the lines of one code list."""
    lines = [Cells(line.number, line.cells, HEADINGS) for line in record.lines]
    content = _content(lines[0])
    told = [(cells.number, code) for cells in lines if (code := _code(cells)) is not None]
    faults = tuple(fault for cells in lines for fault in cells.faults)
    codes, places = tuple(code for _, code in told), tuple(place for place, _ in told)
    return SheetList(record.number, content, codes, places, faults)


def lines_of_list(content: CodeListContent, codes: Sequence[Code]) -> Iterator[Sequence[str]]:
    """Write a list and its codes as lines, as :func:`read_list` reads them."""
    head = {field: getattr(content, name) for name, field in OF_LIST.items()}
    head |= {"id": content.id, "scope": SCOPE_LABELS[content.scope].zh}
    rows = [_cells_of(code) for code in codes] or [{}]
    for place, row in enumerate(rows):
        told = {**(head if place == 0 else {"id": content.id}), **row}
        yield [told.get(field, "") for field in HEADINGS]


def _content(cells: Cells) -> CodeListContent:
    words = {name: cells.text(field) for name, field in OF_LIST.items() if name != "scope"}
    scope = cells.word("scope", SCOPE_LABELS, StandardScope.LOCAL)
    return CodeListContent(id=cells.text("id"), scope=scope, **words)


def _code(cells: Cells) -> Code | None:
    """Read the code of a line; a line without any is the list's alone."""
    if not any(cells.text(field) for field in ("code", "name_zh")):
        return None
    code = Code(
        cells.text("code"),
        Label(cells.text("name_zh"), cells.text("name_en")),
        cells.text("parent") or None,
        cells.day("valid_from"),
        cells.day("valid_to"),
        cells.text("maps_to"),
    )
    try:
        check_code(code)
    except CodeListInvalidError as wrong:
        cells.wrong(wrong.field or "code", wrong.zh, wrong.en)
    return code


def _cells_of(code: Code) -> dict[str, str]:
    days = {"valid_from": code.valid_from, "valid_to": code.valid_to}
    return {
        "code": code.code,
        "name_zh": code.name.zh,
        "name_en": code.name.en,
        "parent": code.parent or "",
        "maps_to": code.maps_to,
        **{field: day.isoformat() if day else "" for field, day in days.items()},
    }
