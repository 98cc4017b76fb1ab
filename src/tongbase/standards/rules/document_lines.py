"""Standard documents as lines of a sheet: a clause a line, the document itself on the first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tongbase.base.imports.terms import Fault, Record
from tongbase.base.sheets.terms import Column
from tongbase.standards.rules.citations import clause_key
from tongbase.standards.rules.clauses import FOREWORD
from tongbase.standards.rules.document_kinds import kind_of_number
from tongbase.standards.rules.sheet_cells import Cells
from tongbase.standards.terms.documents import (
    DOCUMENT_KIND_LABELS,
    DOCUMENT_STATUS_LABELS,
    ClauseText,
    DocumentContent,
    DocumentStatus,
)
from tongbase.standards.terms.labels import Label

HEADS = ("number",)
CELL_CHARACTERS_MAX = 30_000
"""A workbook holds 32,767 in a cell."""
HEADINGS: Mapping[str, str] = {
    "number": "标准号",
    "title": "名称",
    "kind": "种类",
    "issuer": "发布机关",
    "issued_on": "发布日期",
    "effective_on": "实施日期",
    "status": "状态",
    "note": "说明",
    "clause": "条款",
    "clause_title": "条款标题",
    "clause_text": "条款内容",
}
PARTS = frozenset({"clause", "clause_title", "clause_text"})
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": tuple(each.zh for each in DOCUMENT_KIND_LABELS.values()),
    "status": tuple(each.zh for each in DOCUMENT_STATUS_LABELS.values()),
}
HINTS = {
    "number": Label(
        "如 GB/T 2261.1-2003;同一文件的各行写在一起,可只写首行",
        "Such as GB/T 2261.1-2003; the lines of a document stand together, and the first alone "
        "may say it",
    ),
    "clause": Label(
        "如 3.1、附录A、第二十一条;没有条款的文件留空",
        "Such as 3.1, 附录A, 第二十一条; empty for a document without clauses",
    ),
}
NO_HINT = Label("", "")
COLUMNS: tuple[Column, ...] = tuple(
    Column(
        field,
        zh,
        field,
        needed=field in {"number", "title"},
        choices=CHOICES.get(field, ()),
        hint=HINTS.get(field, NO_HINT).zh,
        hint_en=HINTS.get(field, NO_HINT).en,
    )
    for field, zh in HEADINGS.items()
)


@dataclass(frozen=True)
class SheetDocument:
    """A document as a sheet tells it."""

    line: int
    content: DocumentContent
    clauses: tuple[ClauseText, ...]
    faults: tuple[Fault, ...]


def read_document(record: Record) -> SheetDocument:
    """Read the lines of one document."""
    lines = [Cells(line.number, line.cells, HEADINGS) for line in record.lines]
    content = _content(lines[0])
    clauses = tuple(_clauses(lines))
    faults = tuple(fault for cells in lines for fault in cells.faults)
    return SheetDocument(record.number, content, clauses, faults)


def lines_of_document(
    content: DocumentContent, clauses: Sequence[ClauseText]
) -> Iterator[Sequence[str]]:
    """Write a document and its clauses as lines, as :func:`read_document` reads them."""
    days = {"issued_on": content.issued_on, "effective_on": content.effective_on}
    head = {name: getattr(content, name) for name in ("number", "title", "issuer", "note")}
    head |= {name: day.isoformat() if day else "" for name, day in days.items()}
    head["kind"] = DOCUMENT_KIND_LABELS[content.kind].zh
    head["status"] = DOCUMENT_STATUS_LABELS[content.status].zh
    rows = [row for each in clauses for row in _rows(each)] or [{}]
    for place, row in enumerate(rows):
        told = {**(head if place == 0 else {"number": content.number}), **row}
        yield [told.get(field, "") for field in HEADINGS]


def _content(cells: Cells) -> DocumentContent:
    return DocumentContent(
        number=cells.text("number"),
        title=cells.text("title"),
        kind=cells.word("kind", DOCUMENT_KIND_LABELS, kind_of_number(cells.text("number"))),
        issuer=cells.text("issuer"),
        issued_on=cells.day("issued_on"),
        effective_on=cells.day("effective_on"),
        status=cells.word("status", DOCUMENT_STATUS_LABELS, DocumentStatus.CURRENT),
        note=cells.text("note"),
    )


def _clauses(lines: Sequence[Cells]) -> Iterator[ClauseText]:
    """Read the clauses of a document; a line with text alone goes on where the one above ends."""
    open_clause: ClauseText | None = None
    for cells in lines:
        number, title, text = (cells.text(f"clause{part}") for part in ("", "_title", "_text"))
        if open_clause is not None and text and not (number or title):
            open_clause = replace(open_clause, text=open_clause.text + text)
            continue
        if not (number or title or text):
            continue
        if not number:
            cells.wrong("clause", "条款没有编号,请填写条款编号。", "The clause has no number.")
        if open_clause is not None:
            yield open_clause
        key = "" if number == FOREWORD else clause_key(number)
        open_clause = ClauseText(number, key, title, text)
    if open_clause is not None:
        yield open_clause


def _rows(clause: ClauseText) -> Iterator[dict[str, str]]:
    """Write a clause; what no cell of a workbook holds goes on in the next line."""
    head = {"clause": clause.number, "clause_title": clause.title}
    rest = clause.text
    while len(rest) > CELL_CHARACTERS_MAX:
        cut = CELL_CHARACTERS_MAX
        while cut > 1 and (rest[cut].isspace() or rest[cut - 1].isspace()):
            cut -= 1  # blanks at the ends of a cell are lost
        yield {**head, "clause_text": rest[:cut]}
        head, rest = {}, rest[cut:]
    yield {**head, "clause_text": rest}
