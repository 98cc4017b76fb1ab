"""What needs a column under its name, and which columns of the lake nothing brings any more."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select

from tongbase.base.lake import read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.catalogue import api as catalogue
from tongbase.govern.models import Rule, Table
from tongbase.govern.queries.tables import rules_of
from tongbase.govern.rules.columns import HOUSE
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label


def retired_columns(lake: Lake, table: Table) -> Sequence[str]:
    """List the columns that the latest collection did not bring: nobody will write them again."""
    name = TableName(table.namespace, table.name)
    if not read.exists(lake, name):
        return ()
    brought = {column.name for column in table.columns}
    told = (column.name for column in read.columns(lake, name))
    return tuple(each for each in told if each not in brought and not each.startswith(HOUSE))


def uses_of(work: Work, table: Table, column: str) -> Sequence[Label]:
    """List what needs a column under its name."""
    return [*_landing(table, column), *_rules(work, table, column), *_items(work, table, column)]


def _landing(table: Table, column: str) -> Iterator[Label]:
    brought = {each.name: each for each in table.columns}
    if column in brought and brought[column].is_key:
        yield Label("该表的主键", "the key of the table")
    if column in brought or column.startswith(HOUSE):
        yield Label(
            f"归集流程(数据源“{table.source}”)每次运行都会写入",
            f"the flow that collects it from {table.source}",
        )


def _rules(work: Work, table: Table, column: str) -> Iterator[Label]:
    for rule in rules_of(work, table):
        if column in rule.columns:
            yield Label(f"质量规则“{rule.code}”", f"the quality rule {rule.code}")
    there = {"namespace": table.namespace, "table": table.name, "column": column}
    pointing = select(Rule).where(Rule.body["reference"].contains(there)).order_by(Rule.code)
    for rule in work.db.scalars(pointing):
        yield Label(
            f"另一张表的质量规则“{rule.code}”", f"the quality rule {rule.code} of another table"
        )


def _items(work: Work, table: Table, column: str) -> Iterator[Label]:
    entry = catalogue.find_by_resource(work, table.namespace, table.name)
    if entry is None:
        return
    for item in entry.items:
        if item.field_name == column:
            yield Label(
                f"目录“{entry.name}”的信息项“{item.name}”",
                f"the item {item.name} of the entry {entry.name}",
            )
