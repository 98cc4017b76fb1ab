"""Register, change, close and reopen organisations."""

from dataclasses import dataclass

from sqlalchemy import select

from tongbase.identity.errors import ParentInvalidError, RegionInvalidError, UsccTakenError
from tongbase.identity.events import (
    OrganisationChanged,
    OrganisationClosed,
    OrganisationRegistered,
    OrganisationReopened,
)
from tongbase.identity.models import Organisation, Region
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.queries.organisations import get_organisation
from tongbase.identity.queries.regions import get_region
from tongbase.identity.rules.uscc import normal_uscc
from tongbase.identity.terms import OrganisationKind, RegionLevel
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class OrganisationDetails:
    """What may change about an organisation. ``parent`` is a unified credit code."""

    name: str
    kind: OrganisationKind
    short_name: str = ""
    parent: str | None = None


def register_organisation(
    work: Work, *, uscc: str, region_code: str, details: OrganisationDetails
) -> Organisation:
    """Let an organisation join, at its region."""
    code = normal_uscc(uscc)
    region = get_region(work.db, region_code)
    place = OrgPath(f"{region.path}/{code}")
    work.require(IdentityPermission.ORGANISATION_MANAGE, place)
    _check_region(region)
    if work.db.scalar(select(Organisation.id).where(Organisation.uscc == code)):
        raise UsccTakenError(
            f"统一社会信用代码 {code} 的机构已登记。",
            f"An organisation with the unified credit code {code} is registered already.",
            field="uscc",
        )
    organisation = Organisation(
        id=new_id(),
        uscc=code,
        name=details.name,
        short_name=details.short_name or details.name,
        kind=details.kind,
        region_code=region.code,
        parent=_checked_parent(work, code, details.parent),
        path=place.value,
        active=True,
        region=region,
    )
    work.db.add(organisation)
    work.emit(
        OrganisationRegistered(
            organisation.id, uscc=code, title=details.name, kind=details.kind, region=region.code
        )
    )
    return organisation


def change_organisation(work: Work, key: str, details: OrganisationDetails) -> Organisation:
    """Change an organisation's name, kind or parent. Its code and region are what it is."""
    organisation = get_organisation(work.db, key)
    work.require(IdentityPermission.ORGANISATION_MANAGE, OrgPath(organisation.path))
    organisation.parent = _checked_parent(work, organisation.uscc, details.parent)
    organisation.name = details.name
    organisation.short_name = details.short_name or details.name
    organisation.kind = details.kind
    work.emit(
        OrganisationChanged(
            organisation.id,
            title=organisation.name,
            short_name=organisation.short_name,
            kind=details.kind,
            parent=organisation.parent,
        )
    )
    return organisation


def close_organisation(work: Work, key: str) -> Organisation:
    """Shut an organisation: its people cannot sign in and its keys open nothing."""
    organisation = get_organisation(work.db, key)
    work.require(IdentityPermission.ORGANISATION_MANAGE, OrgPath(organisation.path))
    organisation.active = False
    work.emit(OrganisationClosed(organisation.id))
    return organisation


def reopen_organisation(work: Work, key: str) -> Organisation:
    """Open an organisation again."""
    organisation = get_organisation(work.db, key)
    work.require(IdentityPermission.ORGANISATION_MANAGE, OrgPath(organisation.path))
    organisation.active = True
    work.emit(OrganisationReopened(organisation.id))
    return organisation


def _check_region(region: Region) -> None:
    if not region.active or region.level == RegionLevel.GROUP:
        raise RegionInvalidError(
            f"“{region.name}”({region.code})已撤销或只是汇总代码,不能登记机构,请选择现行行政区划。",
            f"{region.code} was abolished or is a group code; choose a present division.",
            field="region_code",
        )


def _checked_parent(work: Work, uscc: str, parent: str | None) -> str | None:
    """Walk up from the parent: the organisation must not stand above itself."""
    above = get_organisation(work.db, parent, field="parent").uscc if parent else None
    step = above
    while step is not None:
        if step == uscc:
            raise ParentInvalidError(
                "上级机构不能是本机构或其下级机构。",
                "The parent may be neither the organisation itself nor one below it.",
                field="parent",
            )
        step = work.db.scalar(select(Organisation.parent).where(Organisation.uscc == step))
    return above
