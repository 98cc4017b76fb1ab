"""Reading organisations and people."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.identity.errors import (
    OrganisationNotFoundError,
    PersonNotFoundError,
    RoleNotFoundError,
)
from tongbase.identity.events import OrganisationRegistered
from tongbase.identity.models import Organisation, Person, Role
from tongbase.identity.terms import OrganisationKind
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.db import held
from tongbase.kernel.ledger.entry import LedgerEntry

NAMES_MAX = 1000
KEYS: BindParameter[Sequence[str]] = bindparam("keys", expanding=True)
NAMES = select(Organisation.id, Organisation.uscc, Organisation.path, Organisation.name).where(
    or_(Organisation.id.in_(KEYS), Organisation.uscc.in_(KEYS), Organisation.path.in_(KEYS))
)


@dataclass(frozen=True)
class OrganisationFilter:
    """Which organisations are wanted. ``within`` is a place: a region's path or an own one."""

    words: str = ""
    kind: OrganisationKind | None = None
    within: OrgPath = EVERYWHERE
    active: bool | None = None


def get_organisation(db: Session, key: str, *, field: str | None = None) -> Organisation:
    """Find one organisation by its id or its unified credit code."""
    statement = select(Organisation).where(or_(Organisation.id == key, Organisation.uscc == key))
    organisation = db.scalar(statement)
    if organisation is None:
        raise OrganisationNotFoundError(
            f"没有编号或统一社会信用代码为“{key}”的机构。",
            f"There is no organisation with id or unified credit code {key!r}.",
            field=field,
        )
    return organisation


def find_organisation_at(db: Session, place: OrgPath) -> Organisation | None:
    """Find the organisation that stands at a place; none stands at a region itself."""
    return db.scalar(select(Organisation).where(Organisation.path == place.value))


def names_of_organisations(db: Session, keys: Collection[str]) -> Mapping[str, str]:
    """Map ids, credit codes or places to names, for lists. Unknown keys are left out."""
    wanted = sorted(set(keys))[:NAMES_MAX]
    return {
        key: name
        for *keys_of_one, name in db.execute(NAMES, {"keys": wanted})
        for key in keys_of_one
        if key in wanted
    }


def registered_at(db: Session, codes: Collection[str]) -> Mapping[str, datetime]:
    """Map credit codes to when they were registered, as the ledger tells; others are left out."""
    statement = (
        select(Organisation.uscc, func.min(LedgerEntry.at))
        .join(LedgerEntry, LedgerEntry.subject == Organisation.id)
        .where(Organisation.uscc.in_(set(codes)), LedgerEntry.event == OrganisationRegistered.name)
        .group_by(Organisation.uscc)
    )
    return dict(db.execute(statement).all())


def organisations_named(db: Session, words: Collection[str]) -> Mapping[str, Organisation]:
    """Map credit codes and names, as people write them, to organisations in use.

    A name that several bear means none of them: only the code does.
    """
    wanted = sorted(set(words))[:NAMES_MAX]
    either = or_(Organisation.uscc.in_(wanted), Organisation.name.in_(wanted))
    found: dict[str, list[Organisation]] = {}
    for organisation in db.scalars(select(Organisation).where(either, Organisation.active)):
        for word in (organisation.uscc, organisation.name):
            found.setdefault(word, []).append(organisation)
    return {word: found[word][0] for word in wanted if len(found.get(word, ())) == 1}


def list_organisations(
    db: Session, sought: OrganisationFilter, wanted: PageRequest
) -> Page[Organisation]:
    """List organisations by place and name. Who exists in government is no secret."""
    places = (Organisation.name, Organisation.short_name)
    statement = select(Organisation).where(
        lies_within(Organisation.path, sought.within),
        *worded(sought.words, *places, begins=[Organisation.uscc]),
    )
    if sought.kind is not None:
        statement = statement.where(Organisation.kind == sought.kind)
    if sought.active is not None:
        statement = statement.where(Organisation.active == sought.active)
    ordered = statement.order_by(Organisation.region_code, Organisation.name, Organisation.id)
    return paginate(db, ordered, wanted)


def get_person(db: Session, person_id: str, *, reach: OrgPath) -> Person:
    """Find one person that stands within a reach."""
    person = db.scalar(_people_within(reach).where(Person.id == person_id))
    if person is None:
        raise PersonNotFoundError(
            "没有此人员,或其不在您的管理范围内。",
            "There is no such person, or not within your reach.",
        )
    return person


def find_person(db: Session, person_id: str) -> Person | None:
    """Find a person by id, wherever they stand."""
    return db.get(Person, person_id)


def find_person_by_account(db: Session, account: str, *, lock: bool = False) -> Person | None:
    """Find a person by account. ``lock`` makes guesses at one account queue on each other."""
    statement = select(Person).where(Person.account == account.strip().lower())
    return db.scalar(held(statement, Person) if lock else statement)


def list_people(
    db: Session, words: str, wanted: PageRequest, *, reach: OrgPath, organisation: str = ""
) -> Page[Person]:
    """List the people within a reach by name or account."""
    statement = _people_within(reach).where(*worded(words, Person.name, Person.account))
    if organisation:
        statement = statement.where(Person.organisation_id == organisation)
    return paginate(db, statement.order_by(Person.created_at.desc(), Person.id), wanted)


def list_roles(db: Session) -> Sequence[Role]:
    """List the roles, the shipped ones first."""
    return db.scalars(select(Role).order_by(Role.shipped.desc(), Role.code)).all()


def get_role(db: Session, code: str) -> Role:
    """Find one role."""
    role = db.get(Role, code)
    if role is None:
        raise RoleNotFoundError(
            f"没有角色“{code}”,请从列表中选择。",
            f"There is no role {code!r}; choose from the list.",
            field="roles",
        )
    return role


def lies_within(column: InstrumentedAttribute[str], place: OrgPath) -> ColumnElement[bool]:
    """Select what stands at a place or below it."""
    return or_(column == place.value, column.startswith(f"{place.value}/", autoescape=True))


def select_codes_within(place: OrgPath) -> Select[str]:
    """Select the credit codes of the organisations that lie in a place."""
    return select(Organisation.uscc).where(lies_within(Organisation.path, place))


def _people_within(reach: OrgPath) -> Select[Person]:
    """People without organisation are seen only by those who reach everywhere."""
    statement = select(Person).outerjoin(Person.organisation)
    if reach.value:
        return statement.where(lies_within(Organisation.path, reach))
    return statement
