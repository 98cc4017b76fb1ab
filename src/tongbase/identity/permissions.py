"""What may be permitted in identity."""

from tongbase.kernel.permission import Permission


class IdentityPermission(Permission):
    """Form: ``<module>.<noun>.<verb>``."""

    REGION_INSTALL = "identity.region.install", "装入行政区划", "Install regions"
    ORGANISATION_MANAGE = "identity.organisation.manage", "管理机构", "Manage organisations"
    PERSON_MANAGE = "identity.person.manage", "管理人员", "Manage people"
    ROLE_MANAGE = "identity.role.manage", "管理角色", "Manage roles"
    KEY_MANAGE = "identity.key.manage", "管理应用系统及密钥", "Manage systems and keys"
    KEY_OWN = "identity.key.own", "持有个人密钥", "Hold personal keys"
