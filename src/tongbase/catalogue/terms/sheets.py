"""The sheet of the catalogue: one line an item, the entry's own columns beside or above it.

Headings are those of the compiling guideline (发改高技〔2017〕1272号, appendix) and of Decree 809,
Art. 13; other headings are those that platforms and templates use for the same.
"""

from collections.abc import Iterable

from tongbase.base.sheets.terms import Column
from tongbase.catalogue.terms.codes import LABELS
from tongbase.standards.terms.grading import LEVEL_LABELS, MASKING_LABELS, TYPE_LABELS
from tongbase.standards.terms.labels import Label

ITEM = "item_"
"""Stands before the name of a field that belongs to the item and not to the entry."""
YES_NO = ("是", "否")


def _words(labels: Iterable[Label]) -> tuple[str, ...]:
    return tuple(label.zh for label in labels)


def _lettered(name: str) -> tuple[str, ...]:
    """Say which letter of the guideline stands for which word."""
    return tuple(f"{code} {label.zh}" for code, label in LABELS[name].items())


def _lettered_en(name: str) -> tuple[str, ...]:
    return tuple(f"{code} {label.en}" for code, label in LABELS[name].items())


def _coded(name: str) -> tuple[str, ...]:
    return _words(LABELS[name].values())


LEVELS = _words(LEVEL_LABELS.values())
MASKINGS = _words(MASKING_LABELS.values())

ENTRY_COLUMNS: tuple[Column, ...] = (
    Column(
        "classify_code",
        "信息资源分类",
        "Classification",
        ("分类码", "信息资源分类代码", "目录分类"),
        hint="类1位、项2位、目3位、细目若干位,如 307001",
        hint_en="One digit, two, three and any number below, such as 307001",
    ),
    Column(
        "name",
        "信息资源名称",
        "Name",
        ("目录名称", "数据目录名称", "资源名称", "数据集名称"),
        needed=True,
        hint="数据内容的名称,不是系统的名称,不超过 128 个字符;"
        "一个信息项一行,同一目录的其余各行只重复名称,或留空",
        hint_en="The name of the data, not that of a system; at most 128 characters. One line "
        "for each item: the entry's other lines repeat the name alone, or leave it empty",
    ),
    Column(
        "res_code",
        "信息资源代码",
        "Resource code",
        ("资源代码", "目录代码", "目录编码"),
        hint="原平台已编的代码;新编目录留空,发布时自动生成",
        hint_en="The code given by an earlier platform; left empty it is made at publication",
    ),
    Column(
        "provider_name",
        "信息资源提供方",
        "Provider",
        ("提供单位", "提供部门", "资源提供方", "数据提供单位"),
        hint="机构全称;与代码二者至少填一项",
        hint_en="Full name of the organisation; this or the code",
    ),
    Column(
        "provider",
        "信息资源提供方代码",
        "Provider's code",
        ("提供方代码", "统一社会信用代码", "提供单位代码"),
        hint="统一社会信用代码",
        hint_en="Unified social credit code",
    ),
    Column(
        "abstract",
        "信息资源摘要",
        "Abstract",
        ("摘要", "资源摘要", "目录摘要"),
        needed=True,
        hint="不超过 1000 个字符",
        hint_en="At most 1000 characters",
    ),
    Column(
        "format_category",
        "信息资源格式分类",
        "Format category",
        ("格式分类", "数据格式分类", "资源格式分类"),
        choices=_coded("format_category"),
    ),
    Column(
        "format_type",
        "信息资源格式类型",
        "Format type",
        ("格式类型", "数据格式", "信息资源格式", "资源格式类型"),
    ),
    Column(
        "share_type",
        "共享类型",
        "Sharing",
        ("共享属性", "资源共享类型"),
        choices=_coded("share_type"),
    ),
    Column("share_condition", "共享条件", "Conditions", ("使用条件", "资源共享条件")),
    Column("share_scope", "共享范围", "Scope of sharing"),
    Column("use_purpose", "使用用途", "Purpose", ("使用要求", "共享用途")),
    Column(
        "no_share_basis_type",
        "不予共享依据类型",
        "Kind of basis not to share",
        ("不予共享依据", "不予共享理由"),
        choices=_coded("no_share_basis_type")[:3],
    ),
    Column(
        "no_share_basis_citation",
        "不予共享依据条款",
        "Provision not to share",
        ("不予共享依据名称", "依据条款"),
        hint="法律、行政法规或国务院决定的名称和条款",
        hint_en="Title and article of the law, administrative regulation or State Council decision",
    ),
    Column(
        "share_mode_category",
        "共享方式分类",
        "Category of share mode",
        choices=_coded("share_mode_category"),
    ),
    Column(
        "share_mode",
        "共享方式类型",
        "Share mode",
        ("共享方式",),
        choices=_coded("share_mode"),
    ),
    Column(
        "open_type",
        "开放类型",
        "Opening",
        ("是否向社会开放", "开放属性", "社会开放类型"),
        choices=_coded("open_type"),
    ),
    Column("open_condition", "开放条件", "Conditions of opening"),
    Column(
        "update_cycle",
        "更新周期",
        "Update cycle",
        ("数据更新频率", "更新频率", "数据更新周期"),
        choices=_coded("update_cycle"),
    ),
    Column("data_class", "数据分类", "Data class"),
    Column("data_level", "数据分级", "Data level", ("数据级别", "敏感级别"), choices=LEVELS),
    Column("masking", "脱敏要求", "Masking", ("脱敏规则",), choices=MASKINGS),
    Column("network", "提供渠道", "Network", ("网络",), choices=_coded("network")),
    Column("system_name", "所属系统", "System", ("所属系统名称", "来源系统", "信息系统名称")),
    Column(
        "region_item",
        "行政区划信息项",
        "Division item",
        hint="承载行政区划的信息项,填其代码或名称",
        hint_en="Code or name of the item that holds the division",
    ),
    Column(
        "related_codes",
        "关联资源代码",
        "Related codes",
        ("关联信息资源代码",),
        hint="多个以顿号、逗号或分号隔开",
        hint_en="Several with 、, a comma or a semicolon between them",
    ),
    Column(
        "secrecy_assessed_at",
        "保密风险评估日期",
        "Secrecy assessed on",
        hint="如 2026-01-31",
        hint_en="Such as 2026-01-31",
    ),
    Column(
        "pipia_assessed_at",
        "个人信息保护影响评估日期",
        "Personal data assessed on",
        ("个人信息影响评估日期",),
        hint="如 2026-01-31",
        hint_en="Such as 2026-01-31",
    ),
    Column("secret_flag", "涉密性", "Secret", ("是否涉密",), choices=("涉密", "非涉密")),
)
ITEM_COLUMNS: tuple[Column, ...] = (
    Column(f"{ITEM}code", "信息项代码", "Item code", ("信息项编码",)),
    Column(
        f"{ITEM}name",
        "信息项名称",
        "Item",
        ("信息项", "数据项名称", "数据项", "信息项中文名称"),
        needed=True,
    ),
    Column(f"{ITEM}name_en", "信息项英文名称", "Item in English", ("英文名称",)),
    Column(f"{ITEM}field_name", "物理字段", "Column", ("字段名称", "字段名", "物理列", "字段")),
    Column(
        f"{ITEM}data_type",
        "数据类型",
        "Data type",
        ("信息项数据类型",),
        choices=_coded("data_type"),
        hint="也可填字母:" + "、".join(_lettered("data_type")),
        hint_en="Its letter will do: " + ", ".join(_lettered_en("data_type")),
    ),
    Column(f"{ITEM}length", "数据长度", "Length", ("长度", "信息项数据长度")),
    Column(f"{ITEM}precision", "精度", "Precision", ("数据精度", "小数位数")),
    Column(f"{ITEM}is_pk", "是否主键", "Key", ("主键",), choices=YES_NO),
    Column(f"{ITEM}nullable", "是否可空", "May be empty", ("可空", "允许为空"), choices=YES_NO),
    Column(f"{ITEM}description", "信息项描述", "Description", ("信息项说明", "数据项描述")),
    Column(f"{ITEM}share_type", "信息项共享类型", "Item's sharing", choices=_coded("share_type")),
    Column(f"{ITEM}share_condition", "信息项共享条件", "Item's conditions"),
    Column(
        f"{ITEM}no_share_basis_type",
        "信息项不予共享依据类型",
        "Item's kind of basis not to share",
        choices=_coded("no_share_basis_type")[:3],
    ),
    Column(
        f"{ITEM}no_share_basis_citation",
        "信息项不予共享依据条款",
        "Item's provision not to share",
    ),
    Column(f"{ITEM}open_type", "信息项开放类型", "Item's opening", choices=_coded("open_type")),
    Column(f"{ITEM}open_condition", "信息项开放条件", "Item's conditions of opening"),
    Column(f"{ITEM}update_cycle", "信息项更新周期", "Item's cycle", choices=_coded("update_cycle")),
    Column(f"{ITEM}data_level", "信息项分级", "Item's level", ("信息项级别",), choices=LEVELS),
    Column(
        f"{ITEM}sensitive_type",
        "敏感类型",
        "Sensitive type",
        choices=_words(TYPE_LABELS.values()),
    ),
    Column(f"{ITEM}masking", "信息项脱敏要求", "Item's masking", choices=MASKINGS),
    Column(f"{ITEM}std_element_code", "数据元", "Data element", ("标准数据元", "数据元代码")),
    Column(f"{ITEM}code_list_id", "代码集", "Code list", ("值域代码集",)),
    Column(f"{ITEM}source_item", "来源数据项", "Source item"),
    Column(f"{ITEM}unit", "责任部门", "Responsible unit", ("责任处室",)),
)
COLUMNS = (*ENTRY_COLUMNS, *ITEM_COLUMNS)
PARTS = frozenset(column.field for column in ITEM_COLUMNS)
HEADS = ("name", "res_code", "provider", "provider_name")
TITLES = {column.field: column.zh for column in COLUMNS}
FIELD_LABELS = {column.field: Label(column.zh, column.en) for column in ENTRY_COLUMNS}
"""What the fields of an entry are called, in sheets, in forms and in what is said of them."""
