"""Lay down naming rules, change and remove them; install those that the house ships."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.standards.errors import NamingRuleTakenError
from tongbase.standards.events import NamingRuleAdded, NamingRuleChanged, NamingRuleRemoved
from tongbase.standards.models import NamingRule
from tongbase.standards.models.writing import write_naming_rule
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.naming import find_by_code, get_naming_rule, naming_content
from tongbase.standards.rules.naming import check_naming_rule
from tongbase.standards.terms.naming import SHIPPED_RULES, NamingContent


def install_naming_rules(work: Work) -> int:
    """Lay down the shipped rules that nobody has laid down yet; return how many."""
    work.require(StandardsPermission.ELEMENT_INSTALL, EVERYWHERE)
    known = set(work.db.scalars(select(NamingRule.code)))
    new = [content for content in SHIPPED_RULES if content.code not in known]
    for content in new:
        _add(work, content, EVERYWHERE, is_shipped=True)
    return len(new)


def add_naming_rule(work: Work, content: NamingContent) -> NamingRule:
    """Lay down a rule."""
    work.require(StandardsPermission.NAMING_MANAGE, work.actor.reach)
    check_naming_rule(content)
    if find_by_code(work, content.code) is not None:
        raise NamingRuleTakenError(
            f"规则编号“{content.code}”已被使用,请改用其他编号。",
            f"The code {content.code} is taken; choose another.",
            field="code",
        )
    return _add(work, content, work.actor.reach, is_shipped=False)


def update_naming_rule(work: Work, rule_id: str, changes: Mapping[str, Any]) -> NamingRule:
    """Change a rule; its code stays."""
    row = get_naming_rule(work, rule_id)
    work.require(StandardsPermission.NAMING_MANAGE, OrgPath(row.owner_path))
    content = replace(naming_content(row), **{**changes, "code": row.code})
    check_naming_rule(content)
    write_naming_rule(row, content)
    row.changed_at = work.now
    work.emit(NamingRuleChanged(row.id, code=row.code, pattern=row.pattern))
    return row


def remove_naming_rule(work: Work, rule_id: str) -> None:
    """Let a rule hold no more."""
    row = get_naming_rule(work, rule_id)
    work.require(StandardsPermission.NAMING_MANAGE, OrgPath(row.owner_path))
    work.db.delete(row)
    work.db.flush()
    work.emit(NamingRuleRemoved(row.id, code=row.code))


def _add(work: Work, content: NamingContent, place: OrgPath, *, is_shipped: bool) -> NamingRule:
    row = NamingRule(id=new_id(), owner_path=place.value, is_shipped=is_shipped)
    write_naming_rule(row, content)
    row.changed_at = work.now
    work.db.add(row)
    work.db.flush()
    work.emit(NamingRuleAdded(row.id, code=row.code, pattern=row.pattern))
    return row
