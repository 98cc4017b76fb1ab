"""The standards on the wire."""

from datetime import date

from tongbase.base.web import Out


class LabelOut(Out):
    """A word in Chinese and English."""

    zh: str
    en: str


class CodeOut(Out):
    """One value of a code list."""

    code: str
    name: LabelOut
    parent: str | None
    valid_from: date | None
    valid_to: date | None


class CodeListOut(Out):
    """A code list; its codes are given on its own page only."""

    id: str
    name: LabelOut
    source: str


class CodeListDetail(CodeListOut):
    """A code list with its codes."""

    codes: list[CodeOut]
    verbs: tuple[str, ...] = ()
