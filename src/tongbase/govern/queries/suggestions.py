"""Rules that a table should have and has not, and what to do about it."""

from collections.abc import Sequence

from tongbase.base.lake.names import TableName
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.tables import as_rule, details_of, find_table, named, rules_of
from tongbase.govern.rules.suggestion import advise, is_covered, suggest
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.protect.api import find_grade
from tongbase.protect.api import verbs_for as grading_verbs
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.quality import QualityRule


def suggested_rules(work: Work, table: Table) -> Sequence[QualityRule]:
    """Say which rules the recognised columns call for that are not bound yet, on or off."""
    grade = find_grade(work, TableName(table.namespace, table.name))
    kinds = {each.column: each.sensitive_type for each in grade.columns} if grade else {}
    bound = [as_rule(row, table) for row in rules_of(work, table)]
    return [
        named(rule, table)
        for column in details_of(table)
        if column.name in kinds
        for rule in suggest(column, kinds[column.name])
        if not is_covered(rule, bound)
    ]


def advice_for(work: Work, namespace: str, name: str) -> Sequence[Label]:
    """Tell whoever may do it what a collected table still lacks: its grades, then its rules."""
    table = find_table(work, namespace, name)
    if table is None or not work.actor.may(GovernPermission.RULE_MANAGE, OrgPath(table.owner)):
        return ()
    if find_grade(work, TableName(namespace, name)) is None:
        may_grade = "recognise" in grading_verbs(work, OrgPath(table.owner))
        return advise(None) if may_grade else ()
    return advise(suggested_rules(work, table))
