"""What may be permitted in collection."""

from tongbase.kernel.permission import Permission


class CollectPermission(Permission):
    """Form: ``<module>.<noun>.<verb>``. Who manages a thing may also see it."""

    SOURCE_MANAGE = "collect.source.manage", "管理数据源", "Manage sources"
    SOURCE_TEST = "collect.source.test", "测试数据源", "Test sources"
    FLOW_MANAGE = "collect.flow.manage", "管理归集任务", "Manage flows"
    RUN_START = "collect.run.start", "运行归集", "Start runs"
    RUN_CANCEL = "collect.run.cancel", "停止归集", "Stop runs"
