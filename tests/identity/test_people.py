from collections.abc import Callable

import pytest

from tongbase.base.paging import PageRequest
from tongbase.identity import api
from tongbase.identity.actions.people import close_person, link_person, reopen_person
from tongbase.identity.actions.roles import RoleDetails, define_role
from tongbase.identity.errors import (
    AccountInvalidError,
    AccountTakenError,
    PermissionUnknownError,
    PersonInactiveError,
    PersonNotFoundError,
    RoleNotFoundError,
    RoleShippedError,
    SelfChangeError,
)
from tongbase.identity.models import Role
from tongbase.identity.queries.organisations import list_people
from tongbase.identity.terms.roles import SHIPPED_ROLES
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

AsPerson = Callable[[str], Work]

KNOWN = frozenset({"a.b.c", "b.c.d"})


def a_person(work: Work, account: str, organisation: str | None, *roles: str) -> str:
    made = api.add_person(
        work, account=account, name=account, organisation=organisation, roles=roles
    )
    work.db.flush()
    return made.id


def test_first_passwords_are_made_by_chance_and_not_in_the_ledger(work: Work, market: str):
    one = api.add_person(work, account="one", name="一", organisation=market, roles=[])
    two = api.add_person(work, account="two", name="二", organisation=market, roles=[])
    assert one.value != two.value
    assert len(one.value) == 16
    [line] = history_of(work.db, one.id)
    assert one.value not in line.detail
    found = api.find_account(work.db, "one")
    assert found is not None
    assert found.must_change_password


def test_the_first_administrator_is_made_once(work: Work, as_person: AsPerson):
    password = api.install_administrator(work)
    work.db.flush()
    assert password
    assert api.install_administrator(work) is None
    admin = as_person(api.find_account(work.db, "admin").id).actor
    assert admin.reach == EVERYWHERE
    assert "identity.person.manage" in admin.permissions
    assert not any(word.startswith(("share.", "collect.")) for word in admin.permissions)


@pytest.mark.parametrize("account", ["", "ab", "张三", "-zhang", "zhang san", "a" * 65, "a'--b"])
def test_odd_accounts_are_refused(work: Work, market: str, account: str):
    with pytest.raises(AccountInvalidError) as caught:
        api.add_person(work, account=account, name="某", organisation=market, roles=[])
    assert caught.value.field == "account"


def test_an_account_is_given_once_in_either_case(work: Work, market: str):
    a_person(work, "zhang", market)
    with pytest.raises(AccountTakenError):
        a_person(work, "Zhang", market)


def test_an_unknown_role_is_refused(work: Work, market: str):
    with pytest.raises(RoleNotFoundError) as caught:
        a_person(work, "zhang", market, "emperor")
    assert caught.value.field == "roles"


def test_roles_add_up(work: Work, market: str, as_person: AsPerson):
    person = a_person(work, "zhang", market, "department_manager", "consumer")
    permissions = as_person(person).actor.permissions
    assert {"catalogue.entry.compile", "share.application.submit"} <= permissions
    api.set_roles(work, person, ["auditor"])
    assert "catalogue.entry.compile" not in as_person(person).actor.permissions


def test_nobody_changes_their_own_roles(work: Work, bureau: str, as_person: AsPerson):
    chen = a_person(work, "chen", bureau, "bureau_manager")
    with pytest.raises(SelfChangeError):
        api.set_roles(as_person(chen), chen, ["administrator"])


def test_a_department_manager_manages_no_people(work: Work, market: str, as_person: AsPerson):
    zhang = a_person(work, "zhang", market, "department_manager")
    li = a_person(work, "liwu", market)
    with pytest.raises(DeniedError):
        api.reset_password(as_person(zhang), li)


def test_a_bureau_cannot_touch_or_make_who_runs_the_platform(
    work: Work, bureau: str, as_person: AsPerson
):
    root = a_person(work, "root-1", None, "administrator")
    chen = as_person(a_person(work, "chen", bureau, "bureau_manager"))
    with pytest.raises(PersonNotFoundError):
        api.reset_password(chen, root)
    with pytest.raises(DeniedError):
        a_person(chen, "root-2", None, "administrator")
    seen = list_people(work.db, "", PageRequest(), reach=chen.actor.reach)
    assert [person.account for person in seen.rows] == ["chen"]


def test_a_closed_person_cannot_act_until_reopened(work: Work, market: str, as_person: AsPerson):
    zhang = a_person(work, "zhang", market)
    close_person(work, zhang)
    with pytest.raises(PersonInactiveError):
        as_person(zhang)
    reopen_person(work, zhang)
    assert as_person(zhang).actor.id == zhang


def test_a_person_is_linked_to_the_provider(work: Work, market: str):
    zhang = a_person(work, "zhang", market)
    link_person(work, zhang, issuer="https://sso", subject="s-1")
    assert history_of(work.db, zhang)[0].event == "identity.person.linked"


def test_shipped_roles_stay_as_they_are(work: Work):
    with pytest.raises(RoleShippedError):
        define_role(work, "auditor", RoleDetails("审计", "Audit", ()), known=KNOWN)
    assert api.install_roles(work) == 0


def test_an_update_brings_a_shipped_role_up_to_date(work: Work):
    work.db.get_one(Role, "auditor").permissions = []
    assert api.install_roles(work) == 1
    assert "oversee.ledger.read" in work.db.get_one(Role, "auditor").permissions


def test_roles_of_ones_own(work: Work):
    role = define_role(
        work, "clerk", RoleDetails("文员", "Clerk", ("b.c.d", "a.b.c", "b.c.d")), known=KNOWN
    )
    assert role.permissions == ["a.b.c", "b.c.d"]
    with pytest.raises(PermissionUnknownError):
        define_role(work, "clerk", RoleDetails("文员", "Clerk", ("everything",)), known=KNOWN)


def test_only_bureaus_and_auditors_read_the_whole_ledger():
    assert {role.code for role in SHIPPED_ROLES if "oversee.ledger.verify" in role.permissions} == {
        "administrator",
        "bureau_manager",
        "auditor",
    }
