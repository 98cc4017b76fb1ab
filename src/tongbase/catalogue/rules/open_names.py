"""How entries, providers and classes are called where only small letters and digits may stand."""

import re

PLAIN_CODE = re.compile(r"[0-9]+(/[0-9]+)?")
STROKE, STROKE_IN_NAMES = "/", "-"
SEGMENTS = "/catalogue/entries"


def name_of_entry(entry_id: str, res_code: str | None) -> str:
    """Name an entry: ``102001/000001`` is ``102001-000001``; other styles of codes, by the id."""
    if res_code is None or not PLAIN_CODE.fullmatch(res_code):
        return entry_id
    return res_code.replace(STROKE, STROKE_IN_NAMES)


def codes_of_name(name: str) -> tuple[str, ...]:
    """Return the resource codes that a name may stand for."""
    return tuple(dict.fromkeys((name, name.replace(STROKE_IN_NAMES, STROKE))))


def name_of_provider(code: str) -> str:
    """Name a provider by its unified credit code in small letters."""
    return code.lower()


def code_of_provider(name: str) -> str:
    """Return the unified credit code for which a name stands."""
    return name.upper()


def page_of_entry(address: str, entry_id: str) -> str:
    """Return where people read an entry and apply for it."""
    return f"{address}{SEGMENTS}/{entry_id}"
