"""The items behind a landing rate, and those of an element: one rule says which land, and how."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.govern.conftest import Collect, Commands, Department
from tests.govern.test_standards import published
from tongbase.app.client import Client

ITEMS = "/api/govern/landing/items"
BEHIND = "/api/govern/landing/rates/items"


@pytest.fixture
def entry(us: Department, market: Client, command: Commands, collect: Collect) -> str:
    """An entry of a table: ``xm`` names its element, ``xb`` is filled from a column, ``id`` none.

    Whatever its column is bound to, ``xm`` lands in the element that it names.
    """
    table = collect(("id", "xm", "xb"), (1, "张三", "1"))
    market.post("/api/protect/tables", {"namespace": "ods", "name": "a"})
    command("landing", "bind", "ods.a", "xm", "DE00002")
    drafted = market.post(f"/api/govern/tables/{table['id']}/draft-entry", {"name": "登记信息"})
    command("landing", "bind", "ods.a", "xm", "DE00003")  # after the entry was compiled
    command("landing", "bind", "ods.a", "xb", "DE00006")
    return drafted["entry_id"]


def held(rows: list[Mapping[str, Any]]) -> dict[str, tuple[str, str | None, str]]:
    return {each["field_name"]: (each["element"], each["by"], each["table"]) for each in rows}


def test_an_element_has_the_items_that_name_it_and_those_filled_from_its_columns(
    entry: str, market: Client, command: Commands
):
    assert held(market.get(ITEMS, element="DE00002")["rows"]) == {"xm": ("DE00002", "named", "")}
    through = {"xb": ("DE00006", "column", "ods.a")}
    assert held(market.get(ITEMS, element="DE00006")["rows"]) == through
    assert market.get(ITEMS, element="DE00003")["total"] == 0  # its column's item names another
    assert held(command("landing", "uses", "DE00006")["items"]["rows"]) == through
    command("landing", "release", "ods.a", "xb")
    assert market.get(ITEMS, element="DE00006")["total"] == 0


@pytest.mark.parametrize(
    ("system", "bound", "by"), [("登记系统", 2, "system"), ("", 2, "source"), ("", 1, "unknown")]
)
def test_every_rate_leads_to_as_many_items_as_it_says(
    us: Department, entry: str, market: Client, system: str, bound: int, by: str
):
    if by == "unknown":
        unbind(market, entry)
    published(us, entry, system=system)
    rates = market.get("/api/govern/landing/rates")
    (share,) = [each for each in rates["systems"] if each["items"]]
    (department,) = [each for each in rates["organisations"] if each["items"]]
    assert (share["by"], share["items"], share["bound_items"]) == (by, 3, bound)
    for told in (share, department):
        asked = {"by": told["by"], "key": told["key"]}
        assert market.get(BEHIND, **asked)["total"] == told["items"]
        assert market.get(BEHIND, **asked, landed=True)["total"] == told["bound_items"]
        missing = market.get(BEHIND, **asked, landed=False)
        assert {each["by"] for each in missing["rows"]} == {None}
        assert missing["total"] == told["items"] - told["bound_items"]
    assert market.get(BEHIND, by="system", key="别的系统")["total"] == 0


def test_the_items_of_a_rate_are_listed_at_the_command_line(
    us: Department, entry: str, command: Commands
):
    published(us, entry, system="登记系统")
    landed = command("landing", "items", "--by", "system", "--key", "登记系统", "--landed")
    assert set(held(landed["rows"])) == {"xm", "xb"}


def test_every_rate_of_columns_leads_to_tables_that_add_up_to_it(
    us: Department, entry: str, market: Client
):
    rates = market.get("/api/govern/landing/rates")
    for share in (*rates["organisations"], *rates["systems"]):
        rows = market.get("/api/govern/landing/tables", by=share["by"], key=share["key"])["rows"]
        numbers = [(each["columns"], each["bound"]) for each in rows]
        assert tuple(map(sum, zip(*numbers, strict=True))) == (share["columns"], share["bound"])


def unbind(market: Client, entry: str) -> None:
    path = f"/api/catalogue/entries/{entry}"
    (bound,) = market.get(path)["resources"]
    market.delete(f"{path}/resources/{bound['id']}")
