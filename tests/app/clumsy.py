"""Requests as clumsy people and programs send them, made from the application's own description.

Every field of every body and every parameter of every route is filled once with each wrong value,
the rest being right. Nothing is left to chance, so that a failure can be repeated.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

WRONG: tuple[Any, ...] = (
    None,
    True,
    -1,
    3.5,
    10**18,
    "",
    "不存在的值",
    "长" * 5000,
    "'; drop table ledger_entry; --",
    "2026-02-30",
    "420999",
    [],
    [{"a": 1}],
    {"a": [1]},
)
WRONG_IN_ADDRESS = (
    "-1",
    "0",
    "99999999999999999999",
    "不存在的值",
    "2026-02-30",
    "%",
    "a'b\"c",
    "..",
)
PLAIN = {"integer": 1, "number": 1.0, "boolean": False, "null": None}
FORMATS = {"date": "2026-02-03", "date-time": "2027-02-03T04:05:06+08:00"}


@dataclass(frozen=True)
class Clumsy:
    """One request with one thing wrong."""

    method: str
    path: str
    query: Mapping[str, str]
    body: Any
    wrong: str


@dataclass(frozen=True)
class Route:
    """One operation of the description, with what fills its address and its fields rightly."""

    method: str
    path: str
    way: Mapping[str, Any]
    schemas: Mapping[str, Any]
    ids: Mapping[str, str]
    hints: Mapping[str, Any]

    def requests(self) -> Iterator[Clumsy]:
        """Make every request with one thing wrong."""
        right = self.body()
        if right is not None:
            yield from self._wrong_bodies(right)
        for name in self._named("query"):
            for value in WRONG_IN_ADDRESS:
                yield Clumsy(self.method, self.address(), {name: value}, right, name)
        for name in self._named("path"):
            for value in WRONG_IN_ADDRESS[:-1]:
                path = self.address(**{name: quote(value, safe="")})
                yield Clumsy(self.method, path, {}, right, name)

    def _wrong_bodies(self, right: Any) -> Iterator[Clumsy]:
        for place in _places(right, self.schema()):
            for value in WRONG:
                yield Clumsy(self.method, self.address(), {}, _put(right, place, value), str(place))
        for body in ({**right, "没有的字段": 1}, [], "text", None, {}):
            yield Clumsy(self.method, self.address(), {}, body, "body")

    def address(self, **changes: str) -> str:
        """Fill the address."""
        return self.path.format(**{**self._right_address(), **changes})

    def schema(self) -> Mapping[str, Any]:
        """Return the schema of the body, or an empty one."""
        content = self.way.get("requestBody", {}).get("content", {})
        return self._whole(content.get("application/json", {}).get("schema", {}))

    def body(self) -> Any:
        """Return a body of the right form."""
        schema = self.schema()
        return self._example("", schema) if schema else None

    def _right_address(self) -> dict[str, str]:
        named = self._named("path")
        return {name: str(self.ids.get(name, self.hints.get(name, "1"))) for name in named}

    def _named(self, place: str) -> list[str]:
        return [each["name"] for each in self.way.get("parameters", ()) if each["in"] == place]

    def _whole(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """Follow references everywhere in a schema; of several ways take the first that says."""
        if "$ref" in schema:
            return self._whole(self.schemas[schema["$ref"].rpartition("/")[2]])
        if ways := schema.get("anyOf") or schema.get("allOf"):
            return self._whole(next((w for w in ways if w.get("type") != "null"), ways[0]))
        whole = dict(schema)
        if "properties" in schema:
            whole["properties"] = {k: self._whole(v) for k, v in schema["properties"].items()}
        if "items" in schema:
            whole["items"] = self._whole(schema["items"])
        return whole

    def _example(self, name: str, schema: Mapping[str, Any]) -> Any:
        if name in self.hints:
            return deepcopy(self.hints[name])
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type")
        if kind == "object" or "properties" in schema:
            fields = schema.get("properties", {})
            return {field: self._example(field, fields[field]) for field in fields}
        if kind == "array":
            return [self._example("", schema["items"])] if schema.get("items") else []
        return PLAIN.get(kind or "", FORMATS.get(schema.get("format", ""), "甲"))


def _places(right: Any, schema: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Name every field of a body, those of objects within lists too."""
    for name, inner in schema.get("properties", {}).items():
        yield (name,)
        if isinstance(right.get(name), dict):
            yield from ((name, *place) for place in _places(right[name], inner))
        if isinstance(right.get(name), list) and right[name] and isinstance(right[name][0], dict):
            below = _places(right[name][0], inner.get("items", {}))
            yield from ((name, 0, *place) for place in below)


def _put(right: Any, place: tuple[Any, ...], value: Any) -> Any:
    changed = deepcopy(right)
    within = changed
    for step in place[:-1]:
        within = within[step]
    within[place[-1]] = value
    return changed
