"""The naming rules are asked when tables, columns and flows are named; one that binds refuses."""

from typing import Any

from sqlalchemy import select

from tests.app.world import status_of
from tests.govern.conftest import Collect, Commands, Department
from tongbase.app.client import Client
from tongbase.standards import api as standards
from tongbase.standards.actions.naming import update_naming_rule
from tongbase.standards.models import NamingRule

RULES = "/api/standards/naming-rules"


def test_names_are_judged_with_their_layer_and_a_binding_rule_refuses(
    us: Department, market: Client, command: Commands, collect: Collect
):
    with us.house.work_of_the_house() as work:
        standards.install_naming_rules(work)
    table = collect(("id", "企业名称"), (1, "甲"))
    source = market.get("/api/collect/sources")["rows"][0]["id"]
    shown = market.get(f"/api/govern/tables/{table['id']}")
    assert shown["bad_name"] is None
    bad = {each["name"]: each["bad_name"] for each in shown["columns"]}
    assert bad["id"] is None
    assert (bad["企业名称"]["rule"], bad["企业名称"]["is_binding"]) == ("column_english", False)
    assert bad["企业名称"]["proposal"] == "name_of_the_enterprise"
    asked = {"applies_to": "table", "layer": "ods"}
    assert market.get(f"{RULES}/warnings", name="qydj", **asked) == []
    (warned,) = market.get(f"{RULES}/warnings", name="QYDJ", **asked)
    assert (warned["rule"], warned["proposal"]) == ("table_ods", "qydj")
    assert market.get(f"{RULES}/warnings", applies_to="table", layer="dim", name="QYDJ") == []
    flow = {"source_id": source, "table": "a.csv", "target": "甲", "keys": ["id"]}
    made = market.post("/api/collect/flows", flow)
    assert made["target"] == "ods.甲"
    with us.house.work_of_the_house() as work:
        bind_rules(work)
    status, told = status_of(market, "POST", "/api/collect/flows", json={**flow, "target": "乙"})
    assert (status, told["code"], told["field"]) == (422, "standards.name_breaks_rule", "target")
    path = f"/api/govern/tables/{table['id']}/rename-column"
    body = {"column": "企业名称", "to": "QYMC"}
    status, told = status_of(market, "POST", path, json=body)
    assert (status, told["code"], told["field"]) == (422, "standards.name_breaks_rule", "to")
    body = {"table": "a.csv", "target": "甲", "keys": ["id"], "title": "另称"}
    assert market.post(f"/api/collect/flows/{made['id']}/update", body)["title"] == "另称"
    assert command("table", "show", "ods.a")["columns"][1]["bad_name"]


def bind_rules(work: Any) -> None:
    for row in work.db.scalars(select(NamingRule)):
        update_naming_rule(
            work, row.id, {"is_binding": row.code in ("table_ods", "column_english")}
        )
