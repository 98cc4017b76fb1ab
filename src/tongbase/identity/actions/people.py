"""Give people accounts and roles, and take them away again."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update

from tongbase.identity.errors import AccountTakenError, SelfChangeError
from tongbase.identity.events import (
    AdministratorInstalled,
    PasswordReset,
    PersonAdded,
    PersonClosed,
    PersonLinked,
    PersonReopened,
    PersonRolesSet,
)
from tongbase.identity.models import Key, Person, SignOnSession
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.queries.organisations import (
    find_person_by_account,
    get_organisation,
    get_person,
    get_role,
)
from tongbase.identity.rules.hashing import PASSWORD_BYTES, SALT_BYTES, hash_password, password_of
from tongbase.identity.rules.passwords import normal_account
from tongbase.identity.terms import Secret
from tongbase.identity.terms.roles import ADMINISTRATOR
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.chance import some_bytes
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work

ADMINISTRATOR_ACCOUNT = "admin"


def add_person(
    work: Work, *, account: str, name: str, organisation: str | None, roles: Sequence[str]
) -> Secret:
    """Give a person an account at an organisation (id or credit code).

    Returns the person's id and the first password, which is shown this once and must be changed.
    """
    home = get_organisation(work.db, organisation, field="organisation") if organisation else None
    work.require(IdentityPermission.PERSON_MANAGE, OrgPath(home.path) if home else EVERYWHERE)
    account = normal_account(account)
    if find_person_by_account(work.db, account) is not None:
        raise AccountTakenError(
            f"账号“{account}”已存在,请换一个。",
            f"The account {account} exists already; choose another.",
            field="account",
        )
    password = password_of(some_bytes(PASSWORD_BYTES))
    person = Person(
        id=new_id(),
        account=account,
        name=name,
        organisation=home,
        password_hash=hash_password(password, some_bytes(SALT_BYTES)),
        must_change_password=True,
        created_at=work.now,
    )
    person.roles = [get_role(work.db, code) for code in sorted(set(roles))]
    work.db.add(person)
    work.emit(
        PersonAdded(
            person.id,
            account=account,
            title=name,
            organisation=home.uscc if home else None,
            roles=tuple(role.code for role in person.roles),
        )
    )
    return Secret(person.id, password)


def install_administrator(work: Work, account: str = ADMINISTRATOR_ACCOUNT) -> str | None:
    """Make the first administrator; return the first password, or None if there is one."""
    work.require(IdentityPermission.PERSON_MANAGE, EVERYWHERE)
    if work.db.scalar(select(Person.id).where(Person.account == normal_account(account))):
        return None
    made = add_person(
        work, account=account, name="系统管理员", organisation=None, roles=[ADMINISTRATOR]
    )
    work.emit(AdministratorInstalled(made.id, account=account))
    return made.value


def set_roles(work: Work, person_id: str, roles: Sequence[str]) -> Person:
    """Say which roles a person holds."""
    person = _colleague(work, person_id)
    work.require(IdentityPermission.PERSON_MANAGE, _place_of(person))
    before = tuple(role.code for role in person.roles)
    person.roles = [get_role(work.db, code) for code in sorted(set(roles))]
    after = tuple(role.code for role in person.roles)
    work.emit(PersonRolesSet(person.id, before=before, after=after))
    return person


def close_person(work: Work, person_id: str) -> Person:
    """Shut an account: its sessions end, its keys are revoked."""
    person = _colleague(work, person_id)
    work.require(IdentityPermission.PERSON_MANAGE, _place_of(person))
    person.active = False
    work.db.execute(delete(SignOnSession).where(SignOnSession.person_id == person.id))
    work.db.execute(
        update(Key)
        .where(Key.person_id == person.id, Key.revoked_at.is_(None))
        .values(revoked_at=work.now)
    )
    work.emit(PersonClosed(person.id))
    return person


def reopen_person(work: Work, person_id: str) -> Person:
    """Open an account again. Keys that were revoked stay so."""
    person = _colleague(work, person_id)
    work.require(IdentityPermission.PERSON_MANAGE, _place_of(person))
    person.active = True
    work.emit(PersonReopened(person.id))
    return person


def reset_password(work: Work, person_id: str) -> Secret:
    """Give a person a new first password, and end every session and lock."""
    person = _colleague(work, person_id)
    work.require(IdentityPermission.PERSON_MANAGE, _place_of(person))
    password = password_of(some_bytes(PASSWORD_BYTES))
    person.password_hash = hash_password(password, some_bytes(SALT_BYTES))
    person.must_change_password = True
    person.failures, person.locked_until = 0, None
    work.db.execute(delete(SignOnSession).where(SignOnSession.person_id == person.id))
    work.emit(PasswordReset(person.id))
    return Secret(person.id, password)


def link_person(work: Work, person_id: str, *, issuer: str, subject: str) -> Person:
    """Tie a person to an account of the sign-on provider."""
    person = _colleague(work, person_id)
    work.require(IdentityPermission.PERSON_MANAGE, _place_of(person))
    person.oidc_subject = subject
    work.emit(PersonLinked(person.id, issuer=issuer))
    return person


def _colleague(work: Work, person_id: str) -> Person:
    """Find a person within the actor's reach who is not the actor."""
    person = get_person(work.db, person_id, reach=work.actor.reach)
    if person.id == work.actor.id:
        raise SelfChangeError(
            "不能修改自己的角色、状态或重置自己的口令,请联系其他管理员。",
            "Nobody changes their own roles, state or first password; ask another administrator.",
        )
    return person


def _place_of(person: Person) -> OrgPath:
    return OrgPath(person.organisation.path) if person.organisation else EVERYWHERE
