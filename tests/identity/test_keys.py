from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from tongbase.base.vault import SecretUnreadableError, Vault
from tongbase.identity import api
from tongbase.identity.errors import (
    AddressInvalidError,
    AddressRefusedError,
    ApplicationNotFoundError,
    ExpiryInvalidError,
    KeyAlreadyRevokedError,
    KeyExpiredError,
    KeyRevokedError,
    KeyUnknownError,
    NonceReplayedError,
    PersonInactiveError,
    SignatureMalformedError,
    SignatureWrongError,
    TimestampStaleError,
)
from tongbase.identity.models import Application, Key, Person
from tongbase.identity.terms import Secret
from tongbase.kernel.actor import Actor
from tongbase.kernel.errors import DeniedError, TongBaseError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work

CALL = api.Call("POST", "/services/people/query", "b=2&a=1", '{"items":["姓名"]}'.encode())
NONCE = "0123456789abcdef"
Ask = Callable[..., Actor]


@pytest.fixture
def system(work: Work, civil: str) -> str:
    made = api.register_application(work, organisation=civil, name="低保核对系统")
    work.db.flush()
    return made.id


@pytest.fixture
def key(work: Work, vault: Vault, system: str) -> Secret:
    made = api.issue_application_key(work, vault, system, details(work))
    work.db.flush()
    return made


def details(work: Work, days: int = 30, *addresses: str) -> api.KeyDetails:
    return api.KeyDetails("核对", work.now + timedelta(days=days), addresses)


@pytest.fixture
def ask(work: Work, vault: Vault, settings: Settings, key: Secret) -> Ask:
    """Sign a request as a client would, send it as it is told, and say who was recognised."""

    def send(
        *,
        signed: api.Call = CALL,
        sent: api.Call = CALL,
        secret: str = key.value,
        key_id: str = key.id,
        nonce: str = NONCE,
        seconds_off: int = 0,
        days_later: int = 0,
        address: str = "10.1.2.3",
        **changed: str,
    ) -> Actor:
        now = work.now + timedelta(days=days_later)
        headers = api.sign(
            signed,
            key=key_id,
            secret=secret,
            timestamp=int(now.timestamp()) + seconds_off,
            nonce=nonce,
        )
        headers |= {name.replace("_", "-"): value for name, value in changed.items()}
        credentials = api.read_credentials(sent, headers, {}, address=address)
        return api.identify(work.db, credentials, now, vault=vault, settings=settings)

    return send


def test_a_signed_request_acts_for_the_application_system(ask: Ask, system: str, civil: str):
    actor = ask()
    assert (actor.id, actor.name, actor.via) == (system, "低保核对系统", "signature")
    assert actor.permissions == {"share.call.make"}
    assert actor.place.value.startswith("/420000/420100/")


def test_the_order_of_the_query_does_not_matter(ask: Ask):
    assert ask(sent=replace(CALL, query="a=1&b=2"))


@pytest.mark.parametrize(
    "tampered",
    [
        replace(CALL, method="GET"),
        replace(CALL, path="/services/other/query"),
        replace(CALL, query="a=1&b=3"),
        replace(CALL, body=b"{}"),
    ],
)
def test_a_changed_request_is_refused(ask: Ask, tampered: api.Call):
    with pytest.raises(SignatureWrongError):
        ask(sent=tampered)


def test_a_wrong_secret_is_refused(ask: Ask):
    with pytest.raises(SignatureWrongError):
        ask(secret="guess")


def test_an_unknown_key_is_refused(ask: Ask):
    with pytest.raises(KeyUnknownError) as caught:
        ask(key_id="0" * 32)
    assert caught.value.field == "X-Tongbase-Key"


@pytest.mark.parametrize("seconds_off", [-301, 301])
def test_a_stale_or_future_timestamp_is_refused(ask: Ask, seconds_off: int):
    with pytest.raises(TimestampStaleError) as caught:
        ask(seconds_off=seconds_off)
    assert "server_time" in caught.value.facts


@pytest.mark.parametrize("seconds_off", [-300, 300])
def test_clocks_may_differ_by_the_window(ask: Ask, seconds_off: int):
    assert ask(seconds_off=seconds_off)


def test_a_request_is_good_once(ask: Ask):
    ask()
    with pytest.raises(NonceReplayedError):
        ask()
    assert ask(nonce=NONCE + "x")


def test_a_bad_signature_does_not_use_up_the_nonce(ask: Ask):
    with pytest.raises(SignatureWrongError):
        ask(secret="guess")
    assert ask()


def test_a_revoked_key_is_refused(ask: Ask, work: Work, key: Secret):
    api.revoke_key(work, key.id)
    with pytest.raises(KeyRevokedError):
        ask()
    with pytest.raises(KeyAlreadyRevokedError):
        api.revoke_key(work, key.id)


def test_an_expired_key_is_refused(ask: Ask):
    with pytest.raises(KeyExpiredError):
        ask(days_later=30)


@pytest.mark.parametrize(
    "header",
    ["X-Tongbase-Key", "X-Tongbase-Timestamp", "X-Tongbase-Nonce", "X-Tongbase-Signature"],
)
@pytest.mark.parametrize("value", ["", "short", "坏", "x" * 100])
def test_a_malformed_header_is_named(ask: Ask, header: str, value: str):
    with pytest.raises(SignatureMalformedError) as caught:
        ask(**{header.replace("-", "_"): value})
    assert caught.value.field == header


def test_only_listed_addresses_may_use_a_key(ask: Ask, work: Work, key: Secret):
    work.db.get_one(Key, key.id).addresses = ["10.1.0.0/16", "2001:db8::/32"]
    assert ask(address="10.1.2.3")
    assert ask(address="::ffff:10.1.2.3", nonce=NONCE + "1")
    assert ask(address="2001:db8::1", nonce=NONCE + "2")
    for stranger in ("10.2.0.1", "not-an-address", ""):
        with pytest.raises(AddressRefusedError):
            ask(address=stranger, nonce=NONCE + "3")


def test_addresses_are_checked_when_a_key_is_issued(work: Work, vault: Vault, system: str):
    with pytest.raises(AddressInvalidError) as caught:
        api.issue_application_key(work, vault, system, details(work, 30, "10.0.0.300"))
    assert caught.value.field == "addresses"


@pytest.mark.parametrize("days", [0, -1, 1097])
def test_a_key_must_end_ahead_and_within_three_years(
    work: Work, vault: Vault, system: str, days: int
):
    with pytest.raises(ExpiryInvalidError):
        api.issue_application_key(work, vault, system, details(work, days))


def test_every_failure_has_its_own_code_and_two_sentences(ask: Ask, work: Work, key: Secret):
    ask()
    failures = [
        {"key_id": "0" * 32},
        {"secret": "guess"},
        {"seconds_off": -301},
        {},
        {"days_later": 30},
    ]
    told = [_refused(ask, **failure) for failure in failures]
    assert len({error.code for error in told}) == len(failures)
    assert all(error.status == 401 and error.zh and error.en for error in told)


def test_the_secret_is_sealed_in_the_store(work: Work, vault: Vault, key: Secret):
    sealed = work.db.get_one(Key, key.id).secret_sealed
    assert sealed is not None
    assert key.value.encode() not in sealed
    with pytest.raises(SecretUnreadableError):
        Vault(bytes(32)).open(sealed, context=f"identity.key/{key.id}")


def test_the_ledger_knows_the_key_but_not_the_secret(work: Work, key: Secret):
    [line] = history_of(work.db, key.id)
    assert line.event == "identity.key.issued"
    assert key.value not in line.detail


def test_a_closed_application_calls_nothing(ask: Ask, work: Work, system: str):
    work.db.get_one(Application, system).active = False
    with pytest.raises(PersonInactiveError):
        ask()


def test_a_neighbour_cannot_issue_keys_for_others(
    work: Work, vault: Vault, system: str, market: str, as_person: Callable[[str], Work]
):
    li = api.add_person(
        work, account="liwu", name="李五", organisation=market, roles=["department_manager"]
    )
    with pytest.raises(ApplicationNotFoundError):
        api.issue_application_key(as_person(li.id), vault, system, details(work))


@pytest.fixture
def person(work: Work, civil: str) -> Secret:
    made = api.add_person(work, account="wang", name="王七", organisation=civil, roles=["consumer"])
    work.db.flush()
    work.db.get_one(Person, made.id).must_change_password = False
    return made


def bearing(token: str) -> api.Credentials:
    return api.read_credentials(
        api.Call("POST", "/api/x"), {"Authorization": f"Bearer {token}"}, {}, address="10.0.0.9"
    )


def test_a_personal_key_acts_as_the_person_but_makes_no_keys(
    work: Work, vault, settings, person: Secret, as_person
):
    made = api.issue_personal_key(as_person(person.id), details(work))
    work.db.flush()
    actor = api.identify(work.db, bearing(made.value), work.now, vault=vault, settings=settings)
    assert (actor.id, actor.via) == (person.id, "key")
    assert "share.application.submit" in actor.permissions
    with pytest.raises(DeniedError):
        api.issue_personal_key(replace(work, actor=actor), details(work))


def test_a_personal_key_is_kept_as_a_hash(work: Work, person: Secret, as_person):
    made = api.issue_personal_key(as_person(person.id), details(work))
    work.db.flush()
    stored = work.db.execute(select(Key.token_hash, Key.secret_sealed)).one()
    assert made.value not in str(stored)


def test_an_unknown_personal_key_is_refused(work: Work, vault, settings):
    with pytest.raises(KeyUnknownError):
        api.identify(work.db, bearing("tbp_nothing"), work.now, vault=vault, settings=settings)


def test_closing_a_person_revokes_their_keys(work: Work, vault, settings, person, as_person):
    from tongbase.identity.actions.people import close_person

    made = api.issue_personal_key(as_person(person.id), details(work))
    work.db.flush()
    close_person(work, person.id)
    work.db.expire_all()
    with pytest.raises(KeyRevokedError):
        api.identify(work.db, bearing(made.value), work.now, vault=vault, settings=settings)


def _refused(ask: Ask, **how: object) -> TongBaseError:
    with pytest.raises(TongBaseError) as caught:
        ask(**how)
    return caught.value
