"""Business rules as expressions: a small language, read word by word, rewritten with quoted names.

Only the columns of the rule, literals, operators and the functions listed here pass. There is no
way to name a table, a setting or a file, so that a rule can say nothing but what its row says.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tongbase.kernel.sql import NUL, literal, quote
from tongbase.standards.errors import InvalidExpressionError

EXPRESSION_CHARACTERS_MAX = 2000
NESTING_MAX = 40

FUNCTIONS = frozenset(
    {
        "abs",
        "ceil",
        "coalesce",
        "date_diff",
        "ends_with",
        "floor",
        "greatest",
        "least",
        "length",
        "lower",
        "month",
        "nullif",
        "round",
        "starts_with",
        "substr",
        "trim",
        "upper",
        "year",
    }
)
CASTS = {"number": "DOUBLE", "day": "DATE", "text": "VARCHAR"}
"""``number(x)``, ``day(x)``, ``text(x)``: the value in that type, nothing if it cannot be."""

KEYWORDS = frozenset(
    {"and", "or", "not", "is", "null", "in", "between", "like", "true", "false"}
    | {"case", "when", "then", "else", "end"}
)

_TOKEN = re.compile(
    r"""\s+
    | (?P<text>'(?:[^']|'')*')
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<quoted>"(?:[^"]|"")*")
    | (?P<word>[^\W\d]\w*)
    | (?P<operator><=|>=|<>|!=|\|\||[-+*/%=<>(),])""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str


_EDGE = _Token("edge", "")


def compile_expression(source: str, columns: Collection[str]) -> str:
    """Rewrite an expression as SQL, or say which word of it may not stand there."""
    if not source.strip() or len(source) > EXPRESSION_CHARACTERS_MAX or NUL in source:
        raise InvalidExpressionError(
            f"业务规则表达式不能为空,且不超过 {EXPRESSION_CHARACTERS_MAX} 个字符。",
            f"The expression must have 1 to {EXPRESSION_CHARACTERS_MAX} characters.",
            field="expression",
        )
    tokens = list(_tokens(source))
    _check_brackets(tokens)
    closings: list[str] = []
    written: list[str] = []
    for before, token, after in zip([_EDGE, *tokens], tokens, [*tokens[1:], _EDGE], strict=False):
        if token.text == "(":
            closings.append(_cast_end(before))
        written.append(_closing(token, closings) or _write(token, after, columns))
    return " ".join(written)


def _tokens(source: str) -> Iterator[_Token]:
    place = 0
    while place < len(source):
        match = _TOKEN.match(source, place)
        if match is None:
            raise _forbidden(source[place])
        if match.lastgroup:
            yield _Token(match.lastgroup, match.group())
        place = match.end()


def _closing(token: _Token, closings: list[str]) -> str | None:
    """End a bracket, and with it the cast that it belongs to."""
    return f"{closings.pop()})" if token.text == ")" and closings else None


def _cast_end(opener: _Token) -> str:
    is_cast = opener.kind == "word" and opener.text.lower() in CASTS
    return f"AS {CASTS[opener.text.lower()]}" if is_cast else ""


def _write(token: _Token, after: _Token, columns: Collection[str]) -> str:
    if token.kind == "text":
        return literal(token.text[1:-1].replace("''", "'"))
    if token.kind == "quoted":
        return _column(token.text[1:-1].replace('""', '"'), columns)
    return _word(token, after, columns) if token.kind == "word" else token.text


def _word(token: _Token, after: _Token, columns: Collection[str]) -> str:
    word = token.text.lower()
    if after.text == "(" and word in FUNCTIONS:
        return word
    if after.text == "(" and word in CASTS:
        return "TRY_CAST"
    if word in KEYWORDS:
        return word.upper()
    if after.text == "(":
        raise _forbidden(token.text)
    return _column(token.text, columns)


def _column(name: str, columns: Collection[str]) -> str:
    if name not in columns:
        raise _forbidden(name)
    return quote(name)


def _check_brackets(tokens: list[_Token]) -> None:
    depth = 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if not 0 <= depth <= NESTING_MAX:
            break
    if depth != 0:
        raise InvalidExpressionError(
            "表达式的括号不配对或嵌套过深,请检查。",
            "The brackets of the expression do not match, or are nested too deeply.",
            field="expression",
        )


def _forbidden(word: str) -> InvalidExpressionError:
    return InvalidExpressionError(
        f"表达式中不能使用“{word}”:只能使用规则所列的列、常量、运算符和允许的函数。",
        f"The expression may not use {word!r}: only the rule's columns, literals, operators and "
        "the listed functions.",
        field="expression",
        word=word,
        functions=sorted(FUNCTIONS | CASTS.keys()),
    )
