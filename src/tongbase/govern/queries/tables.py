"""Reading lake tables as people know them, their rules and their checks."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, false, func, select, tuple_

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.govern.errors import RuleNotFoundError, TableNotFoundError
from tongbase.govern.models import Check, CheckResult, Column, Rule, Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.terms import BoundRule, ColumnDetails, TableRef, Tally
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.terms.quality import QualityRule, Reference

CHECKS_SHOWN_MAX = 50
NAMES_A_QUERY = 1000

Named = tuple[str, str]
"""The namespace and the name of a table."""


def find_table(work: Work, namespace: str, name: str) -> Table | None:
    """Find a lake table by its name, whoever owns it."""
    statement = select(Table).where(Table.namespace == namespace, Table.name == name)
    return work.db.scalars(statement).first()


def get_table(work: Work, table_id: str) -> Table:
    """Return a table that the actor may see: a department's own, the bureau's whole region."""
    table = work.db.get(Table, table_id)
    permitted = table is not None and work.actor.may(
        GovernPermission.METADATA_READ, OrgPath(table.owner)
    )
    if table is None or not permitted:
        raise TableNotFoundError(
            f"没有编号为 {table_id} 的数据表,或您无权查看。",
            f"There is no table {table_id} that you may see.",
            field="table_id",
        )
    return table


def list_tables(
    work: Work,
    q: str,
    wanted: PageRequest,
    names: Sequence[str] = (),
    *,
    with_aside: bool = False,
    of: Sequence[ColumnElement[bool]] = (),
) -> Page[Table]:
    """The tables of the actor's reach, the newest change first; of ``names`` if there are any.

    A name is ``namespace.name``. ``with_aside`` keeps those of which rows were set aside;
    ``of`` are conditions that hold besides.
    """
    statement = visible_tables(work).where(*of, *worded(q, Table.title, Table.name))
    statement = statement.order_by(Table.updated_at.desc(), Table.id)
    if names:
        statement = statement.where((Table.namespace + "." + Table.name).in_(names))
    if with_aside:
        statement = statement.where(Table.aside > 0)
    return paginate(work.db, statement, wanted)


def rules_of(work: Work, table: Table, *, active_only: bool = False) -> Sequence[Rule]:
    """The rules of a table, in the order in which they were bound."""
    statement = select(Rule).where(Rule.table_id == table.id).order_by(Rule.created_at, Rule.code)
    if active_only:
        statement = statement.where(Rule.active)
    return work.db.scalars(statement).all()


def get_rule(work: Work, table: Table, code: str) -> Rule:
    """Return one rule of a table."""
    statement = select(Rule).where(Rule.table_id == table.id, Rule.code == code)
    rule = work.db.scalars(statement).first()
    if rule is None:
        raise RuleNotFoundError(
            f"该表没有代码为“{code}”的规则。",
            f"The table has no rule {code!r}.",
            field="code",
        )
    return rule


def bound_rules(work: Work, table: Table) -> tuple[BoundRule, ...]:
    """The active rules of a table as values."""
    return tuple(
        BoundRule(r.id, as_rule(r, table)) for r in rules_of(work, table, active_only=True)
    )


def as_rule(row: Rule, table: Table) -> QualityRule:
    """Turn a stored rule of a table into a value that calls the columns as people do."""
    body = dict(row.body)
    reference = body.pop("reference", None)
    values = tuple(body.pop("values", ()))
    rule = QualityRule(
        code=row.code,
        kind=row.kind,
        columns=tuple(row.columns),
        severity=row.severity,
        weight=row.weight,
        values=values,
        reference=Reference(**reference) if reference else None,
        source=row.source,
        **body,
    )
    return named(rule, table)


def named(rule: QualityRule, table: Table) -> QualityRule:
    """Name a rule after the titles of its columns."""
    return rule.named_after(titles_of(table))


def titles_of(table: Table) -> Mapping[str, str]:
    """Return what the columns of a table are called, by their names."""
    return {column.name: column.title for column in table.columns}


def checks_of(work: Work, table: Table) -> Sequence[Check]:
    """The checks of a table, newest first."""
    statement = select(Check).where(Check.table_id == table.id).order_by(Check.at.desc())
    return work.db.scalars(statement.limit(CHECKS_SHOWN_MAX)).all()


def results_of(work: Work, run_id: str) -> Sequence[CheckResult]:
    """What each rule counted in one check."""
    statement = select(CheckResult).where(CheckResult.run_id == run_id)
    return work.db.scalars(statement.order_by(CheckResult.bad.desc(), CheckResult.rule_code)).all()


def details_of(table: Table) -> tuple[ColumnDetails, ...]:
    """The columns of a table as values."""
    return tuple(_column(each) for each in table.columns)


def ref_of(table: Table) -> TableRef:
    """What other modules may know of a table."""
    name = (table.namespace, table.name)
    return TableRef(table.id, name, table.title, OrgPath(table.owner), table.rows)


def tally(work: Work) -> Tally | None:
    """The numbers of governance within the actor's reach; None for who may read none."""
    if not work.actor.may_somewhere(GovernPermission.METADATA_READ):
        return None
    mine = visible_tables(work).subquery()
    tables, rows, aside, tables_aside, score = work.db.execute(
        select(
            func.count(),
            func.coalesce(func.sum(mine.c.rows), 0),
            func.coalesce(func.sum(mine.c.aside), 0),
            func.count().filter(mine.c.aside > 0),
            func.avg(mine.c.score),
        ).select_from(mine)
    ).one()
    rules = select(func.count()).select_from(Rule).where(Rule.table_id.in_(select(mine.c.id)))
    return Tally(
        tables=tables,
        rows=int(rows),
        rules=work.db.scalar(rules) or 0,
        set_aside=int(aside),
        tables_aside=tables_aside,
        score=None if score is None else round(float(score), 2),
    )


def renewals(work: Work, tables: Collection[Named]) -> Mapping[Named, datetime]:
    """When tables, by namespace and name, were last brought in step; unknown ones are left out."""
    named, wanted = tuple_(Table.namespace, Table.name), sorted(set(tables))
    found: dict[Named, datetime] = {}
    for start in range(0, len(wanted), NAMES_A_QUERY):
        some = named.in_(wanted[start : start + NAMES_A_QUERY])
        rows = select(Table.namespace, Table.name, Table.renewed_at).where(some)
        told = work.db.execute(rows)
        found |= {(space, name): at for space, name, at in told if at is not None}
    return found


def visible_tables(work: Work) -> Select[Table]:
    """Select the tables of the actor's reach."""
    if not work.actor.may_somewhere(GovernPermission.METADATA_READ):
        return select(Table).where(false())
    reach = work.actor.reach.value
    within = Table.owner.startswith(f"{reach}/", autoescape=True)
    return select(Table).where((Table.owner == reach) | within)


def _column(row: Column) -> ColumnDetails:
    return ColumnDetails(row.name, row.type, row.title, row.nullable, row.is_key)


def firm_key(table: Table) -> tuple[str, ...]:
    """Return the key by which rows are told apart, if no part of it may be empty in the source.

    A key whose parts may be empty is kept together by whoever lands the rows; its parts alone are
    neither always present nor told apart by SQL.
    """
    parts = [column for column in table.columns if column.is_key]
    return () if any(part.nullable for part in parts) else tuple(part.name for part in parts)
