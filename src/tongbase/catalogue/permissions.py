"""What may be permitted in the catalogue."""

from tongbase.kernel.permission import Permission


class CataloguePermission(Permission):
    """Form: ``catalogue.<noun>.<verb>``."""

    ENTRY_COMPILE = "catalogue.entry.compile", "编制目录", "Compile entries"
    ENTRY_SUBMIT = "catalogue.entry.submit", "提交目录", "Submit entries"
    ENTRY_REVIEW_DEPARTMENT = (
        "catalogue.entry.review_department",
        "目录部门审核",
        "Review in the department",
    )
    ENTRY_REVIEW_BUREAU = (
        "catalogue.entry.review_bureau",
        "目录主管部门审核",
        "Review in the bureau",
    )
    ENTRY_WITHDRAW = "catalogue.entry.withdraw", "下线目录", "Withdraw entries"
    RESOURCE_BIND = "catalogue.resource.bind", "挂接资源", "Bind resources"
    SYNONYM_MANAGE = "catalogue.synonym.manage", "维护同义词", "Manage synonyms"
    CODE_STYLE_SET = "catalogue.code_style.set", "设置资源代码样式", "Set the style of codes"
