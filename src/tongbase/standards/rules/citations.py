"""Citations of standards and laws: ``GB/T 2261.1-2003 第3章`` is a document and a clause of it.

A citation without a year means the document whatever its edition is, as GB/T 1.1 has it for
undated references.
"""

import re
import unicodedata
from dataclasses import dataclass

_NUMBER = re.compile(
    r"^((?:[A-Z]{1,4}[0-9]{0,8}(?:/[A-Z])?|ISO(?:/IEC)?) ?[0-9]+(?:\.[0-9]+)*)(-[0-9]{4})?"
)
_BRACKETED = re.compile(r"^《(.+?)》")
_CLAUSE = re.compile(
    r"(?:第(?P<article>[0-9一二三四五六七八九十百零]+)[条章节款项部分]*"
    r"|附录 ?(?P<annex>[A-Z](?:\.[0-9]+)*)"
    r"|表 ?(?P<table>[A-Z]?\.?[0-9]+(?:\.[0-9]+)*)"
    r"|(?P<plain>[A-Z]?[0-9]*(?:\.[0-9]+)+|[0-9]+))"
)
_REMARK = re.compile(r"\([^)]*\)")
_STATE = re.compile(r"^中华人民共和国(?=.)")
_DECREE = re.compile(r"^国务院令(?=第)")
_DASHES = str.maketrans({"—": "-", "–": "-", "－": "-", "‑": "-"})
_NUMERALS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True)
class Citation:
    """A document and a clause of it: ``document`` has no year, ``edition`` is the year or empty."""

    document: str
    edition: str = ""
    clause: str = ""


AFTER = "参照"
"""What only follows a standard says so: 参照 GB/T 39445-2020."""


def read_citation(text: str) -> Citation:
    """Read a citation; what is no number of a standard is the title of a document."""
    plain = _plain(text).removeprefix(AFTER).strip()
    found = _NUMBER.match(plain.upper())
    if found is not None:
        year = (found[2] or "").lstrip("-")
        return Citation(_key(found[1]), year, _cited(plain[found.end() :]))
    titled = _BRACKETED.match(plain)
    if titled is not None:
        return Citation(_key(titled[1]), "", _cited(plain[titled.end() :]))
    return Citation(_key(plain))


def title_key(title: str) -> str:
    """Write the title of a document as citations compare it: a law goes without its state."""
    return _key(_plain(title))


def clause_key(number: str) -> str:
    """Write the number of a clause as citations compare it: ``第十三条`` is 13."""
    return _clause(_plain(number))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def _key(text: str) -> str:
    """Write a number or a title one way: laws go without the state's name, 国务院令 is 国令."""
    named = _STATE.sub("", re.sub(r"\s+", "", text).upper())
    return _DECREE.sub("国令", named)


def _cited(rest: str) -> str:
    """Read the clause behind a document; a remark in brackets names none."""
    return _clause(_REMARK.sub("", rest))


def _clause(rest: str) -> str:
    found = _CLAUSE.search(rest.upper())
    if found is None:
        return ""
    if found["article"]:
        return _arabic(found["article"])
    return found["annex"] or found["table"] or found["plain"] or ""


def _arabic(numeral: str) -> str:
    """Read a Chinese numeral below a thousand: 二十一 is 21, 一百零三 is 103."""
    if numeral.isdigit():
        return numeral
    total, digit = 0, 0
    for sign in numeral:
        if sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _NUMERALS[sign]
    return str(total + digit)
