"""Which rows of the source a run judges anew: all, those of the files read, or of the keys read."""

from tongbase.base.connectors.terms import FAULT_TEXT, FILE
from tongbase.collect.rules.planning import Plan
from tongbase.govern.terms import Scope
from tongbase.kernel.sql import literal, quote


def scope_of(plan: Plan, *, is_incremental: bool, rows: str) -> Scope:
    """Say what a row belongs to, and which of that the run judges anew; ``rows`` are staged."""
    if plan.files is not None:
        listed = ", ".join(map(literal, plan.files))
        return Scope(quote(FILE), f"place IN ({listed})" if listed else "false")
    if not is_incremental:
        return Scope()
    place = _place_by_key(plan.keys)
    if plan.since is None:
        return Scope(place)
    return Scope(place, f"place IN (SELECT {place} FROM {rows})")  # noqa: S608


def _place_by_key(keys: tuple[str, ...]) -> str:
    """A row whose key is not whole is known by all that it says."""
    if not keys:
        return quote(FAULT_TEXT)
    packed = ", ".join(f"{quote(each)} := {quote(each)}" for each in keys)
    whole = " AND ".join(f"{quote(each)} IS NOT NULL" for each in keys)
    key = f"CAST(to_json(struct_pack({packed})) AS VARCHAR)"
    return f"CASE WHEN {whole} THEN {key} ELSE {quote(FAULT_TEXT)} END"
