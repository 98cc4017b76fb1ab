"""A day to come is refused wherever the state of a day is told: over HTTP and typed."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.app.desk import Desk
from tests.app.world import World, status_of
from tongbase.kernel.clock import CHINA

ENTRY = {"kind": "entry", "id": "{published}"}
WAYS = (
    ("/api/catalogue/as-of", "day", {}),
    ("/api/catalogue/entries/{published}/as-of/{day}", "day", {}),
    ("/api/protect/tables/{graded}/as-of/{day}", "day", {}),
    ("/api/oversee/graph/neighbourhood", "on", ENTRY),
    ("/api/oversee/graph/neighbours", "on", ENTRY),
    ("/api/oversee/graph/path", "on", {**ENTRY, "to_kind": "entry", "to_id": "{entry_id}"}),
    ("/api/oversee/graph/impact", "on", ENTRY),
    ("/api/oversee/graph/impact/export", "on", ENTRY),
)


def day_after(days: int) -> str:
    return (datetime.now(CHINA) + timedelta(days=days)).date().isoformat()


def ask(world: World, way: tuple[str, str, dict[str, str]], day: str) -> tuple[int, Any]:
    path, field, more = way
    told = {**world.ids, "day": day}
    params = {name: value.format(**told) for name, value in more.items()}
    params |= {} if "{day}" in path else {field: day}
    return status_of(world.by("market"), "GET", path.format(**told), params=params)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_a_day_to_come_is_refused(world: World, way: tuple):
    status, said = ask(world, way, day_after(1))
    assert (status, said["code"], said["field"]) == (422, "past.to_come", way[1])
    assert day_after(1) in said["message"]
    assert day_after(0) in said["message"]


@pytest.mark.parametrize("way", WAYS[:-1], ids=lambda way: way[0])
def test_today_is_told(world: World, way: tuple):
    assert ask(world, way, day_after(0))[0] == 200


def test_a_moment_to_come_is_refused(world: World):
    path = f"/api/govern/tables/{world.ids['table']}/preview"
    at = (datetime.now(CHINA) + timedelta(hours=1)).isoformat()
    status, said = status_of(world.by("market"), "GET", path, params={"at": at})
    assert (status, said["code"], said["field"]) == (422, "past.to_come", "at")


def test_a_day_to_come_is_refused_when_it_is_typed(desk: Desk, world: World):
    tomorrow = day_after(1)
    for words in (
        ("entry", "as-of", tomorrow),
        ("entry", "show", world.ids["published"], "--as-of", tomorrow),
        ("table", "grades-as-of", "ods.qy", tomorrow),
    ):
        assert "past.to_come" in desk.is_refused("market", *words), words


def test_what_an_entry_was_related_to_is_typed(desk: Desk, world: World):
    told = desk.reads("market", "entry", "show", world.ids["published"], "--as-of", day_after(0))
    assert "当时的关联" in told
    assert "共享类型" in told
