"""What clients of CKAN write in ``q`` and ``fq``: the part of Solr's language that they use.

``organization:x +tags:"婚姻 登记" -res_format:CSV groups:(101 OR 102)
metadata_modified:[2026-01-01T00:00:00Z TO NOW]``: fields, quoted values, ``*`` at the end, ranges
of moments, AND, OR, NOT, + and -, parentheses. Words without a field are words to search for, or
behind ``-`` words that must not stand there; they stand beside conditions, not in parentheses.
Moments are those of Solr, ``NOW-7DAYS`` among them (Solr Reference, Date Formatting).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from tongbase.catalogue.errors import QueryMalformedError
from tongbase.catalogue.terms.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Asked,
    Condition,
    Is,
    Not,
    Within,
)

QUERY_CHARACTERS_MAX = 2000
NESTED_MAX = 20
FIELDS: Mapping[str, Asked] = MappingProxyType(
    {
        "organization": Asked.PROVIDER,
        "owner_org": Asked.PROVIDER,
        "groups": Asked.CLASSIFY,
        "tags": Asked.TAG,
        "keywords": Asked.TAG,
        "res_format": Asked.FORMAT,
        "license_id": Asked.TERMS,
        "name": Asked.NAME,
        "id": Asked.NAME,
        "title": Asked.TITLE,
        "region_code": Asked.REGION,
        "share_type": Asked.SHARE_TYPE,
        "update_cycle": Asked.UPDATE_CYCLE,
        "data_level": Asked.DATA_LEVEL,
        "metadata_modified": Asked.CHANGED,
        "metadata_created": Asked.CREATED,
    }
)
EXTRAS = "extras_"
# What CKAN lets one ask and all that is here has in common.
COMMON: Mapping[str, str] = MappingProxyType(
    {
        "state": "active",
        "dataset_type": "dataset",
        "type": "dataset",
        "entity_type": "package",
        "capacity": "public",
        "private": "false",
    }
)
MOMENTS = frozenset({Asked.CHANGED, Asked.CREATED})
UNITS: Mapping[str, timedelta] = MappingProxyType(
    {
        "SECOND": timedelta(seconds=1),
        "MINUTE": timedelta(minutes=1),
        "HOUR": timedelta(hours=1),
        "DAY": timedelta(days=1),
        "MONTH": timedelta(days=30),
        "YEAR": timedelta(days=365),
    }
)
TOKEN = re.compile(
    r"""\s*(?:
        (?P<text>"(?:[^"\\]|\\.)*")
      | (?P<range>[\[{][^\]}]*[\]}])
      | (?P<sign>&&|\|\||[()!]|[+-](?=[^\s]))
      | (?P<field>[A-Za-z_*][\w.*]*:(?=\S))
      | (?P<word>(?:\\.|[^\s()"\[\]{}])+)
    )""",
    re.VERBOSE,
)
RANGE = re.compile(r"[\[{]\s*(\S+)\s+TO\s+(\S+)\s*[\]}]", re.IGNORECASE)
SINCE_NOW = re.compile(r"NOW(?:/[A-Z]+)?(?:([+-])(\d{1,6})([A-Z]+?)S?)?(?:/[A-Z]+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """Words to search for, and what must hold besides."""

    words: str
    condition: Condition


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


def read_query(text: str, *, now: datetime) -> Query:
    """Read ``q``: words, and conditions where it names a field. What cannot be read is words."""
    asked = text.strip()
    if asked in {"", "*", "*:*"}:
        return Query("", ALWAYS)
    try:
        reader = _Reader(asked, now, words_allowed=True)
        condition = reader.read()
        return Query(" ".join(reader.words), condition)
    except QueryMalformedError:
        return Query(asked, ALWAYS)


def read_filters(texts: Sequence[str], *, now: datetime) -> Condition:
    """Read ``fq``: conditions alone; each must hold."""
    parts = tuple(_Reader(text, now).read() for text in texts if text.strip())
    return parts[0] if len(parts) == 1 else AllOf(parts)


class _Reader:
    """Reads a query from left to right; AND binds closer than OR, and stands where nothing does."""

    def __init__(self, text: str, now: datetime, *, words_allowed: bool = False) -> None:
        if len(text) > QUERY_CHARACTERS_MAX:
            raise _malformed(f"超过 {QUERY_CHARACTERS_MAX} 个字符", "it is too long")
        self._tokens = _tokens(text)
        self._at = 0
        self._now = now
        self._deep = 0
        self._words_allowed = words_allowed
        self.words: list[str] = []

    def read(self) -> Condition:
        """Read all of it; the words that stood without a field are known afterwards."""
        told = self._any()
        if self._at < len(self._tokens):
            raise _malformed(f"多出“{self._tokens[self._at].text}”", "a parenthesis too many")
        return told

    def _peek(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _Token("end", "")

    def _take(self) -> _Token:
        token = self._peek()
        self._at += 1
        return token

    def _next_is(self, *words: str) -> bool:
        token = self._peek()
        return token.kind in {"sign", "word"} and token.text in words

    def _any(self) -> Condition:
        parts = [self._all()]
        while self._next_is("OR", "||"):
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all(self) -> Condition:
        parts: list[Condition] = []
        while not (self._next_is("OR", "||", ")") or self._peek().kind == "end"):
            if self._next_is("AND", "&&", "+"):
                self._take()
                continue
            parts.append(self._one())
        if not parts:
            raise _malformed("有一处为空", "a part of it is empty")
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _one(self) -> Condition:
        if self._next_is("-", "!", "NOT"):
            self._take()
            return Not(self._without() or self._one())
        token = self._take()
        if token.kind == "field":
            return self._of_field(token.text.removesuffix(":"))
        if token.text == "(":
            return self._nested(self._any)
        if not self._words_allowed or self._deep or token.kind not in {"word", "text"}:
            raise _malformed(f"“{token.text}”没有写明字段", f"{token.text!r} names no field")
        self.words.append(_unquoted(token))
        return ALWAYS

    def _without(self) -> Condition | None:
        """Read words that must not stand in it, if there are such here."""
        if not self._words_allowed or self._deep or self._peek().kind not in {"word", "text"}:
            return None
        return Is(Asked.WORDS, _unquoted(self._take()))

    def _nested(self, read: Callable[[], Condition]) -> Condition:
        self._deep += 1
        if self._deep > NESTED_MAX:
            raise _malformed("括号嵌套过深", "it is nested too deep")
        told = read()
        if self._take().text != ")":
            raise _malformed("缺少右括号", "a parenthesis is missing")
        self._deep -= 1
        return told

    def _of_field(self, name: str) -> Condition:
        if name == "*":
            self._take()
            return ALWAYS
        if name in COMMON:
            return ALWAYS if self._value().casefold() == COMMON[name] else AnyOf(())
        asked = FIELDS.get(name.removeprefix(EXTRAS))
        if asked is None:
            raise _malformed(
                f"没有字段“{name}”,可用:{'、'.join((*FIELDS, *COMMON))}",
                f"there is no field {name}; there are {', '.join((*FIELDS, *COMMON))}",
            )
        return self._values(asked)

    def _value(self) -> str:
        return _unquoted(self._take())

    def _values(self, asked: Asked) -> Condition:
        if self._next_is("("):
            self._take()
            return self._nested(lambda: self._any_value(asked))
        token = self._take()
        if token.kind == "range":
            return _range(asked, token.text, self._now)
        if token.kind not in {"word", "text"}:
            raise _malformed(f"字段后面缺少取值(“{token.text}”)", "a value is missing")
        return _valued(asked, token, self._now)

    def _any_value(self, asked: Asked) -> Condition:
        """Read values in parentheses; side by side all of them must hold, as elsewhere."""
        groups: list[list[Condition]] = [[]]
        while not (self._next_is(")") or self._peek().kind == "end"):
            if self._next_is("OR", "||"):
                self._take()
                groups.append([])
            elif self._next_is("AND", "&&", "+"):
                self._take()
            elif self._next_is("-", "!", "NOT"):
                self._take()
                groups[-1].append(Not(self._values(asked)))
            else:
                groups[-1].append(self._values(asked))
        if not all(groups):
            raise _malformed("括号内有一处为空", "a part in parentheses is empty")
        return AnyOf(tuple(AllOf(tuple(group)) for group in groups))


def _valued(asked: Asked, token: _Token, now: datetime) -> Condition:
    value = _unquoted(token)
    if asked in MOMENTS and value != "*":
        at = _moment(value, now)
        return Within(asked, at, at)
    if token.kind == "word" and value.endswith("*"):
        return Is(asked, value.removesuffix("*"), begins=True) if asked not in MOMENTS else ALWAYS
    return Is(asked, value)


def _range(asked: Asked, text: str, now: datetime) -> Condition:
    found = RANGE.fullmatch(text)
    if found is None or asked not in MOMENTS:
        raise _malformed(
            f"“{text}”不是时间范围,应写成 metadata_modified:[2026-01-01T00:00:00Z TO NOW]",
            f"{text} is no range of moments",
        )
    start, end = (None if each == "*" else _moment(each, now) for each in found.groups())
    return Within(asked, start, end)


def _moment(text: str, now: datetime) -> datetime:
    relative = SINCE_NOW.fullmatch(text)
    try:
        if relative is None:
            at = datetime.fromisoformat(text)
            return at if at.tzinfo else at.replace(tzinfo=UTC)
        sign, number, unit = relative.groups()
        if sign is None:
            return now
        way = UNITS[unit.upper()] * int(number)
        return now + way if sign == "+" else now - way
    except (ValueError, KeyError, OverflowError) as error:
        raise _malformed(f"“{text}”不是时间", f"{text} is no moment") from error


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while text[at:].strip():
        found = TOKEN.match(text, at)
        if found is None:
            raise _malformed(f"“{text[at:].strip()[:20]}”无法理解", "it cannot be read")
        kind = str(found.lastgroup)
        tokens.append(_Token(kind, found.group(kind)))
        at = found.end()
    return tokens


def _unquoted(token: _Token) -> str:
    inner = token.text[1:-1] if token.kind == "text" else token.text
    return re.sub(r"\\(.)", r"\1", inner)


def _malformed(zh: str, en: str) -> QueryMalformedError:
    return QueryMalformedError(
        f"检索条件写法不正确:{zh}。", f"The query cannot be read: {en}.", field="fq"
    )
