"""Bind quality rules to tables, and take them away."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select

from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import check_own
from tongbase.govern.errors import RuleCodeTakenError, RuleColumnUnknownError
from tongbase.govern.events import RuleBound, RuleUnbound
from tongbase.govern.models import Rule, Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.suggestions import suggested_rules
from tongbase.govern.queries.syntax import check_syntax
from tongbase.govern.queries.tables import get_rule, get_table
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.protect.api import get_grade
from tongbase.standards.api import check_rule, read_citation
from tongbase.standards.terms.quality import QualityRule

BODY = ("indicator", "check", "pattern", "low", "high", "values", "reference", "expression")


def bind_rule(work: Work, table_id: str, rule: QualityRule) -> Rule:
    """Bind a rule to a table; its code tells it from the table's others."""
    table = get_table(work, table_id)
    work.require(GovernPermission.RULE_MANAGE, OrgPath(table.owner))
    _check(work, table, rule)
    taken = select(Rule).where(Rule.table_id == table.id, Rule.code == rule.code)
    if work.db.scalars(taken).first() is not None:
        raise RuleCodeTakenError(
            f"规则代码“{rule.code}”已被占用,请换一个。",
            f"The code {rule.code!r} is taken; choose another.",
            field="code",
        )
    return _bind(work, table, rule)


def change_rule(work: Work, table_id: str, rule: QualityRule, *, active: bool) -> Rule:
    """Change the rule of the same code, or switch it on and off."""
    table = get_table(work, table_id)
    work.require(GovernPermission.RULE_MANAGE, OrgPath(table.owner))
    _check(work, table, rule)
    row = get_rule(work, table, rule.code)
    _write(row, rule)
    row.active = active
    work.emit(_bound(table, rule))
    return row


def unbind_rule(work: Work, table_id: str, code: str) -> None:
    """Take a rule from a table; the results of its checks stay."""
    table = get_table(work, table_id)
    work.require(GovernPermission.RULE_MANAGE, OrgPath(table.owner))
    work.db.delete(get_rule(work, table, code))
    work.emit(RuleUnbound(table.id, code=code))


def bind_suggested(work: Work, table_id: str) -> Sequence[Rule]:
    """Bind the rules that the recognised columns call for, unless they are bound already."""
    table = get_table(work, table_id)
    work.require(GovernPermission.RULE_MANAGE, OrgPath(table.owner))
    get_grade(work, TableName(table.namespace, table.name))
    return [_bind(work, table, rule) for rule in suggested_rules(work, table)]


def _bind(work: Work, table: Table, rule: QualityRule) -> Rule:
    row = Rule(id=new_id(), table_id=table.id, code=rule.code, created_at=work.now, active=True)
    _write(row, rule)
    work.db.add(row)
    work.emit(_bound(table, rule))
    return row


def _write(row: Rule, rule: QualityRule) -> None:
    values: dict[str, Any] = asdict(rule)
    row.kind, row.columns = rule.kind, list(rule.columns)
    row.severity, row.weight = rule.consequence, rule.weight
    cited = read_citation(rule.source)
    row.source, row.document, row.clause = rule.source, cited.document, cited.clause
    row.body = {name: values[name] for name in BODY if values[name]}


def _bound(table: Table, rule: QualityRule) -> RuleBound:
    return RuleBound(
        table.id,
        code=rule.code,
        kind=rule.kind.value,
        columns=rule.columns,
        source=rule.source,
    )


def _check(work: Work, table: Table, rule: QualityRule) -> None:
    """A rule sees no table that its author may not see: comparing tells what stands there."""
    check_rule(rule)
    check_syntax(rule, work.today)
    if rule.reference is not None:
        there = TableName(rule.reference.namespace, rule.reference.table)
        check_own(work.db, there, work.actor.reach, field="reference")
    unknown = [name for name in rule.columns if name not in {c.name for c in table.columns}]
    if unknown:
        raise RuleColumnUnknownError(
            f"表“{table.title}”没有列:{'、'.join(unknown)}。",
            f"The table has no column {', '.join(unknown)}.",
            field="columns",
        )
