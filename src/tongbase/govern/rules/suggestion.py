"""Which rules a table should have, from what its columns are recognised to be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tongbase.govern.terms import ColumnDetails
from tongbase.standards.terms.grading import SensitiveType
from tongbase.standards.terms.labels import Label
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
AS_STRICT: Mapping[RuleKind, frozenset[RuleKind]] = {
    RuleKind.REGEX: frozenset({RuleKind.REGEX, RuleKind.CODE_LIST, RuleKind.REFERENCE}),
}
"""Kinds that ask for more than a suggested one: values of a list have the form of a code."""
RULES_TOLD_MAX = 10
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


def is_covered(rule: QualityRule, bound: Iterable[QualityRule]) -> bool:
    """Say whether a bound rule asks for as much already, whatever its code is."""
    kinds = AS_STRICT.get(rule.kind, {rule.kind})
    return any(
        each.code == rule.code
        or (each.kind in kinds and each.columns == rule.columns and each.check == rule.check)
        for each in bound
    )


def advise(rules: Sequence[QualityRule] | None) -> tuple[Label, ...]:
    """Tell which rules are suggested; None says that nobody recognised the columns yet."""
    if rules is None:
        zh = "该表尚未识别定级:识别敏感字段后,平台会建议质量规则。"
        en = "The table is not graded yet: recognise its columns, and rules will be suggested."
        return (Label(zh, en),)
    if not rules:
        return ()
    told, more = rules[:RULES_TOLD_MAX], len(rules) > RULES_TOLD_MAX
    zh = f"{'、'.join(rule.label.zh for rule in told)}{' 等' if more else ''}"
    en = f"{', '.join(rule.label.en for rule in told)}{' and others' if more else ''}"
    return (
        Label(
            f"建议绑定 {len(rules)} 条质量规则:{zh};可一键绑定。",
            f"{len(rules)} rules are suggested: {en}; bind them all at once.",
        ),
    )
