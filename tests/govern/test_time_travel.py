"""A table is read as it was: by snapshot, by moment, over HTTP and by command."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.app.world import status_of
from tests.govern.conftest import Department
from tongbase.app.client import Client
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.kernel.clock import CHINA

ODS = TableName("ods", "a")
FIRST, SECOND = [{"id": 1, "v": "x"}], [{"id": 1, "v": "x"}, {"id": 2, "v": "y"}]


@pytest.fixture
def path(us: Department, market: Client, write_csv: Any, tmp_path: Any) -> str:
    """A table that was collected and then written to a second time; its address."""
    write_csv("a.csv", ("id", "v"), (1, "x"))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    us.run(us.flow(source, "a.csv", keys=("id",)))
    with raw.open_session(us.house.machines.lake) as session:
        raw.append(session, ODS, "SELECT 2 AS id, 'y' AS v")
    return f"/api/govern/tables/{market.get('/api/govern/tables')['rows'][0]['id']}"


def states(market: Client, path: str) -> list[Mapping[str, Any]]:
    return market.get(path)["snapshots"]


def rows_of(shown: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return sorted(shown["rows"], key=lambda row: row["id"])


def test_a_snapshot_is_previewed(market, path):
    newest, first = states(market, path)
    then = market.get(f"{path}/preview", snapshot=first["id"])
    assert (rows_of(then), then["snapshot"]) == (FIRST, first["id"])
    assert rows_of(market.get(f"{path}/preview", snapshot=newest["id"])) == SECOND
    now = market.get(f"{path}/preview")
    assert (rows_of(now), now["snapshot"]) == (SECOND, None)


def test_a_moment_is_previewed(market, path):
    newest, first = states(market, path)
    just_before = datetime.fromisoformat(newest["at"]) - timedelta(milliseconds=1)
    then = market.get(f"{path}/preview", at=just_before.isoformat())
    assert (rows_of(then), then["snapshot"]) == (FIRST, first["id"])
    assert rows_of(market.get(f"{path}/preview", at=newest["at"])) == SECOND


@pytest.mark.parametrize(
    ("asked", "status", "code", "field"),
    [
        ({"snapshot": 17}, 404, "lake.snapshot_not_found", "snapshot"),
        ({"at": "2001-01-01T00:00:00Z"}, 404, "lake.snapshot_not_found", "at"),
        ({"at": "2001-01-01T00:00:00Z", "snapshot": 17}, 422, "govern.moment_ambiguous", "at"),
        ({"at": "2001-01-01T00:00:00"}, 422, "malformed", "at"),
    ],
)
def test_a_state_that_is_not_there_is_refused(market, path, asked, status, code, field):
    answered, told = status_of(market, "GET", f"{path}/preview", params=asked)
    assert (answered, told["code"], told["field"]) == (status, code, field)


def test_a_state_from_before_a_column_came_is_shown_without_it(market, us, path, write_csv):
    first = states(market, path)[-1]
    write_csv("a.csv", ("id", "v", "w"), (1, "x", "new"))
    (flow,) = market.get("/api/collect/flows")["rows"]
    us.run(flow["id"])
    assert market.get(f"{path}/preview")["columns"] == ["id", "v", "w"]
    assert rows_of(market.get(f"{path}/preview", snapshot=first["id"])) == FIRST


def test_the_command_line_looks_back(market, path, command):
    newest, first = command("table", "snapshots", "ods.a")
    assert [newest["rows"], first["rows"]] == [2, 1]
    assert rows_of(command("table", "preview", "ods.a", "--snapshot", first["id"])) == FIRST
    moment = datetime.fromisoformat(newest["at"]).astimezone(CHINA)
    at = f"{moment:%Y-%m-%d %H:%M:%S}"
    assert rows_of(command("table", "preview", "ods.a", "--at", at)) == SECOND
    assert "lake.snapshot_not_found at:" in command(
        "table", "preview", "ods.a", "--at", "2001-01-01"
    )
