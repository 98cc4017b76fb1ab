"""The door of the standards: all that other modules may call."""

from tongbase.standards.actions.calendar import install_calendar
from tongbase.standards.actions.code_lists import install_code_lists
from tongbase.standards.queries import get_code_list, list_code_lists, with_codes
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
from tongbase.standards.rules.quality import check_rule, compile_evaluated, compile_rule
from tongbase.standards.rules.scoring import score

__all__ = [
    "CheckKind",
    "Reason",
    "Verdict",
    "check",
    "check_citizen_id",
    "check_rule",
    "check_sql",
    "citizen_id_digit",
    "compile_evaluated",
    "compile_rule",
    "get_code_list",
    "install_calendar",
    "install_code_lists",
    "list_code_lists",
    "org_code_digit",
    "score",
    "uscc_digit",
    "with_codes",
]
