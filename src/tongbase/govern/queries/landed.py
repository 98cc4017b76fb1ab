"""How the landing of standards is shown: a table's columns with their elements."""

from collections.abc import Mapping, Sequence
from typing import Any

from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.bindings import bindings_of
from tongbase.govern.queries.shares import Share, TableShare
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.landing import ElementSuggestion

Suggestions = Mapping[str, Sequence[ElementSuggestion]]


def landed_table(work: Work, table: Table, suggestions: Suggestions) -> Mapping[str, Any]:
    """Show a table's columns with the elements that they are bound to, or may be."""
    bound = bindings_of(work, table)
    codes = {binding.element_code for binding in bound.values()}
    elements = {each.content.code: each for each in standards.elements_in_force(work, codes)}
    columns = []
    for column in table.columns:
        binding = bound.get(column.name)
        element = elements.get(binding.element_code) if binding else None
        columns.append(
            {
                "column": column.name,
                "title": column.title,
                "type": column.type,
                "element": binding.element_code if binding else "",
                "element_name": element.content.name_zh if element else "",
                "element_id": element.id if element else "",
                "in_force": element is not None,
                "confidence": binding.confidence if binding else None,
                "reasons": binding.reasons if binding else [],
                "since": binding.since if binding else None,
                "bound_by_name": binding.bound_by_name if binding else "",
                "suggestions": list(suggestions.get(column.name, ())),
            }
        )
    plain = {name: getattr(table, name) for name in ("id", "namespace", "name", "title")}
    return {**plain, "columns": columns, "verbs": verbs_of(work, table)}


def verbs_of(work: Work, table: Table) -> list[str]:
    """List what the actor may do about the standards of a table."""
    owner = OrgPath(table.owner)
    may = {
        "bind_element": GovernPermission.STANDARD_BIND,
        "read_violations": GovernPermission.QUARANTINE_READ,
    }
    return [verb for verb, word in may.items() if work.actor.may(word, owner)]


def named_shares(work: Work, shares: Sequence[Share]) -> list[Mapping[str, Any]]:
    """Show shares of organisations with their names."""
    names = identity.names_of_organisations(work, {share.key for share in shares})
    return [{**vars(share), "name": names.get(share.key) or share.name} for share in shares]


def shown_tables(work: Work, shares: Sequence[TableShare]) -> list[Mapping[str, Any]]:
    """Show tables with how many of their columns are bound."""
    names = identity.names_of_organisations(work, {each.table.owner_code for each in shares})
    plain = ("id", "namespace", "name", "title", "source")
    return [
        {
            **{name: getattr(each.table, name) for name in plain},
            "owner_name": names.get(each.table.owner_code, ""),
            "columns": each.columns,
            "bound": each.bound,
        }
        for each in shares
    ]
