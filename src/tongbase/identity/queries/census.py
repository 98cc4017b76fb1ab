"""What a house has of divisions, organisations and people, as the floors above ask for it."""

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from tongbase.identity.models import Organisation, Person, PersonRole, Region, Role
from tongbase.identity.terms import Census, OrganisationKind

AUTHORITY = Organisation.kind == OrganisationKind.AUTHORITY


def take_census(db: Session) -> Census:
    """Say what there is in the whole house, of what is in use."""
    return Census(
        has_regions=_any(db, Region.active),
        has_authority=_any(db, Organisation.active, AUTHORITY),
        has_departments=_any(db, Organisation.active, ~AUTHORITY),
        held=_held(db),
    )


def _any(db: Session, *where: ColumnElement[bool] | InstrumentedAttribute[bool]) -> bool:
    return bool(db.scalar(select(exists().where(*where))))


def _held(db: Session) -> frozenset[str]:
    """Say what people of organisations may do, taken together."""
    of_people = (
        select(Role.permissions)
        .join(PersonRole, PersonRole.role_code == Role.code)
        .join(Person, Person.id == PersonRole.person_id)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .where(Person.active, Organisation.active)
    )
    return frozenset(word for words in db.scalars(of_people.distinct()) for word in words)
