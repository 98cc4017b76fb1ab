from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tongbase.base.vault import Vault
from tongbase.identity import api
from tongbase.identity.errors import (
    CrossSiteError,
    LockedOutError,
    NotSignedInError,
    PasswordChangeRequiredError,
    PasswordWeakError,
    PasswordWrongError,
    PersonInactiveError,
    SignInRefusedError,
)
from tongbase.identity.models import Person, SignOnSession
from tongbase.identity.rules.hashing import hash_token
from tongbase.identity.rules.passwords import BOUNDED, HARD_TO_GUESS, LONG, RULES, Rule
from tongbase.identity.terms import VISITOR, Secret
from tongbase.kernel.actor import Actor
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

NEW = "a long enough sentence"


@pytest.fixture
def zhang(work: Work, market: str) -> Secret:
    made = api.add_person(
        work, account="zhang", name="张三", organisation=market, roles=["department_manager"]
    )
    work.db.flush()
    return made


def trying(work: Work, settings: Settings, password: str, account: str = "zhang"):
    visit = replace(work, actor=VISITOR)
    outcome = api.sign_in(visit, settings, account=account, password=password, address="10.0.0.1")
    work.db.flush()
    return outcome


def changing(work: Work, settings: Settings, *, old: str, new: str = NEW, token: str = ""):
    return api.change_password(work, settings, old=old, new=new, token=token, address="10.0.0.1")


def asking(token: str, method: str = "GET", *, marked: bool = True) -> api.Credentials:
    return api.Credentials(api.Call(method, "/api/x"), session_token=token, marked=marked)


def settled(work: Work, zhang: Secret) -> None:
    person = work.db.get(Person, zhang.id)
    assert person is not None
    person.must_change_password = False


def test_the_right_password_opens_a_session(work, settings: Settings, vault: Vault, zhang):
    ticket = trying(work, settings, zhang.value).admitted()
    settled(work, zhang)
    actor = api.identify(work.db, asking(ticket.token), work.now, vault=vault, settings=settings)
    assert (actor.id, actor.via) == (zhang.id, "session")
    assert actor.may("catalogue.entry.compile", actor.place)


def test_the_token_is_stored_as_a_hash_only(work, settings, zhang):
    ticket = trying(work, settings, zhang.value).admitted()
    assert work.db.scalars(select(SignOnSession.token_hash)).all() == [hash_token(ticket.token)]


def test_the_account_may_be_written_large(work, settings, zhang):
    assert trying(work, settings, zhang.value, " ZHANG ").ticket


def test_wrong_passwords_and_unknown_accounts_answer_alike(work, settings, zhang):
    wrong = trying(work, settings, "wrong").refusal
    unknown = trying(work, settings, "wrong", "nobody").refusal
    assert isinstance(wrong, SignInRefusedError)
    assert unknown is not None
    assert wrong.as_dict() == unknown.as_dict()


def test_too_many_failures_lock_even_the_right_password(work, settings, zhang):
    for _ in range(settings.sign_in_failures_max):
        trying(work, settings, "wrong")
    with pytest.raises(SignInRefusedError):
        trying(work, settings, zhang.value).admitted()
    assert any(LockedOutError.code in line.detail for line in history_of(work.db, zhang.id))


def test_a_locked_account_answers_like_one_that_is_not_there(work, settings, zhang):
    for _ in range(settings.sign_in_failures_max):
        trying(work, settings, "wrong")
    locked = trying(work, settings, zhang.value).refusal
    unknown = trying(work, settings, zhang.value, "nobody").refusal
    assert locked.as_dict() == unknown.as_dict()


def test_the_lock_ends_and_the_count_starts_afresh(work, settings: Settings, zhang):
    for _ in range(settings.sign_in_failures_max):
        trying(work, settings, "wrong")
    later = replace(work, now=work.now + timedelta(minutes=settings.lock_out_minutes))
    assert isinstance(trying(later, settings, "wrong").refusal, SignInRefusedError)
    assert trying(later, settings, zhang.value).ticket


def test_success_forgets_earlier_failures(work, settings, zhang):
    trying(work, settings, "wrong")
    trying(work, settings, zhang.value).admitted()
    assert work.db.get(Person, zhang.id).failures == 0


def test_sign_ins_stand_in_the_ledger_without_what_was_typed(work, settings, zhang):
    for _ in range(settings.sign_in_failures_max):
        trying(work, settings, "my-secret-typo")
    trying(work, settings, "x", "my-secret-typo")
    names = [line.event for line in history_of(work.db, zhang.id)]
    assert names.count("identity.person.sign_in_failed") == 3
    assert "identity.person.locked_out" in names
    everything = [line.detail for line in history_of(work.db, zhang.id, "unknown")]
    assert not any("my-secret-typo" in detail for detail in everything)


def test_a_session_ends_by_itself(work, settings, vault, zhang):
    ticket = trying(work, settings, zhang.value).admitted()
    settled(work, zhang)
    later = work.now + timedelta(hours=settings.session_hours)
    with pytest.raises(NotSignedInError):
        api.identify(work.db, asking(ticket.token), later, vault=vault, settings=settings)


def test_signing_out_ends_the_session(work, settings, vault, zhang):
    ticket = trying(work, settings, zhang.value).admitted()
    api.sign_out(work, ticket.token)
    with pytest.raises(NotSignedInError):
        api.identify(work.db, asking(ticket.token), work.now, vault=vault, settings=settings)


def test_nothing_goes_before_the_first_password_is_changed(work, settings, vault, zhang):
    ticket = trying(work, settings, zhang.value).admitted()
    with pytest.raises(PasswordChangeRequiredError):
        api.identify(work.db, asking(ticket.token), work.now, vault=vault, settings=settings)


def test_a_changed_password_settles_and_ends_other_sessions(
    work, settings, vault, zhang, as_person: Callable[[str], Work]
):
    other = trying(work, settings, zhang.value).admitted()
    mine = trying(work, settings, zhang.value).admitted()
    assert changing(as_person(zhang.id), settings, old=zhang.value, token=mine.token) is None
    work.db.flush()
    actor = api.identify(work.db, asking(mine.token), work.now, vault=vault, settings=settings)
    assert isinstance(actor, Actor)
    with pytest.raises(NotSignedInError):
        api.identify(work.db, asking(other.token), work.now, vault=vault, settings=settings)
    assert trying(work, settings, NEW).ticket


@pytest.mark.parametrize(
    ("weak", "rule"),
    [
        ("short", LONG),
        ("elevenchars", LONG),
        ("onlytwo123", LONG),
        ("zhang-zhang-zhang", HARD_TO_GUESS),
        ("aaaaaaaaaaaaaa", HARD_TO_GUESS),
        ("x" * 300, BOUNDED),
    ],
)
def test_weak_passwords_are_refused_by_the_rule_that_was_told(
    work, settings, zhang, as_person, weak: str, rule: Rule
):
    with pytest.raises(PasswordWeakError) as caught:
        changing(as_person(zhang.id), settings, old=zhang.value, new=weak)
    assert caught.value.field == "new_password"
    assert rule in RULES
    assert rule.zh in caught.value.zh


def test_the_old_password_is_no_new_one(settings, zhang, as_person):
    with pytest.raises(PasswordWeakError):
        changing(as_person(zhang.id), settings, old=zhang.value, new=zhang.value)


def test_changing_needs_the_old_password(settings, zhang, as_person):
    assert isinstance(changing(as_person(zhang.id), settings, old="guess"), PasswordWrongError)


def test_who_guesses_the_old_password_is_locked_out_and_loses_the_session(
    work, settings, vault, zhang, as_person
):
    """A stolen session is no place to guess in, however right the last guess is."""
    stolen = trying(work, settings, zhang.value).admitted()
    settled(work, zhang)
    for _ in range(settings.sign_in_failures_max):
        assert changing(as_person(zhang.id), settings, old="guess", token=stolen.token)
    work.db.flush()
    with pytest.raises(NotSignedInError):
        api.identify(work.db, asking(stolen.token), work.now, vault=vault, settings=settings)
    assert changing(as_person(zhang.id), settings, old="guess")
    assert changing(as_person(zhang.id), settings, old=zhang.value)
    assert trying(work, settings, zhang.value).refusal
    assert work.db.get(Person, zhang.id).locked_until


def test_a_changed_password_forgets_earlier_failures(work, settings, zhang, as_person):
    assert changing(as_person(zhang.id), settings, old="guess")
    assert work.db.get(Person, zhang.id).failures == 1
    assert changing(as_person(zhang.id), settings, old=zhang.value) is None
    assert work.db.get(Person, zhang.id).failures == 0


def test_a_change_by_cookie_needs_our_mark(work, settings, vault, zhang):
    ticket = trying(work, settings, zhang.value).admitted()
    with pytest.raises(CrossSiteError):
        api.identify(
            work.db,
            asking(ticket.token, "POST", marked=False),
            work.now,
            vault=vault,
            settings=settings,
        )


def test_people_of_a_closed_organisation_stay_outside(work, settings, zhang, market):
    from tongbase.identity.actions.organisations import close_organisation

    close_organisation(work, market)
    work.db.flush()
    assert isinstance(trying(work, settings, zhang.value).refusal, PersonInactiveError)
