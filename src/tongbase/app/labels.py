"""What the command line calls the states and kinds that the API tells by their codes."""

from collections.abc import Mapping

LABELS: Mapping[str, Mapping[str, str]] = {
    "state": {
        "queued": "排队中",
        "running": "运行中",
        "succeeded": "成功",
        "failed": "失败",
        "cancelled": "已取消",
        "pending": "审批中",
        "waiting": "未到",
        "open": "待审批",
        "approved": "已同意",
        "rejected": "已驳回",
        "returned": "退回补正",
        "withdrawn": "已撤回",
        "closed": "已结束",
        "active": "有效",
        "expired": "已过期",
        "revoked": "已吊销",
    },
    "status": {
        "draft": "草稿",
        "returned": "退回待补正",
        "department_review": "待部门审核",
        "bureau_review": "待主管部门审核",
        "published": "已发布",
        "withdrawn": "已下线",
        "merged": "已并入新版本",
    },
    "severity": {"quarantine": "隔离", "suspect": "存疑"},
    "level": {"province": "省级", "city": "地级", "county": "县级", "group": "汇总码"},
    "kind": {
        "authority": "主管部门",
        "department": "部门",
        "other": "其他",
        "create": "建表",
        "add_columns": "加列",
        "widen_columns": "扩列",
        "keep_types": "类型不变",
        "tell_types": "类型提示",
        "read": "读取",
        "check": "检查",
        "set_aside": "隔离",
        "merge": "合并",
        "reconcile": "对账",
        "nothing": "无需处理",
    },
}


def labelled(key: str, value: str) -> str:
    """Return a code with its Chinese word before it; any other value as it is."""
    word = LABELS.get(key.rpartition(".")[2], {}).get(value)
    return value if word is None else f"{word} {value}"
