"""Staged rows as they land, in SQL: every value in its lake type, and what does not fit as a fault.

A row has at most one fault: it could not be read from its file, a value does not fit the type of
its column, or it is dated in the future. The text of a bad value stands in the reason.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tongbase.base.connectors.terms import FAULT_EN, FAULT_TEXT, FAULT_ZH, FILE, LINE, NULL_WORDS
from tongbase.base.lake.terms import Column, type_zh
from tongbase.collect.terms import KEY
from tongbase.kernel.sql import literal, quote, trimmed

FAULT = "_fault"
FAULT_CODES = ("unreadable", "type", "cursor_future")
SHOWN_CHARACTERS_MAX = 60
MEANT, CAST = "meant:", "cast:"  # before names of columns: no column of a source begins so
ENDLESS = frozenset({"DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE"})
"""Types that know infinity, which no lake table holds."""
DUCKDB_TYPES: Mapping[str, str] = {
    "boolean": "BOOLEAN",
    "int": "INTEGER",
    "long": "BIGINT",
    "float": "FLOAT",
    "double": "DOUBLE",
    "date": "DATE",
    "time": "TIME",
    "timestamp": "TIMESTAMP",
    "timestamptz": "TIMESTAMPTZ",
    "string": "VARCHAR",
    "binary": "BLOB",
    "uuid": "UUID",
}
NUMBERS = frozenset({"int", "long", "float", "double"})
GROUPED = r"-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?"
"""Numbers as accountants write them: 1,234.50."""
DAYS = frozenset({"date", "timestamp", "timestamptz"})
DAY_FORMS = (
    (r"^(\d{4})[年./](\d{1,2})[月./](\d{1,2})日?", r"\1-\2-\3"),
    (r"^(\d{4})(\d{2})(\d{2})$", r"\1-\2-\3"),
)
"""Days as people write them, and how the engine reads them: 2024年3月5日, 2024.3.5, 20240305."""
# DuckDB rounds '1.5' to a whole number and cuts the time off a date: both would be silent losses.
TEXT_SHAPES: Mapping[str, str] = {
    "int": r"[-+]?[0-9]+(\.0*)?",
    "long": r"[-+]?[0-9]+(\.0*)?",
    "date": r"[^ T]+([ T]00:00(:00(\.0*)?)?)?",
}


@dataclass(frozen=True)
class Staged:
    """Rows as they were read: the relation, the DuckDB types and the lake types of its columns.

    ``told`` are columns whose type a person said: zeros before their numbers mean nothing.
    """

    relation: str
    types: Mapping[str, str]
    lake_types: Mapping[str, str]
    told: Collection[str] = ()

    def is_text(self, column: Column) -> bool:
        """Say whether the column came as text and is to be more than that."""
        return self.types[column.name] == "VARCHAR"

    def fits(self, column: Column) -> bool:
        """Say whether the column came in the type in which it lands."""
        return self.lake_types[column.name] == column.type


@dataclass(frozen=True)
class Future:
    """From when on a row is dated in the future."""

    column: str
    limit: str


def typed_select(
    staged: Staged,
    columns: Sequence[Column],
    *,
    technical: Sequence[Column] = (),
    key_parts: Sequence[str] = (),
    future: Future | None = None,
    without: str = "",
) -> str:
    """Write the ``SELECT`` of rows as they land, with ``_fault`` (its code) and its sentences.

    ``without`` is a relation of files and lines that are left out.
    """
    chosen = [f"{_value(staged, each)} AS {quote(each.name)}" for each in columns]
    chosen += [
        f"{_key(key_parts) if each.name == KEY else quote(each.name)} AS {quote(each.name)}"
        for each in technical
    ]
    bad = {each.name: told for each in columns if (told := _misfit(staged, each)) is not None}
    chosen += _faults(staged, columns, bad, future)
    return f"SELECT {', '.join(chosen)} FROM ({_cast(staged, columns, without)})"  # noqa: S608


def _cast(staged: Staged, columns: Sequence[Column], without: str) -> str:
    """Write the inner ``SELECT``: each value that must change its type, meant and cast once."""
    place = f"{quote(FILE)}, {quote(LINE)}"
    where = f" WHERE ({place}) NOT IN (SELECT ({place}) FROM {without})" if without else ""  # noqa: S608
    changing = [each for each in columns if not staged.fits(each)]
    meant = [
        f"{_meant(each)} AS {quote(f'{MEANT}{each.name}')}"
        for each in changing
        if staged.is_text(each)
    ]
    inner = f"SELECT {', '.join(['*', *meant])} FROM {staged.relation}{where}"  # noqa: S608
    cast = [
        f"TRY_CAST({_before_cast(staged, each)} AS {duckdb_type(each.type)}) "
        f"AS {quote(f'{CAST}{each.name}')}"
        for each in changing
    ]
    return f"SELECT {', '.join(['*', *cast])} FROM ({inner})"  # noqa: S608


def _before_cast(staged: Staged, column: Column) -> str:
    return quote(f"{MEANT}{column.name}" if staged.is_text(column) else column.name)


def raw_row(staged: Staged, columns: Sequence[Column]) -> str:
    """Write the row as it was read, as JSON; of an unreadable one, its text."""
    packed = ", ".join(f"{quote(each.name)} := {_json_value(staged, each)}" for each in columns)
    whole = f"to_json(struct_pack({packed}))"
    if FAULT_TEXT not in staged.types:
        return f"CAST({whole} AS VARCHAR)"
    file, words = quote(FILE), quote(FAULT_TEXT)
    text = f"to_json(struct_pack({file} := {file}, {quote('原文')} := {words}))"
    return f"CAST(CASE WHEN {quote(FAULT_ZH)} IS NULL THEN {whole} ELSE {text} END AS VARCHAR)"


def _json_value(staged: Staged, column: Column) -> str:
    name = quote(column.name)
    return f"hex({name})" if staged.types.get(column.name) == "BLOB" else name


def _value(staged: Staged, column: Column) -> str:
    return quote(column.name if staged.fits(column) else f"{CAST}{column.name}")


def _misfit(staged: Staged, column: Column) -> str | None:
    """Write the predicate that is TRUE where the value does not fit; None where all fit."""
    told, name = staged.types[column.name], quote(column.name)
    cast, meant = quote(f"{CAST}{column.name}"), quote(f"{MEANT}{column.name}")
    if staged.fits(column):
        return f"coalesce(NOT isfinite({name}), false)" if told in ENDLESS else None
    if staged.is_text(column):
        shape = TEXT_SHAPES.get(column.type)
        unlike = f" OR NOT regexp_full_match({meant}, {literal(shape)})" if shape else ""
        if _is_number(column) and column.name not in staged.told:
            unlike += f" OR ({meant} >= '00' AND {meant} < '0:')"  # a code: its zeros would be lost
        return f"({meant} IS NOT NULL AND ({cast} IS NULL{unlike}))"
    if column.type == "string":
        return None
    return f"({name} IS NOT NULL AND TRY_CAST({cast} AS {told}) IS DISTINCT FROM {name})"


def _is_number(column: Column) -> bool:
    return column.type in NUMBERS or column.type.startswith("decimal")


def _meant(column: Column) -> str:
    """The text without blanks around it; words for nothing are nothing, numbers have no commas.

    Days are written with hyphens.
    """
    text = trimmed(quote(column.name))
    if _is_number(column):
        is_grouped = f"contains({text}, ',') AND regexp_full_match({text}, {literal(GROUPED)})"
        text = f"(CASE WHEN {is_grouped} THEN replace({text}, ',', '') ELSE {text} END)"
    for form, meant in DAY_FORMS if column.type in DAYS else ():
        text = f"regexp_replace({text}, {literal(form)}, {literal(meant)})"
    nothing = ", ".join(literal(word) for word in NULL_WORDS)
    # Not IN: DuckDB makes a hash join of it, one for every column.
    return f"(CASE WHEN NOT list_contains([{nothing}], lower({text})) THEN {text} END)"


def duckdb_type(told: str) -> str:
    """Return DuckDB's word for an Iceberg type."""
    return told.upper() if told.startswith("decimal") else DUCKDB_TYPES.get(told, "VARCHAR")


def _key(parts: Sequence[str]) -> str:
    """One value for a key of several parts; empty only if all are. Lengths keep parts apart."""
    texts = [f"CAST({quote(part)} AS VARCHAR)" for part in parts]
    every = ", ".join(f"coalesce(length({text}) || ':' || {text}, '-')" for text in texts)
    some = " OR ".join(f"{quote(part)} IS NOT NULL" for part in parts)
    return f"CASE WHEN {some} THEN md5(concat_ws('|', {every})) END"


def _faults(
    staged: Staged, columns: Sequence[Column], bad: Mapping[str, str], future: Future | None
) -> list[str]:
    any_bad = " OR ".join(bad.values()) or "false"
    ahead = _ahead(staged, columns, future) if future else "false"
    unread = f"{quote(FAULT_ZH)} IS NOT NULL" if FAULT_ZH in staged.types else "false"
    unreadable, misfit, poisoned = (literal(code) for code in FAULT_CODES)
    code = (
        f"CASE WHEN {unread} THEN {unreadable} WHEN {any_bad} THEN {misfit} "
        f"WHEN {ahead} THEN {poisoned} END AS {quote(FAULT)}"
    )
    sentences = [
        _sentence(staged, columns, bad, future, name=name, is_chinese=name == FAULT_ZH)
        for name in (FAULT_ZH, FAULT_EN)
    ]
    return [code, *sentences, f"{raw_row(staged, columns)} AS {quote(FAULT_TEXT)}"]


def _ahead(staged: Staged, columns: Sequence[Column], future: Future) -> str:
    """Compare the value as it lands: a moment that came as text is no moment yet."""
    value = next(_value(staged, each) for each in columns if each.name == future.column)
    return f"coalesce({value} > CAST({literal(future.limit)} AS TIMESTAMPTZ), false)"


def _sentence(
    staged: Staged,
    columns: Sequence[Column],
    bad: Mapping[str, str],
    future: Future | None,
    *,
    name: str,
    is_chinese: bool,
) -> str:
    kinds = {each.name: each.type for each in columns}
    parts = [quote(name)] if name in staged.types else []
    for column, told in bad.items():
        shown = f"left(CAST({quote(column)} AS VARCHAR), {SHOWN_CHARACTERS_MAX})"
        before = f"字段“{column}”的值“" if is_chinese else f"{column}: “"
        kind = kinds[column]
        after = f"”不是有效的{type_zh(kind)}" if is_chinese else f"” is no {kind}"
        parts.append(f"CASE WHEN {told} THEN {literal(before)} || {shown} || {literal(after)} END")
    if future is not None:
        zh = literal(f"“{future.column}”晚于源端当前时间(游标污染)")
        en = literal(f"{future.column} is later than the source's own time (cursor poisoning)")
        ahead = _ahead(staged, columns, future)
        parts.append(f"CASE WHEN {ahead} THEN {zh if is_chinese else en} END")
    return f"concat_ws('; ', {', '.join(parts) or literal('')}) AS {quote(name)}"


def superseded_select(typed: str, keys: Sequence[str]) -> str:
    """Write the ``SELECT`` of rows (file and line) whose key a later file of the run has as well.

    ``typed`` brings file and line among its columns. Rows with a fault supersede nothing.
    """
    listed = ", ".join(map(quote, keys))
    file, line, fault = quote(FILE), quote(LINE), quote(FAULT)
    several = (
        f"SELECT {listed}, max({file}) AS last_file FROM ({typed}) WHERE {fault} IS NULL "  # noqa: S608
        f"GROUP BY {listed} HAVING min({file}) <> max({file})"
    )
    return (
        f"SELECT t.{file}, t.{line} FROM ({typed}) t JOIN ({several}) USING ({listed}) "  # noqa: S608
        f"WHERE t.{fault} IS NULL AND t.{file} <> last_file"
    )
