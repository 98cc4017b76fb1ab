"""Staged rows as they land, in SQL: every value in its lake type, and what does not fit as a fault.

A row has at most one fault: it could not be read from its file, a value does not fit the type of
its column, or it is dated in the future. The text of a bad value stands in the reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tongbase.base.connectors.terms import FAULT_EN, FAULT_TEXT, FAULT_ZH, FILE, NULL_WORDS
from tongbase.base.lake.terms import Column
from tongbase.collect.terms import KEY
from tongbase.kernel.sql import literal, quote, trimmed

FAULT = "_fault"
FAULT_CODES = ("unreadable", "type", "cursor_future")
SHOWN_CHARACTERS_MAX = 60
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
# DuckDB rounds '1.5' to a whole number and cuts the time off a date: both would be silent losses.
TEXT_SHAPES: Mapping[str, str] = {
    "int": r"[-+]?[0-9]+(\.0*)?",
    "long": r"[-+]?[0-9]+(\.0*)?",
    "date": r"[^ T]+([ T]00:00(:00(\.0*)?)?)?",
}


@dataclass(frozen=True)
class Staged:
    """Rows as they were read: the relation, the DuckDB types and the lake types of its columns."""

    relation: str
    types: Mapping[str, str]
    lake_types: Mapping[str, str]

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
) -> str:
    """Write the ``SELECT`` of rows as they land, with ``_fault`` (its code) and its sentences."""
    chosen = [f"{_value(staged, each)} AS {quote(each.name)}" for each in columns]
    chosen += [
        f"{_key(key_parts) if each.name == KEY else quote(each.name)} AS {quote(each.name)}"
        for each in technical
    ]
    bad = {each.name: told for each in columns if (told := _misfit(staged, each)) is not None}
    chosen += _faults(staged, columns, bad, future)
    return f"SELECT {', '.join(chosen)} FROM {staged.relation}"  # noqa: S608


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
    name, wanted = quote(column.name), duckdb_type(column.type)
    if staged.fits(column):
        return name
    if staged.is_text(column):
        return f"TRY_CAST({_meant(name)} AS {wanted})"
    return f"TRY_CAST({name} AS {wanted})"


def _misfit(staged: Staged, column: Column) -> str | None:
    """Write the predicate that is TRUE where the value does not fit; None where all fit."""
    told = staged.types[column.name]
    name, wanted = quote(column.name), duckdb_type(column.type)
    if staged.fits(column):
        infinite = told in {"DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE"}
        return f"coalesce(NOT isfinite({name}), false)" if infinite else None
    if staged.is_text(column):
        meant = _meant(name)
        shape = TEXT_SHAPES.get(column.type)
        unlike = f" OR NOT regexp_full_match({meant}, {literal(shape)})" if shape else ""
        unfit = f"TRY_CAST({meant} AS {wanted}) IS NULL{unlike}"
        return f"coalesce({meant} IS NOT NULL AND ({unfit}), false)"
    if column.type == "string":
        return None
    back = f"TRY_CAST(TRY_CAST({name} AS {wanted}) AS {told})"
    return f"({name} IS NOT NULL AND {back} IS DISTINCT FROM {name})"


def _meant(name: str) -> str:
    """The text without blanks around it; words for nothing are nothing."""
    text = trimmed(name)
    nothing = ", ".join(literal(word) for word in NULL_WORDS)
    return f"(CASE WHEN lower({text}) NOT IN ({nothing}) THEN {text} END)"


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
    ahead = _ahead(future) if future else "false"
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


def _ahead(future: Future) -> str:
    name = quote(future.column)
    return f"coalesce({name} > CAST({literal(future.limit)} AS TIMESTAMPTZ), false)"


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
        after = f"”不是有效的 {kinds[column]}" if is_chinese else f"” is no {kinds[column]}"
        parts.append(f"CASE WHEN {told} THEN {literal(before)} || {shown} || {literal(after)} END")
    if future is not None:
        zh = literal(f"“{future.column}”晚于源端当前时间(游标污染)")
        en = literal(f"{future.column} is later than the source's own time (cursor poisoning)")
        parts.append(f"CASE WHEN {_ahead(future)} THEN {zh if is_chinese else en} END")
    return f"concat_ws('; ', {', '.join(parts) or literal('')}) AS {quote(name)}"


def keep_last(select: str, keys: Sequence[str]) -> str:
    """Write a ``SELECT`` that keeps a key as the last file has it; faults and doubles stay."""
    listed = ", ".join(map(quote, keys))
    has_key = " AND ".join(f"{quote(key)} IS NOT NULL" for key in keys)
    last = (
        f"max(CASE WHEN {quote(FAULT)} IS NULL THEN {quote(FILE)} END) OVER (PARTITION BY {listed})"
    )
    kept = f"{quote(FAULT)} IS NOT NULL OR NOT ({has_key}) OR {quote(FILE)} = {last}"
    return f"SELECT * FROM ({select}) QUALIFY {kept}"  # noqa: S608
