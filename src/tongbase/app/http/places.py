"""Where in the input a fault lies, in the words of whoever sent it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Place = Sequence[int | str]
SOURCES = frozenset({"body", "query", "path", "header", "cookie"})


def field_of(place: Place, kind: str, body: Any) -> str:
    """Name the field at pydantic's place of a fault: ``filters.姓名``."""
    if place and place[0] == "body":
        named = [str(part) for part in _sent(place[1:], kind, body)]
    else:
        named = [str(part) for part in (place[1:] if place and place[0] in SOURCES else place)]
    return "body" if not named or named[0].isdigit() else ".".join(named)


def spoken(field: str) -> tuple[str, str]:
    """Say where a field stands, counting from one: ``items.0.name`` is ``items 第 1 项的 name``.

    Returns:
        It in Chinese and in English; a field outside lists is said as it is named.
    """
    zh, en, at = "", "", 0
    parts = field.split(".")
    while at < len(parts):
        listed = at + 1 < len(parts) and parts[at + 1].isdecimal()
        number = int(parts[at + 1]) + 1 if listed else 0
        joint_zh, joint_en = ("的 ", ", ") if zh.endswith("项") else (".", ".") if zh else ("", "")
        zh += joint_zh + (f"{parts[at]} 第 {number} 项" if listed else parts[at])
        en += joint_en + (f"{parts[at]} no. {number}" if listed else parts[at])
        at += 2 if listed else 1
    return zh, en


def _sent(place: Place, kind: str, body: Any) -> Iterator[int | str]:
    """Follow a place through what was sent.

    Between the fields pydantic names which branch of a union it tried (``constrained-str``): such a
    part leads nowhere in the input, as only the name of a missing field does otherwise.
    """
    for number, part in enumerate(place, start=1):
        if _holds(body, part):
            body = body[part]
        elif kind != "missing" or number < len(place):
            continue
        yield part


def _holds(sent: Any, part: int | str) -> bool:
    if isinstance(sent, Mapping):
        return part in sent
    return isinstance(sent, list) and isinstance(part, int) and part < len(sent)
