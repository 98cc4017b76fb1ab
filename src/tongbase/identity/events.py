"""What happens in identity."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.identity.terms import KeyKind, OrganisationKind, SignInProof
from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class RegionsInstalled(Event):
    """The divisions of a province (or of all) were read from the library."""

    name: ClassVar[str] = "identity.region.installed"
    zh: ClassVar[str] = "装入行政区划"
    en: ClassVar[str] = "Regions installed"
    added: int
    changed: int


@dataclass(frozen=True)
class OrganisationRegistered(Event):
    """An organisation joined."""

    name: ClassVar[str] = "identity.organisation.registered"
    zh: ClassVar[str] = "登记机构"
    en: ClassVar[str] = "Organisation registered"
    uscc: str
    title: str
    kind: OrganisationKind
    region: str


@dataclass(frozen=True)
class OrganisationChanged(Event):
    """An organisation's particulars changed."""

    name: ClassVar[str] = "identity.organisation.changed"
    zh: ClassVar[str] = "修改机构信息"
    en: ClassVar[str] = "Organisation changed"
    title: str
    short_name: str
    kind: OrganisationKind
    parent: str | None


@dataclass(frozen=True)
class OrganisationClosed(Event):
    """An organisation's people can no longer sign in."""

    name: ClassVar[str] = "identity.organisation.closed"
    zh: ClassVar[str] = "停用机构"
    en: ClassVar[str] = "Organisation closed"


@dataclass(frozen=True)
class OrganisationReopened(Event):
    """An organisation's people can sign in again."""

    name: ClassVar[str] = "identity.organisation.reopened"
    zh: ClassVar[str] = "恢复机构"
    en: ClassVar[str] = "Organisation reopened"


@dataclass(frozen=True)
class PersonAdded(Event):
    """A person got an account."""

    name: ClassVar[str] = "identity.person.added"
    zh: ClassVar[str] = "开通账号"
    en: ClassVar[str] = "Account opened"
    account: str
    title: str
    organisation: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True)
class AdministratorInstalled(Event):
    """The house got its first administrator."""

    name: ClassVar[str] = "identity.administrator.installed"
    zh: ClassVar[str] = "建立首个管理员"
    en: ClassVar[str] = "First administrator installed"
    account: str


@dataclass(frozen=True)
class PersonRolesSet(Event):
    """A person's roles changed."""

    name: ClassVar[str] = "identity.person.roles_set"
    zh: ClassVar[str] = "调整角色"
    en: ClassVar[str] = "Roles changed"
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class PersonClosed(Event):
    """A person can no longer sign in; sessions and keys have ended."""

    name: ClassVar[str] = "identity.person.closed"
    zh: ClassVar[str] = "停用账号"
    en: ClassVar[str] = "Account closed"


@dataclass(frozen=True)
class PersonReopened(Event):
    """A person can sign in again."""

    name: ClassVar[str] = "identity.person.reopened"
    zh: ClassVar[str] = "恢复账号"
    en: ClassVar[str] = "Account reopened"


@dataclass(frozen=True)
class PersonLinked(Event):
    """A person was tied to an account at the sign-on provider."""

    name: ClassVar[str] = "identity.person.linked"
    zh: ClassVar[str] = "绑定统一身份认证"
    en: ClassVar[str] = "Linked to the sign-on provider"
    issuer: str


@dataclass(frozen=True)
class PasswordReset(Event):
    """A person got a new first password."""

    name: ClassVar[str] = "identity.person.password_reset"
    zh: ClassVar[str] = "重置口令"
    en: ClassVar[str] = "Password reset"


@dataclass(frozen=True)
class PasswordChanged(Event):
    """A person chose a new password."""

    name: ClassVar[str] = "identity.person.password_changed"
    zh: ClassVar[str] = "修改口令"
    en: ClassVar[str] = "Password changed"


@dataclass(frozen=True)
class SignedIn(Event):
    """A person signed in."""

    name: ClassVar[str] = "identity.person.signed_in"
    zh: ClassVar[str] = "登录"
    en: ClassVar[str] = "Signed in"
    address: str
    by: SignInProof


@dataclass(frozen=True)
class SignedOut(Event):
    """A person signed out."""

    name: ClassVar[str] = "identity.person.signed_out"
    zh: ClassVar[str] = "退出登录"
    en: ClassVar[str] = "Signed out"


@dataclass(frozen=True)
class SignInFailed(Event):
    """Somebody did not get in. What was typed as account is not kept: it may be a password."""

    name: ClassVar[str] = "identity.person.sign_in_failed"
    zh: ClassVar[str] = "登录失败"
    en: ClassVar[str] = "Sign-in failed"
    address: str
    reason: str


@dataclass(frozen=True)
class PersonLockedOut(Event):
    """Too many failures in a row."""

    name: ClassVar[str] = "identity.person.locked_out"
    zh: ClassVar[str] = "多次输错口令,账号锁定"
    en: ClassVar[str] = "Locked out"
    address: str
    until: str


@dataclass(frozen=True)
class RolesInstalled(Event):
    """The roles that ship with the house were written."""

    name: ClassVar[str] = "identity.role.installed"
    zh: ClassVar[str] = "装入内置角色"
    en: ClassVar[str] = "Shipped roles installed"
    codes: tuple[str, ...]


@dataclass(frozen=True)
class RoleDefined(Event):
    """A role of one's own was made or changed."""

    name: ClassVar[str] = "identity.role.defined"
    zh: ClassVar[str] = "定义角色"
    en: ClassVar[str] = "Role defined"
    permissions: tuple[str, ...]


@dataclass(frozen=True)
class ApplicationRegistered(Event):
    """An application system of an organisation may get keys."""

    name: ClassVar[str] = "identity.application.registered"
    zh: ClassVar[str] = "登记应用系统"
    en: ClassVar[str] = "Application registered"
    title: str
    organisation: str


@dataclass(frozen=True)
class KeyIssued(Event):
    """A key was handed out; its secret was shown once."""

    name: ClassVar[str] = "identity.key.issued"
    zh: ClassVar[str] = "签发密钥"
    en: ClassVar[str] = "Key issued"
    kind: KeyKind
    title: str
    holder: str
    expires_at: str


@dataclass(frozen=True)
class KeyRevoked(Event):
    """A key no longer opens anything."""

    name: ClassVar[str] = "identity.key.revoked"
    zh: ClassVar[str] = "吊销密钥"
    en: ClassVar[str] = "Key revoked"
