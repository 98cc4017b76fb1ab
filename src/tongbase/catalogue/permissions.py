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
    ENTRY_WITHDRAW = "catalogue.entry.withdraw", "申请目录下线", "Ask to withdraw entries"
    RESOURCE_BIND = "catalogue.resource.bind", "挂接资源", "Bind resources"
    REGISTER_MANAGE = (
        "catalogue.register.manage",
        "维护权责、事项和系统清单",
        "Manage duties, service items and systems",
    )
    RELATION_MANAGE = "catalogue.relation.manage", "维护关联关系", "Manage relations"
    DUPLICATE_FIND = "catalogue.duplicate.find", "查找重复采集", "Find duplicate collection"
    DUPLICATE_DECIDE = (
        "catalogue.duplicate.decide",
        "认定重复采集和数源部门",
        "Name the source of duplicates",
    )
    SYNONYM_MANAGE = "catalogue.synonym.manage", "维护同义词", "Manage synonyms"
    MEANING_REBUILD = "catalogue.meaning.rebuild", "重建语义检索", "Rebuild the search by meaning"
    CODE_STYLE_SET = "catalogue.code_style.set", "设置资源代码样式", "Set the style of codes"
    HARVEST_MANAGE = "catalogue.harvest.manage", "采集外部目录", "Harvest foreign catalogues"
    SUBSCRIPTION_MANAGE = (
        "catalogue.subscription.manage",
        "管理变更订阅",
        "Manage subscriptions to changes",
    )
