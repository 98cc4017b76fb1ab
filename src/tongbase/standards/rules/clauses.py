"""Cutting the text of a standard or a law into its numbered clauses.

Numbered are articles (第二十一条), sections as GB/T 1.1 writes them (``3.1.2 标题``), annexes
(附录A) and headings of Markdown. Text before the first number belongs to the foreword.
"""

import re
from collections.abc import Iterator, Sequence

from tongbase.standards.errors import DocumentInvalidError
from tongbase.standards.rules.citations import clause_key
from tongbase.standards.terms.documents import ClauseText, DocumentContent

CLAUSES_MAX = 5000
TEXT_CHARACTERS_MAX = 2_000_000
TITLE_CHARACTERS_MAX = 80
NUMBER_CHARACTERS_MAX = 64
TITLE_MAX = 300
FOREWORD = "前言"
_MARKDOWN = re.compile(r"^#{1,6}\s+")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NUMERAL = "[0-9一二三四五六七八九十百零]+"
_ARTICLE = re.compile(rf"^(第{_NUMERAL}条(?:之{_NUMERAL})?)[\s:：]*(.*)$")
_ANNEX = re.compile(r"^(附\s*录\s*[A-Z])[\s:：]*(.*)$")
_SECTION = re.compile(r"^((?:[A-Z]\.)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,6})(?:[、\s]\s*|\.\s+)(\S.*)$")
_PART = re.compile(rf"^第{_NUMERAL}[编章节部分].{{0,40}}$")


def clauses_of(text: str) -> list[ClauseText]:
    """Cut a text into clauses, in their order; a text without numbers is one clause."""
    if len(text) > TEXT_CHARACTERS_MAX:
        raise _wrong(
            "text",
            f"全文不超过 {TEXT_CHARACTERS_MAX} 个字符,当前 {len(text)} 个;请分册录入。",
            f"A text has at most {TEXT_CHARACTERS_MAX} characters, not {len(text)}.",
        )
    found = list(_gathered(text))
    check_clauses(found)
    return found


def check_clauses(clauses: Sequence[ClauseText]) -> None:
    """Refuse more clauses, or more text, than a document holds."""
    if len(clauses) > CLAUSES_MAX:
        raise _wrong(
            "text",
            f"共有 {len(clauses)} 条,超过 {CLAUSES_MAX} 条;请检查文本。",
            f"There are {len(clauses)} clauses, more than {CLAUSES_MAX}; look at the text.",
        )
    signs = sum(len(each.text) for each in clauses)
    if signs > TEXT_CHARACTERS_MAX:
        raise _wrong(
            "text",
            f"全文不超过 {TEXT_CHARACTERS_MAX} 个字符,当前 {signs} 个;请分册录入。",
            f"A text has at most {TEXT_CHARACTERS_MAX} characters, not {signs}.",
        )


def check_document(content: DocumentContent) -> None:
    """Refuse what cannot be a document; the field says which part is at fault."""
    if not content.number or len(content.number) > NUMBER_CHARACTERS_MAX:
        raise _wrong(
            "number",
            f"请填写标准号或文号,不超过 {NUMBER_CHARACTERS_MAX} 个字符,如 GB/T 2261.1-2003。",
            f"Give a number of at most {NUMBER_CHARACTERS_MAX} characters: GB/T 2261.1-2003.",
        )
    if not content.title or len(content.title) > TITLE_MAX:
        raise _wrong(
            "title",
            f"请填写名称,不超过 {TITLE_MAX} 个字符。",
            f"Give a title of at most {TITLE_MAX} characters.",
        )
    if content.issued_on and content.effective_on and content.effective_on < content.issued_on:
        raise _wrong(
            "effective_on",
            f"实施日期 {content.effective_on} 早于发布日期 {content.issued_on},请核对。",
            f"It holds from {content.effective_on}, before it was issued on {content.issued_on}.",
        )


def _gathered(text: str) -> Iterator[ClauseText]:
    number, title, body = FOREWORD, "", list[str]()
    chapter = ""
    for line in text.splitlines():
        plain = _BOLD.sub(r"\1", _MARKDOWN.sub("", line.strip())).strip()
        if _PART.match(plain):
            chapter = plain
            continue
        begun = _begun(plain)
        if begun is None:
            body.append(line.rstrip())
            continue
        yield from _clause(number, title, body)
        number, rest = begun
        is_title = not number.startswith("第") and len(rest) <= TITLE_CHARACTERS_MAX
        title, body = (rest, []) if is_title else (chapter, [rest])
    yield from _clause(number, title, body)


def _begun(line: str) -> tuple[str, str] | None:
    for form in (_ARTICLE, _ANNEX, _SECTION):
        found = form.match(line)
        if found is not None:
            return re.sub(r"\s+", "", found[1]), found[2].strip()
    return None


def _clause(number: str, title: str, body: list[str]) -> Iterator[ClauseText]:
    text = "\n".join(body).strip()
    if not text and (number == FOREWORD or not title):
        return
    key = "" if number == FOREWORD else clause_key(number)
    yield ClauseText(number, key, title, text)


def _wrong(field: str, zh: str, en: str) -> DocumentInvalidError:
    return DocumentInvalidError(zh, en, field=field)
