"""A code list as plain values that JSON can hold, and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tongbase.standards.terms.codes import Code
from tongbase.standards.terms.labels import Label


def frozen(name_zh: str, source: str, codes: Sequence[Code]) -> dict[str, Any]:
    """Write a list with its codes: ``{"name_zh": …, "source": …, "codes": [[…], …]}``."""
    rows = [
        [
            each.code,
            each.name.zh,
            each.name.en,
            each.parent,
            each.valid_from.isoformat() if each.valid_from else None,
            each.valid_to.isoformat() if each.valid_to else None,
            each.maps_to,
        ]
        for each in codes
    ]
    return {"name_zh": name_zh, "source": source, "codes": rows}


def thawed(content: Mapping[str, Any]) -> list[Code]:
    """Read the codes of a frozen list."""
    return [
        Code(code, Label(zh, en), parent, _day(begun), _day(ended), maps_to)
        for code, zh, en, parent, begun, ended, maps_to in content["codes"]
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
