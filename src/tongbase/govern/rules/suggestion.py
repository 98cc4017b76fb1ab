"""Which rules a table should have, from what its columns are recognised to be."""

from collections.abc import Iterator

from tongbase.govern.terms import ColumnDetails
from tongbase.standards.terms.grading import SensitiveType
from tongbase.standards.terms.quality import QualityRule, RuleKind

CHECKED = {
    SensitiveType.CITIZEN_ID: "citizen_id",
    SensitiveType.USCC: "uscc",
    SensitiveType.MOBILE: "mobile",
    SensitiveType.LANDLINE: "landline",
    SensitiveType.BANK_CARD: "bank_card",
    SensitiveType.PLATE: "plate",
    SensitiveType.EMAIL: "email",
    SensitiveType.ORG_CODE: "org_code",
}
DIVISION = r"[1-9][0-9]{5}([0-9]{3}([0-9]{3})?)?"  # GB/T 2260, GB/T 10114


def suggest(column: ColumnDetails, kind: SensitiveType) -> Iterator[QualityRule]:
    """Suggest rules for one column."""
    if not column.nullable:
        yield QualityRule(f"{column.name}_present", RuleKind.NOT_NULL, (column.name,))
    if kind in CHECKED:
        code = f"{column.name}_{CHECKED[kind]}"
        yield QualityRule(code, RuleKind.CHECK_DIGIT, (column.name,), check=CHECKED[kind])
    if kind is SensitiveType.REGION:
        code = f"{column.name}_division"
        yield QualityRule(code, RuleKind.REGEX, (column.name,), pattern=DIVISION)
    if kind is SensitiveType.BIRTH_DATE:
        code = f"{column.name}_date"
        yield QualityRule(code, RuleKind.DATE_VALID, (column.name,), low="1850-01-01")
