"""What may be permitted in governance."""

from tongbase.kernel.permission import Permission


class GovernPermission(Permission):
    """Form: ``<module>.<noun>.<verb>``; the lake's upkeep has a word of its own."""

    METADATA_READ = "govern.metadata.read", "查看元数据", "Read metadata"
    RULE_MANAGE = "govern.rule.manage", "管理质量规则", "Manage quality rules"
    COLUMN_CHANGE = "govern.column.change", "修改字段", "Change columns"
    CHECK_RUN = "govern.check.run", "运行质量检查", "Run checks"
    QUARANTINE_READ = "govern.quarantine.read", "查看问题数据", "Read the quarantine"
    QUARANTINE_REVEAL = (
        "govern.quarantine.reveal",
        "查看问题数据原值",
        "See the quarantine's values",
    )
    ENTRY_DRAFT = "govern.entry.draft", "反编目", "Draft entries from tables"
    STANDARD_BIND = "govern.standard.bind", "数据落标", "Bind columns to standards"
    OVERLAP_MEASURE = "govern.overlap.measure", "抽样比对", "Compare values of duplicates"
    LAKE_MAINTAIN = "lake.maintain", "维护数据湖", "Maintain the lake"
