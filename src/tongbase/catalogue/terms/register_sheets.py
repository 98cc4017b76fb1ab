"""The sheets of the registers: headings as the published lists have them, and other words for them.

A service item takes a line for each of its materials; the item's own columns stand on the first.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from tongbase.base.sheets.terms import Column
from tongbase.catalogue.terms.codes import LABELS
from tongbase.catalogue.terms.registers import (
    EXERCISE_LEVEL_LABELS,
    MATERIAL_SOURCE_LABELS,
    MATERIAL_USE_LABELS,
    POWER_KIND_LABELS,
    RECORD_STATUS_LABELS,
    PowerKind,
    Register,
)
from tongbase.standards.terms.labels import Label

MATERIAL = "material_"
"""Stands before the name of a field that belongs to a material and not to the item."""


def _words(labels: Iterable[Label]) -> tuple[str, ...]:
    return tuple(label.zh for label in labels)


POWERS = _words(
    label for kind, label in POWER_KIND_LABELS.items() if kind is not PowerKind.PUBLIC_SERVICE
)
BASIS = Column("basis", "设定依据", "Legal basis", ("法律依据", "实施依据", "职权依据", "依据"))
LEVEL = Column(
    "level",
    "行使层级",
    "Level",
    ("层级", "实施层级", "部署层级", "建设层级"),
    choices=_words(EXERCISE_LEVEL_LABELS.values()),
    hint="留空时取实施主体所在行政区划的级别",
    hint_en="Left empty: the level of the division in which the organisation lies",
)
STATUS = Column(
    "status",
    "状态",
    "Status",
    ("事项状态", "系统状态"),
    choices=_words(RECORD_STATUS_LABELS.values()),
    hint="留空为在用",
    hint_en="Left empty: in use",
)
NOTE = Column("note", "备注", "Note", ("说明", "系统描述", "系统简介", "描述"))


def _organisation(zh: str, *aliases: str) -> Column:
    return Column(
        "organisation",
        zh,
        "Organisation",
        aliases,
        hint="机构全称或统一社会信用代码;留空为本单位",
        hint_en="Full name or unified credit code of an organisation; left empty: one's own",
    )


DUTY_COLUMNS: tuple[Column, ...] = (
    Column(
        "code",
        "权责编码",
        "Code",
        ("职权编码", "权力编码", "事项编码", "编码", "权责事项编码"),
        needed=True,
    ),
    Column(
        "name",
        "权责名称",
        "Name",
        ("职权名称", "权力名称", "事项名称", "权责事项名称", "名称"),
        needed=True,
    ),
    Column(
        "kind", "权力类型", "Kind", ("职权类型", "权力类别", "类型"), needed=True, choices=POWERS
    ),
    _organisation("实施主体", "责任部门", "行使主体", "实施机关", "所属单位", "单位"),
    LEVEL,
    BASIS,
    Column("parent", "上级权责编码", "Code of the duty above", ("主项编码", "上级编码")),
    STATUS,
    NOTE,
)
ITEM_COLUMNS: tuple[Column, ...] = (
    Column(
        "code",
        "事项编码",
        "Code",
        ("实施编码", "实施清单编码", "事项实施编码", "编码"),
        needed=True,
        hint="一份材料一行:同一事项的其余各行只重复编码,或留空",
        hint_en="One line for each material: the item's other lines repeat the code alone, or "
        "leave it empty",
    ),
    Column("name", "事项名称", "Name", ("政务服务事项名称", "名称"), needed=True),
    Column(
        "kind",
        "事项类型",
        "Kind",
        ("类型", "权力类型"),
        needed=True,
        choices=_words(POWER_KIND_LABELS.values()),
    ),
    _organisation("实施主体", "实施机关", "责任部门", "所属单位", "单位", "实施主体名称"),
    LEVEL,
    Column(
        "domains",
        "所属领域",
        "Domains",
        ("领域", "主题分类"),
        hint="代码集“资源主题(事项所属领域)”中的名称,多个用顿号分隔",
        hint_en="Names of the code list of themes (资源主题), several with 、 between them",
    ),
    BASIS,
    Column(
        "handling_days",
        "办理时限",
        "Working days",
        ("承诺办结时限", "承诺时限", "法定办结时限", "办理时限工作日"),
        hint="工作日数,如 5",
        hint_en="Working days, such as 5",
    ),
    Column("duty", "对应权责编码", "Code of the duty", ("权责编码", "职权编码")),
    Column(
        "system",
        "支撑系统",
        "System",
        ("业务系统", "办理系统"),
        hint="应用系统清单中的名称",
        hint_en="A name in the register of systems",
    ),
    STATUS,
    NOTE,
)
MATERIAL_COLUMNS: tuple[Column, ...] = (
    Column(f"{MATERIAL}name", "材料名称", "Material", ("申请材料名称", "材料")),
    Column(
        f"{MATERIAL}use",
        "材料用途",
        "Use",
        ("用途",),
        choices=_words(MATERIAL_USE_LABELS.values()),
        hint="留空为申请材料",
        hint_en="Left empty: a material of the application",
    ),
    Column(
        f"{MATERIAL}source",
        "来源渠道",
        "Source",
        ("材料来源", "材料来源渠道"),
        choices=_words(MATERIAL_SOURCE_LABELS.values()),
    ),
    Column(f"{MATERIAL}issuer", "核发部门", "Issuer", ("材料核发部门", "出具部门")),
    Column(f"{MATERIAL}required", "是否必需", "Required", ("材料必要性",), choices=("是", "否")),
    Column(
        f"{MATERIAL}entry",
        "免交目录代码",
        "Code of the entry that replaces it",
        ("免交目录", "关联目录代码"),
        hint="含有该材料内容的目录的信息资源代码",
        hint_en="Resource code of the entry that has what the material says",
    ),
)
SYSTEM_COLUMNS: tuple[Column, ...] = (
    Column("name", "系统名称", "Name", ("应用系统名称", "信息系统名称", "名称"), needed=True),
    Column("code", "系统编码", "Code", ("系统代码", "编码")),
    Column("short_name", "系统简称", "Short name", ("简称",)),
    _organisation("建设单位", "主管单位", "使用单位", "责任单位", "所属单位", "单位"),
    LEVEL,
    Column(
        "network",
        "所在网络",
        "Network",
        ("网络环境", "网络类型", "部署网络"),
        choices=_words(LABELS["network"].values()),
    ),
    Column("go_live_on", "上线日期", "Live since", ("上线时间", "投入使用时间", "建成时间")),
    Column(
        "databases",
        "数据库类型",
        "Databases",
        ("数据库",),
        hint="多个用顿号分隔",
        hint_en="Several with 、 between them",
    ),
    STATUS,
    NOTE,
)
PARTS = frozenset(column.field for column in MATERIAL_COLUMNS)
COLUMNS: Mapping[Register, tuple[Column, ...]] = MappingProxyType(
    {
        Register.DUTY: DUTY_COLUMNS,
        Register.SERVICE_ITEM: (*ITEM_COLUMNS, *MATERIAL_COLUMNS),
        Register.SYSTEM: SYSTEM_COLUMNS,
    }
)
HEADS: Mapping[Register, tuple[str, ...]] = MappingProxyType(
    {
        Register.DUTY: (),
        Register.SERVICE_ITEM: ("code", "organisation"),
        Register.SYSTEM: (),
    }
)
