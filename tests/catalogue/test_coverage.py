"""Coverage: what should have an entry, what has one, and the rows behind every number."""

import time

import pytest
from sqlalchemy import text

from tests.catalogue.makers import CIVIL, MARKET, Cast, drafted, publish, published, withdraw
from tests.catalogue.register_makers import a_system, an_item, produces
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions.entries import revise_entry
from tongbase.catalogue.actions.registers import exclude_record, include_record, stop_record
from tongbase.catalogue.actions.relations import relate, unrelate
from tongbase.catalogue.errors import RecordInvalidError
from tongbase.catalogue.models import ServiceItem, System
from tongbase.catalogue.queries.coverage import Counted, Coverage, CoverageBy, coverage
from tongbase.catalogue.queries.registers import RecordFilters, list_records
from tongbase.catalogue.schemas.records import CoverageOut
from tongbase.catalogue.terms.registers import CoverageSought, ExerciseLevel, Register
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind

ITEMS, SYSTEMS = Register.SERVICE_ITEM, Register.SYSTEM
MANY = 100_000
COUNT_SECONDS_MAX = 2.0  # of one table of rows, on a busy machine; usually a sixth of it


def rows(found: Coverage) -> dict[str, Counted]:
    return {row.key: row.counted for row in found.rows}


def test_an_item_is_covered_by_a_published_entry_alone(hands: Cast):
    item, entry = an_item(hands.compiler), published(hands)
    assert coverage(hands.visitor, ITEMS, CoverageBy.REGION).whole == Counted(0, 1, 0)
    relation = produces(hands, item, entry)
    assert coverage(hands.visitor, ITEMS, CoverageBy.REGION).whole == Counted(0, 1, 1)
    withdraw(hands, entry)
    assert coverage(hands.visitor, ITEMS, CoverageBy.REGION).whole == Counted(0, 1, 0)
    unrelate(hands.compiler, relation.id)
    assert coverage(hands.visitor, ITEMS, CoverageBy.REGION).whole == Counted(0, 1, 0)


def test_what_need_not_be_compiled_leaves_the_denominator(hands: Cast):
    item = an_item(hands.compiler)
    exclude_record(hands.compiler, ITEMS, item.id, reason="线下办理,不产生数据")
    found = coverage(hands.bureau, ITEMS, CoverageBy.ORGANISATION)
    assert rows(found) == {MARKET: Counted(1, 0, 0)}
    assert CoverageOut.of(found).whole.rate is None
    include_record(hands.compiler, ITEMS, item.id)
    assert coverage(hands.bureau, ITEMS, CoverageBy.ORGANISATION).whole == Counted(0, 1, 0)


def test_drafts_and_what_is_stopped_do_not_count(hands: Cast):
    item = an_item(hands.compiler)
    stop_record(hands.compiler, ITEMS, item.id, reason="取消")
    assert coverage(hands.bureau, ITEMS, CoverageBy.LEVEL).rows == []


def test_regions_are_rolled_up(hands: Cast):
    an_item(hands.compiler)
    an_item(hands.neighbour, name="结婚登记", code="HYDJ-0001")
    an_item(hands.bureau, name="省级事项", code="SJSX-0001")
    found = coverage(hands.bureau, ITEMS, CoverageBy.REGION, "420000")
    told = {(row.key, row.own): row.counted.due for row in found.rows}
    assert told == {("420100", False): 2, ("420000", True): 1}
    assert {row.label.zh for row in found.rows} == {"武汉市", "湖北省"}
    below = coverage(hands.bureau, ITEMS, CoverageBy.REGION, "420100")
    assert {(row.key, row.own): row.counted.due for row in below.rows} == {("420100", True): 2}


def test_a_department_sees_its_own_region_first(hands: Cast):
    an_item(hands.bureau, name="省级事项", code="SJSX-0001")
    assert coverage(hands.compiler, ITEMS, CoverageBy.REGION).region == "420100"
    assert coverage(hands.bureau, ITEMS, CoverageBy.REGION).region_name == "湖北省"


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        (CoverageBy.ORGANISATION, {MARKET, CIVIL}),
        (CoverageBy.LEVEL, {ExerciseLevel.CITY, ExerciseLevel.COUNTY}),
        (CoverageBy.KIND, {"confirmation"}),
    ],
)
def test_coverage_is_told_apart(hands: Cast, by: CoverageBy, keys: set[str]):
    an_item(hands.compiler)
    an_item(hands.neighbour, level=ExerciseLevel.COUNTY)
    assert set(rows(coverage(hands.bureau, ITEMS, by))) == keys


def test_a_system_is_covered_by_an_entry_that_comes_from_it(hands: Cast):
    system, entry = a_system(hands.compiler), published(hands)
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, entry.id, system.id))
    assert coverage(hands.bureau, SYSTEMS, CoverageBy.REGION).whole == Counted(0, 1, 1)
    with pytest.raises(RecordInvalidError):
        coverage(hands.bureau, SYSTEMS, CoverageBy.KIND)
    with pytest.raises(RecordInvalidError):
        coverage(hands.bureau, Register.DUTY, CoverageBy.REGION)


def test_an_entry_counts_from_its_publication_on_wherever_it_is_related(hands: Cast):
    item, system, entry = an_item(hands.compiler), a_system(hands.compiler), drafted(hands)
    produces(hands, item, entry)
    needed = relate(hands.compiler, RelationDraft(RelationKind.NEEDS, item.id, entry.id))
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, entry.id, system.id))
    assert counted(hands, item, system) == (0, 0)
    publish(hands, entry)
    assert counted(hands, item, system) == (2, 1)
    publish(hands, revise_entry(hands.compiler, entry.id))
    assert counted(hands, item, system) == (2, 1)
    unrelate(hands.compiler, needed.id)
    assert counted(hands, item, system) == (1, 1)
    withdraw(hands, entry)
    assert counted(hands, item, system) == (0, 0)
    publish(hands, revise_entry(hands.compiler, entry.id))
    assert counted(hands, item, system) == (1, 1)


def counted(hands: Cast, *records: ServiceItem | System) -> tuple[int, ...]:
    """Read from the rows what is kept of records."""
    for record in records:
        hands.compiler.db.refresh(record)
    return tuple(record.entries_published for record in records)


def test_every_number_has_its_rows(hands: Cast):
    covered = an_item(hands.compiler)
    open_one = an_item(hands.compiler, code="OPEN-1")
    excluded = an_item(hands.compiler, code="NOT-1")
    exclude_record(hands.compiler, ITEMS, excluded.id, reason="线下办理")
    produces(hands, covered, published(hands))
    told = {
        state: [
            row.id
            for row in list_records(
                hands.visitor, ITEMS, RecordFilters(covered=state), PageRequest()
            ).rows
        ]
        for state in CoverageSought
    }
    assert told == {
        CoverageSought.DUE: [covered.id, open_one.id],
        CoverageSought.YES: [covered.id],
        CoverageSought.PARTLY: [],
        CoverageSought.NO: [open_one.id],
        CoverageSought.EXCLUDED: [excluded.id],
    }


def test_a_hundred_thousand_items_are_counted_at_once(hands: Cast):
    item = an_item(hands.compiler)
    produces(hands, item, published(hands))
    hands.compiler.db.flush()
    columns = [column.name for column in ServiceItem.__table__.columns]
    copied = ", ".join(f"s.{name}" for name in columns if name not in ("id", "code"))
    db = hands.compiler.db
    db.execute(
        text(
            f"insert into catalogue_service_item (id, code, {copied.replace('s.', '')}) "
            f"select md5(n::text), 'MANY-' || n, {copied} from catalogue_service_item s, "
            "generate_series(1, :many) n where s.id = :id"
        ),
        {"many": MANY, "id": item.id},
    )
    db.execute(text("analyze catalogue_service_item"))
    begun = time.perf_counter()
    found = coverage(hands.bureau, ITEMS, CoverageBy.ORGANISATION)
    took = time.perf_counter() - begun
    print(f"coverage of {MANY} items: {took:.3f} s")
    assert found.whole == Counted(0, MANY + 1, MANY + 1)
    assert took < COUNT_SECONDS_MAX
