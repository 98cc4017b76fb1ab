"""Nobody lays hands on another department's table: not by a name, a rule, an entry or a folder."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.app.world import CIVIL, MARKET, World, status_of

THEIRS = {"namespace": "ods", "table": "qy"}
OURS = f"/420000/420100/{CIVIL}"


@pytest.fixture(scope="module")
def own(world: World) -> Mapping[str, str]:
    """What the stranger rightly has: a source, a table and a draft."""
    civil = world.by("stranger")
    folder = world.house.settings.home / "inbox" / CIVIL
    folder.mkdir(parents=True)
    (folder / "ours.csv").write_text("证件号码,姓名\n110101190001010014,张三\n", encoding="utf-8")
    body = {"name": "民政文件", "kind": "folder", "settings": {"path": str(folder)}}
    source = civil.post("/api/collect/sources", body)["id"]
    flow = {"source_id": source, "table": "ours.csv", "target": "ours", "mode": "full"}
    civil.post("/api/collect/flows", flow)
    table = civil.get("/api/govern/tables")["rows"][0]["id"]
    entry = civil.post("/api/catalogue/entries", {"name": "救助对象", "provider": CIVIL})["id"]
    return {"source": source, "table": table, "entry": entry}


def tried(world: World, path: str, body: Mapping[str, Any]) -> tuple[int, str, str]:
    status, told = status_of(world.by("stranger"), "POST", path, json=body)
    return status, told["code"], told["field"]


def test_a_flow_cannot_write_it(world: World, own: Mapping[str, str]):
    flow = {"source_id": own["source"], "table": "ours.csv", "target": "qy", "mode": "full"}
    assert tried(world, "/api/collect/flows", flow) == (403, "lake.table_of_others", "target")


@pytest.mark.parametrize("table", [THEIRS, {"namespace": "quarantine", "table": "ods__qy"}])
def test_an_entry_cannot_share_it(world: World, own: Mapping[str, str], table: Mapping[str, str]):
    path = f"/api/catalogue/entries/{own['entry']}/resources"
    assert tried(world, path, table) == (403, "lake.table_of_others", "table")
    assert world.by("stranger").get(f"/api/catalogue/entries/{own['entry']}")["resources"] == []


def test_a_rule_cannot_ask_what_stands_in_it(world: World, own: Mapping[str, str]):
    rule = {"code": "窥探", "kind": "reference", "columns": ["证件号码"]}
    rule |= {"reference": {**THEIRS, "column": "证件号码"}}
    path = f"/api/govern/tables/{own['table']}/rules"
    assert tried(world, path, rule) == (403, "lake.table_of_others", "reference")


def test_it_cannot_be_graded_away(world: World):
    body = {"namespace": "ods", "name": "qy", "owner": OURS}
    status, told = status_of(world.by("stranger"), "POST", "/api/protect/tables", json=body)
    assert (status, told["code"]) == (403, "denied")
    graded = world.by("market").get(f"/api/protect/tables/{world.ids['graded']}")
    assert graded["owner"] == f"/420000/420100/{MARKET}"


def test_its_files_cannot_be_read(world: World):
    folder = world.house.settings.home / "inbox" / MARKET
    body = {"name": "偷看", "kind": "folder", "settings": {"path": str(folder)}}
    status, code, field = tried(world, "/api/collect/sources", body)
    assert (status, field) == (403, "settings.path"), code
