"""Columns that the source brings no more are renamed and dropped; what is used keeps its name."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.app.world import status_of
from tests.collect.conftest import MARKET
from tests.conftest import an_actor
from tests.govern.conftest import Department
from tongbase.app.client import Client
from tongbase.app.house import House
from tongbase.base.lake import read
from tongbase.base.lake.names import TableName
from tongbase.govern.actions import columns
from tongbase.govern.permissions import GovernPermission
from tongbase.kernel.errors import DeniedError

A = TableName("ods", "a")
HOLDERS = ["110101190001010014", "110101190001010022", "110101190001010030"]
NUMBERS = [(n, f"91420100MA000000{n}X", holder) for n, holder in enumerate(HOLDERS)]


class Land:
    """A table whose source has let go of one column, ``old``."""

    def __init__(self, us: Department, market: Client, folder: str, write: Any) -> None:
        self.us, self.market, self.write = us, market, write
        write("a.csv", ("id", "v", "old"), *NUMBERS)
        source = us.source("folder", {"path": folder})
        self.flow = us.flow(source, "a.csv", keys=("id",))
        us.run(self.flow)
        self.path = f"/api/govern/tables/{market.get('/api/govern/tables')['rows'][0]['id']}"

    def collect_without(self) -> None:
        self.write("a.csv", ("id", "v"), *((number, value) for number, value, _ in NUMBERS))
        self.us.run(self.flow)

    def ask(self, verb: str, **body: str) -> tuple[int, Mapping[str, Any]]:
        return status_of(self.market, "POST", f"{self.path}/{verb}", json=body)

    def columns(self) -> list[str]:
        return [each.name for each in read.columns(self.us.house.machines.lake, A)]

    def told(self, event: str) -> Mapping[str, Any]:
        lines = self.market.get(f"{self.path}/timeline")
        return next(line["detail"] for line in lines if line["event"] == event)


@pytest.fixture
def land(us: Department, market: Client, write_csv: Callable[..., Any], tmp_path: Any) -> Land:
    return Land(us, market, str(tmp_path / "drops"), write_csv)


def test_a_column_that_the_source_let_go_is_renamed_with_its_grade(land):
    land.market.post("/api/protect/tables", {"namespace": "ods", "name": "a", "owner": MARKET})
    before = grades(land)
    land.collect_without()
    assert land.market.get(land.path)["retired"] == ["old"]
    status, told = land.ask("rename-column", column="old", to="holder")
    assert (status, told["retired"]) == (200, ["holder"])
    assert land.columns() == ["id", "v", "holder"]
    assert grades(land) == {**{n: before[n] for n in ("id", "v")}, "holder": before["old"]}
    assert before["old"] == "citizen_id"
    assert land.told("govern.column.renamed") == {"table": "ods.a", "column": "old", "to": "holder"}


def test_a_name_that_was_let_go_is_taken_with_the_grade_of_whoever_takes_it(land, us):
    land.write("a.csv", ("id", "v", "old", "note"), *((*row, "无") for row in NUMBERS))
    us.run(land.flow)
    land.market.post("/api/protect/tables", {"namespace": "ods", "name": "a", "owner": MARKET})
    assert grades(land)["note"] == "none"
    land.collect_without()
    assert land.ask("drop-column", column="note", reason="试")[0] == 200
    assert land.ask("rename-column", column="old", to="note")[0] == 200
    assert grades(land)["note"] == "citizen_id"


def grades(land: Land) -> Mapping[str, str]:
    (row,) = land.market.get("/api/protect/tables")["rows"]
    shown = land.market.get(f"/api/protect/tables/{row['id']}")["columns"]
    return {each["column"]: each["sensitive_type"] for each in shown}


def test_a_column_that_the_source_let_go_is_dropped_for_a_reason(land, us):
    land.collect_without()
    state = read.snapshots(us.house.machines.lake, A)[-1].id
    assert land.ask("drop-column", column="old", reason=" ")[1]["code"] == "govern.reason_missing"
    status, told = land.ask("drop-column", column="old", reason="来源已取消该字段")
    assert (status, told["retired"], land.columns()) == (200, [], ["id", "v"])
    assert land.told("govern.column.dropped")["reason"] == "来源已取消该字段"
    earlier = f"select count(old) as n from lake.ods.a at (version => {state})"
    assert us.ask(earlier) == [{"n": len(NUMBERS)}]
    assert us.run(land.flow).read == len(NUMBERS)


def refusal(land: Land, column: str, **body: str) -> Mapping[str, Any]:
    verb = "rename-column" if body else "drop-column"
    before = land.columns()
    status, told = land.ask(verb, column=column, **(body or {"reason": "试"}))
    assert (status, told["code"], land.columns()) == (409, "govern.column_in_use", before)
    return told


def test_what_the_flow_brings_is_refused(land):
    assert "该表的主键" in refusal(land, "id")["message"]
    for change in ({}, {"to": "w"}):
        told = refusal(land, "v", **change)
        assert "归集流程" in told["message"]
        assert "the flow that collects it" in told["message_en"]


def test_what_a_rule_looks_at_is_refused_until_it_is_unbound(land):
    rule = {"code": "老字段", "kind": "not_null", "columns": ["old"]}
    land.market.post(f"{land.path}/rules", rule)
    land.collect_without()
    assert "质量规则“老字段”" in refusal(land, "old")["message"]
    land.market.delete(f"{land.path}/rules/老字段")
    assert land.ask("drop-column", column="old", reason="试")[0] == 200


def test_what_another_tables_rule_points_at_is_refused(land, us, write_csv, tmp_path):
    write_csv("b.csv", ("id", "holder"), *((n, old) for n, _, old in NUMBERS))
    us.run(us.flow(us.source("folder", {"path": str(tmp_path / "drops")}), "b.csv", keys=("id",)))
    found = land.market.get("/api/govern/tables", q="b")["rows"]
    other = next(each["id"] for each in found if each["name"] == "b")
    there = {"namespace": "ods", "table": "a", "column": "old"}
    rule = {"code": "持有人在册", "kind": "reference", "columns": ["holder"], "reference": there}
    land.market.post(f"/api/govern/tables/{other}/rules", rule)
    land.collect_without()
    assert "另一张表的质量规则“持有人在册”" in refusal(land, "old")["message"]


def test_what_the_catalogue_promises_is_refused_as_old_and_as_new_name(land):
    land.market.post(f"{land.path}/draft-entry", {"name": "登记信息"})
    land.collect_without()
    told = refusal(land, "old")
    assert (told["field"], "目录“登记信息”的信息项“old”" in told["message"]) == ("column", True)
    assert refusal(land, "old", to="w")["field"] == "column"


def test_a_name_that_is_used_cannot_be_taken(land):
    land.collect_without()
    assert refusal(land, "old", to="_row")["field"] == "to"
    assert refusal(land, "old", to="v")["field"] == "to"


def test_a_column_that_is_not_there_is_not_found(land):
    status, told = land.ask("drop-column", column="none", reason="试")
    assert (status, told["code"], told["field"]) == (404, "lake.column_not_found", "column")


def test_a_comment_is_kept_through_the_next_collection(land, us):
    assert land.ask("comment-column", column="v", comment="信用代码")[0] == 200
    us.run(land.flow)
    shown = {each["name"]: each["title"] for each in land.market.get(land.path)["columns"]}
    assert shown["v"] == "信用代码"
    comments = {each.name: each.comment for each in read.columns(us.house.machines.lake, A)}
    assert comments["v"] == "信用代码"
    assert land.told("govern.column.commented")["comment"] == "信用代码"


def test_nobody_changes_columns_without_leave(land, house: House):
    land.collect_without()
    reader = an_actor(permissions=frozenset({GovernPermission.METADATA_READ}))
    table_id, lake = land.path.rpartition("/")[2], house.machines.lake
    deeds = (
        lambda work: columns.rename_column(work, lake, table_id, "old", to="w"),
        lambda work: columns.drop_column(work, lake, table_id, "old", reason="试"),
        lambda work: columns.comment_column(work, lake, table_id, "old", comment="试"),
    )
    for deed in deeds:
        with house.work_for(reader) as work, pytest.raises(DeniedError):
            deed(work)
    assert land.columns() == ["id", "v", "old"]


def test_columns_are_changed_by_command(land, command):
    land.collect_without()
    assert command("table", "rename-column", "ods.a", "old", "holder")["retired"] == ["holder"]
    shown = command("table", "comment-column", "ods.a", "v", "信用代码")["columns"]
    assert {each["name"]: each["title"] for each in shown}["v"] == "信用代码"
    assert command("table", "drop-column", "ods.a", "holder", "--reason", "试")["retired"] == []
    assert "govern.column_in_use column:" in command(
        "table", "drop-column", "ods.a", "v", "--reason", "试"
    )
