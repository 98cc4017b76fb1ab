"""What may be permitted in identity."""

from enum import StrEnum


class IdentityPermission(StrEnum):
    """Form: ``<module>.<noun>.<verb>``."""

    REGION_INSTALL = "identity.region.install"
    ORGANISATION_MANAGE = "identity.organisation.manage"
    PERSON_MANAGE = "identity.person.manage"
    ROLE_MANAGE = "identity.role.manage"
    KEY_MANAGE = "identity.key.manage"
    KEY_OWN = "identity.key.own"
