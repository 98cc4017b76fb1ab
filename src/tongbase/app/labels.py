"""What the command line calls the states and kinds that the API tells by their codes.

The words are those of the house's own tables wherever it has one. A column finds its table by the
last part of its key; one whose codes mean something else elsewhere names its table itself.
"""

from collections.abc import Mapping
from typing import Any

from tongbase.catalogue.terms import codes, registers
from tongbase.catalogue.terms.changes import (
    DELIVERY_STATE_LABELS,
    SUBSCRIPTION_STATE_LABELS,
)
from tongbase.catalogue.terms.changes import (
    KIND_LABELS as CHANGE_KIND_LABELS,
)
from tongbase.catalogue.terms.duplicates import DUPLICATE_STATE_LABELS
from tongbase.catalogue.terms.harvest import KIND_LABELS as FOREIGN_KIND_LABELS
from tongbase.catalogue.terms.harvest import VERDICT_LABELS
from tongbase.catalogue.terms.relations import NODE_LABELS, RELATION_LABELS
from tongbase.catalogue.terms.states import STATUS_LABELS
from tongbase.catalogue.terms.synonyms import SYNONYM_KIND_LABELS, SYNONYM_STATE_LABELS
from tongbase.catalogue.terms.updates import UPDATE_STATE_LABELS
from tongbase.share.terms.applications import MODE_LABELS, SCENE_LABELS
from tongbase.standards.terms.documents import DOCUMENT_KIND_LABELS, DOCUMENT_STATUS_LABELS
from tongbase.standards.terms.grading import LEVEL_LABELS, MASKING_LABELS, TYPE_LABELS, Mask
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.mapping import MAPPING_LABELS
from tongbase.standards.terms.naming import NAMED_LABELS
from tongbase.standards.terms.quality import SEVERITY_LABELS
from tongbase.standards.terms.standing import SCOPE_LABELS, STANDING_LABELS


def _words(*tables: Mapping[Any, Label]) -> dict[str, str]:
    """Return the Chinese words of tables; of a code in several the last word holds."""
    return {str(code): label.zh for table in tables for code, label in table.items()}


LABELS: Mapping[str, Mapping[str, str]] = {
    **{name: _words(labels) for name, labels in codes.LABELS.items()},
    "state": {
        **_words(UPDATE_STATE_LABELS, DUPLICATE_STATE_LABELS),
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
        "ended": "已终止",
        "closed": "已结束",
        "active": "有效",
        "expired": "已过期",
        "revoked": "已吊销",
        **_words(SYNONYM_STATE_LABELS),
        "checking": "校验中",
        "checked": "已校验",
        "applying": "导入中",
        "applied": "已导入",
    },
    "subscription_state": _words(SUBSCRIPTION_STATE_LABELS),
    "delivery_state": _words(DELIVERY_STATE_LABELS),
    "update_state": _words(UPDATE_STATE_LABELS),
    "status": _words(DOCUMENT_STATUS_LABELS, registers.RECORD_STATUS_LABELS, STATUS_LABELS),
    "standard_status": _words(STANDING_LABELS),
    "scope": _words(SCOPE_LABELS),
    "found_by": {"meaning": "语义相近", "characters": "字形相近"},
    "path": {"meaning": "语义", "characters": "字形"},
    "use": _words(registers.MATERIAL_USE_LABELS),
    "source": _words(registers.MATERIAL_SOURCE_LABELS),
    "standing": {
        "covered": "已编目",
        "drafted": "编制中",
        "due": "应编未编",
        "own": "申请人自备",
        "excluded": "不应编",
    },
    "covered": _words(registers.COVERED_LABELS),
    "severity": _words(SEVERITY_LABELS),
    "weight": {"refusal": "不通过", "warning": "提示"},
    "verdict": _words(VERDICT_LABELS),
    "data_level": _words(LEVEL_LABELS),
    "sensitive_type": _words(TYPE_LABELS),
    "masking": _words(MASKING_LABELS),
    "mask": {
        **{f"{each}": "部分遮盖" for each in Mask},
        **{f"{each}": "严格脱敏" for each in Mask if each.startswith("strict_")},
        "stars": "全部遮盖",
        "hidden": "不显示",
    },
    "basis_type": _words(codes.LABELS["no_share_basis_type"]),
    "modes": _words(MODE_LABELS),
    "mode": _words(MODE_LABELS),
    "use_scene": _words(SCENE_LABELS),
    "applies_to": _words(NAMED_LABELS),
    "operation": {"append": "追加", "overwrite": "覆盖", "delete": "删除", "replace": "整理"},
    "via": {
        "cli": "命令行",
        "job": "后台任务",
        "key": "个人密钥",
        "session": "登录",
        "signature": "应用签名",
        "system": "平台",
        "visitor": "匿名访问",
    },
    "level": {
        **_words(LEVEL_LABELS, registers.EXERCISE_LEVEL_LABELS),
        "city": "地级",
        "group": "汇总码",
    },
    "exercise_level": _words(registers.EXERCISE_LEVEL_LABELS),
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
        "element": "数据元",
        "code_list": "代码集",
        "naming_rule": "命名规则",
        "quality_rule": "质量规则",
        "limit": "办理时限",
        **_words(SYNONYM_KIND_LABELS, FOREIGN_KIND_LABELS, NODE_LABELS, RELATION_LABELS),
    },
    "change_kind": _words(CHANGE_KIND_LABELS),
    "document_kind": _words(DOCUMENT_KIND_LABELS),
    "import_kind": {
        **_words(registers.REGISTER_LABELS),
        "entries": "数据目录",
        "elements": "数据元",
        "code_lists": "代码集",
        "documents": "标准文件",
        "naming_rules": "命名规则",
    },
    "lands_by": {"named": "信息项引用", "column": "经字段"},
    "mapping_kind": _words(MAPPING_LABELS),
    "power_kind": _words(registers.POWER_KIND_LABELS),
}


def labelled(table: str, value: str) -> str:
    """Return a code with its Chinese word before it; any other value as it is."""
    word = LABELS.get(table, {}).get(value)
    return value if word is None else f"{word} {value}"
