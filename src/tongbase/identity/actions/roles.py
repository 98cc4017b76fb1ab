"""Install the shipped roles; define one's own."""

from collections.abc import Collection
from dataclasses import dataclass

from tongbase.identity.errors import PermissionUnknownError, RoleShippedError
from tongbase.identity.events import RoleDefined, RolesInstalled
from tongbase.identity.models import Role
from tongbase.identity.permissions import IdentityPermission
from tongbase.identity.terms.roles import SHIPPED_ROLES
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class RoleDetails:
    """What a role is called and what it permits."""

    zh: str
    en: str
    permissions: tuple[str, ...]


def install_roles(work: Work) -> int:
    """Write the shipped roles as they are in this version; return how many are new or changed."""
    work.require(IdentityPermission.ROLE_MANAGE, EVERYWHERE)
    changed = []
    for shipped in SHIPPED_ROLES:
        wanted = (shipped.zh, shipped.en, list(shipped.permissions))
        role = work.db.get(Role, shipped.code)
        if role is None:
            role = Role(code=shipped.code, zh="", en="", permissions=[], shipped=True)
            work.db.add(role)
        if (role.zh, role.en, role.permissions) != wanted:
            role.zh, role.en, role.permissions = wanted
            changed.append(shipped.code)
    if changed:
        work.emit(RolesInstalled("shipped", codes=tuple(changed)))
    return len(changed)


def define_role(work: Work, code: str, details: RoleDetails, *, known: Collection[str]) -> Role:
    """Make a role of one's own, or change it."""
    work.require(IdentityPermission.ROLE_MANAGE, EVERYWHERE)
    _check_known(details.permissions, known)
    role = work.db.get(Role, code)
    if role is None:
        role = Role(code=code, zh="", en="", permissions=[], shipped=False)
        work.db.add(role)
    if role.shipped:
        raise RoleShippedError(
            f"“{role.zh}”是内置角色,不能修改,请新建角色。",
            f"{code} is a shipped role and stays as it is; define another.",
            field="code",
        )
    role.zh, role.en = details.zh, details.en
    role.permissions = sorted(set(details.permissions))
    work.emit(RoleDefined(code, permissions=tuple(role.permissions)))
    return role


def _check_known(permissions: tuple[str, ...], known: Collection[str]) -> None:
    for word in permissions:
        if word not in known:
            raise PermissionUnknownError(
                f"没有“{word}”这项权限,请从权限清单中选择。",
                f"There is no permission {word!r}; choose from the list of permissions.",
                field="permissions",
            )
