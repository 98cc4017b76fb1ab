"""Which clauses the quality rules cite, from either end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tongbase.govern.models import Rule, Table
from tongbase.govern.queries.tables import as_rule, visible_tables
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.documents import DocumentRef, Use

USES_MAX = 2000
QUALITY_RULE = "quality_rule"


@dataclass(frozen=True)
class RuleUse:
    """A quality rule that cites a clause, and the table that it is bound to."""

    use: Use
    table: str


def cited_by(work: Work, rules: Sequence[Rule]) -> Mapping[str, DocumentRef]:
    """Find the documents that rules cite, by the keys that the rules hold; some may be unknown."""
    return standards.documents_cited(work, {rule.document for rule in rules if rule.document})


def rules_citing(work: Work, document: DocumentRef) -> Sequence[RuleUse]:
    """List the rules that cite a document, of the tables whose metadata the actor may read."""
    seen = visible_tables(work).subquery()
    statement = (
        select(Rule, Table)
        .join(Table, Table.id == Rule.table_id)
        .where(Rule.document.in_(document.keys), Rule.table_id.in_(select(seen.c.id)))
        .order_by(Rule.clause, Rule.code, Rule.id)
        .limit(USES_MAX)
    )
    return [_use(rule, table) for rule, table in work.db.execute(statement)]


def _use(rule: Rule, table: Table) -> RuleUse:
    name = f"{table.title or table.name}:{as_rule(rule, table).label.zh}"
    return RuleUse(Use(QUALITY_RULE, rule.id, rule.code, name, rule.clause), table.id)
