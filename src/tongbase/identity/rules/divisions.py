"""Which division lies in which (GB/T 2260, and the longer codes of towns and villages)."""

import re

CODE = re.compile(r"[1-9]\d{5}(?:\d{3}(?:\d{3})?)?")
LEVELS = (2, 4, 6, 9, 12)  # province, city, county, town, village: digits that count


def division_prefix(code: str) -> str:
    """Return the digits that every code inside the division begins with.

    ``420000`` is ``42``, ``420100`` is ``4201``, ``420106`` is itself.
    """
    stem = code.rstrip("0")
    digits = next(level for level in LEVELS if level >= len(stem))
    return code[:digits]


def covers_division(granted_code: str, code: str) -> bool:
    """Say whether a division is the granted one or lies in it. Malformed codes lie nowhere."""
    if CODE.fullmatch(granted_code) is None or CODE.fullmatch(code) is None:
        return False
    return code.startswith(division_prefix(granted_code))
