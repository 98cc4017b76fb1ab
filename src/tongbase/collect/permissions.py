"""What may be permitted in collection."""

from enum import StrEnum


class CollectPermission(StrEnum):
    """Form: ``<module>.<noun>.<verb>``. Who manages a thing may also see it."""

    SOURCE_MANAGE = "collect.source.manage"
    SOURCE_TEST = "collect.source.test"
    FLOW_MANAGE = "collect.flow.manage"
    RUN_START = "collect.run.start"
    RUN_CANCEL = "collect.run.cancel"
