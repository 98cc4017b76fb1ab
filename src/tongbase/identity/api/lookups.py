"""Looking regions, organisations, people and application systems up."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select
from sqlalchemy.orm import Session

from tongbase.base.paging import Page, PageRequest
from tongbase.identity.models import Application, Organisation, Person, Region, RegionName
from tongbase.identity.queries import organisations, regions
from tongbase.identity.queries.census import take_census
from tongbase.identity.queries.keys import get_application
from tongbase.identity.terms import (
    ApplicationRef,
    Census,
    DivisionRef,
    OrganisationRef,
    PersonRef,
    RegionRef,
)
from tongbase.kernel.actor import EVERYWHERE, OrgPath
from tongbase.kernel.work import Work

LISTS_BEGIN = 1980
"""The year of the oldest list of divisions: what stands there may be older."""


def region(work: Work, code: str) -> RegionRef:
    """Look a region up by its division code."""
    return _region_ref(regions.get_region(work.db, code))


def divisions(work: Work, sought: regions.DivisionFilter, wanted: PageRequest) -> Page[DivisionRef]:
    """List divisions, those that were abolished as well, by their code.

    One that was renamed comes once a name, with the years of that name.
    """
    page = regions.list_divisions(work.db, sought, wanted)
    return Page([_division_ref(row) for row in page.rows], page.total, page.page, page.size)


def count_divisions_below(
    work: Work, codes: Sequence[str], year: int | None = None
) -> Mapping[str, int]:
    """Count the divisions directly below each of some, of a year or ever, as they are listed."""
    return regions.count_below(work.db, codes, year)


def organisation(work: Work, key: str) -> OrganisationRef:
    """Look an organisation up by its id or its unified credit code."""
    return _organisation_ref(organisations.get_organisation(work.db, key))


def organisation_at(work: Work, place: OrgPath) -> OrganisationRef | None:
    """Look up which organisation stands at a place; None at a region itself."""
    row = organisations.find_organisation_at(work.db, place)
    return _organisation_ref(row) if row else None


def organisations_named(work: Work, words: Collection[str]) -> Mapping[str, OrganisationRef]:
    """Map credit codes and names, as people write them, to the organisations in use.

    At most 1,000 words; a name that several organisations bear is left out.
    """
    found = organisations.organisations_named(work.db, words)
    return {word: _organisation_ref(row) for word, row in found.items()}


def names_of_organisations(work: Work, keys: Collection[str]) -> Mapping[str, str]:
    """Map ids, credit codes or places to names, for lists. Unknown keys are left out."""
    return organisations.names_of_organisations(work.db, keys)


def organisations_registered_at(work: Work, codes: Collection[str]) -> Mapping[str, datetime]:
    """Map unified credit codes to when they were registered here. Unknown codes are left out."""
    return organisations.registered_at(work.db, codes)


def names_of_regions(work: Work, codes: Collection[str]) -> Mapping[str, str]:
    """Map division codes to names, for lists. Unknown codes are left out."""
    return regions.names_of_regions(work.db, codes)


def census(work: Work) -> Census:
    """Say which divisions, organisations and people the whole house has."""
    return take_census(work.db)


def person(work: Work, person_id: str) -> PersonRef:
    """Look a person up."""
    return _person_ref(organisations.get_person(work.db, person_id, reach=EVERYWHERE))


def find_account(db: Session, account: str) -> PersonRef | None:
    """Look for a person by account."""
    row = organisations.find_person_by_account(db, account)
    return _person_ref(row) if row else None


def application(work: Work, application_id: str) -> ApplicationRef:
    """Look an application system up."""
    return _application_ref(get_application(work.db, application_id, reach=EVERYWHERE))


def _division_ref(row: RegionName) -> DivisionRef:
    holds = row.region.active and row.last_year == row.region.last_year
    years = (row.first_year, row.last_year)
    return DivisionRef(row.code, row.name, row.region.parent, *years, active=holds)


def _region_ref(row: Region) -> RegionRef:
    return RegionRef(row.code, row.name, row.level, row.parent, OrgPath(row.path), row.active)


def _organisation_ref(row: Organisation) -> OrganisationRef:
    return OrganisationRef(
        id=row.id,
        uscc=row.uscc,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        region_code=row.region_code,
        parent=row.parent,
        place=OrgPath(row.path),
        active=row.active,
    )


def _person_ref(row: Person) -> PersonRef:
    return PersonRef(
        id=row.id,
        account=row.account,
        name=row.name,
        organisation=row.organisation.uscc if row.organisation else None,
        active=row.active,
        must_change_password=row.must_change_password,
    )


def _application_ref(row: Application) -> ApplicationRef:
    place = OrgPath(row.organisation.path)
    return ApplicationRef(row.id, row.name, row.organisation.uscc, place, row.active)


def codes_within(place: OrgPath) -> Select[str]:
    """Select the credit codes of the organisations that lie in a place."""
    return organisations.select_codes_within(place)
