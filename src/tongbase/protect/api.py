"""The door of protection: all that other modules may call. Its words are in ``terms``."""

from tongbase.protect.actions.recognition import move_grade, recognise_table, regrade_column
from tongbase.protect.queries.grades import find_grade, get_grade, masks_of, verbs_for
from tongbase.protect.queries.granted import (
    GrantedRows,
    Verification,
    read_granted,
    verify_granted,
)
from tongbase.protect.rules.compiler import compile_count, compile_query, compile_verify
from tongbase.protect.rules.divisions import covers, division_prefix, is_covered
from tongbase.protect.rules.embedded import mask_embedded
from tongbase.protect.rules.masks import mask_value
from tongbase.protect.rules.policies import check_in_force, check_policy

__all__ = [
    "GrantedRows",
    "Verification",
    "check_in_force",
    "check_policy",
    "compile_count",
    "compile_query",
    "compile_verify",
    "covers",
    "division_prefix",
    "find_grade",
    "get_grade",
    "is_covered",
    "mask_embedded",
    "mask_value",
    "masks_of",
    "move_grade",
    "read_granted",
    "recognise_table",
    "regrade_column",
    "verbs_for",
    "verify_granted",
]
