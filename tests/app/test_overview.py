"""The overview: every number and every bar leads to a list of as many as it says."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.app.desk import Desk
from tests.app.world import MARKET, World
from tongbase.app.client import RefusedError
from tongbase.oversee.queries import overview

# Where a page of the console reads its rows; what it always asks besides.
LISTS = {
    "/catalogue": ("/api/catalogue/entries", {}),
    "/catalogue/items": ("/api/catalogue/items", {}),
    "/catalogue/compile": ("/api/catalogue/entries", {"scope": "reach"}),
    "/collect/sources": ("/api/collect/sources", {}),
    "/collect/flows": ("/api/collect/flows", {}),
    "/govern/tables": ("/api/govern/tables", {}),
    "/oversee/freshness": ("/api/oversee/freshness", {}),
    "/share/applications": ("/api/share/applications", {}),
    "/share/calls": ("/api/share/calls", {}),
    "/share/grants": ("/api/share/grants", {}),
    "/share/services": ("/api/share/services", {}),
}
CHARTS = (
    "entries_by_status",
    "entries_by_level",
    "entries_by_organisation",
    "shares_by_type",
    "entries_by_cycle",
    "freshness",
)
DIGITS = re.compile(r"\d+")
SEEN_BY = ("bureau", "neighbour")


def total_behind(world: World, account: str, link: str) -> int:
    parts = urlsplit(link)
    path, fixed = LISTS[parts.path]
    asked = {**fixed, **parse_qs(parts.query)}
    return int(world.by(account).get(path, **asked)["total"])


@pytest.mark.parametrize("division", ["", "42", "4201"])
@pytest.mark.parametrize("account", SEEN_BY)
def test_a_number_leads_to_as_many_as_it_says(world: World, account: str, division: str) -> None:
    told = world.by(account).get("/api/oversee/overview", division=division)
    for number in told["numbers"]:
        if number["code"].startswith("coverage_"):
            continue
        beside = number["beside"]
        listed = int(DIGITS.findall(beside["zh"])[0]) if beside else number["value"]
        assert total_behind(world, account, number["link"]) == listed, number["code"]


@pytest.mark.parametrize("division", ["", "42", "4201"])
@pytest.mark.parametrize("account", SEEN_BY)
def test_a_bar_leads_to_as_many_as_it_says(world: World, account: str, division: str) -> None:
    told = world.by(account).get("/api/oversee/overview", division=division)
    bars = [bar for chart in CHARTS for bar in told[chart] if bar["link"]]
    assert bars
    for bar in bars:
        assert total_behind(world, account, bar["link"]) == bar["count"], bar


def test_what_many_organisations_hold_is_told_whole(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = world.by("bureau").get("/api/oversee/overview")["entries_by_organisation"]
    shown = len(whole) - 1
    monkeypatch.setattr(overview, "BARS_MAX", shown)
    *most, others = world.by("bureau").get("/api/oversee/overview")["entries_by_organisation"]
    assert (most, others["zh"]) == (whole[:shown], "其余 1 个单位")
    assert others["count"] == whole[shown]["count"] > 0


def test_a_day_leads_to_as_many_calls_as_it_says(world: World) -> None:
    days = world.by("bureau").get("/api/oversee/overview")["calls_by_day"]
    assert days
    for told in days:
        assert total_behind(world, "bureau", f"/share/calls?day={told['day']}") == told["count"]


def test_items_are_listed_of_one_department_and_division(world: World) -> None:
    bureau = world.by("bureau")
    every = bureau.get("/api/catalogue/items")
    ours = bureau.get("/api/catalogue/items", provider=MARKET)
    assert {row["provider_name"] for row in ours["rows"]} == {ours["rows"][0]["provider_name"]}
    assert 0 < ours["total"] <= every["total"]
    assert bureau.get("/api/catalogue/items", division="99")["total"] == 0
    second = bureau.get("/api/catalogue/items", size=1, page=2)["rows"]
    assert second == every["rows"][1:2]
    assert {row["status"] for row in every["rows"]} == {"published"}


@pytest.mark.parametrize("division", ["", "42", "4201"])
def test_a_division_leads_to_as_many_entries_as_it_says(world: World, division: str) -> None:
    bureau = world.by("bureau")
    bars = bureau.get("/api/oversee/overview", division=division)["entries_by_division"]
    assert bars
    for bar in bars:
        parts = urlsplit(bar["link"])
        if parts.path == "/oversee/overview":
            below = parse_qs(parts.query)["division"][0]
            assert len(below) > len(division)
            told = bureau.get("/api/oversee/overview", division=below)["numbers"]
            assert told[0]["value"] == bar["count"]
        else:
            assert total_behind(world, "bureau", bar["link"]) == bar["count"]


def test_applications_in_review_are_not_all_applications(world: World) -> None:
    bureau = world.by("bureau")
    numbers = {each["code"]: each for each in bureau.get("/api/oversee/overview")["numbers"]}
    everything = bureau.get("/api/share/applications")["total"]
    assert numbers["in_review"]["value"] < everything
    assert "side=in_review" in numbers["in_review"]["link"]


def test_a_division_is_called_by_its_name(world: World) -> None:
    assert (
        world.by("bureau").get("/api/oversee/overview", division="42")["division_name"] == "湖北省"
    )


def test_a_rate_of_landing_leads_to_what_it_counted(world: World) -> None:
    bureau = world.by("bureau")
    rates = bureau.get("/api/govern/landing/rates")
    shares = [*rates["organisations"], *rates["systems"]]
    assert {share["by"] for share in shares} > {"organisation"}
    filters = {"organisation": "provider", "system": "system"}
    for share in shares:
        whose = {"by": share["by"], "key": share["key"]}
        tables = bureau.get("/api/govern/landing/tables", **whose)["rows"]
        assert sum(table["columns"] for table in tables) == share["columns"]
        if share["items"] and share["by"] in filters:
            asked = {filters[share["by"]]: share["key"]}
            entries = bureau.get("/api/catalogue/entries", **asked)["rows"]
            shown = [bureau.get(f"/api/catalogue/entries/{entry['id']}") for entry in entries]
            assert sum(len(entry["items"]) for entry in shown) == share["items"]


def test_everybody_begins_at_their_own_division(world: World) -> None:
    bureau = world.by("bureau")
    own = bureau.get("/api/oversee/overview")
    assert (own["division"], own["division_name"], own["is_own"]) == ("42", "湖北省", True)
    assert bureau.get("/api/oversee/overview", division="420000") == own
    everywhere = bureau.get("/api/oversee/overview", division="000000")
    assert everywhere["division"] == ""
    assert not everywhere["is_own"]


def test_what_is_counted_by_reach_is_not_told_of_a_part_of_it(world: World) -> None:
    bureau = world.by("bureau")
    own = codes(bureau.get("/api/oversee/overview"))
    assert {"tables", "rows", "grants", "calls"} <= own
    city = bureau.get("/api/oversee/overview", division="4201")
    assert not city["holds_reach"]
    assert codes(city) & own == {
        code for code in own if code in {"entries", "items"} or code.startswith("coverage_")
    }
    assert city["calls_by_day"] == city["recent"] == []


@pytest.mark.parametrize("division", ["42", "4201"])
def test_coverage_is_that_of_the_division(world: World, division: str) -> None:
    bureau = world.by("bureau")
    told = bureau.get("/api/oversee/overview", division=division)["numbers"]
    rates = [number for number in told if number["code"].startswith("coverage_")]
    assert rates
    for number in rates:
        asked = parse_qs(urlsplit(number["link"]).query)
        path = f"/api/catalogue/coverage/{asked['of'][0]}"
        whole = bureau.get(path, region=asked["region"][0])["whole"]
        due = whole["due"]
        assert number["value"] == (round(whole["covered"] * 100 / due, 2) if due else None)


def test_a_division_that_nobody_knows_is_told(world: World) -> None:
    with pytest.raises(RefusedError) as refused:
        world.by("bureau").get("/api/oversee/overview", division="99")
    assert refused.value.answered_code == "oversee.division_not_found"
    assert refused.value.field == "division"


def codes(told: Any) -> set[str]:
    return {number["code"] for number in told["numbers"]}


def test_the_command_line_counts_without_fractions(world: World, desk: Desk) -> None:
    told = world.by("bureau").get("/api/oversee/overview")
    lines = desk.reads("bureau", "overview", "show").splitlines()
    numbers = {number["zh"]: number["value"] for number in told["numbers"]}
    assert f"已发布目录\t{numbers['已发布目录']:.0f}\t条\t" in lines
    for each in told["calls_by_day"]:
        assert f"每日调用\t{each['day']}\t{each['count']}" in lines


def test_who_signed_in_does_not_drown_what_was_done(world: World) -> None:
    recent = world.by("bureau").get("/api/oversee/overview")["recent"]
    assert recent
    assert "identity.person.signed_in" not in {line["event"] for line in recent}
