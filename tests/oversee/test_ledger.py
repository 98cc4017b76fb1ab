"""Who reads which lines of the ledger; the proof as a verb; the overview's numbers."""

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from tests.conftest import NOW, an_actor
from tongbase.app.house import House
from tongbase.app.worker import seal_ledger
from tongbase.base.paging import PageRequest
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.entry import Event
from tongbase.kernel.work import Work
from tongbase.oversee.actions.ledger import prove_ledger
from tongbase.oversee.permissions import OverseePermission
from tongbase.oversee.queries.ledger import LedgerFilter, list_lines, read_head
from tongbase.oversee.queries.overview import read_overview

READ = frozenset({OverseePermission.LEDGER_READ})


@dataclass(frozen=True)
class Happened(Event):
    name: ClassVar[str] = "test.thing.happened"
    zh: ClassVar[str] = "发生"
    en: ClassVar[str] = "Happened"


def told(work: Work, actor, subject: str) -> None:
    replace(work, actor=actor).emit(Happened(subject))


def test_a_department_reads_its_own_lines_only(work: Work):
    market = an_actor("m", place=OrgPath("/420000/market"), permissions=READ)
    told(work, market, "a")
    told(work, an_actor("h", place=OrgPath("/420000/health")), "b")
    wanted = LedgerFilter(event="test.")
    lines = list_lines(replace(work, actor=market), wanted, PageRequest())
    assert lines.total == 0  # the department is not registered, so nothing is known to be its own
    assert list_lines(work, wanted, PageRequest()).total == 2


def test_lines_are_found_by_subject_event_and_time(work: Work):
    told(work, work.actor, "a")
    told(work, work.actor, "b")
    page = PageRequest()
    assert list_lines(work, LedgerFilter(subject="a"), page).total == 1
    assert list_lines(work, LedgerFilter(event="test.thing"), page).total == 2
    assert list_lines(work, LedgerFilter(event="test.", until=NOW), page).total == 0
    assert list_lines(work, LedgerFilter(event="test.", since=NOW), page).total == 2


def test_reading_needs_the_word(work: Work):
    nobody = an_actor("n", place=OrgPath("/420000/market"))
    with pytest.raises(DeniedError):
        list_lines(replace(work, actor=nobody), LedgerFilter(), PageRequest())


def test_the_proof_is_written_down_too(house: House):
    with house.work_of_the_house() as work:
        told(work, work.actor, "a")
    seal_ledger(house)
    with house.work_of_the_house() as work:
        assert read_head(work).size == 1
        verdict = prove_ledger(work, house.machines)
        assert (verdict.is_whole, verdict.size) == (True, 1)
    assert seal_ledger(house) == 1


def test_an_empty_house_shows_no_invented_number(work: Work):
    overview = read_overview(work)
    values = {number.code: number.value for number in overview.numbers}
    assert values.pop("score") is None
    assert set(values.values()) == {0, None}
    assert overview.entries_by_status == overview.calls_by_day == ()


def test_what_somebody_may_not_count_is_left_out_and_no_zero(work: Work):
    words = frozenset({OverseePermission.OVERVIEW_READ})
    keeper = an_actor("k", place=work.actor.place, permissions=words)
    overview = read_overview(replace(work, actor=keeper))
    assert [number.code for number in overview.numbers] == [
        "entries",
        "items",
        "coverage_service_item",
        "coverage_system",
    ]
