"""A person's word on a grade."""

from tongbase.protect.errors import ReasonMissingError
from tongbase.standards.terms.labels import Label

REASON_CHARACTERS_MAX = 500


def check_reason(reason: str) -> None:
    """Stop unless the change of a grade is explained."""
    if not 0 < len(reason.strip()) <= REASON_CHARACTERS_MAX:
        raise ReasonMissingError(
            f"调整级别须说明理由(不超过 {REASON_CHARACTERS_MAX} 字)。",
            f"Say why the grade is changed, in at most {REASON_CHARACTERS_MAX} characters.",
            field="reason",
        )


def manual_reason(reviewer: str, reason: str) -> Label:
    """Write down who graded and why."""
    return Label(f"{reviewer}人工定级:{reason}", f"Graded by {reviewer}: {reason}")
