"""What may be permitted in the standards."""

from enum import StrEnum


class StandardsPermission(StrEnum):
    """Form: ``<module>.<noun>.<verb>``."""

    CODE_LIST_INSTALL = "standards.code_list.install"
    CALENDAR_EDIT = "standards.calendar.edit"
