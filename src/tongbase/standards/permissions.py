"""What may be permitted in the standards."""

from tongbase.kernel.permission import Permission


class StandardsPermission(Permission):
    """Form: ``<module>.<noun>.<verb>``."""

    CODE_LIST_INSTALL = "standards.code_list.install", "装入代码集", "Install code lists"
    CODE_LIST_DRAFT = "standards.code_list.draft", "编制代码集", "Draft code lists"
    CODE_LIST_ENACT = (
        "standards.code_list.enact",
        "审核、废止代码集",
        "Review and withdraw code lists",
    )
    CALENDAR_EDIT = "standards.calendar.edit", "维护工作日历", "Edit the calendar"
    ELEMENT_INSTALL = "standards.element.install", "装入数据元", "Install data elements"
    ELEMENT_DRAFT = "standards.element.draft", "编制数据元", "Draft data elements"
    ELEMENT_REVIEW = "standards.element.review", "审核数据元", "Review data elements"
    ELEMENT_WITHDRAW = "standards.element.withdraw", "废止数据元", "Withdraw data elements"
    NAMING_MANAGE = "standards.naming.manage", "管理命名规则", "Manage naming rules"
    DOCUMENT_MANAGE = "standards.document.manage", "管理标准文件", "Manage standard documents"
