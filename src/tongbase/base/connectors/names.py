"""Names of columns as the lake takes them: one line, never empty, never the same twice."""

import re
from collections.abc import Collection, Sequence

NAME_LENGTH_MAX = 120
_BLANKS = re.compile(r"\s+")


def clean_names(given: Sequence[str], *, taken: Collection[str] = ()) -> tuple[str, ...]:
    """Give every column a name of its own; ``A`` and ``a`` are the same name to DuckDB."""
    used = {name.casefold() for name in taken}
    names: list[str] = []
    for number, told in enumerate(given, start=1):
        base = _clean(told) or f"列{number}"
        name, again = base, 2
        while name.casefold() in used:
            name, again = f"{base}_{again}", again + 1
        used.add(name.casefold())
        names.append(name)
    return tuple(names)


def _clean(told: str) -> str:
    plain = "".join(sign for sign in told if sign.isprintable() or sign.isspace())
    plain = plain.replace("\\", "_").lstrip("\ufeff")
    return _BLANKS.sub(" ", plain).strip()[:NAME_LENGTH_MAX].strip()
