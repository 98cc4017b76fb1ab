"""Standards land in columns: suggested, bound, counted, and what breaks them is listed masked."""

from typing import Any

from tests.app.world import status_of
from tests.govern.conftest import Collect, Commands, Department
from tongbase.app.client import Client
from tongbase.catalogue.models import Entry
from tongbase.catalogue.terms.states import Status
from tongbase.govern.queries.landing_advice import IS_BOUND
from tongbase.standards.models import CodeListRow
from tongbase.standards.terms.standing import Standing

BAD = "110105194912310021"
GOOD = ("110101190001010014", "11010519491231002X", "440524188001010014", "34052419800101001X")
ROWS = [(n, "张三", each, "0129"[n]) for n, each in enumerate(GOOD)] + [(9, "李四", BAD, "7")]


def test_a_table_gets_its_standards(
    us: Department, market: Client, command: Commands, collect: Collect
):
    table = collect(("id", "xm", "sfzh", "xb"), *ROWS)
    market.post("/api/protect/tables", {"namespace": "ods", "name": "a"})
    path = f"/api/govern/landing/tables/{table['id']}"
    best = suggested(market, path)
    assert {name: best[name]["code"] for name in ("sfzh", "xb")} == {
        "sfzh": "DE00001",
        "xb": "DE00006",
    }
    assert best["xb"]["reasons"][-1]["zh"] == "抽查 5 行,4 行的值在代码集中"
    choices = [
        {"column": name, "element": best[name]["code"], "reasons": best[name]["reasons"]}
        for name in ("sfzh", "xb")
    ]
    told = market.post(f"{path}/bind", {"choices": choices})
    assert {c["column"]: c["element"] for c in told["columns"] if c["element"]} == {
        "sfzh": "DE00001",
        "xb": "DE00006",
    }
    kept = {each["column"]: each["reasons"] for each in market.get(path)["columns"]}
    assert kept["id"] == []
    assert [kept[name] for name in ("sfzh", "xb")] == [
        best[name]["reasons"] for name in ("sfzh", "xb")
    ]
    rates = market.get("/api/govern/landing/rates")["organisations"]
    assert [(each["columns"], each["bound"]) for each in rates] == [(4, 2)]
    listed = market.get("/api/govern/landing/tables")["rows"]
    assert [(each["columns"], each["bound"]) for each in listed] == [(4, 2)]
    broken = market.get(f"{path}/violations")
    assert broken["total"] == 1
    row = broken["rows"][0]
    assert set(row["columns"]) == {"sfzh", "xb"}
    assert row["row"]["sfzh"] != BAD
    assert any("未通过校验" in reason["zh"] for reason in row["reasons"])
    assert market.get(f"{path}/violations", column="xb")["rows"][0]["columns"] == ["xb"]
    market.post(f"{path}/release", {"column": "xb"})
    events = [line["event"] for line in market.get(f"/api/govern/tables/{table['id']}/timeline")]
    assert events[:3] == ["govern.element.released", "govern.element.bound", "govern.element.bound"]
    assert [each["column"] for each in command("landing", "suggest", "ods.a", "--min", "0.6")]
    bound = command("landing", "bind", "ods.a", "xm", "DE00002")
    assert [each["element"] for each in bound if each["column"] == "xm"] == ["DE00002"]
    command("landing", "release", "ods.a", "xm")
    command("landing", "accept", "ods.a", "--min", "0.6")
    assert any("同义词" in each["reasons"] for each in command("landing", "show", "ods.a"))
    assert command("landing", "violations", "ods.a")["total"] == 1
    assert command("landing", "tables")["rows"][0]["bound"] >= 2
    assert command("landing", "rates")["systems"]
    for body, code in (
        ({"choices": [{"column": "none", "element": "DE00001"}]}, "govern.column_unknown"),
        ({"choices": [{"column": "xb", "element": "NONE"}]}, "govern.element_unknown"),
    ):
        assert status_of(market, "POST", f"{path}/bind", json=body)[1]["code"] == code


def test_a_division_that_nobody_knows_breaks_the_standard_and_an_abolished_one_is_told_as_such(
    us: Department, market: Client, command: Commands, collect: Collect
):
    rows = ((1, "420100"), (2, "429999"), (3, "422300"))
    table = collect(("id", "qhdm"), *rows)
    market.post("/api/protect/tables", {"namespace": "ods", "name": "a"})
    command("landing", "bind", "ods.a", "qhdm", "DE00099")
    told = market.get(f"/api/govern/landing/tables/{table['id']}/violations")
    reasons = {each["row"]["id"]: [why["zh"] for why in each["reasons"]] for each in told["rows"]}
    assert reasons == {
        2: ["行政区划代码(DE00099):不在代码集中"],
        3: ["行政区划代码(DE00099):代码已停用(曾在代码集中有效)"],
    }
    counts = {each["zh"].rpartition(":")[2]: each["bad"] for each in told["counts"]}
    assert counts["不在代码集中"] == counts["代码已停用(曾在代码集中有效)"] == 1
    assert command("landing", "violations", "ods.a")["total"] == 2


def test_items_of_a_draft_get_their_elements_by_columns_values_and_names(
    us: Department, market: Client, command: Commands, collect: Collect
):
    table = collect(("id", "xm", "sfzh", "xb"), *ROWS)
    market.post("/api/protect/tables", {"namespace": "ods", "name": "a"})
    drafted = market.post(f"/api/govern/tables/{table['id']}/draft-entry", {"name": "登记信息"})
    entry = drafted["entry_id"]
    command("landing", "bind", "ods.a", "xb", "DE00006")
    told = command("landing", "suggest-items", entry, "--min", "0.6")
    first = {each["item"]: each for each in reversed(told)}
    assert {name: first[name]["code"] for name in ("sfzh", "xb")} == {
        "sfzh": "DE00001",
        "xb": "DE00006",
    }
    assert (first["xb"]["confidence"], first["xb"]["reasons"]) == (1, IS_BOUND.zh)
    assert "5 行,4 行通过校验" in first["sfzh"]["reasons"]
    named = {
        "items": [{"name": "婚姻状况"}, {"name": "甲乙丙"}, {"name": "", "code_list_id": "sex"}]
    }
    path = f"/api/govern/landing/entries/{entry}/suggestions"
    rows = [each["suggestions"] for each in market.post(path, named)["rows"]]
    assert (rows[0][0]["name_zh"], rows[1]) == ("婚姻状况代码", [])
    assert "DE00006" in {each["code"] for each in rows[2]}
    items = command("landing", "accept-items", entry, "--min", "0.6")
    held = {each["field_name"]: each["std_element_code"] for each in items}
    assert (held["sfzh"], held["xb"], held["id"]) == ("DE00001", "DE00006", "")
    shown = market.get(f"/api/catalogue/entries/{entry}")["elements"]
    assert {each["code"] for each in shown} == {code for code in held.values() if code}
    uses = command("landing", "uses", "DE00006")
    assert [each["column"] for each in uses["columns"]["rows"]] == ["xb"]
    assert [each["field_name"] for each in uses["items"]["rows"]] == ["xb"]
    assert command("landing", "uses", "DE00001")["columns"]["total"] == 0


def test_an_entry_of_a_table_has_the_elements_of_its_columns(
    us: Department, market: Client, command: Commands, collect: Collect
):
    table = collect(("id", "xm", "xb"), (1, "张三", "1"))
    market.post("/api/protect/tables", {"namespace": "ods", "name": "a"})
    command("landing", "bind", "ods.a", "xb", "DE00006")
    entry = market.post(f"/api/govern/tables/{table['id']}/draft-entry", {"name": "登记信息"})
    items = market.get(f"/api/catalogue/entries/{entry['entry_id']}")["items"]
    assert {
        each["field_name"]: (each["std_element_code"], each["code_list_id"]) for each in items
    } == {
        "id": ("", ""),
        "xm": ("", ""),
        "xb": ("DE00006", "sex"),
    }
    command("landing", "bind", "ods.a", "xm", "DE00002")  # after the entry was compiled
    assert shares(market) == [("source", 3, 2, 0, 0)]  # a draft is counted by no rate
    published(us, entry["entry_id"], system="登记系统")
    assert shares(market) == [("system", 3, 2, 3, 2)]
    (row,) = command("landing", "rates")["systems"]
    assert (row["by"], row["name"]) == ("system", "登记系统")


def test_an_entry_of_a_table_takes_no_code_list_that_has_ended(
    us: Department, market: Client, command: Commands, collect: Collect
):
    table = collect(("id", "xb"), (1, "1"))
    command("landing", "bind", "ods.a", "xb", "DE00006")
    with us.house.work_of_the_house() as work:
        work.db.get(CodeListRow, "sex").status = Standing.WITHDRAWN
    entry = market.post(f"/api/govern/tables/{table['id']}/draft-entry", {"name": "登记信息"})
    items = market.get(f"/api/catalogue/entries/{entry['entry_id']}")["items"]
    assert [(each["std_element_code"], each["code_list_id"]) for each in items] == [
        ("", ""),
        ("DE00006", ""),
    ]


def published(us: Department, entry: str, *, system: str) -> None:
    """Publish an entry as it is, from a system that it names."""
    with us.house.work_of_the_house() as work:
        row = work.db.get(Entry, entry)
        row.status, row.published_at, row.system_name = Status.PUBLISHED, work.now, system


def shares(market: Client) -> list[tuple[Any, ...]]:
    rows = market.get("/api/govern/landing/rates")["systems"]
    return [(r["by"], r["columns"], r["bound"], r["items"], r["bound_items"]) for r in rows]


def suggested(market: Client, path: str) -> dict[str, dict[str, Any]]:
    columns = market.get(f"{path}/suggestions")["columns"]
    return {c["column"]: c["suggestions"][0] for c in columns if c["suggestions"]}
