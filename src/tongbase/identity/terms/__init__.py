"""The words of identity."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.kernel.actor import EVERYWHERE, Actor, OrgPath


class RegionLevel(StrEnum):
    """How high a region stands (行政区划级别)."""

    PROVINCE = "province"  # 省级
    CITY = "city"  # 地级
    COUNTY = "county"  # 县级
    GROUP = "group"  # 汇总码,如“市辖区”“省直辖县级行政区划”:有代码,但不是一级政府


class OrganisationKind(StrEnum):
    """What an organisation is on the platform (Decree 809: 主管部门, 提供/需求部门)."""

    AUTHORITY = "authority"  # 政务数据共享主管部门(数据局)
    DEPARTMENT = "department"  # 部门
    OTHER = "other"  # 其他单位


class KeyKind(StrEnum):
    """What a key stands for."""

    PERSONAL = "personal"  # 个人密钥
    APPLICATION = "application"  # 应用密钥


class KeyState(StrEnum):
    """Where a key stands in its life."""

    ACTIVE = "active"  # 有效
    EXPIRED = "expired"  # 已过期
    REVOKED = "revoked"  # 已吊销


class SignInProof(StrEnum):
    """How a person showed who they are."""

    PASSWORD = "password"  # noqa: S105  账号口令
    OIDC = "oidc"  # 统一身份认证


@dataclass(frozen=True)
class Census:
    """What the whole house has of what is in use.

    ``held`` are the permissions of the people of its organisations, taken together: without the
    administrators, who belong to none.
    """

    has_regions: bool
    has_authority: bool
    has_departments: bool
    held: frozenset[str]


@dataclass(frozen=True)
class DivisionRef:
    """A division under one of its names, and the years of the first and the last list to say so.

    ``active`` says that it is there and called so.
    """

    code: str
    name: str
    parent: str | None
    first_year: int
    last_year: int
    active: bool


@dataclass(frozen=True)
class RegionRef:
    """What other modules may know of a region."""

    code: str
    name: str
    level: RegionLevel
    parent: str | None
    path: OrgPath
    active: bool


@dataclass(frozen=True)
class OrganisationRef:
    """What other modules may know of an organisation; ``place`` ends with its credit code."""

    id: str
    uscc: str
    name: str
    short_name: str
    kind: OrganisationKind
    region_code: str
    parent: str | None
    place: OrgPath
    active: bool


@dataclass(frozen=True)
class PersonRef:
    """What other modules may know of a person; ``organisation`` is its unified credit code."""

    id: str
    account: str
    name: str
    organisation: str | None
    active: bool
    must_change_password: bool


@dataclass(frozen=True)
class ApplicationRef:
    """What other modules may know of an application system (应用系统) and its owner's code."""

    id: str
    name: str
    organisation: str
    place: OrgPath
    active: bool


@dataclass(frozen=True)
class Secret:
    """A secret that is shown once, and the id of what it opens."""

    id: str
    value: str


VIA_SESSION = "session"
VIA_KEY = "key"
VIA_SIGNATURE = "signature"

VISITOR = Actor(
    id="visitor",
    name="访客",
    organisation="",
    place=EVERYWHERE,
    reach=EVERYWHERE,
    permissions=frozenset(),
    via="visitor",
)
"""Somebody who has not said yet who they are."""
