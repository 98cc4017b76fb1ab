"""Reading Frictionless data packages: every ``datapackage.json`` below a folder (v1 and v2)."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tongbase.base.harvest.errors import ForeignTooLargeError, ForeignUnreadableError
from tongbase.base.harvest.terms import Foreign, ForeignField, ForeignResource, Found, Unread

NAME = "datapackage.json"
PACKAGES_MAX = 20_000
PACKAGE_BYTES_MAX = 16 * 1024 * 1024


def read_frictionless(folder: Path) -> Iterator[Found]:
    """Read all data packages of a folder; one that is broken is told as such and stops no other."""
    files = [folder] if folder.is_file() else sorted(folder.rglob(NAME))
    if not files:
        raise ForeignUnreadableError(
            f"目录“{folder}”中没有 {NAME},请检查路径。",
            f"There is no {NAME} below {folder}; check the path.",
            field="address",
        )
    if len(files) > PACKAGES_MAX:
        raise ForeignTooLargeError(
            f"目录“{folder}”中有 {len(files)} 个数据包,一次最多 {PACKAGES_MAX} 个,请分目录采集。",
            f"There are {len(files)} packages below {folder}, {PACKAGES_MAX} at most at once.",
            field="address",
        )
    root = folder if folder.is_dir() else folder.parent
    for each in files:
        place = str(each.parent.relative_to(root))
        yield _read(each, NAME if place == "." else place)


def _read(path: Path, key: str) -> Found:
    if path.stat().st_size > PACKAGE_BYTES_MAX:
        return Unread(key, f"{NAME} 过大。", f"{NAME} is too large.")
    try:
        told = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, OSError) as error:
        return Unread(key, f"{NAME} 不是 JSON:{error}", f"{NAME} is no JSON: {error}")
    if not isinstance(told, Mapping):
        return Unread(key, f"{NAME} 不是对象。", f"{NAME} is no object.")
    if not (_text(told, "title") or _text(told, "name") or _list(told, "resources")):
        return Unread(
            key,
            f"{NAME} 既没有 name(或 title),也没有 resources,不是数据包;请对方补充后再采集。",
            f"{NAME} has neither a name or title nor resources; let the other side complete it.",
        )
    return _foreign(told, key)


def _foreign(told: Mapping[str, Any], key: str) -> Foreign:
    resources = [r for r in _list(told, "resources") if isinstance(r, Mapping)]
    sources = [s for s in _list(told, "sources") if isinstance(s, Mapping)]
    people = [c for c in _list(told, "contributors") if isinstance(c, Mapping)]
    licences = [each for each in _list(told, "licenses") if isinstance(each, Mapping)]
    names = [_text(s, "dataPublishedBy") or _text(s, "title") or _text(s, "name") for s in sources]
    publisher = next(filter(None, (*(_text(p, "title") for p in people), *names)), "")
    keywords = [*_list(told, "keywords"), *_list(told, "owidTags")]
    return Foreign(
        key=key if key != NAME else _text(told, "name") or NAME,
        title=_text(told, "title") or _text(told, "name") or key,
        abstract=_text(told, "description"),
        publisher=publisher,
        modified=_text(told, "created"),
        licence=next((_text(each, "title") or _text(each, "name") for each in licences), ""),
        keywords=tuple(dict.fromkeys(str(word) for word in keywords)),
        fields=tuple(field for each in resources for field in _fields(each)),
        resources=tuple(_resource(each) for each in resources),
    )


def _fields(resource: Mapping[str, Any]) -> Iterator[ForeignField]:
    schema = resource.get("schema")
    told = _list(schema, "fields") if isinstance(schema, Mapping) else []
    for each in told:
        if isinstance(each, Mapping) and _text(each, "name"):
            kind, title = _text(each, "type"), _text(each, "title")
            yield ForeignField(_text(each, "name"), kind, title, _text(each, "description"))


def _resource(told: Mapping[str, Any]) -> ForeignResource:
    path = told.get("path")
    first = path[0] if isinstance(path, list) and path else path
    url = first if isinstance(first, str) else ""
    form = _text(told, "format") or url.rpartition(".")[2]
    return ForeignResource(url, form, _text(told, "name"))


def _list(of: Mapping[str, Any], name: str) -> list[Any]:
    value = of.get(name)
    return value if isinstance(value, list) else []


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of.get(name)
    return value.strip() if isinstance(value, str) else ""
