"""A law or a duty changes (目录更新): the department updates in ten working days, or is late."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.catalogue.makers import MARKET, Cast, drafted, publish, published, withdraw
from tests.catalogue.register_makers import a_duty, an_item, produces
from tongbase.base.approvals.errors import OpinionMissingError
from tongbase.base.approvals.reading import list_waiting, trail_of
from tongbase.base.limits.permissions import LimitPermission
from tongbase.base.limits.setting import set_limit
from tongbase.base.notices.post import list_notices
from tongbase.base.paging import PageRequest
from tongbase.catalogue.actions.entries import revise_entry
from tongbase.catalogue.actions.entry_batches import require_updates
from tongbase.catalogue.actions.relations import relate, unrelate
from tongbase.catalogue.actions.update_reminders import remind_of_updates
from tongbase.catalogue.actions.updates import (
    answer_more_time,
    ask_more_time,
    require_update,
    take_back_update,
)
from tongbase.catalogue.actions.withdrawals import ask_withdrawal
from tongbase.catalogue.errors import (
    ExtensionAskedError,
    ExtensionNotFoundError,
    FieldInvalidError,
    ReasonMissingError,
    StatusForbidsError,
    UpdateNotFoundError,
    UpdateOpenError,
)
from tongbase.catalogue.models import Entry, Update
from tongbase.catalogue.queries.details import entry_detail
from tongbase.catalogue.queries.search.answers import search
from tongbase.catalogue.queries.sheets.export import exported_lines
from tongbase.catalogue.queries.updates import (
    UpdateFilter,
    entries_on_duty,
    find_open_update,
    list_updates,
    tally_updates,
    view_of_entry,
)
from tongbase.catalogue.queries.verbs import verbs_of
from tongbase.catalogue.schemas.searching import SearchIn
from tongbase.catalogue.terms.limits import UPDATE, UPDATE_EXTENSION
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind
from tongbase.catalogue.terms.states import Verb
from tongbase.catalogue.terms.updates import (
    UpdateNote,
    UpdateStanding,
    UpdateState,
    UpdateVerb,
)
from tongbase.kernel.calendar.table import CalendarDay
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

PAGE = PageRequest()
MONDAY = date(2026, 3, 2)  # the day of the tests


def a_note(changed_on: date = MONDAY, **changes: str) -> UpdateNote:
    told = {"basis": "《市场主体登记管理条例》修订", "wanted": "增加“经营状态”信息项"}
    return UpdateNote(changed_on, **{**told, **changes})


def on(work: Work, day: date) -> Work:
    return replace(work, now=datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


@pytest.fixture
def entry(hands: Cast) -> Entry:
    return published(hands)


@pytest.fixture
def update(hands: Cast, entry: Entry) -> Update:
    """An update that the bureau required."""
    return require_update(hands.bureau, entry.id, a_note())


def notices(work: Work) -> list[str]:
    work.db.flush()
    return [notice.zh for notice in list_notices(work, PAGE).rows]


def test_the_clock_runs_from_the_day_of_the_change_in_working_days(hands: Cast, entry: Entry):
    db = hands.bureau.db
    for day, working in ((28, True),):
        db.add(CalendarDay(day=date(2025, 9, day), working=working, note="调休"))
    for day in range(1, 9):
        db.add(CalendarDay(day=date(2025, 10, day), working=False, note="国庆节"))
    db.add(CalendarDay(day=date(2025, 10, 11), working=True, note="调休"))
    now = on(hands.bureau, date(2025, 10, 20))
    update = require_update(now, entry.id, a_note(date(2025, 9, 26)))
    assert update.due_on == date(2025, 10, 16)
    told = view_of_entry(now, entry)
    assert told is not None
    assert told.days_left == -2


def test_it_is_told_to_the_department_and_stands_in_the_ledger(
    hands: Cast, entry: Entry, update: Update
):
    assert (update.due_on, update.state) == (date(2026, 3, 16), UpdateState.OPEN)
    assert any("须在 2026-03-16 前更新" in zh for zh in notices(hands.compiler))
    assert not any("须在" in zh for zh in notices(hands.neighbour))
    line = history_of(hands.bureau.db, entry.id)[0]
    assert line.event == "catalogue.update.required"
    assert "市场主体登记管理条例" in line.detail
    detail = entry_detail(hands.visitor, entry.id)
    assert detail.update is not None
    assert (detail.update.days_left, detail.update.verbs) == (10, [])


def test_a_department_notes_its_own_and_takes_it_back(hands: Cast, entry: Entry):
    require_update(hands.compiler, entry.id, a_note())
    with pytest.raises(DeniedError):
        take_back_update(hands.neighbour, entry.id, reason="误报")
    with pytest.raises(ReasonMissingError):
        take_back_update(hands.compiler, entry.id, reason=" ")
    ended = take_back_update(hands.compiler, entry.id, reason="该条款尚未施行")
    assert (ended.state, ended.end_reason) == (UpdateState.TAKEN_BACK, "该条款尚未施行")
    assert find_open_update(hands.compiler, entry.id) is None
    assert require_update(hands.compiler, entry.id, a_note()).id != ended.id


def test_what_the_bureau_noted_the_department_cannot_take_back(
    hands: Cast, entry: Entry, update: Update
):
    with pytest.raises(DeniedError):
        take_back_update(hands.compiler, entry.id, reason="不需要")
    take_back_update(hands.bureau, entry.id, reason="核实无需更新")
    assert update.state is UpdateState.TAKEN_BACK
    assert any("已撤销:核实无需更新" in zh for zh in notices(hands.compiler))


def test_neighbours_and_visitors_note_nothing(hands: Cast, entry: Entry):
    for stranger in (hands.neighbour, hands.visitor, hands.head):
        with pytest.raises(DeniedError):
            require_update(stranger, entry.id, a_note())
    assert Verb.REQUIRE_UPDATE not in verbs_of(hands.neighbour, entry)
    assert Verb.REQUIRE_UPDATE in verbs_of(hands.bureau, entry)


@pytest.mark.parametrize(
    ("note", "field"),
    [
        (a_note(date(2026, 3, 3)), "changed_on"),
        (a_note(basis=" "), "basis"),
        (a_note(wanted=""), "wanted"),
    ],
)
def test_a_note_says_what_changed_when_and_what_is_to_change(
    hands: Cast, entry: Entry, note: UpdateNote, field: str
):
    with pytest.raises(FieldInvalidError) as refused:
        require_update(hands.compiler, entry.id, note)
    assert refused.value.field == field


def test_one_is_open_at_a_time_and_only_of_what_is_published(
    hands: Cast, entry: Entry, update: Update
):
    assert update.state is UpdateState.OPEN
    with pytest.raises(UpdateOpenError, match="2026-03-16"):
        require_update(hands.compiler, entry.id, a_note())
    assert Verb.REQUIRE_UPDATE not in verbs_of(hands.bureau, entry)
    with pytest.raises(StatusForbidsError):
        require_update(hands.compiler, drafted(hands, name="草稿").id, a_note())
    leaving = published(hands, name="将下线")
    ask_withdrawal(hands.compiler, leaving.id, reason="职责调整")
    with pytest.raises(StatusForbidsError):
        require_update(hands.compiler, leaving.id, a_note())


def test_the_next_version_ends_it(hands: Cast, entry: Entry, update: Update):
    revision = revise_entry(hands.compiler, entry.id)
    shown = entry_detail(hands.compiler, revision.id).update
    assert shown is not None
    assert shown.update.id == update.id
    assert publish(hands, revision).version == 2
    assert entry_detail(hands.compiler, revision.id).update is None
    assert (update.state, update.ended_on) == (UpdateState.UPDATED, MONDAY)
    assert entry_detail(hands.bureau, entry.id).update is None
    ended = history_of(hands.bureau.db, entry.id)[0]
    assert (ended.event, '"late_days":0' in ended.detail) == ("catalogue.update.ended", True)


def test_a_withdrawal_ends_it_with_the_extension_that_waits(
    hands: Cast, entry: Entry, update: Update
):
    ask_more_time(hands.compiler, entry.id, working_days=3, reason="需改造系统")
    withdraw(hands, entry)
    assert (update.state, update.extension_agreed) == (UpdateState.WITHDRAWN, False)
    assert list_waiting(hands.bureau, PAGE).total == 0
    assert trail_of(hands.bureau, update.id)[0].state == "ended"


def test_more_time_takes_the_bureaus_consent_and_is_given_once(
    hands: Cast, entry: Entry, update: Update
):
    with pytest.raises(FieldInvalidError, match="1 至 5"):
        ask_more_time(hands.compiler, entry.id, working_days=6, reason="需改造系统")
    with pytest.raises(ReasonMissingError):
        ask_more_time(hands.compiler, entry.id, working_days=5, reason="")
    with pytest.raises(DeniedError):
        ask_more_time(hands.bureau, entry.id, working_days=5, reason="需改造系统")
    with pytest.raises(ExtensionNotFoundError):
        answer_more_time(hands.bureau, entry.id, agree=True)
    ask_more_time(hands.compiler, entry.id, working_days=5, reason="需改造系统")
    assert update.due_on == date(2026, 3, 16)
    (waiting,) = list_waiting(hands.bureau, PAGE).rows
    assert (waiting.case.kind, waiting.due_on) == (
        "catalogue.update_extension",
        date(2026, 3, 4),
    )
    with pytest.raises(DeniedError):
        answer_more_time(hands.compiler, entry.id, agree=True)
    answer_more_time(hands.bureau, entry.id, agree=True, opinion="同意")
    assert (update.due_on, update.extension_agreed) == (date(2026, 3, 23), True)
    assert any("同意,期限 2026-03-23" in zh for zh in notices(hands.compiler))
    with pytest.raises(ExtensionAskedError):
        ask_more_time(hands.compiler, entry.id, working_days=1, reason="仍需时间")
    cases = {case.kind for case in entry_detail(hands.bureau, entry.id).trail}
    assert "catalogue.update_extension" in cases


def test_a_refused_extension_leaves_the_day_and_says_why(hands: Cast, entry: Entry, update: Update):
    ask_more_time(hands.compiler, entry.id, working_days=5, reason="需改造系统")
    with pytest.raises(OpinionMissingError):
        answer_more_time(hands.bureau, entry.id, agree=False)
    answer_more_time(hands.bureau, entry.id, agree=False, opinion="改动很小")
    assert (update.due_on, update.extension_agreed) == (date(2026, 3, 16), False)
    assert any("不同意" in zh and "改动很小" in zh for zh in notices(hands.compiler))
    with pytest.raises(ExtensionAskedError):
        ask_more_time(hands.compiler, entry.id, working_days=1, reason="再次申请")


def test_verbs_follow_who_asks(hands: Cast, entry: Entry, update: Update):
    def verbs(work: Work) -> list[UpdateVerb]:
        told = view_of_entry(work, entry)
        return list(told.verbs) if told else []

    assert update.by_bureau
    assert (verbs(hands.compiler), verbs(hands.bureau)) == (
        [UpdateVerb.EXTEND],
        [UpdateVerb.TAKE_BACK],
    )
    ask_more_time(hands.compiler, entry.id, working_days=5, reason="需改造系统")
    assert verbs(hands.compiler) == []
    assert verbs(hands.bureau) == [UpdateVerb.ANSWER_EXTENSION, UpdateVerb.TAKE_BACK]
    assert verbs(hands.neighbour) == []


def test_a_new_update_has_the_limits_of_its_place(hands: Cast, entry: Entry):
    may = frozenset({LimitPermission.LIMIT_SET})
    setter = replace(hands.bureau, actor=replace(hands.bureau.actor, permissions=may))
    set_limit(setter, UPDATE, 5)
    set_limit(setter, UPDATE_EXTENSION, 2)
    assert require_update(hands.bureau, entry.id, a_note()).due_on == date(2026, 3, 9)
    with pytest.raises(FieldInvalidError, match="1 至 2"):
        ask_more_time(hands.compiler, entry.id, working_days=3, reason="需改造系统")


def test_lists_narrow_to_what_is_due_and_what_is_late(hands: Cast, entry: Entry, update: Update):
    published(hands, name="无需更新")
    late = published(hands, name="已逾期的目录")
    require_update(hands.compiler, late.id, a_note(date(2026, 2, 2)))

    def found(work: Work, standing: str) -> set[str]:
        filters = SearchIn(update=standing, scope="reach").filters(MONDAY)
        work.db.flush()
        hits = {hit.head.id for hit in search(work, "", filters, PAGE).hits}
        named = {hit.head.id for hit in search(work, "目录", filters, PAGE).hits}
        assert named <= hits
        lines = {line[1] for line in exported_lines(work, filters)} - {""}
        assert len(lines) == len(hits)
        return hits

    assert update.state is UpdateState.OPEN
    assert found(hands.bureau, "due") == {entry.id, late.id}
    assert found(hands.bureau, "overdue") == {late.id}

    def listed(work: Work, **sought: object) -> list[str]:
        return [told.entry_name for told in list_updates(work, UpdateFilter(**sought), PAGE).rows]

    assert listed(hands.bureau) == [late.name, entry.name]
    assert listed(hands.compiler, standing=UpdateStanding.OVERDUE) == [late.name]
    assert listed(hands.bureau, q="已逾期") == [late.name]
    assert listed(hands.bureau, provider=MARKET, standing=UpdateStanding.DUE) != []
    assert listed(hands.bureau, state=UpdateState.UPDATED) == []
    assert listed(hands.neighbour) == []


def test_departments_are_counted_with_what_they_did_late(hands: Cast, entry: Entry, update: Update):
    soon = published(hands, name="即将到期")
    require_update(hands.compiler, soon.id, a_note(date(2026, 2, 17)))
    done = published(hands, name="逾期更新")
    require_update(hands.compiler, done.id, a_note(date(2026, 2, 2)))
    publish(hands, revise_entry(hands.compiler, done.id))
    late = published(hands, name="逾期未更新")
    require_update(hands.compiler, late.id, a_note(date(2026, 2, 2)))
    (told,) = tally_updates(hands.bureau)
    assert (told.provider_code, told.open, told.soon, told.overdue) == (MARKET, 3, 1, 1)
    assert (told.in_time, told.late) == (0, 1)
    assert tally_updates(hands.neighbour) == []
    assert update.state is UpdateState.OPEN
    assert entry.id


def test_each_is_reminded_of_once_soon_and_once_late(
    work: Work, hands: Cast, entry: Entry, update: Update
):
    assert remind_of_updates(on(work, date(2026, 3, 11))) == 0
    assert remind_of_updates(on(work, date(2026, 3, 12))) == 1
    assert remind_of_updates(on(work, date(2026, 3, 13))) == 0
    assert any("即将到期,期限 2026-03-16" in zh for zh in notices(hands.compiler))
    assert not any("即将到期" in zh for zh in notices(hands.bureau))
    assert remind_of_updates(on(work, date(2026, 3, 17))) == 1
    assert remind_of_updates(on(work, date(2026, 3, 18))) == 0
    assert any("已逾期" in zh for zh in notices(hands.bureau))
    work.db.flush()
    events = [line.event for line in history_of(work.db, entry.id)]
    assert events.count("catalogue.update.reminded") == 2
    assert update.state is UpdateState.OPEN


def test_an_extension_lets_it_be_reminded_of_anew(
    work: Work, hands: Cast, entry: Entry, update: Update
):
    assert remind_of_updates(on(work, date(2026, 3, 17))) == 1
    ask_more_time(hands.compiler, entry.id, working_days=5, reason="需改造系统")
    answer_more_time(hands.bureau, entry.id, agree=True)
    assert remind_of_updates(on(work, date(2026, 3, 18))) == 0
    assert remind_of_updates(on(work, date(2026, 3, 20))) == 1
    assert update.told_late_at is None


def test_many_follow_one_change_each_for_itself(hands: Cast, entry: Entry, update: Update):
    other = published(hands, name="另一目录")
    first, second = require_updates(hands.bureau, [entry.id, other.id], a_note())
    assert first.error is not None
    assert first.error.code == "catalogue.update_open"
    assert second.done is not None
    assert update.state is UpdateState.OPEN


def test_the_published_entries_on_a_duty_are_found_through_its_items(hands: Cast, entry: Entry):
    duty, item = a_duty(hands.compiler), an_item(hands.compiler)
    based = relate(hands.compiler, RelationDraft(RelationKind.BASED_ON, item.id, duty.id))
    produces(hands, item, entry)
    produces(hands, item, drafted(hands, name="草稿"))
    published(hands, name="无关目录")
    hands.compiler.db.flush()
    assert [found.id for found in entries_on_duty(hands.bureau, duty.id)] == [entry.id]
    unrelate(hands.compiler, based.id)
    hands.compiler.db.flush()
    assert entries_on_duty(hands.bureau, duty.id) == []


def test_what_is_not_required_is_told_so(hands: Cast, entry: Entry):
    with pytest.raises(UpdateNotFoundError):
        ask_more_time(hands.compiler, entry.id, working_days=1, reason="需时")
