"""The quarantine shows no personal data to whoever reads it, and tells who looked behind."""

import json

import pytest
from sqlalchemy import select

from tests.collect.conftest import MARKET, Department
from tests.conftest import an_actor
from tongbase.app.house import House
from tongbase.base.lake.names import TableName
from tongbase.base.paging import PageRequest
from tongbase.govern.actions.quarantine import reveal_aside
from tongbase.govern.api import find_table, list_aside
from tongbase.govern.errors import ReasonMissingError
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.queries.preview import preview_rows
from tongbase.govern.queries.quarantine import AsideRow
from tongbase.govern.queries.veiling import veil_of
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.protect.api import recognise_table

TABLE = TableName("ods", "bz")
PLACE = OrgPath(f"/420000/420100/{MARKET}")
HEADING = ("编号", "姓名", "身份证号", "手机号", "金额", "说明")
ID, MOBILE = "11010519491231002X", "13800138000"
BAD = ("2", "李四", ID, MOBILE, "约300", f"本人电话{MOBILE},证件{ID}")
READ = frozenset({GovernPermission.METADATA_READ, GovernPermission.QUARANTINE_READ})


@pytest.fixture
def aside(us: Department, write_csv, tmp_path) -> Department:
    """One row with an odd amount, one line that is too wide."""
    names = ("张伟", "王芳", "李娜", "刘洋")
    good = [(f"{n}", names[n % 4], ID, MOBILE, f"{n}.5", "") for n in range(10, 210)]
    write_csv("bz.csv", HEADING, *good, BAD, (*BAD, "多一列"))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    run = us.run(us.flow(source, "bz.csv", target="bz"))
    assert run.quarantined == 2
    return us


def veiled(house: House) -> list[AsideRow]:
    with house.work_of_the_house() as work:
        veil = veil_of(work, find_table(work, "ods", "bz"))
        page = list_aside(house.machines.lake, TABLE, PageRequest(1, 50))
    return [veil.aside(row) for row in page.rows]


def odd(rows: list[AsideRow]) -> AsideRow:
    return next(row for row in rows if "金额" in row.row)


@pytest.mark.parametrize("is_graded", [True, False])
def test_values_stand_under_the_masks_of_their_columns(aside, house: House, is_graded):
    """What nobody graded yet is known by its name."""
    if is_graded:
        with house.work_of_the_house() as work:
            recognise_table(work, house.machines.lake, TABLE)
    rows = veiled(house)
    row = odd(rows)
    assert row.row["姓名"] == "李*"
    assert (row.row["金额"], row.row["编号"]) == ("约300", "2")
    assert "约300" in row.reasons_zh
    assert {"姓名", "身份证号", "手机号", "说明"} <= set(row.masked)
    told = json.dumps([[each.row, each.reasons_zh, each.reasons_en] for each in rows])
    assert ID not in told
    assert MOBILE not in told


def test_a_line_that_could_not_be_taken_apart_is_not_shown(aside, house: House):
    (line,) = [row for row in veiled(house) if "金额" not in row.row]
    assert line.row["原文"] == "***"
    assert "应为 6 列" in line.reasons_zh


def test_a_reason_quotes_no_more_than_the_row_shows(
    us: Department, house: House, write_csv, tmp_path
):
    write_csv("bz.csv", ("姓名", "身份证号"), ("张三", ID), ("李四", "x”李四“的证件"))
    source = us.source("folder", {"path": str(tmp_path / "drops")})
    us.run(us.flow(source, "bz.csv", target="bz", types={"身份证号": "long"}))
    told = [row.reasons_zh + row.reasons_en for row in veiled(house)]
    assert len(told) == 2
    assert not any(ID in each or "李四" in each for each in told)
    assert all("“身份证号”" in each for each in told)


def test_the_first_rows_of_an_ungraded_table_are_veiled_too(aside, house: House):
    with house.work_of_the_house() as work:
        shown = preview_rows(work, house.machines.lake, find_table(work, "ods", "bz"))
    assert {row["身份证号"] for row in shown["rows"]} == {"110105********002X"}


def test_who_may_sees_the_values_and_the_ledger_tells_it(aside, house: House):
    permitted = READ | {GovernPermission.QUARANTINE_REVEAL}
    with house.work_for(an_actor("zhang", place=PLACE, permissions=permitted)) as work:
        table = find_table(work, "ods", "bz")
        wanted = PageRequest(1, 50)
        page = reveal_aside(work, house.machines.lake, table.id, wanted, reason=" 核对补助 ")
    assert odd(list(page.rows)).row["身份证号"] == ID
    assert not odd(list(page.rows)).masked
    with house.sessions() as db:
        told = select(LedgerEntry).where(LedgerEntry.event == "govern.quarantine.revealed")
        entry = db.scalars(told).one()
    assert (entry.actor, entry.subject) == ("zhang", table.id)
    assert "核对补助" in entry.detail
    assert ID not in entry.detail


def test_reading_the_quarantine_is_no_leave_to_see_its_values(aside, house: House):
    with house.work_for(an_actor("li", place=PLACE, permissions=READ)) as work:
        table = find_table(work, "ods", "bz")
        with pytest.raises(DeniedError):
            reveal_aside(work, house.machines.lake, table.id, PageRequest(), reason="看看")


def test_nobody_sees_values_without_a_reason(aside, house: House):
    with house.work_of_the_house() as work:
        table = find_table(work, "ods", "bz")
        with pytest.raises(ReasonMissingError):
            reveal_aside(work, house.machines.lake, table.id, PageRequest(), reason=" ")
