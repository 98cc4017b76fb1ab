"""What may be permitted of limits."""

from tongbase.kernel.permission import Permission


class LimitPermission(Permission):
    """The word is older than its home: roles hold it since only sharing had limits."""

    LIMIT_SET = "share.limit.set", "设定办理时限", "Set time limits"
