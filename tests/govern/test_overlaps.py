"""Duplicates are decided by their values too: by sketches, of which no value can be read."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text

from tests.catalogue.makers import CITY, CIVIL, MARKET, a_draft, cast_of, people_the_world, publish
from tongbase.app.house import House
from tongbase.base import news
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.worker import work_once
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.catalogue.actions.duplicates import order_search
from tongbase.catalogue.actions.entries import draft_entry
from tongbase.catalogue.actions.resources import bind_resource
from tongbase.catalogue.models import Duplicate
from tongbase.catalogue.queries import duplicates as queries
from tongbase.catalogue.terms.codes import ItemType
from tongbase.catalogue.terms.drafts import ItemDraft, ResourceDraft
from tongbase.govern.actions.overlaps import order_measuring
from tongbase.govern.api import describe_table
from tongbase.govern.module import govern
from tongbase.govern.queries.overlaps import LakeColumn, sketch_column
from tongbase.govern.rules.sketches import SKETCH_SIZE, Overlap, overlap, whole
from tongbase.govern.terms import ColumnDetails, TableDetails
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.work import Work

ITEMS = ("对象编号", "姓名", "类别", "社区")
FIELDS = ("id", "name", "kind", "place")
TABLES = {MARKET: "救助_一", CIVIL: "救助_二"}
SECRET = bytes(range(32))


def rows_of(first: int) -> str:
    """A thousand people from a number on: of another run of numbers, half are the same people."""
    return (
        f"select 'P' || n::varchar as id, '人' || n::varchar as name, "
        f"(n % 3)::varchar as kind, ' 社区' || (n % 7)::varchar || ' ' as place "
        f"from range({first}, {first + 1000}) t(n)"
    )


def a_table(house: House, work: Work, owner: str, *, first: int) -> None:
    name = TableName("ods", TABLES[owner])
    columns = tuple(
        ColumnDetails(field, "string", item) for field, item in zip(FIELDS, ITEMS, strict=True)
    )
    with raw.open_session(house.machines.lake) as session:
        raw.ensure_table(house.machines.lake, name, raw.columns_of(session, rows_of(first)))
        raw.append(session, name, rows_of(first))
    place = OrgPath(f"{CITY.value}/{owner}")
    describe_table(work, TableDetails(("ods", name.name), "", place, owner, "", "csv", columns))


@pytest.fixture
def case(house: House) -> str:
    """Two departments whose entries say the same, each with a lake table of its own."""
    with house.work_of_the_house() as work:
        people_the_world(work)
        for number, owner in enumerate(TABLES):
            a_table(house, work, owner, first=500 * number)
        hands = cast_of(work)
        leader = replace(hands.neighbour, actor=replace(hands.neighbour.actor, id="leader"))
        civil = replace(hands, compiler=hands.neighbour, head=leader)
        for owner, cast in ((MARKET, hands), (CIVIL, civil)):
            items = tuple(
                ItemDraft(
                    name=item, field_name=field.upper() * (owner == CIVIL), data_type=ItemType.TEXT
                )
                for item, field in zip(ITEMS, FIELDS, strict=True)
            )
            draft = a_draft(name=f"救助发放{owner[-2]}", items=items, region_item="")
            entry = publish(cast, draft_entry(cast.compiler, draft))
            bind_resource(cast.compiler, entry.id, ResourceDraft("ods", TABLES[owner]))
        order_search(work)
    work_once(house.workshop())
    with house.work_of_the_house() as work:
        return work.db.scalars(select(Duplicate)).one().id


def measure(house: House) -> dict[str, object]:
    with house.work_of_the_house() as work:
        run = order_measuring(work).id
    work_once(house.workshop())
    with house.sessions() as db:
        told = db.get(JobRun, run)
        assert told.error is None, told.error
        return told.result


def test_values_are_compared_and_what_tells_rows_apart_decides(house: House, case: str):
    assert measure(house) == {"cases": 1, "measured": 1, "without": 0, "left": []}
    with house.work_of_the_house() as work:
        found = queries.get_duplicate(work, case)
        told = {each["item"]: each for each in found.sampled_items}
        assert set(told) == set(ITEMS)
        assert [told[item]["decides"] for item in ITEMS] == [True, True, False, False]
        assert told["类别"]["overlap"] == told["社区"]["overlap"] == 1
        assert (told["对象编号"]["sampled"], found.sampled) == (1_000, 0.5)
        assert found.sampled_at is not None
        score = found.score
    measure(house)
    with house.work_of_the_house() as work:
        assert queries.get_duplicate(work, case).score == score


def test_nothing_of_a_value_is_kept(house: House, case: str):
    measure(house)
    with house.work_of_the_house() as work:
        kept = work.db.scalar(text("select string_agg(d::text, '') from catalogue_duplicate d"))
        told = work.db.scalar(text("select string_agg(detail, '') from ledger_entry"))
        assert case in kept
        assert "P700" not in kept + told
        assert "人700" not in kept + told


def test_what_was_found_is_measured_by_itself(house: House, case: str):
    news.deliver([govern], house.work_of_the_house)
    work_once(house.workshop())
    with house.work_of_the_house() as work:
        assert queries.get_duplicate(work, case).sampled is not None


def test_a_department_has_no_values_of_others_compared(house: House, case: str):
    with house.work_of_the_house() as work, pytest.raises(DeniedError):
        order_measuring(cast_of(work).compiler)
    del case


def test_a_table_that_is_gone_is_left_out(house: House, case: str):
    with raw.open_session(house.machines.lake):
        raw.drop_table(house.machines.lake, TableName("ods", TABLES[CIVIL]))
    assert measure(house)["without"] == 1
    with house.work_of_the_house() as work:
        assert queries.get_duplicate(work, case).sampled is None


def test_sketches_tell_the_overlap_and_no_value(house: House):
    name = TableName("ods", "人")
    select_rows = "select n::varchar as a, (n + 5000)::varchar as b, '' as c from range(10000) t(n)"
    with raw.open_session(house.machines.lake) as session:
        raw.ensure_table(house.machines.lake, name, raw.columns_of(session, select_rows))
        raw.append(session, name, select_rows)
        one, half, empty = (sketch_column(session, LakeColumn(name, c), SECRET) for c in "abc")
        other = sketch_column(session, LakeColumn(name, "a"), bytes(32))
    assert (len(one.hashes), one.values, one.different) == (SKETCH_SIZE, 10_000, 10_000)
    assert one.is_telling
    assert overlap(one, half).share == pytest.approx(1 / 2, abs=0.05)
    assert overlap(one, one) == Overlap(SKETCH_SIZE, SKETCH_SIZE)
    assert empty.hashes == ()
    assert overlap(empty, empty).share == 0
    assert whole([]) is None
    assert whole([Overlap(1, 4), Overlap(0, 1)]) == 0.2
    assert other.hashes != one.hashes


def test_a_part_of_a_table_is_found_in_it_whole(house: House):
    """A city that keeps its own 3,000 rows of a province's 20,000 keeps them all twice."""
    name = TableName("ods", "省")
    rows = (
        "select n::varchar as a, case when n < 3000 then n::varchar end as b from range(20000) t(n)"
    )
    with raw.open_session(house.machines.lake) as session:
        raw.ensure_table(house.machines.lake, name, raw.columns_of(session, rows))
        raw.append(session, name, rows)
        whole_one, part = (sketch_column(session, LakeColumn(name, c), SECRET) for c in "ab")
    found = overlap(whole_one, part)
    assert found.share == 1
    assert 100 < found.compared < SKETCH_SIZE
    assert overlap(part, whole_one) == found
