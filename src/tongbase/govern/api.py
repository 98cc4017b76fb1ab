"""The door of governance: all that other modules may call."""

from tongbase.govern.actions.checks import record_check
from tongbase.govern.actions.landing import Staged, check_landing, forget_landing, settle_landing
from tongbase.govern.actions.tables import describe_table
from tongbase.govern.queries.links import faces, find_things, links
from tongbase.govern.queries.quarantine import AsideRow, list_aside
from tongbase.govern.queries.suggestions import advice_for
from tongbase.govern.queries.tables import bound_rules, find_table, ref_of, renewals, tally
from tongbase.govern.terms import BoundRule, TableRef
from tongbase.kernel.work import Work

__all__ = [
    "AsideRow",
    "Staged",
    "advice_for",
    "check_landing",
    "describe_table",
    "faces",
    "find_ref",
    "find_things",
    "forget_landing",
    "links",
    "list_aside",
    "record_check",
    "renewals",
    "rules_for",
    "settle_landing",
    "tally",
]


def rules_for(work: Work, namespace: str, name: str) -> tuple[BoundRule, ...]:
    """The active rules of a table; none if it is not registered yet."""
    table = find_table(work, namespace, name)
    return () if table is None else bound_rules(work, table)


def find_ref(work: Work, namespace: str, name: str) -> TableRef | None:
    """What is known of a table by its name."""
    table = find_table(work, namespace, name)
    return None if table is None else ref_of(table)
