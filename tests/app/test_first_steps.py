"""The first steps of an empty house: told from what there is, to those who have a part in them."""

from typing import Any

import pytest

from tests.app.desk import Desk
from tests.app.world import BODIES, BUREAU, MARKET, World
from tongbase.app.cli.commands import GROUPS
from tongbase.app.first_steps import COMMANDS
from tongbase.app.house import House
from tongbase.app.install import ADMINISTRATOR, show_first_steps
from tongbase.app.local import local_client
from tongbase.app.modules import PERMISSIONS
from tongbase.identity import api as identity
from tongbase.oversee.rules.beginning import NEEDED

ORDER = [
    "regions",
    "authority",
    "bureau_people",
    "departments",
    "department_people",
    "registers",
    "sources",
    "entry",
]


def steps_of(house: House, account: str) -> list[dict[str, Any]]:
    return list(local_client(house, account).get("/api/oversee/first-steps"))


def done(house: House, account: str = ADMINISTRATOR) -> list[str]:
    return [step["code"] for step in steps_of(house, account) if step["done"]]


@pytest.fixture
def empty(house: House) -> House:
    """A house with its roles and its administrator, and nothing else."""
    with house.work_of_the_house() as work:
        identity.install_roles(work)
        identity.install_administrator(work)
    return house


def test_the_administrator_is_told_all_in_order_and_led_to_what_is_theirs(empty: House) -> None:
    steps = steps_of(empty, ADMINISTRATOR)
    assert [step["code"] for step in steps] == ORDER
    assert not any(step["done"] for step in steps)
    assert [step["mine"] for step in steps] == [True] * 5 + [False] * 3
    for step in steps:
        assert bool(step["link"]) is step["mine"]
        assert step["roles"], step["code"]
        assert step["zh"] != step["en"]
        assert step["why"]["zh"] != step["why"]["en"]


def test_each_step_is_done_by_what_it_asks_for(empty: House) -> None:
    admin = local_client(empty, ADMINISTRATOR)
    admin.post("/api/identity/regions/install", {"province": "420000"})
    assert done(empty) == ORDER[:1]
    _register(admin, BUREAU)
    assert done(empty) == ORDER[:2]
    _admit(admin, "bureau", BUREAU, "bureau_manager")
    assert done(empty) == ORDER[:3]
    _register(admin, MARKET)
    assert done(empty) == ORDER[:4]
    _admit(admin, "market", MARKET, "department_manager")
    assert done(empty) == ORDER[:4]  # nobody could review what is compiled
    _admit(admin, "head", MARKET, "department_head")
    assert done(empty) == ORDER[:5]
    market = local_client(empty, "market")
    market.post("/api/catalogue/systems", {"name": "企业登记系统"})
    assert done(empty) == ORDER[:6]
    folder = empty.settings.home / "inbox" / MARKET
    folder.mkdir(parents=True)
    source = {"name": "登记库", "kind": "folder", "settings": {"path": str(folder)}}
    market.post("/api/collect/sources", source)
    assert done(empty) == ORDER[:7]
    market.post("/api/catalogue/entries", {"name": "企业登记信息", "provider": MARKET})
    assert done(empty) == ORDER[:7]  # a draft is found by nobody else


def test_others_are_told_what_they_have_a_part_in(empty: House) -> None:
    admin = local_client(empty, ADMINISTRATOR)
    admin.post("/api/identity/regions/install", {"province": "420000"})
    _register(admin, MARKET)
    _admit(admin, "market", MARKET, "department_manager")
    _admit(admin, "consumer", MARKET, "consumer")
    mine = {step["code"]: step["link"] for step in steps_of(empty, "market") if step["mine"]}
    assert list(mine) == ["registers", "sources", "entry"]
    assert steps_of(empty, "consumer") == []


def test_who_was_shut_no_longer_counts(empty: House) -> None:
    admin = local_client(empty, ADMINISTRATOR)
    admin.post("/api/identity/regions/install", {"province": "420000"})
    _register(admin, BUREAU)
    person = _admit(admin, "bureau", BUREAU, "bureau_manager")
    admin.post(f"/api/identity/people/{person}/close")
    assert done(empty) == ORDER[:2]


def test_a_house_that_lives_has_no_first_steps(world: World, desk: Desk) -> None:
    for account in (ADMINISTRATOR, "bureau", "market"):
        assert world.by(account).get("/api/oversee/first-steps") == []
    assert "没有待办的首次使用步骤" in desk.reads("market", "first-steps")


def test_the_command_line_tells_the_same(
    empty: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(World(empty), monkeypatch, capsys)
    assert [step["code"] for step in desk.types(ADMINISTRATOR, "first-steps")] == ORDER
    told = desk.reads(ADMINISTRATOR, "first-steps")
    show_first_steps(empty)
    assert capsys.readouterr().out == told
    lines = [line.strip() for line in told.splitlines()]
    assert "· 2 登记数据主管部门 Register the data authority" in lines
    assert "系统管理员、数据局管理员:tongbase org add --kind authority" in lines


def test_a_new_house_is_to_be_installed_before_anything_is_typed(
    house: House, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(World(house), monkeypatch, capsys)
    for words in (("first-steps",), ("entry", "list")):
        told = desk.is_refused(ADMINISTRATOR, *words)
        assert "local.not_installed" in told
        assert "tongbase install" in told


def test_every_step_has_a_command_that_there_is_and_a_permission_that_there_is() -> None:
    assert list(COMMANDS) == [needed.code for needed in NEEDED]
    for command in COMMANDS.values():
        _, group, verb, *_ = command.split()
        assert verb in {each.name or each.callback.__name__ for each in _commands(group)}  # type: ignore[union-attr]
    assert {needed.permission for needed in NEEDED} <= PERMISSIONS


def _commands(group: str) -> Any:
    return GROUPS[group].registered_commands


def _register(admin: Any, code: str) -> None:
    name, kind, region = BODIES[code]
    body = {"uscc": code, "name": name, "kind": kind, "region_code": region}
    admin.post("/api/identity/organisations", body)


def _admit(admin: Any, account: str, code: str, role: str) -> str:
    body = {"account": account, "name": account, "organisation": code, "roles": [role]}
    return str(admin.post("/api/identity/people", body)["id"])
