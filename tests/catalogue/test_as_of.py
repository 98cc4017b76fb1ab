"""The catalogue as it stood on a day: several versions, a withdrawal, a publication after it."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from tests.catalogue.makers import CIVIL, MARKET, Cast, drafted, publish, published, withdraw
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions.entries import revise_entry, update_entry
from tongbase.catalogue.errors import EntryNotFoundError
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.as_of import entry_as_of, published_on
from tongbase.catalogue.terms.as_of import Standing
from tongbase.kernel.clock import end_of
from tongbase.kernel.past import ToComeError
from tongbase.kernel.work import Work

PAGE = PageRequest(1, 50)
FIRST, SECOND, GONE, BACK = (date(2026, 3, day) for day in (2, 5, 9, 12))
STOOD = {
    date(2026, 3, 1): (Standing.UNPUBLISHED, None, None),
    FIRST: (Standing.PUBLISHED, 1, "企业登记基本信息"),
    date(2026, 3, 4): (Standing.PUBLISHED, 1, "企业登记基本信息"),
    SECOND: (Standing.PUBLISHED, 2, "企业登记信息"),
    date(2026, 3, 8): (Standing.PUBLISHED, 2, "企业登记信息"),
    GONE: (Standing.WITHDRAWN, 2, "企业登记信息"),
    date(2026, 3, 11): (Standing.WITHDRAWN, 2, "企业登记信息"),
    BACK: (Standing.PUBLISHED, 3, "企业登记信息(重新上线)"),
    date(2027, 1, 1): (Standing.PUBLISHED, 3, "企业登记信息(重新上线)"),
}


def on(hands: Cast, day: date, hour: int = 10) -> Cast:
    """Everybody's hands on a day, by default at ten in China."""
    now = datetime(day.year, day.month, day.day, hour - 8, tzinfo=UTC)
    return Cast(**{f.name: replace(getattr(hands, f.name), now=now) for f in fields(Cast)})


def reader(hands: Cast) -> Work:
    """Somebody who looks back from the day after the last."""
    return on(hands, max(STOOD)).visitor


def next_version(hands: Cast, entry: Entry, name: str) -> None:
    revision = revise_entry(hands.compiler, entry.id)
    hands.compiler.db.flush()
    update_entry(hands.compiler, revision.id, {"name": name})
    publish(hands, revision)
    hands.compiler.db.flush()


@pytest.fixture
def entry(hands: Cast) -> Entry:
    """Published, published anew, withdrawn, published once more."""
    made = published(on(hands, FIRST))
    next_version(on(hands, SECOND), made, "企业登记信息")
    withdraw(on(hands, GONE), made)
    hands.compiler.db.flush()
    next_version(on(hands, BACK), made, "企业登记信息(重新上线)")
    return made


@pytest.mark.parametrize("day", STOOD, ids=str)
def test_an_entry_stood_so_at_the_end_of_a_day(hands: Cast, entry: Entry, day: date):
    standing, number, name = STOOD[day]
    seen = entry_as_of(reader(hands), entry.id, day)
    told = seen.version and seen.version.content["entry"]["name"]
    assert (seen.standing, seen.version and seen.version.number, told) == (standing, number, name)


@pytest.mark.parametrize("day", STOOD, ids=str)
def test_the_list_of_a_day_holds_what_was_published_then(hands: Cast, entry: Entry, day: date):
    standing, number, name = STOOD[day]
    found = published_on(reader(hands), day, PAGE)
    rows = [(row.entry.id, row.number, row.name) for row in found.rows]
    assert rows == ([(entry.id, number, name)] if standing is Standing.PUBLISHED else [])
    assert found.total == len(rows)


def test_a_day_ends_at_midnight_in_china(hands: Cast):
    """23:59 in China belongs to the day, 00:00 to the next."""
    assert end_of(FIRST) == datetime(2026, 3, 2, 16, tzinfo=UTC)
    late = replace(on(hands, FIRST).bureau, now=datetime(2026, 3, 2, 15, 59, tzinfo=UTC))
    next_day = replace(late, now=datetime(2026, 3, 2, 16, 0, tzinfo=UTC))
    one = publish(replace(hands, bureau=late), drafted(hands, name="深夜发布的目录"))
    other = publish(replace(hands, bureau=next_day), drafted(hands, name="零点发布的目录"))
    hands.compiler.db.flush()
    assert [row.entry.id for row in published_on(reader(hands), FIRST, PAGE).rows] == [one.id]
    both = published_on(reader(hands), date(2026, 3, 3), PAGE).rows
    assert [row.entry.id for row in both] == [other.id, one.id]


def test_the_list_is_narrowed_by_the_name_of_then_and_the_provider(hands: Cast, entry: Entry):
    def found(day: date, **asked: str) -> int:
        return published_on(reader(hands), day, PAGE, **asked).total

    assert found(FIRST, q="基本信息") == 1
    assert found(SECOND, q="基本信息") == 0
    assert found(SECOND, q="%") == 0
    assert found(SECOND, provider=MARKET) == 1
    assert found(SECOND, provider=CIVIL) == 0
    assert entry.name == "企业登记信息(重新上线)"


def test_what_was_withdrawn_since_is_seen_by_its_department_alone(hands: Cast):
    entry = published(on(hands, FIRST))
    withdraw(on(hands, GONE), entry)
    hands.compiler.db.flush()
    assert entry_as_of(hands.compiler, entry.id, FIRST).standing is Standing.PUBLISHED
    assert published_on(hands.compiler, FIRST, PAGE).total == 1
    for stranger in (hands.neighbour, hands.visitor):
        assert published_on(stranger, FIRST, PAGE).total == 0
        with pytest.raises(EntryNotFoundError):
            entry_as_of(stranger, entry.id, FIRST)


def test_a_day_to_come_is_refused(hands: Cast, entry: Entry):
    """The day itself counts until it ends in China; what comes after it nobody knows."""
    last = replace(hands.visitor, now=datetime(2026, 3, 12, 15, 59, tzinfo=UTC))
    assert entry_as_of(last, entry.id, BACK).version.number == 3
    assert published_on(last, BACK, PAGE).total == 1
    for ask in (
        lambda day: entry_as_of(last, entry.id, day),
        lambda day: published_on(last, day, PAGE),
    ):
        with pytest.raises(ToComeError) as refused:
            ask(date(2026, 3, 13))
        assert refused.value.field == "day"
        assert "2026-03-13" in refused.value.zh
        assert "2026-03-12" in refused.value.zh
