"""What may be permitted in protection."""

from tongbase.kernel.permission import Permission


class ProtectPermission(Permission):
    """Form: ``<module>.<noun>.<verb>``."""

    TABLE_RECOGNISE = "protect.table.recognise", "识别敏感字段", "Recognise columns"
    GRADE_READ = "protect.grade.read", "查看分级", "Read grades"
    GRADE_CHANGE = "protect.grade.change", "人工定级", "Grade by hand"
