"""Identity on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, ConfigDict, Field

from tongbase.base.web import In, Out
from tongbase.identity.models import Key, Organisation, Person, Role
from tongbase.identity.queries.actors import reach_of, state_of_key
from tongbase.identity.terms import KeyKind, KeyState, OrganisationKind, RegionLevel

Name = Annotated[str, Field(min_length=1, max_length=200)]
ShortName = Annotated[str, Field(max_length=100)]
Password = Annotated[str, Field(min_length=1, max_length=1024)]
Code = Annotated[str, Field(min_length=1, max_length=64)]
RoleCode = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,63}$")]


class SignInIn(In):
    """An account and its password. Blanks around a password belong to it."""

    account: Code
    password: Password

    model_config = ConfigDict(str_strip_whitespace=False)


class PasswordIn(In):
    """The old password and the new one."""

    old_password: Password
    new_password: Password

    model_config = ConfigDict(str_strip_whitespace=False)


class ProviderOut(Out):
    """A provider at which people may sign in."""

    name: str
    url: str


class PasswordRuleOut(Out):
    """One thing that is asked of a new password."""

    zh: str
    en: str


class SignInOptionsOut(Out):
    """In which ways people may sign in besides the password, and what a new one must be."""

    oidc: ProviderOut | None
    password_rules: list[PasswordRuleOut]


class RefusalOut(Out):
    """Why a sign-in at the provider failed."""

    code: str
    message: str
    message_en: str


class HomeOut(Out):
    """The organisation of a person, in short."""

    id: str
    uscc: str
    name: str
    short_name: str
    kind: OrganisationKind
    region_code: str


class RoleOut(Out):
    """A role."""

    code: str
    zh: str
    en: str
    permissions: list[str]
    shipped: bool


class RoleName(Out):
    """A role by its names."""

    code: str
    zh: str
    en: str


class MeOut(Out):
    """Who is signed in, and what they may do where."""

    id: str
    account: str
    name: str
    organisation: HomeOut | None
    place: str
    reach: str
    roles: list[RoleName]
    permissions: list[str]
    via: str
    must_change_password: bool
    unread_notices: int


class RegionOut(Out):
    """A division."""

    code: str
    name: str
    level: RegionLevel
    parent: str | None
    path: str
    active: bool
    first_year: int
    last_year: int
    has_children: bool = False


class RegionsIn(In):
    """Which province's divisions to install; all of them without one."""

    province: Annotated[str, Field(pattern=r"^\d{6}$")] | None = None


class RegionsInstalledOut(Out):
    """How many divisions were new or changed."""

    installed: int


class OrganisationIn(In):
    """What may change about an organisation; ``parent`` is a unified credit code."""

    name: Name
    kind: OrganisationKind
    short_name: ShortName = ""
    parent: str | None = None


class NewOrganisationIn(OrganisationIn):
    """An organisation to register."""

    uscc: Code
    region_code: Code


class OrganisationOut(Out):
    """An organisation as clients see it."""

    id: str
    uscc: str
    name: str
    short_name: str
    kind: OrganisationKind
    region_code: str
    region_name: str
    parent: str | None
    path: str
    reach: str
    active: bool

    @classmethod
    def of(cls, row: Organisation) -> "OrganisationOut":
        """Show an organisation with the name of its region."""
        return cls.model_validate(
            {**_columns(row), "region_name": row.region.name, "reach": reach_of(row).value}
        )


class OrganisationDetailOut(OrganisationOut):
    """An organisation and what this actor may do to it."""

    verbs: list[str]


class NewPersonIn(In):
    """A person to give an account; ``organisation`` is an id or a unified credit code."""

    account: Code
    name: Name
    organisation: str | None = None
    roles: list[str] = Field(default_factory=list, max_length=50)


class RolesIn(In):
    """The roles that a person shall hold."""

    roles: list[str] = Field(max_length=50)


class PersonOut(Out):
    """A person as those see it who manage people."""

    id: str
    account: str
    name: str
    organisation: HomeOut | None
    roles: list[RoleName]
    active: bool
    must_change_password: bool
    locked_until: datetime | None
    created_at: datetime


class PersonDetailOut(PersonOut):
    """A person and what this actor may do to them."""

    verbs: list[str]


class FirstPasswordOut(Out):
    """A first password: shown this once."""

    id: str
    account: str
    password: str


class RoleIn(In):
    """A role of one's own."""

    zh: Name
    en: Name
    permissions: list[str] = Field(max_length=500)


class NewApplicationIn(In):
    """An application system; ``organisation`` is an id or a unified credit code."""

    name: Name
    organisation: str


class ApplicationOut(Out):
    """An application system."""

    id: str
    name: str
    organisation: HomeOut
    active: bool
    created_at: datetime


class NewKeyIn(In):
    """A key to issue; ``addresses`` lists from where it may be used, empty is anywhere."""

    name: Name
    expires_at: AwareDatetime
    addresses: list[str] = Field(default_factory=list, max_length=100)


class KeyOut(Out):
    """A key, without its secret."""

    id: str
    kind: KeyKind
    name: str
    addresses: list[str]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    state: KeyState
    verbs: list[str]

    @classmethod
    def of(cls, row: Key, *, now: datetime, may_revoke: bool) -> "KeyOut":
        """Show a key as it stands now."""
        state = state_of_key(row, now)
        verbs = ["revoke"] if may_revoke and state is not KeyState.REVOKED else []
        return cls.model_validate({**_columns(row), "state": state, "verbs": verbs})


class ApplicationDetailOut(ApplicationOut):
    """An application system, its keys, and what this actor may do to it."""

    keys: list[KeyOut]
    verbs: list[str]


class SecretOut(Out):
    """A key with its secret: shown this once."""

    id: str
    secret: str
    expires_at: datetime


def _columns(row: Organisation | Key | Person | Role) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in row.__mapper__.columns}
