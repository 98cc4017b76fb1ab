"""The masks as DuckDB expressions: the value of :func:`tongbase.protect.rules.masks.mask_value`.

No expression can fail, whatever the value: numbers are cast with TRY_CAST after their form was
checked. ``v`` is the trimmed text, computed once.
"""

from collections.abc import Callable, Mapping

from tongbase.kernel.sql import computed_once, literal, trimmed
from tongbase.protect.rules import masks
from tongbase.standards.terms.grading import Mask

_STARS = literal(masks.STARS)


def mask_sql(mask: Mask, text: str) -> str:
    """Write the mask of a SQL expression of type VARCHAR (a cast of a quoted column)."""
    if mask is Mask.HIDDEN:
        return "CAST(NULL AS VARCHAR)"
    body = _keep("v", *masks.KEPT[mask]) if mask in masks.KEPT else _BODIES[mask]()
    masked = computed_once("v", trimmed(text), f"CASE WHEN v = '' THEN '' ELSE {body} END")
    return f"CASE WHEN {text} IS NULL THEN NULL ELSE {masked} END"


def _keep(value: str, head: int, tail: int) -> str:
    size = f"length({value})"
    parts = [f"repeat('*', {size} - {head + tail})"]
    if head:
        parts.insert(0, f"{value}[1:{head}]")
    if tail:
        parts.append(f"{value}[{size} - {tail - 1}:]")
    kept = " || ".join(parts)
    return f"CASE WHEN {size} <= {head + tail} THEN repeat('*', {size}) ELSE {kept} END"


def _person_name() -> str:
    known = ", ".join(literal(name) for name in masks.COMPOUND_SURNAMES)
    return (
        f"CASE WHEN length(v) > 2 AND v[1:2] IN ({known}) THEN {_keep('v', 2, 0)}"
        f" ELSE {_keep('v', 1, 0)} END"
    )


def _landline(tail: int = masks.LANDLINE_TAIL) -> str:
    rest = computed_once("w", "v[length(a) + 1:]", _keep("w", 0, tail))
    return computed_once("a", _begin(masks.AREA_CODE), f"a || {rest}")


def _strict_landline() -> str:
    return _landline(masks.STRICT_LANDLINE_TAIL)


def _address() -> str:
    return f"{_begin(masks.ADDRESS)} || {literal(masks.ADDRESS_STARS)}"


def _strict_address() -> str:
    return f"{_begin(masks.STRICT_ADDRESS)} || {literal(masks.ADDRESS_STARS)}"


def _email() -> str:
    return _if(masks.EMAIL, f"v[1] || {_STARS} || '@' || {_begin(masks.EMAIL, 2)}")


def _strict_email() -> str:
    return _if(masks.EMAIL, f"{_STARS} || '@' || {_begin(masks.EMAIL, 2)}")


def _uscc() -> str:
    trader = literal(masks.SOLE_TRADER)
    return (
        f"CASE WHEN {_fits(masks.ENTERPRISE_USCC)} AND NOT starts_with(v, {trader})"
        f" THEN v ELSE {_keep('v', 8, 2)} END"
    )


def _birth_date() -> str:
    return f"CASE WHEN {_year()} THEN v[1:4] || '-**-**' ELSE {literal(masks.NO_DATE)} END"


def _strict_birth_date() -> str:
    return f"CASE WHEN {_year()} THEN v[1:3] || '*-**-**' ELSE {literal(masks.NO_DATE)} END"


def _amount() -> str:
    cases = " ".join(f"WHEN abs(n) < {high} THEN {literal(name)}" for high, name in masks.BANDS)
    band = f"CASE {cases} ELSE {literal(masks.ABOVE_BANDS)} END"
    signed = f"CASE WHEN n < 0 THEN {literal(masks.NEGATIVE)} ELSE '' END || {band}"
    return _if(masks.AMOUNT, computed_once("n", "TRY_CAST(v AS DOUBLE)", signed))


def _geo() -> str:
    return _if(masks.COORDINATES, _replaced(masks.TWO_DECIMALS))


def _strict_geo() -> str:
    return _if(masks.COORDINATES, _replaced(masks.ONE_DECIMAL))


def _ip() -> str:
    return _if(masks.IPV4, f"{_begin(masks.THREE_OCTETS)} || '*'")


def _strict_ip() -> str:
    return _if(masks.IPV4, f"{_begin(masks.TWO_OCTETS)} || '*.*'")


def _stars() -> str:
    return _STARS


def _fits(pattern: str) -> str:
    return f"regexp_full_match(v, {literal(pattern)})"


def _if(pattern: str, shown: str) -> str:
    return f"CASE WHEN {_fits(pattern)} THEN {shown} ELSE {_STARS} END"


def _begin(pattern: str, group: int = 0) -> str:
    return f"regexp_extract(v, {literal(pattern)}, {group})"


def _year() -> str:
    return f"regexp_matches(v, {literal(masks.YEAR)})"


def _replaced(pattern: str) -> str:
    return f"regexp_replace(v, {literal(pattern)}, '\\1', 'g')"


_BODIES: Mapping[Mask, Callable[[], str]] = {
    Mask.PERSON_NAME: _person_name,
    Mask.STRICT_PERSON_NAME: _stars,
    Mask.LANDLINE: _landline,
    Mask.STRICT_LANDLINE: _strict_landline,
    Mask.ADDRESS: _address,
    Mask.STRICT_ADDRESS: _strict_address,
    Mask.EMAIL: _email,
    Mask.STRICT_EMAIL: _strict_email,
    Mask.USCC: _uscc,
    Mask.BIRTH_DATE: _birth_date,
    Mask.STRICT_BIRTH_DATE: _strict_birth_date,
    Mask.AMOUNT: _amount,
    Mask.STRICT_AMOUNT: _stars,
    Mask.GEO: _geo,
    Mask.STRICT_GEO: _strict_geo,
    Mask.IP: _ip,
    Mask.STRICT_IP: _strict_ip,
    Mask.STARS: _stars,
}
