"""Naming rules, and what they say of a name."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields

from sqlalchemy import Select, select

from tongbase.base.many import among
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.errors import NameBreaksRuleError, NamingRuleNotFoundError
from tongbase.standards.models import Element, NamingRule
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.rules.naming import judge_name, warning_of
from tongbase.standards.rules.naming_lines import line_of_rule
from tongbase.standards.terms.naming import (
    NameAsked,
    Named,
    NameVerdict,
    NameWarning,
    NameWords,
    NamingContent,
)
from tongbase.standards.terms.standing import Standing

RULES_MAX = 500


def list_naming_rules(
    work: Work, q: str, applies_to: Named | None, wanted: PageRequest
) -> Page[NamingRule]:
    """List the rules by what they are about."""
    return paginate(work.db, _searched(q, applies_to), wanted)


def exported_rules(work: Work, q: str, applies_to: Named | None) -> Iterator[Sequence[str | int]]:
    """Write the rules that the filters keep as the lines of a sheet."""
    for row in work.db.scalars(_searched(q, applies_to)):
        yield line_of_rule(naming_content(row))


def _searched(q: str, applies_to: Named | None) -> Select[NamingRule]:
    places = (NamingRule.code, NamingRule.name_zh, NamingRule.pattern, NamingRule.explanation)
    statement = select(NamingRule).where(*worded(q, *places))
    if applies_to:
        statement = statement.where(NamingRule.applies_to == applies_to)
    return statement.order_by(NamingRule.applies_to, NamingRule.code)


def get_naming_rule(work: Work, rule_id: str) -> NamingRule:
    """Find a rule."""
    row = work.db.get(NamingRule, rule_id)
    if row is None:
        raise NamingRuleNotFoundError(
            f"没有编号为 {rule_id} 的命名规则,请刷新后重试。",
            f"There is no naming rule {rule_id}; reload and try again.",
            field="rule_id",
        )
    return row


def find_by_code(work: Work, code: str) -> NamingRule | None:
    """Find a rule by its code."""
    return work.db.scalars(select(NamingRule).where(NamingRule.code == code)).first()


def rules_coded(work: Work, codes: Collection[str]) -> Mapping[str, NamingRule]:
    """Map codes to the rules that have them."""
    rows = work.db.scalars(select(NamingRule).where(among(NamingRule.code, codes)))
    return {row.code: row for row in rows}


def judge(
    work: Work, applies_to: Named, name: str, title: str = ""
) -> Sequence[tuple[NamingRule, NameVerdict]]:
    """Let every rule for such a thing judge a name; ``title`` is what people call the thing."""
    known = _words_of(work, {title} - {""}).get(title, NameWords())
    rules = select(NamingRule).where(NamingRule.applies_to == applies_to)
    rows = work.db.scalars(rules.order_by(NamingRule.code).limit(RULES_MAX))
    judged = [(row, judge_name(naming_content(row), name, known)) for row in rows]
    return sorted(judged, key=lambda each: not each[1].good)


def name_warnings(
    work: Work, applies_to: Named, asked: Sequence[NameAsked]
) -> Sequence[NameWarning]:
    """Tell of the names that do not follow their rules; all of them are asked about at once."""
    told = select(NamingRule).where(NamingRule.applies_to == applies_to)
    rows = work.db.scalars(told.order_by(NamingRule.code).limit(RULES_MAX))
    rules = [naming_content(row) for row in rows]
    known = _words_of(work, {each.title for each in asked if each.title})
    judged = (warning_of(rules, each, known.get(each.title, NameWords())) for each in asked)
    return [warning for warning in judged if warning is not None]


def check_names(work: Work, applies_to: Named, asked: Sequence[NameAsked], *, field: str) -> None:
    """Refuse names that break a rule which binds."""
    for warning in name_warnings(work, applies_to, asked):
        if warning.is_binding:
            better = f"建议改为“{warning.proposal}”。" if warning.proposal else "请改用其他名称。"
            other = f"call it {warning.proposal}." if warning.proposal else "choose another."
            raise NameBreaksRuleError(
                f"名称“{warning.name}”不符合强制命名规则“{warning.rule_name}”"
                f"({warning.pattern}):{warning.told.zh}{better}",
                f"{warning.name!r} breaks the binding rule {warning.rule} "
                f"({warning.pattern}): {warning.told.en} {other}",
                field=field,
                rule=warning.rule,
                proposal=warning.proposal,
            )


def naming_content(row: NamingRule) -> NamingContent:
    """Return what a rule says, as a value."""
    return NamingContent(**{each.name: getattr(row, each.name) for each in fields(NamingContent)})


def may_change(work: Work, row: NamingRule) -> bool:
    """Say whether the actor may change or remove a rule."""
    return work.actor.may(StandardsPermission.NAMING_MANAGE, OrgPath(row.owner_path))


def _words_of(work: Work, titles: Collection[str]) -> Mapping[str, NameWords]:
    """What the elements in force that are called so say of names, by what they are called."""
    if not titles:
        return {}
    said = select(Element.name_zh, Element.initials, Element.name_en).where(
        Element.status == Standing.IN_FORCE, among(Element.name_zh, titles)
    )
    rows = work.db.execute(said.order_by(Element.code.desc()))
    return {title: NameWords(initials, english) for title, initials, english in rows}
