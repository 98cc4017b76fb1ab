"""What may be permitted in governance."""

from enum import StrEnum


class GovernPermission(StrEnum):
    """Form: ``<module>.<noun>.<verb>``; the lake's upkeep has a word of its own."""

    METADATA_READ = "govern.metadata.read"
    RULE_MANAGE = "govern.rule.manage"
    CHECK_RUN = "govern.check.run"
    QUARANTINE_READ = "govern.quarantine.read"
    ENTRY_DRAFT = "govern.entry.draft"
    LAKE_MAINTAIN = "lake.maintain"
