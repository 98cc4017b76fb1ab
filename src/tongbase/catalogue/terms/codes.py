"""The code lists of the catalogue, each value with its Chinese and its English label.

Numbers differ from platform to platform for the same words, so values are words here; importers
map by the Chinese label, never by number.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tongbase.standards.terms.item_types import ITEM_TYPE_LABELS
from tongbase.standards.terms.item_types import ItemType as ItemType  # noqa: PLC0414 - handed on
from tongbase.standards.terms.labels import Label


class ShareType(StrEnum):
    """共享类型: the share attribute of an entry or of an item."""

    UNCONDITIONAL = "unconditional"
    CONDITIONAL = "conditional"
    NOT_SHARED = "not_shared"


class OpenType(StrEnum):
    """开放类型: whether the public at large may have it."""

    UNCONDITIONAL = "unconditional"
    CONDITIONAL = "conditional"
    NOT_OPEN = "not_open"


class UpdateCycle(StrEnum):
    """更新周期."""

    REALTIME = "realtime"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half_year"
    YEARLY = "yearly"
    IRREGULAR = "irregular"
    NEVER = "never"


class FormatCategory(StrEnum):
    """信息资源格式分类."""

    DOCUMENT = "document"
    SPREADSHEET = "spreadsheet"
    DATABASE = "database"
    IMAGE = "image"
    STREAM = "stream"
    SELF_DESCRIBED = "self_described"
    SERVICE = "service"


class ShareModeCategory(StrEnum):
    """共享方式分类: through the platform, or around it."""

    PLATFORM = "platform"
    MAIL = "mail"
    DISK = "disk"
    PAPER = "paper"
    ELECTRONIC_MEDIUM = "electronic_medium"


class ShareMode(StrEnum):
    """共享方式: how the platform hands it over."""

    TABLE = "table"
    FILE = "file"
    API = "api"


class ResourceKind(StrEnum):
    """资源类型: what is bound to an entry (挂接)."""

    TABLE = "table"
    FILE = "file"
    API = "api"


class Network(StrEnum):
    """提供渠道."""

    GOVERNMENT = "government"
    INTERNET = "internet"
    DEDICATED = "dedicated"


class NoShareBasis(StrEnum):
    """不予共享依据. Decree 809 knows the first three; the others are old values from imports."""

    LAW = "law"
    ADMIN_REGULATION = "admin_regulation"
    STATE_COUNCIL_DECISION = "state_council_decision"
    POLICY_DOCUMENT = "policy_document"
    SENSITIVE_INFORMATION = "sensitive_information"
    OTHER = "other"


CodeLabels = Mapping[str, Label]


def _labels(*rows: tuple[StrEnum, str, str]) -> CodeLabels:
    return MappingProxyType({value.value: Label(zh, en) for value, zh, en in rows})


LABELS: Mapping[str, CodeLabels] = MappingProxyType(
    {
        "share_type": _labels(
            (ShareType.UNCONDITIONAL, "无条件共享", "Shared without conditions"),
            (ShareType.CONDITIONAL, "有条件共享", "Shared under conditions"),
            (ShareType.NOT_SHARED, "不予共享", "Not shared"),
        ),
        "open_type": _labels(
            (OpenType.UNCONDITIONAL, "无条件开放", "Open"),
            (OpenType.CONDITIONAL, "有条件开放", "Open under conditions"),
            (OpenType.NOT_OPEN, "不予开放", "Not open"),
        ),
        "update_cycle": _labels(
            (UpdateCycle.REALTIME, "实时", "In real time"),
            (UpdateCycle.DAILY, "每日", "Daily"),
            (UpdateCycle.WEEKLY, "每周", "Weekly"),
            (UpdateCycle.MONTHLY, "每月", "Monthly"),
            (UpdateCycle.QUARTERLY, "每季度", "Quarterly"),
            (UpdateCycle.HALF_YEAR, "每半年", "Every half year"),
            (UpdateCycle.YEARLY, "每年", "Yearly"),
            (UpdateCycle.IRREGULAR, "不定期", "Irregularly"),
            (UpdateCycle.NEVER, "不更新", "Never"),
        ),
        "format_category": _labels(
            (FormatCategory.DOCUMENT, "电子文件", "Document"),
            (FormatCategory.SPREADSHEET, "电子表格", "Spreadsheet"),
            (FormatCategory.DATABASE, "数据库", "Database"),
            (FormatCategory.IMAGE, "图形图像", "Image"),
            (FormatCategory.STREAM, "流媒体", "Streaming media"),
            (FormatCategory.SELF_DESCRIBED, "自描述格式", "Self-described format"),
            (FormatCategory.SERVICE, "服务接口", "Service interface"),
        ),
        "share_mode_category": _labels(
            (ShareModeCategory.PLATFORM, "共享平台", "The sharing platform"),
            (ShareModeCategory.MAIL, "邮件", "Mail"),
            (ShareModeCategory.DISK, "拷盘", "Disk copy"),
            (ShareModeCategory.PAPER, "介质交换(纸质报表)", "Paper reports"),
            (ShareModeCategory.ELECTRONIC_MEDIUM, "介质交换(电子文档)", "Electronic documents"),
        ),
        "share_mode": _labels(
            (ShareMode.TABLE, "库表", "Database table"),
            (ShareMode.FILE, "文件", "File"),
            (ShareMode.API, "接口", "Interface"),
        ),
        "resource_kind": _labels(
            (ResourceKind.TABLE, "库表", "Table"),
            (ResourceKind.FILE, "文件", "File"),
            (ResourceKind.API, "接口", "Interface"),
        ),
        "network": _labels(
            (Network.GOVERNMENT, "政务外网", "Government network"),
            (Network.INTERNET, "互联网", "Internet"),
            (Network.DEDICATED, "部门专网", "Dedicated network"),
        ),
        "no_share_basis_type": _labels(
            (NoShareBasis.LAW, "法律", "Law"),
            (NoShareBasis.ADMIN_REGULATION, "行政法规", "Administrative regulation"),
            (NoShareBasis.STATE_COUNCIL_DECISION, "国务院决定", "State Council decision"),
            (NoShareBasis.POLICY_DOCUMENT, "政策文件(历史值)", "Policy document (old value)"),
            (
                NoShareBasis.SENSITIVE_INFORMATION,
                "涉及敏感信息(历史值)",
                "Sensitive information (old value)",
            ),
            (NoShareBasis.OTHER, "其他(历史值)", "Other (old value)"),
        ),
        "data_type": {value.value: label for value, label in ITEM_TYPE_LABELS.items()},
    }
)
# Whose data they are, one way to classify by GB/T 43697-2024; others may be written as well.
DATA_CLASSES: CodeLabels = MappingProxyType(
    {
        label.zh: label
        for label in (
            Label("公共数据", "Public data"),
            Label("组织数据", "Data of organisations"),
            Label("个人信息", "Personal information"),
        )
    }
)
