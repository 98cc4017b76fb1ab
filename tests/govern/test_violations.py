"""What breaks the standards of a large table is listed by a job, kept, and read page by page."""

from collections.abc import Callable
from threading import Thread
from typing import Any

from tests.app.world import status_of
from tests.govern.conftest import Commands, Department
from tests.govern.test_violation_sheets import read_csv
from tongbase.app.client import Client
from tongbase.base.jobs.worker import work_once
from tongbase.govern.actions.checks import order_upkeep
from tongbase.govern.queries.violations import LISTED_AT_ONCE_ROWS_MAX
from tongbase.standards import api as standards

ROWS = LISTED_AT_ONCE_ROWS_MAX + 1
BAD = 25


def a_large_table(us: Department, market: Client, write_csv: Callable[..., Any], drops: Any) -> str:
    with us.house.work_of_the_house() as work:
        standards.install_code_lists(work)
        standards.install_elements(work)
    rows = ((n, "9x" if n < BAD else "1", "13800138000") for n in range(ROWS))
    write_csv("a.csv", ("id", "xb", "sjh"), *rows)
    us.run(us.flow(us.source("folder", {"path": str(drops)}), "a.csv", keys=("id",)))
    table = market.get("/api/govern/tables")["rows"][0]
    market.post("/api/protect/tables", {"namespace": "ods", "name": "a"})
    path = f"/api/govern/landing/tables/{table['id']}"
    choices = [{"column": "xb", "element": "DE00006"}]
    market.post(f"{path}/bind", {"choices": choices})
    return path


def test_what_breaks_the_standards_of_a_large_table_is_listed_by_a_job(
    us: Department,
    market: Client,
    command: Commands,
    write_csv: Callable[..., Any],
    tmp_path: Any,
):
    path = a_large_table(us, market, write_csv, tmp_path / "drops")
    before = market.get(f"{path}/violations")
    assert (before["by_job"], before["taken_at"], before["job_id"]) == (True, None, "")
    assert (before["table_rows"], before["at_once_max"]) == (ROWS, LISTED_AT_ONCE_ROWS_MAX)
    refused = status_of(market, "GET", f"{path}/violations/export")[1]
    assert refused["code"] == "govern.not_listed"
    job = market.post(f"{path}/violations")["job_id"]
    assert market.post(f"{path}/violations")["job_id"] == job  # one under way serves
    assert market.get(f"{path}/violations")["job_id"] == job
    worker = Thread(target=work_once, args=(us.house.workshop(),))
    worker.start()
    assert command("landing", "list-violations", "ods.a")["total"] == BAD
    worker.join()
    told = market.get(f"{path}/violations", page=2, size=20)
    assert (told["total"], told["kept"], told["job_id"]) == (BAD, BAD, "")
    assert [row["row"]["id"] for row in told["rows"]] == list(range(20, BAD))
    assert told["rows"][0]["columns"] == ["xb"]
    assert told["rows"][0]["row"]["sjh"] != "13800138000"
    assert told["taken_at"]
    assert sum(each["bad"] for each in told["counts"]) >= BAD
    assert market.get(f"{path}/violations", column="xb")["total"] == BAD
    assert market.get(f"{path}/violations", column="sjh")["total"] == 0
    assert command("landing", "violations", "ods.a")["total"] == BAD
    sheet = tmp_path / "bad.csv"
    command("landing", "export-violations", "ods.a", str(sheet), "--column", "xb")
    lines = read_csv(sheet)
    assert [line["id"] for line in lines] == [str(n) for n in range(BAD)]
    assert {line["sjh"] for line in lines} == {told["rows"][0]["row"]["sjh"]}
    events = [line["event"] for line in market.get(f"{path.replace('landing/', '')}/timeline")]
    assert events[:3] == [f"govern.violations.{told}" for told in ("fetched", "listed", "ordered")]
    with us.house.work_of_the_house() as work:
        order_upkeep(work, path.rpartition("/")[2])
    work_once(us.house.workshop())
    assert market.get(f"{path}/violations")["total"] == BAD


def test_a_small_table_needs_no_job(
    us: Department, market: Client, write_csv: Callable[..., Any], tmp_path: Any
):
    write_csv("a.csv", ("id",), (1,))
    us.run(us.flow(us.source("folder", {"path": str(tmp_path / "drops")}), "a.csv", keys=("id",)))
    table = market.get("/api/govern/tables")["rows"][0]["id"]
    path = f"/api/govern/landing/tables/{table}/violations"
    assert status_of(market, "POST", path, json={})[1]["code"] == "govern.listed_at_once"
    assert market.get(path)["by_job"] is False
