"""What may be permitted in protection."""

from enum import StrEnum


class ProtectPermission(StrEnum):
    """Form: ``<module>.<noun>.<verb>``."""

    TABLE_RECOGNISE = "protect.table.recognise"
    GRADE_READ = "protect.grade.read"
    GRADE_CHANGE = "protect.grade.change"
