"""From an application to a grant: what two departments and their bureau do with one another."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from tests.conftest import NOW
from tests.share.makers import (
    CAPITAL,
    CIVIL,
    ID,
    ITEMS,
    MARKET,
    NAME,
    NOTE,
    REGION,
    USCC,
    Cast,
    a_content,
    a_system,
    an_entry,
    cast_of,
    drafted,
    granted,
    later,
    submitted,
    take_off,
)
from tongbase.app.house import House
from tongbase.app.modules import PERMISSIONS
from tongbase.base import news
from tongbase.base.approvals.errors import OpinionMissingError
from tongbase.base.approvals.reading import list_waiting, trail_of
from tongbase.base.approvals.terms import CaseState
from tongbase.base.limits.setting import set_limit
from tongbase.base.notices.post import list_notices
from tongbase.base.paging import PageRequest
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.events import EntryWithdrawn
from tongbase.catalogue.models import Entry, Item
from tongbase.catalogue.terms.codes import ShareType
from tongbase.catalogue.terms.refs import EntryRef
from tongbase.kernel.actor import OrgPath, system_actor
from tongbase.kernel.calendar.table import CalendarDay
from tongbase.kernel.errors import DeniedError, TongBaseError
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.work import Work
from tongbase.share import errors
from tongbase.share.actions.drafts import draft_application, edit_application
from tongbase.share.actions.extensions import answer_extension, ask_extension
from tongbase.share.actions.grants import (
    expire_grants,
    restore_grant,
    revoke_grant,
    set_quota,
    suspend_grant,
)
from tongbase.share.actions.reviews import review_application
from tongbase.share.actions.submissions import (
    submit_application,
    supplement_application,
    withdraw_application,
)
from tongbase.share.handlers import end_undecided
from tongbase.share.module import share
from tongbase.share.queries.applications import (
    ApplicationFilter,
    Side,
    find_grant_of,
    get_application,
    list_applications,
    verbs_of,
)
from tongbase.share.queries.contents import grant_ref
from tongbase.share.queries.grants import get_grant
from tongbase.share.terms.applications import (
    ApplicationContent,
    Mode,
    ReviewDecision,
    State,
    Terms,
    Verb,
)
from tongbase.share.terms.grants import GrantStatus, Quota
from tongbase.share.terms.limits import ANSWER_CONDITIONAL
from tongbase.standards.terms.grading import Level, Mask, Masking

APPROVE, REJECT, RETURN = ReviewDecision
PAGE = PageRequest()


def events_of(work: Work, subject: str) -> list[str]:
    work.db.flush()
    statement = select(LedgerEntry.event).where(LedgerEntry.subject == subject)
    return list(work.db.scalars(statement.order_by(LedgerEntry.id)))


def test_two_approvals_make_a_grant(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    assert application.state is State.PROVIDER_REVIEW
    assert (application.received_on, application.due_on) == (date(2026, 3, 2), date(2026, 3, 16))
    review_application(hands.head, application.id, APPROVE, "同意提供")
    assert application.state is State.BUREAU_REVIEW
    review_application(hands.bureau, application.id, APPROVE, "同意")
    assert application.state is State.APPROVED
    grant = find_grant_of(hands.bureau, application.id)
    assert grant is not None
    assert grant.system_id == system
    assert [item["column"] for item in grant.items] == ["tyshxydm", "qymc", "fddbr_zjhm", "xzqh"]
    assert grant_ref(grant).items[2].mask is Mask.CITIZEN_ID
    assert (grant.region_column, grant.divisions) == ("xzqh", ["420100"])
    assert grant.until == datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
    assert grant.service.code == "FW000001"
    assert (grant.service.namespace, grant.service.table_name) == ("市监", "企业")
    assert catalogue.published_entry(hands.clerk, entry.id).active_grants == 1
    assert events_of(hands.clerk, application.id) == [
        "share.application.drafted",
        "share.application.submitted",
        "share.application.reviewed",
        "share.application.reviewed",
    ]
    assert events_of(hands.clerk, grant.id) == ["share.grant.given"]
    assert list_notices(hands.clerk, PAGE).total == 2


def test_serials_have_no_gaps_within_a_day(hands: Cast, entry: EntryRef, work: Work) -> None:
    serials = [
        drafted(hands, entry, a_system(work, name=f"系统{number}")).serial for number in range(3)
    ]
    assert serials == [f"SQ-20260302-{number:06d}" for number in (1, 2, 3)]
    tomorrow = later(hands.clerk, NOW + timedelta(hours=16))
    content = a_content(a_system(work, name="明日系统"))
    assert draft_application(tomorrow, entry.id, content).serial == "SQ-20260303-000001"


def test_an_incomplete_application_gets_one_list_and_is_not_refused(
    hands: Cast, entry: EntryRef, system: str
) -> None:
    draft = draft_application(hands.clerk, entry.id, ApplicationContent(items=(USCC,)))
    application = submit_application(hands.clerk, draft.id)
    assert application.state is State.SUPPLEMENT_REQUIRED
    assert {gap["field"] for gap in application.missing} == {
        "system_id",
        "use_basis",
        "use_scene",
        "use_scope",
        "use_purpose",
        "modes",
        "until",
        "divisions",
    }
    assert application.paused_on == date(2026, 3, 2)
    assert list_waiting(hands.head, PAGE).total == 0
    friday = later(hands.clerk, NOW + timedelta(days=4))
    content = a_content(system)
    half = {"use_basis": content.use_basis, "system_id": system}
    supplement_application(friday, application.id, half)
    assert application.state is State.SUPPLEMENT_REQUIRED
    assert len(application.missing) == 6
    names = ("divisions", "modes", "use_scene", "use_scope", "use_purpose", "until")
    supplement_application(friday, application.id, {name: getattr(content, name) for name in names})
    assert application.state is State.PROVIDER_REVIEW
    assert application.missing == []
    assert (application.due_on, application.paused_on) == (date(2026, 3, 20), None)
    assert list_waiting(hands.head, PAGE).rows[0].due_on == date(2026, 3, 18)


def test_the_statutory_clock_on_the_calendar_of_2025(hands: Cast, work: Work, system: str) -> None:
    for day in range(1, 9):
        work.db.add(CalendarDay(day=date(2025, 10, day), working=False, note="国庆节、中秋节"))
    for day in (date(2025, 9, 28), date(2025, 10, 11)):
        work.db.add(CalendarDay(day=day, working=True, note="调休"))
    entry = an_entry(hands)
    friday = later(hands.clerk, datetime(2025, 9, 26, 2, 0, tzinfo=UTC))
    content = a_content(system, until=date(2026, 8, 31))
    application = draft_application(friday, entry.id, content)
    submit_application(friday, application.id)
    assert application.due_on == date(2025, 10, 16)


def test_what_a_reviewer_returns_comes_back_where_it_was(
    hands: Cast, entry: EntryRef, system: str
) -> None:
    application = submitted(hands, entry, system)
    with pytest.raises(OpinionMissingError):
        review_application(hands.head, application.id, RETURN)
    review_application(hands.head, application.id, RETURN, "请写明具体科室")
    assert application.state is State.SUPPLEMENT_REQUIRED
    assert application.missing[0]["zh"] == "请写明具体科室"
    next_week = later(hands.clerk, NOW + timedelta(days=7))
    supplement_application(next_week, application.id, {"use_scope": "社会救助处二科"})
    assert application.state is State.PROVIDER_REVIEW
    assert application.due_on == date(2026, 3, 23)
    assert len(trail_of(hands.head, application.id)) == 1


@pytest.mark.parametrize(
    "changes", [{"items": (USCC, NAME, ID, REGION, CAPITAL)}, {"use_purpose": "另作他用"}]
)
def test_what_changed_after_the_providers_yes_goes_back_to_the_provider(
    hands: Cast, entry: EntryRef, system: str, changes: dict[str, object]
) -> None:
    application = submitted(hands, entry, system)
    terms = Terms({ID: None})
    review_application(hands.head, application.id, APPROVE, "确需明文", terms)
    review_application(hands.bureau, application.id, RETURN, "请核实")
    supplement_application(hands.clerk, application.id, changes)
    assert application.state is State.PROVIDER_REVIEW
    assert application.masks == {}
    states = {case.state for case in trail_of(hands.head, application.id)}
    assert states == {CaseState.WITHDRAWN, CaseState.PENDING}


def test_items_that_were_added_pass_their_own_gate(hands: Cast, work: Work, system: str) -> None:
    entry = an_entry(hands, share_type=ShareType.UNCONDITIONAL)
    application = submitted(hands, entry, system, items=(CAPITAL,))
    assert len(trail_of(hands.head, application.id)[0].steps) == 1
    review_application(hands.head, application.id, RETURN, "请补充")
    supplement_application(hands.clerk, application.id, {"items": (CAPITAL, ID)})
    newest = max(trail_of(hands.head, application.id), key=lambda case: case.id)
    assert len(newest.steps) == 2


def test_a_rejection_needs_a_reason_and_ends_it(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    with pytest.raises(OpinionMissingError):
        review_application(hands.head, application.id, REJECT, " ")
    review_application(hands.head, application.id, REJECT, "使用依据不成立")
    assert (application.state, application.opinion) == (State.REJECTED, "使用依据不成立")
    assert find_grant_of(hands.head, application.id) is None
    with pytest.raises(errors.StateForbidsError):
        review_application(hands.head, application.id, APPROVE)
    assert drafted(hands, entry, system).state is State.DRAFT


def test_open_data_of_the_lowest_level_is_granted_at_once(hands: Cast, system: str) -> None:
    entry = an_entry(hands, share_type=ShareType.UNCONDITIONAL)
    application = submitted(hands, entry, system, items=(USCC, NAME))
    assert application.state is State.APPROVED
    assert application.due_on == date(2026, 3, 3)
    assert find_grant_of(hands.clerk, application.id) is not None


def test_open_data_of_a_higher_level_takes_the_providers_yes(hands: Cast, system: str) -> None:
    entry = an_entry(hands, share_type=ShareType.UNCONDITIONAL)
    application = submitted(hands, entry, system, items=(USCC, CAPITAL))
    assert application.state is State.PROVIDER_REVIEW
    review_application(hands.head, application.id, APPROVE)
    assert application.state is State.APPROVED


def test_what_an_entry_asks_to_be_hidden_is_the_usual_mask(hands: Cast, system: str) -> None:
    items = tuple(
        replace(item, masking=Masking.HIDDEN) if item.field_name == "qymc" else item
        for item in ITEMS
    )
    entry = an_entry(hands, name="企业年报信息", masking=Masking.STRICT, items=items)
    application = submitted(hands, entry, system)
    review_application(hands.head, application.id, APPROVE, "同意提供")
    review_application(hands.bureau, application.id, APPROVE, "同意")
    grant = find_grant_of(hands.bureau, application.id)
    assert grant is not None
    assert [item.mask for item in grant_ref(grant).items] == [
        Mask.STRICT_USCC,
        Mask.HIDDEN,
        Mask.STRICT_CITIZEN_ID,
        Mask.STARS,
    ]


def test_masks_are_loosened_with_an_opinion_only(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    with pytest.raises(errors.ReasonMissingError):
        review_application(hands.head, application.id, APPROVE, "", Terms({ID: None}))
    review_application(hands.head, application.id, APPROVE, "办案需要", Terms({ID: None}))
    tighter = Terms({ID: Mask.STRICT_CITIZEN_ID, NAME: Mask.STARS}, calls_per_minute=5)
    review_application(hands.bureau, application.id, APPROVE, "从严", tighter)
    grant = find_grant_of(hands.bureau, application.id)
    assert grant is not None
    masks = {item.code: item.mask for item in grant_ref(grant).items}
    assert masks == {USCC: None, NAME: Mask.STARS, ID: Mask.STRICT_CITIZEN_ID, REGION: None}
    assert grant.calls_per_minute == 5


def test_nobody_decides_both_steps(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    both = hands.bureau.actor.permissions | hands.head.actor.permissions
    one = replace(hands.bureau, actor=replace(hands.bureau.actor, permissions=both))
    review_application(one, application.id, APPROVE)
    with pytest.raises(errors.SamePersonError):
        review_application(one, application.id, APPROVE)
    other = replace(one, actor=replace(one.actor, id="other"))
    review_application(other, application.id, APPROVE)
    assert application.state is State.APPROVED


def test_strangers_see_and_decide_nothing(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    with pytest.raises(DeniedError):
        review_application(hands.neighbour, application.id, APPROVE)
    with pytest.raises(DeniedError):
        submit_application(hands.head, application.id)
    far = OrgPath("/420000/420500/11420500MA0000045A")
    stranger = replace(hands.head, actor=replace(hands.head.actor, id="far", place=far, reach=far))
    with pytest.raises(errors.ApplicationNotFoundError):
        get_application(stranger, application.id)
    with pytest.raises(errors.ApplicationNotFoundError):
        review_application(stranger, application.id, APPROVE)


def test_a_colleague_was_faster(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    review_application(hands.head, application.id, APPROVE)
    with pytest.raises(errors.AlreadyDecidedError):
        review_application(hands.deputy, application.id, APPROVE)


def test_one_application_at_a_time(hands: Cast, entry: EntryRef, system: str, work: Work) -> None:
    first = submitted(hands, entry, system)
    with pytest.raises(errors.AppliedAlreadyError) as refused:
        drafted(hands, entry, system)
    assert refused.value.facts["application"] == first.id
    other = drafted(hands, entry, a_system(work, name="另一系统"))
    with pytest.raises(errors.AppliedAlreadyError):
        edit_application(hands.clerk, other.id, {"system_id": system})
    withdraw_application(hands.clerk, first.id)
    assert drafted(hands, entry, system).id != first.id


def test_what_is_held_is_not_applied_for_again(hands: Cast, entry: EntryRef, system: str) -> None:
    grant = granted(hands, entry, system)
    with pytest.raises(errors.AppliedAlreadyError):
        drafted(hands, entry, system)
    revoke_grant(hands.bureau, grant.id, reason="用途已实现")
    assert granted(hands, entry, system).id != grant.id


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"items": ("77",)}, errors.FieldInvalidError, "items"),
        ({"items": (NOTE,)}, errors.NotSharedError, "items"),
        ({"divisions": ("429999",)}, errors.FieldInvalidError, "divisions"),
        ({"divisions": ("42",)}, TongBaseError, "division"),
        ({"until": date(2026, 3, 1)}, errors.FieldInvalidError, "until"),
        ({"until": date(2036, 3, 1)}, errors.FieldInvalidError, "until"),
        ({"use_basis": "据" * 2001}, errors.FieldInvalidError, "use_basis"),
    ],
)
def test_values_that_cannot_be_meant(
    hands: Cast,
    entry: EntryRef,
    system: str,
    changes: dict[str, object],
    refusal: type[TongBaseError],
    field: str,
) -> None:
    with pytest.raises(refusal) as refused:
        drafted(hands, entry, system, **changes)
    assert refused.value.field == field


def test_a_foreign_system_is_refused(hands: Cast, entry: EntryRef, work: Work) -> None:
    with pytest.raises(errors.FieldInvalidError):
        drafted(hands, entry, a_system(work, organisation=MARKET, name="市监系统"))


def test_what_is_not_shared_is_not_applied_for(hands: Cast, system: str) -> None:
    kept = an_entry(
        hands,
        share_type=ShareType.NOT_SHARED,
        no_share_basis_type="law",
        no_share_basis_citation="《某法》第一条",
        items=ITEMS[:2],
        region_item="",
        bound=False,
    )
    with pytest.raises(errors.NotSharedError):
        drafted(hands, kept, system, items=(), divisions=())


def test_nothing_bound_and_own_data(hands: Cast, entry: EntryRef, system: str) -> None:
    unbound = an_entry(hands, bound=False, name="未挂接目录")
    with pytest.raises(errors.NothingBoundError):
        drafted(hands, unbound, system)
    own = hands.compiler.actor.permissions | hands.clerk.actor.permissions
    inside = replace(hands.compiler, actor=replace(hands.compiler.actor, permissions=own))
    with pytest.raises(errors.ApplicantMissingError):
        draft_application(inside, entry.id, ApplicationContent())


def test_core_data_is_not_shared(hands: Cast, system: str) -> None:
    """Of an entry that was published before its grade forbade it."""
    entry = an_entry(hands, name="核心数据目录")
    item = hands.compiler.db.scalars(select(Item).where(Item.entry_id == entry.id)).first()
    assert item is not None
    for graded in (item, item.entry):
        graded.data_level = Level.CORE
        with pytest.raises(errors.NotSharedError) as refused:
            drafted(hands, catalogue.published_entry(hands.bureau, entry.id), system)
        assert refused.value.field == "items"
        graded.data_level = None


def test_more_time_takes_the_authoritys_consent(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    with pytest.raises(errors.ExtensionTooLongError):
        ask_extension(hands.head, application.id, working_days=11, reason="涉及历史数据")
    with pytest.raises(errors.ReasonMissingError):
        ask_extension(hands.head, application.id, working_days=5, reason=" ")
    ask_extension(hands.head, application.id, working_days=5, reason="涉及历史数据")
    assert application.due_on == date(2026, 3, 16)
    with pytest.raises(errors.ExtensionOpenError):
        ask_extension(hands.deputy, application.id, working_days=1, reason="涉及历史数据")
    assert Verb.ANSWER_EXTENSION in verbs_of(hands.bureau, application)
    answer_extension(hands.bureau, application.id, agree=True)
    assert (application.due_on, application.extended_days) == (date(2026, 3, 23), 5)
    step = next(row for row in list_waiting(hands.head, PAGE).rows)
    assert step.due_on == date(2026, 3, 19)
    with pytest.raises(errors.ExtensionTooLongError):
        ask_extension(hands.head, application.id, working_days=6, reason="仍需时间")


def test_an_extension_ends_with_its_application(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)
    ask_extension(hands.head, application.id, working_days=5, reason="涉及历史数据")
    withdraw_application(hands.clerk, application.id)
    assert list_waiting(hands.bureau, PAGE).total == 0
    with pytest.raises(errors.StateForbidsError):
        answer_extension(hands.bureau, application.id, agree=True)


def test_a_region_makes_a_limit_stricter(hands: Cast, entry: EntryRef, system: str) -> None:
    with pytest.raises(DeniedError):
        set_limit(hands.head, ANSWER_CONDITIONAL, 5)
    set_limit(hands.bureau, ANSWER_CONDITIONAL, 7)
    set_limit(hands.bureau, ANSWER_CONDITIONAL, 5)
    assert submitted(hands, entry, system).due_on == date(2026, 3, 9)


def test_grants_are_suspended_restored_and_ended_with_reasons(
    hands: Cast, entry: EntryRef, system: str
) -> None:
    grant = granted(hands, entry, system)
    with pytest.raises(errors.ReasonMissingError):
        suspend_grant(hands.head, grant.id, reason="")
    with pytest.raises(DeniedError):
        suspend_grant(hands.clerk, grant.id, reason="不该由需求部门")
    suspend_grant(hands.head, grant.id, reason="超范围使用")
    with pytest.raises(errors.StateForbidsError):
        suspend_grant(hands.head, grant.id, reason="再次")
    restore_grant(hands.head, grant.id, reason="已整改")
    assert grant.status is GrantStatus.ACTIVE
    set_quota(hands.compiler, grant.id, Quota(10, 50), reason="系统扩容")
    assert (grant.calls_per_minute, grant.rows_max) == (10, 50)
    revoke_grant(hands.bureau, grant.id, reason="用途已实现")
    assert catalogue.published_entry(hands.clerk, entry.id).active_grants == 0
    assert events_of(hands.clerk, grant.id) == [
        "share.grant.given",
        "share.grant.suspended",
        "share.grant.restored",
        "share.quota.set",
        "share.grant.revoked",
    ]


def test_an_entry_with_grants_stays_until_they_have_run_out(
    hands: Cast, entry: EntryRef, system: str, work: Work
) -> None:
    grant = granted(hands, entry, system, until=date(2026, 3, 31))
    with pytest.raises(TongBaseError) as refused:
        take_off(hands, entry.id)
    assert refused.value.code == "catalogue.entry_in_use"
    assert expire_grants(later(work, datetime(2026, 3, 31, 15, 59, tzinfo=UTC))) == 0
    after = later(work, datetime(2026, 3, 31, 16, 0, tzinfo=UTC))
    assert expire_grants(after) == 1
    assert expire_grants(after) == 0
    assert get_grant(hands.auditor, grant.id).status is GrantStatus.EXPIRED
    take_off(hands, entry.id)


def test_a_grant_that_ran_out_makes_room(hands: Cast, entry: EntryRef, system: str) -> None:
    first = granted(hands, entry, system, until=date(2026, 3, 3))
    day = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)
    tomorrow = Cast(**{f.name: later(getattr(hands, f.name), day) for f in fields(Cast)})
    second = granted(tomorrow, entry, system)
    assert first.status is GrantStatus.EXPIRED
    assert second.service_id == first.service_id
    assert catalogue.published_entry(hands.clerk, entry.id).active_grants == 1


def test_verbs_follow_who_asks(hands: Cast, entry: EntryRef, system: str) -> None:
    application = drafted(hands, entry, system)
    assert verbs_of(hands.clerk, application) == [Verb.EDIT, Verb.SUBMIT, Verb.WITHDRAW]
    submit_application(hands.clerk, application.id)
    assert verbs_of(hands.clerk, application) == [Verb.WITHDRAW]
    assert verbs_of(hands.head, application) == [Verb.REVIEW, Verb.EXTEND]
    assert verbs_of(hands.bureau, application) == []
    review_application(hands.head, application.id, APPROVE)
    assert verbs_of(hands.bureau, application) == [Verb.REVIEW]
    assert verbs_of(hands.auditor, application) == []


def test_lists_by_side(hands: Cast, entry: EntryRef, system: str) -> None:
    application = submitted(hands, entry, system)

    def listed(work: Work, side: Side) -> list[str]:
        return [row.id for row in list_applications(work, ApplicationFilter(side), PAGE).rows]

    assert listed(hands.clerk, Side.MINE) == [application.id]
    assert listed(hands.head, Side.MINE) == []
    assert listed(hands.head, Side.TO_REVIEW) == [application.id]
    assert listed(hands.bureau, Side.TO_REVIEW) == []
    assert listed(hands.bureau, Side.ALL) == [application.id]
    found = ApplicationFilter(q=application.serial[-6:], state=State.PROVIDER_REVIEW)
    assert list_applications(hands.bureau, found, PAGE).total == 1
    assert list_applications(hands.bureau, ApplicationFilter(q="没有"), PAGE).total == 0


def test_an_entry_that_lost_an_item_cannot_be_granted(
    hands: Cast, entry: EntryRef, system: str
) -> None:
    application = submitted(hands, entry, system)
    review_application(hands.head, application.id, APPROVE)
    row = hands.clerk.db.get(Entry, entry.id)
    assert row is not None
    row.items.remove(next(item for item in row.items if item.code == NAME))
    hands.clerk.db.flush()
    with pytest.raises(errors.EntryChangedError):
        review_application(hands.bureau, application.id, APPROVE)


def at_once(house: House, jobs: list[str], run: object) -> list[object]:
    """Run the same verb for several people in transactions of their own, at the same moment."""
    barrier, told = Barrier(len(jobs)), []

    def one(name: str) -> None:
        barrier.wait()
        try:
            with house.sessions.begin() as db:
                work = Work(db, system_actor(PERMISSIONS), NOW, "race")
                told.append(run(cast_of(work), name))  # type: ignore[operator]
        except TongBaseError as error:
            told.append(error.code)

    threads = [Thread(target=one, args=(name,)) for name in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_of_two_approvers_at_once_one_decides(house: House, alone: Work) -> None:
    hands = cast_of(alone)
    application = submitted(hands, an_entry(hands), a_system(alone))
    alone.db.commit()

    def approve(cast: Cast, name: str) -> str:
        return review_application(getattr(cast, name), application.id, APPROVE).state.value

    told = at_once(house, ["head", "deputy"], approve)
    assert sorted(map(str, told)) == ["bureau_review", "share.already_decided"]


def test_serials_have_no_gaps_in_a_race(house: House, alone: Work) -> None:
    entry = an_entry(cast_of(alone))
    systems = [a_system(alone, name=f"系统{number}") for number in range(6)]
    alone.db.commit()

    def draft(cast: Cast, system: str) -> str:
        broken = system == systems[3]
        serial = drafted(cast, entry, system).serial
        if broken:
            raise errors.FieldInvalidError("回滚。", "Roll back.", field="x")
        return serial

    told = at_once(house, systems, draft)
    assert sorted(map(str, told)) == [
        *(f"SQ-20260302-{number:06d}" for number in range(1, 6)),
        "share.field_invalid",
    ]


def test_modes_and_quota_of_a_grant(hands: Cast, entry: EntryRef, system: str) -> None:
    grant = granted(hands, entry, system, modes=(Mode.VERIFY,), terms=Terms(rows_max=20))
    assert grant.modes == ["verify"]
    assert (grant.calls_per_minute, grant.rows_max) == (60, 20)
    assert grant.organisation == CIVIL


def off_the_catalogue(hands: Cast, work: Work, entry: EntryRef) -> None:
    """The entry goes, and sharing hears of it."""
    take_off(hands, entry.id, "职责调整")
    end_undecided(work, EntryWithdrawn(entry.id, reason="职责调整"))


def test_what_is_undecided_ends_with_its_entry_and_its_applicant_is_told(
    hands: Cast, entry: EntryRef, system: str, work: Work
) -> None:
    application = submitted(hands, entry, system)
    review_application(hands.head, application.id, ReviewDecision.APPROVE)
    off_the_catalogue(hands, work, entry)
    assert (application.state, application.opinion) == (State.ENDED, "目录已下线:职责调整")
    case = trail_of(hands.head, application.id)[0]
    assert (case.state, case.steps[1].opinion) == (CaseState.ENDED, "目录已下线:职责调整")
    assert list_waiting(hands.bureau, PAGE).total == 0
    assert verbs_of(hands.clerk, application) == verbs_of(hands.bureau, application) == []
    notice = list_notices(hands.clerk, PAGE).rows
    assert [told for told in notice if "已终止,目录已下线:职责调整" in told.zh]
    assert events_of(hands.clerk, application.id)[-1] == "share.application.ended"
    end_undecided(work, EntryWithdrawn(entry.id, reason="职责调整"))
    assert events_of(hands.clerk, application.id).count("share.application.ended") == 1


def test_what_is_to_be_completed_ends_too_and_more_time_is_asked_no_longer(
    hands: Cast, entry: EntryRef, system: str, work: Work
) -> None:
    incomplete = submitted(hands, entry, system, use_basis="")
    late = submitted(hands, entry, a_system(work, name="另一系统"))
    ask_extension(hands.head, late.id, working_days=3, reason="需要核实")
    off_the_catalogue(hands, work, entry)
    assert (incomplete.state, late.state) == (State.ENDED, State.ENDED)
    assert list_waiting(hands.bureau, PAGE).total == 0


def test_drafts_and_what_is_decided_stay_as_they_are(
    hands: Cast, entry: EntryRef, system: str, work: Work
) -> None:
    refused, draft = (
        submitted(hands, entry, system),
        drafted(hands, entry, a_system(work, name="甲")),
    )
    review_application(hands.head, refused.id, ReviewDecision.REJECT, "依据不足")
    off_the_catalogue(hands, work, entry)
    assert (refused.state, draft.state) == (State.REJECTED, State.DRAFT)


def test_what_came_back_meanwhile_is_decided_as_usual(
    hands: Cast, entry: EntryRef, system: str, work: Work
) -> None:
    application = submitted(hands, entry, system)
    end_undecided(work, EntryWithdrawn(entry.id, reason="职责调整"))
    assert application.state is State.PROVIDER_REVIEW


def test_sharing_hears_of_a_withdrawal_by_the_news(alone: Work, house: House) -> None:
    hands = cast_of(alone)
    entry = an_entry(hands)
    application = submitted(hands, entry, a_system(alone))
    take_off(hands, entry.id, "职责调整")
    alone.db.commit()
    news.deliver([share], house.work_of_the_house)
    with house.work_of_the_house() as work:
        assert get_application(work, application.id).state is State.ENDED
