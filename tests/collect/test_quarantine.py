"""The quarantine holds what is bad now: a run takes the place of what it judges anew."""

from typing import Any

import psycopg
import pytest

from tests.collect.conftest import Department
from tongbase.base.lake import read
from tongbase.base.lake.names import TableName
from tongbase.collect.terms import Mode
from tongbase.govern.api import find_table, tally

ASIDE = TableName("quarantine", "ods__people")


@pytest.fixture
def people(register: psycopg.Connection) -> psycopg.Connection:
    register.execute("create table people (id int, age text, at timestamp)")
    register.execute(
        "insert into people values (1, '30', '2024-01-01'), (2, 'x', '2024-01-02'), "
        "(3, 'y', '2024-01-03'), (null, '5', '2024-01-04')"
    )
    return register


def aside(us: Department) -> list[str]:
    rows = us.ask("select row_json->>'age' as age from lake.quarantine.ods__people order by age")
    return [row["age"] for row in rows]


def told(us: Department) -> int:
    with us.house.work_of_the_house() as work:
        assert find_table(work, "ods", "people") is not None
        return tally(work).set_aside


def flow_of(us: Department, source: str, **details: Any) -> str:
    return us.flow(source, "people", keys=("id",), types={"age": "int"}, **details)


def test_a_bad_source_read_again_sets_nothing_aside_twice(us, postgres, people):
    flow = flow_of(us, postgres)
    for _ in range(3):
        assert us.run(flow).quarantined == 3
        assert aside(us) == ["5", "x", "y"]
        assert told(us) == 3


def test_rows_that_became_good_or_are_gone_leave(us, postgres, people):
    flow = flow_of(us, postgres)
    us.run(flow)
    before = read.get_table(us.house.machines.lake, ASIDE).snapshot
    people.execute("update people set age = '7' where id = 2")
    people.execute("delete from people where id = 3 or id is null")
    assert us.run(flow).quarantined == 0
    assert (aside(us), told(us)) == ([], 0)
    earlier = f"select * from lake.quarantine.ods__people at (version => {before})"
    assert len(us.ask(earlier)) == 3


def test_a_run_that_fails_takes_nothing_away(us, postgres, people):
    flow = flow_of(us, postgres, delete_missing=True)
    us.run(flow)
    people.execute("update people set age = 'z' where id = 1")
    assert us.failure(flow)["code"] == "collect.source_emptied"
    assert (aside(us), told(us)) == (["5", "x", "y"], 3)


def test_an_incremental_run_replaces_the_rows_that_it_read(us, postgres, people):
    flow = flow_of(us, postgres, mode=Mode.INCREMENTAL, cursor_column="at", overlap_seconds=0)
    us.run(flow)
    people.execute("update people set age = '7', at = '2024-02-01' where id = 2")
    people.execute("insert into people values (4, 'w', '2024-02-02')")
    us.run(flow)
    assert (aside(us), told(us)) == (["5", "w", "y"], 3)
    us.run(flow)
    assert (aside(us), told(us)) == (["5", "w", "y"], 3)


def test_a_file_read_again_replaces_its_own_rows(us, tmp_path, write_csv):
    write_csv("a.csv", ("id", "age"), (1, "30"), (2, "x"), (3, "y"))
    write_csv("b.csv", ("id", "age"), (4, "z"), (5, "31"))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    types = {"age": "int"}
    flow = us.flow(source, "*.csv", mode=Mode.FILES, target="people", types=types)
    us.run(flow)
    assert (aside(us), told(us)) == (["x", "y", "z"], 3)
    write_csv("a.csv", ("id", "age"), (1, "30"), (2, "6"), (3, "y"))
    us.run(flow)
    assert (aside(us), told(us)) == (["y", "z"], 2)
    us.run(flow)
    assert (aside(us), told(us)) == (["y", "z"], 2)
