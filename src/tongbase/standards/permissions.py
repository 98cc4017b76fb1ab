"""What may be permitted in the standards."""

from tongbase.kernel.permission import Permission


class StandardsPermission(Permission):
    """Form: ``<module>.<noun>.<verb>``."""

    CODE_LIST_INSTALL = "standards.code_list.install", "装入代码集", "Install code lists"
    CALENDAR_EDIT = "standards.calendar.edit", "维护工作日历", "Edit the calendar"
