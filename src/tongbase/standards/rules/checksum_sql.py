"""The checksums as DuckDB expressions: TRUE exactly where the Python verdict is ``ok``.

Every function takes a SQL expression of type VARCHAR (a quoted column, or a cast of one) and
returns an expression that is TRUE or FALSE, and NULL where the value is NULL. A cheap regular
expression stands first, so that a column of another kind costs one match a row.
"""

from collections.abc import Callable, Sequence
from datetime import date

from tongbase.kernel.sql import BLANKS, computed_once, literal, trimmed
from tongbase.standards.rules.checksums import (
    CARD_DIGITS_MAX,
    CARD_DIGITS_MIN,
    EARLIEST_BIRTH_YEAR,
    ID_CHARACTERS,
    ID_WEIGHTS,
    ORG_ALPHABET,
    ORG_WEIGHTS,
    PATTERNS,
    USCC_ALPHABET,
    USCC_WEIGHTS,
    CheckKind,
)

_DATE = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_ID_18 = f"[1-9][0-9]{{5}}[12][0-9]{{3}}{_DATE}[0-9]{{3}}[0-9Xx]"
_ID_15 = f"[1-9][0-9]{{7}}{_DATE}[0-9]{{3}}"


def check_sql(kind: CheckKind, text: str, *, today: date) -> str:
    """Write the check of any kind."""
    if kind is CheckKind.CITIZEN_ID:
        return citizen_id_sql(text, today=today)
    if kind in PATTERNS:
        return _fits(text, PATTERNS[kind])
    return _DIGITS[kind](text)


def citizen_id_sql(text: str, *, today: date) -> str:
    """Write the check of a citizen identity number, of 18 or 15 digits."""
    total = computed_once("n", "TRY_CAST(v[1:17] AS BIGINT)", _weighed("n", ID_WEIGHTS))
    past = computed_once("d", "v[7:14]", _is_past(today))
    new = (
        f"({literal(ID_CHARACTERS)})[{total} % 11 + 1] = upper(v[18])"
        f" AND v[7:10] >= '{EARLIEST_BIRTH_YEAR}' AND {past}"
    )
    old = computed_once("d", "'19' || v[7:12]", _is_past(today))
    return (
        f"CASE WHEN {_fits(text, _ID_18)} THEN {computed_once('v', trimmed(text), new)}"
        f" WHEN {_fits(text, _ID_15)} THEN {computed_once('v', trimmed(text), old)}"
        f" ELSE {_no(text)} END"
    )


def uscc_sql(text: str) -> str:
    """Write the check of a unified social credit code."""
    letters = f"[{USCC_ALPHABET}{USCC_ALPHABET[10:].lower()}]{{18}}"
    total = _looked_up(USCC_ALPHABET, USCC_WEIGHTS)
    agrees = f"({literal(USCC_ALPHABET)})[(31 - ({total}) % 31) % 31 + 1] = v[18]"
    return (
        f"CASE WHEN {_fits(text, letters)}"
        f" THEN {computed_once('v', f'upper({trimmed(text)})', agrees)} ELSE {_no(text)} END"
    )


def org_code_sql(text: str) -> str:
    """Write the check of an organisation code."""
    bare = f"replace({trimmed(text)}, '-', '')"
    total = _looked_up(ORG_ALPHABET, ORG_WEIGHTS)
    agrees = f"('0123456789X')[(11 - ({total}) % 11) % 11 + 1] = v[9]"
    return (
        f"CASE WHEN regexp_full_match({bare}, '[0-9A-Za-z]{{9}}')"
        f" THEN {computed_once('v', f'upper({bare})', agrees)} ELSE {_no(text)} END"
    )


def bank_card_sql(text: str) -> str:
    """Write the check of a bank card: Luhn's sum, place by place from the right."""
    bare = f"replace({trimmed(text)}, ' ', '')"
    total = " + ".join(
        _doubled(_place("n", place)) if place % 2 else _place("n", place)
        for place in range(CARD_DIGITS_MAX)
    )
    form = f"[0-9]{{{CARD_DIGITS_MIN},{CARD_DIGITS_MAX}}}"
    return (
        f"CASE WHEN regexp_full_match({bare}, '{form}')"
        f" THEN {computed_once('n', f'TRY_CAST({bare} AS UBIGINT)', f'({total}) % 10 = 0')}"
        f" ELSE {_no(text)} END"
    )


def business_reg_sql(text: str) -> str:
    """Write the check of a business registration number."""
    product = "10"
    for place in reversed(range(1, 15)):
        product = f"((({product}) + {_place('n', place)} - 1) % 10 + 1) * 2 % 11"
    agrees = f"(11 - ({product})) % 10 = n % 10"
    return (
        f"CASE WHEN {_fits(text, '[0-9]{15}')}"
        f" THEN {computed_once('n', f'TRY_CAST({trimmed(text)} AS BIGINT)', agrees)}"
        f" ELSE {_no(text)} END"
    )


_DIGITS: dict[CheckKind, Callable[[str], str]] = {
    CheckKind.USCC: uscc_sql,
    CheckKind.ORG_CODE: org_code_sql,
    CheckKind.BANK_CARD: bank_card_sql,
    CheckKind.BUSINESS_REG: business_reg_sql,
}


def _fits(text: str, pattern: str) -> str:
    """Match a whole value, blanks at its ends allowed: one pass, no copy of what does not fit."""
    return f"regexp_full_match({text}, {literal(f'[{BLANKS}]*(?:{pattern})[{BLANKS}]*')})"


def _no(text: str) -> str:
    return f"({text} IS NULL AND NULL)"


def _weighed(number: str, weights: Sequence[int]) -> str:
    places = zip(reversed(range(len(weights))), weights, strict=True)
    return f"({' + '.join(f'{_place(number, place)} * {weight}' for place, weight in places)})"


def _looked_up(alphabet: str, weights: Sequence[int]) -> str:
    return " + ".join(
        f"(instr({literal(alphabet)}, v[{place}]) - 1) * {weight}"
        for place, weight in enumerate(weights, start=1)
    )


def _place(number: str, place: int) -> str:
    """Take one digit out of a number, counted from the right."""
    return f"(({number} // {10**place}) % 10)"


def _doubled(digit: str) -> str:
    """Double a digit and add the digits of what comes out: 0 2 4 6 8 1 3 5 7 9."""
    return f"({digit} * 2 % 10 + {digit} // 5)"


def _is_past(today: date) -> str:
    """Say whether eight digits are a day that exists and is not to come."""
    day = "d[1:4] || '-' || d[5:6] || '-' || d[7:8]"
    return f"(d[7:8] <= '28' OR TRY_CAST({day} AS DATE) IS NOT NULL) AND d <= '{today:%Y%m%d}'"
