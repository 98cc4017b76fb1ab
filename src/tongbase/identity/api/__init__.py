"""The door of identity: all that other modules and the app may call."""

from tongbase.identity.actions.keys import (
    KeyDetails,
    issue_application_key,
    issue_personal_key,
    register_application,
    revoke_key,
)
from tongbase.identity.actions.organisations import (
    OrganisationDetails,
    register_organisation,
)
from tongbase.identity.actions.people import (
    add_person,
    install_administrator,
    reset_password,
    set_roles,
)
from tongbase.identity.actions.regions import install_regions
from tongbase.identity.actions.roles import install_roles
from tongbase.identity.actions.sign_on import change_password, sign_in, sign_out
from tongbase.identity.api.identifying import (
    actor_of_account,
    actor_of_key,
    actor_of_person,
    has_people,
    identify,
)
from tongbase.identity.api.lookups import (
    LISTS_BEGIN,
    application,
    census,
    codes_within,
    count_divisions_below,
    divisions,
    find_account,
    names_of_organisations,
    names_of_regions,
    organisation,
    organisation_at,
    organisations_named,
    organisations_registered_at,
    person,
    region,
)
from tongbase.identity.api.signing import signing_code
from tongbase.identity.queries.regions import DivisionFilter
from tongbase.identity.rules.credentials import (
    SESSION_COOKIE,
    Credentials,
    read_credentials,
)
from tongbase.identity.rules.divisions import covers_division, division_prefix
from tongbase.identity.rules.signature import Call, sign
from tongbase.identity.terms import (
    ApplicationRef,
    Census,
    DivisionRef,
    OrganisationKind,
    OrganisationRef,
    PersonRef,
    RegionLevel,
    RegionRef,
    Secret,
)

__all__ = [
    "LISTS_BEGIN",
    "SESSION_COOKIE",
    "ApplicationRef",
    "Call",
    "Census",
    "Credentials",
    "DivisionFilter",
    "DivisionRef",
    "KeyDetails",
    "OrganisationDetails",
    "OrganisationKind",
    "OrganisationRef",
    "PersonRef",
    "RegionLevel",
    "RegionRef",
    "Secret",
    "actor_of_account",
    "actor_of_key",
    "actor_of_person",
    "add_person",
    "application",
    "census",
    "change_password",
    "codes_within",
    "count_divisions_below",
    "covers_division",
    "division_prefix",
    "divisions",
    "find_account",
    "has_people",
    "identify",
    "install_administrator",
    "install_regions",
    "install_roles",
    "issue_application_key",
    "issue_personal_key",
    "names_of_organisations",
    "names_of_regions",
    "organisation",
    "organisation_at",
    "organisations_named",
    "organisations_registered_at",
    "person",
    "read_credentials",
    "region",
    "register_application",
    "register_organisation",
    "reset_password",
    "revoke_key",
    "set_roles",
    "sign",
    "sign_in",
    "sign_out",
    "signing_code",
]
