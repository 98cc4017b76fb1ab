"""The graph at the command line: around a thing, the way to another, what stops without it."""

from pathlib import Path

from tests.app.desk import Desk


def test_what_stops_without_a_system(desk: Desk, tmp_path: Path):
    who = "market"
    desk.types(who, "it-system", "add", "证照打印系统", "network=government")
    desk.types(who, "service-item", "add", "证照补领", "code=ZZBL-0001", "kind=confirmation")
    desk.types(who, "relation", "add", "supported_by", "ZZBL-0001", "证照打印系统")
    system, item = ("system", "证照打印系统"), ("service_item", "证照补领")
    told = desk.types(who, "graph", "show", *system)
    assert [thing["name"] for thing in told["things"]] == ["证照打印系统", "证照补领"]
    (way,) = desk.types(who, "graph", "path", *system, *item)["ways"]
    assert way["hops"][0]["says"]["zh"] == "政务服务事项“证照补领”由应用系统“证照打印系统”支撑办理"
    target = tmp_path / "impact.csv"
    told = desk.types(who, "graph", "impact", *system, "--export", str(target))
    assert [row["thing"]["name"] for row in told["stopped"]] == ["证照补领"]
    assert "证照补领" in target.read_text("utf-8-sig")
    before = desk.types(who, "graph", "show", *system, "--on", "2020-01-01")
    assert len(before["things"]) == 1
    assert "cli.name_unknown" in desk.is_refused(who, "graph", "show", "system", "没有的系统")
