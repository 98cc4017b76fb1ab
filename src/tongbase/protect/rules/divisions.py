"""Divisions: which code of GB/T 2260 lies in which."""

import re
from collections.abc import Iterable

from tongbase.protect.errors import BadRequestError

_FORM = re.compile(r"[1-9][0-9]{5}(?:[0-9]{3}(?:[0-9]{3})?)?")


def division_prefix(code: str) -> str:
    """Return the digits that every code within the division begins with.

    ``420000`` → ``42``, ``420100`` → ``4201``, ``420102`` → ``420102``, ``420102003000`` →
    ``420102003``. Raises :class:`BadRequestError` for what is no code of 6, 9 or 12 digits.
    """
    if not _FORM.fullmatch(code):
        raise BadRequestError(
            f"“{code}”不是行政区划代码,应为 6、9 或 12 位数字(GB/T 2260)。",
            f"{code!r} is no division code: it has 6, 9 or 12 digits (GB/T 2260).",
            field="division",
        )
    levels = (code[:2], code[2:4], code[4:6], code[6:9], code[9:12])
    kept = list(levels)
    while kept and not kept[-1].strip("0"):
        kept.pop()
    return "".join(kept)


def covers(outer: str, inner: str) -> bool:
    """Say whether a division contains another, or is it."""
    return division_prefix(inner).startswith(division_prefix(outer))


def is_covered(inner: str, divisions: Iterable[str]) -> bool:
    """Say whether a division lies in one of several."""
    return any(covers(outer, inner) for outer in divisions)
