"""The door of the standards: all that other modules may call."""

from tongbase.standards.actions.calendar import install_calendar
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.actions.installing import install_elements
from tongbase.standards.actions.installing_documents import install_documents
from tongbase.standards.actions.naming import install_naming_rules
from tongbase.standards.queries.code_lists import (
    get_code_list,
    list_code_lists,
    lists_not_in_force,
    with_codes,
)
from tongbase.standards.queries.documents import document_ref, documents_cited
from tongbase.standards.queries.elements import elements_in_force, not_in_force
from tongbase.standards.queries.naming import check_names, name_warnings
from tongbase.standards.rules.checksum_sql import check_sql
from tongbase.standards.rules.checksums import (
    CheckKind,
    Reason,
    Verdict,
    check,
    check_citizen_id,
    citizen_id_digit,
    org_code_digit,
    uscc_digit,
)
from tongbase.standards.rules.citations import read_citation
from tongbase.standards.rules.element_rules import rules_of_element
from tongbase.standards.rules.landing import suggest_elements
from tongbase.standards.rules.quality import check_rule, compile_evaluated, compile_rule
from tongbase.standards.rules.scoring import score

__all__ = [
    "CheckKind",
    "Reason",
    "Verdict",
    "check",
    "check_citizen_id",
    "check_names",
    "check_rule",
    "check_sql",
    "citizen_id_digit",
    "compile_evaluated",
    "compile_rule",
    "document_ref",
    "documents_cited",
    "elements_in_force",
    "get_code_list",
    "install_calendar",
    "install_code_lists",
    "install_documents",
    "install_elements",
    "install_naming_rules",
    "list_code_lists",
    "lists_not_in_force",
    "name_warnings",
    "not_in_force",
    "org_code_digit",
    "read_citation",
    "rules_of_element",
    "score",
    "suggest_elements",
    "uscc_digit",
    "with_codes",
]
