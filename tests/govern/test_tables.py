"""Lake tables as people see them: what their rules are called, what the overview counts."""

import pytest

from tests.conftest import NOW
from tongbase.base.paging import PageRequest
from tongbase.govern.models import Column, Rule, Table
from tongbase.govern.queries.tables import bound_rules, list_tables, tally
from tongbase.kernel.work import Work
from tongbase.standards.terms.quality import RuleKind, Severity


@pytest.fixture
def table(work: Work) -> Table:
    """A table of two columns, one of which has a title."""
    made = Table(
        id="t1",
        namespace="ods",
        name="qydj",
        title="企业登记",
        owner="/420000/X",
        owner_code="X",
        source="",
        format_type="csv",
        created_at=NOW,
        updated_at=NOW,
    )
    for position, (name, title) in enumerate([("dm", "信用代码"), ("mc", "")]):
        column = Column(name=name, title=title, type="string", nullable=True, is_key=False)
        column.position = position
        made.columns.append(column)
    work.db.add(made)
    work.db.flush()
    return made


def test_a_rule_calls_its_columns_as_people_do(work: Work, table: Table):
    told = {"severity": Severity.QUARANTINE, "weight": 1.0, "body": {}, "created_at": NOW}
    kinds = {"a": (RuleKind.UNIQUE, ["dm", "mc"]), "b": (RuleKind.NOT_NULL, ["mc"])}
    for code, (kind, columns) in kinds.items():
        work.db.add(Rule(id=code, table_id="t1", code=code, kind=kind, columns=columns, **told))
    work.db.flush()
    labels = [bound.rule.label for bound in bound_rules(work, table)]
    assert [label.zh for label in labels] == ["信用代码、mc:唯一", "mc:非空"]
    assert labels[0].en.startswith("dm, mc: ")


def test_rows_that_lie_in_quarantines_are_counted_together(work: Work, table: Table):
    table.aside = 125
    work.db.flush()
    told = tally(work)
    assert (told.set_aside, told.tables_aside) == (125, 1)
    assert list_tables(work, "", PageRequest(), with_aside=True).total == told.tables_aside


def test_tables_are_found_by_their_names_however_many_there_are(work: Work, table: Table):
    assert list_tables(work, "", PageRequest(), ["ods.qydj", "ods.none"]).rows == [table]
    assert list_tables(work, "", PageRequest(), ["qydj"]).total == 0
    assert list_tables(work, "登记", PageRequest(), ["ods.qydj"]).total == 1
