"""Take naming rules over from a sheet: new ones are laid down, others changed.

A rule is known by its code. What a sheet has no column for stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import Fate, Fault, Judged, refused
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work
from tongbase.standards.actions.naming import add_naming_rule, update_naming_rule
from tongbase.standards.models import NamingRule
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.naming import naming_content, rules_coded
from tongbase.standards.rules.naming import check_naming_rule
from tongbase.standards.rules.naming_lines import COLUMNS, SheetRule, read_rule
from tongbase.standards.terms.naming import NamingContent

FIELDS = tuple(field.name for field in fields(NamingContent))


@dataclass(frozen=True)
class WantedRule:
    """A rule as a line says it, and the one that it changes, if there is one."""

    content: NamingContent
    rule: str | None


class NamingLines:
    """One run through a sheet of naming rules; it remembers which codes it has met."""

    def __init__(self, present: frozenset[str]) -> None:
        self._present = present
        self._met: dict[str, int] = {}

    def judge(self, work: Work, read: Sequence[SheetRule]) -> Sequence[Judged[WantedRule]]:
        """Say of lines what becomes of them."""
        known = rules_coded(work, {each.content.code for each in read})
        return [self._judged(work, each, known.get(each.content.code)) for each in read]

    def write(self, work: Work, judged: Sequence[Judged[WantedRule]]) -> None:
        """Lay down what is new, change what is known."""
        for each in judged:
            if each.value is None:
                continue
            content, rule = each.value.content, each.value.rule
            if rule is None:
                add_naming_rule(work, content)
            else:
                update_naming_rule(work, rule, {n: getattr(content, n) for n in FIELDS})

    def _judged(self, work: Work, read: SheetRule, known: NamingRule | None) -> Judged[WantedRule]:
        code = read.content.code
        first = self._met.setdefault(code, read.line)
        faults = [*read.faults]
        if first != read.line:
            zh = f"规则编号“{code}”在第 {first} 行已出现,请只保留一行。"
            faults.append(Fault(read.line, "code", zh, f"{code} is in line {first}; keep one."))
        if faults:
            return refused(read.line, *faults)
        try:
            return self._placed(work, read, known)
        except TongBaseError as wrong:
            field = wrong.field or "code"
            return refused(read.line, Fault(read.line, field, wrong.zh, wrong.en))

    def _placed(self, work: Work, read: SheetRule, known: NamingRule | None) -> Judged[WantedRule]:
        if known is None:
            work.require(StandardsPermission.NAMING_MANAGE, work.actor.reach)
            check_naming_rule(read.content)
            return Judged(read.line, Fate.NEW, WantedRule(read.content, None))
        held = naming_content(known)
        said = {name: getattr(read.content, name) for name in FIELDS if name in self._present}
        content = replace(held, **said)
        if content == held:
            return Judged(read.line, Fate.SAME)
        work.require(StandardsPermission.NAMING_MANAGE, OrgPath(known.owner_path))
        check_naming_rule(content)
        return Judged(read.line, Fate.CHANGED, WantedRule(content, known.id))


def _begin(_work: Work, _options: Mapping[str, Any], present: frozenset[str]) -> NamingLines:
    return NamingLines(present)


NAMING_RULES = Importer(
    "naming_rules",
    "命名规则",
    "Naming rules",
    StandardsPermission.NAMING_MANAGE,
    COLUMNS,
    read_rule,
    _begin,
)
