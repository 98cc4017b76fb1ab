"""The resource code (信息资源代码): classification code and sequence number, in a chosen style."""

import re
from collections.abc import Callable
from types import MappingProxyType

from tongbase.catalogue.errors import ClassifyCodeInvalidError, FieldInvalidError
from tongbase.standards.terms.labels import Label

CLASSIFY_CODE = re.compile(r"^[123]\d{2}\d{3}\d*$")
RESOURCE_CODE = re.compile(r"^[123]\d{2}\d{3}\d*(/)?\d+$")
CLASSIFY_DIGITS_MAX = 30
SLASH_SEQ_DIGITS = 6
CONCAT_SEQ_DIGITS = 10

CodeStyle = Callable[[str, int], str]


def slash(classify_code: str, seq: int) -> str:
    """Write ``分类码/顺序码``."""
    return f"{classify_code}/{seq:0{SLASH_SEQ_DIGITS}d}"


def concat(classify_code: str, seq: int) -> str:
    """Write both without a stroke; the sequence has one width, so that no two codes are equal."""
    return f"{classify_code}{seq:0{CONCAT_SEQ_DIGITS}d}"


CODE_STYLES: MappingProxyType[str, CodeStyle] = MappingProxyType({"slash": slash, "concat": concat})
CODE_STYLE_DEFAULT = "slash"


def code_style(name: str) -> CodeStyle:
    """Return a style by its name."""
    if name not in CODE_STYLES:
        known = "、".join(CODE_STYLES)
        raise FieldInvalidError(
            f"资源代码样式“{name}”不存在,可选:{known}。",
            f"There is no code style {name}; choose one of {', '.join(CODE_STYLES)}.",
            field="style",
        )
    return CODE_STYLES[name]


def check_classify_code(code: str) -> None:
    """Refuse what has not the form 类 1 digit, 项 2, 目 3, 细目 any. A draft may have none."""
    if code and (len(code) > CLASSIFY_DIGITS_MAX or not CLASSIFY_CODE.match(code)):
        raise ClassifyCodeInvalidError(
            f"分类码“{code}”格式不正确:应以 1、2 或 3 开头,至少 6 位数字(类1位、项2位、目3位)。",
            f"{code} is no classification code: 1, 2 or 3 first, six digits or more.",
            field="classify_code",
        )


# 类 and 项 of the guideline. The order is the guideline's; the numbers follow the order.
CLASSES: MappingProxyType[str, Label] = MappingProxyType(
    {
        "1": Label("基础信息资源", "Base resources"),
        "101": Label("人口信息资源", "Population"),
        "102": Label("法人单位信息资源", "Legal entities"),
        "103": Label("自然资源和空间地理信息资源", "Natural resources and geography"),
        "104": Label("社会信用信息资源", "Social credit"),
        "105": Label("电子证照信息资源", "Electronic licences"),
        "2": Label("主题信息资源", "Theme resources"),
        "201": Label("公共服务", "Public services"),
        "202": Label("健康保障", "Health"),
        "203": Label("社会保障", "Social security"),
        "204": Label("食品药品安全", "Food and drug safety"),
        "205": Label("安全生产", "Work safety"),
        "206": Label("价格监管", "Price supervision"),
        "207": Label("能源安全", "Energy security"),
        "208": Label("信用体系", "Credit system"),
        "209": Label("城乡建设", "Town and country building"),
        "210": Label("社区治理", "Community governance"),
        "211": Label("生态环保", "Environment"),
        "212": Label("应急维稳", "Emergency and stability"),
        "3": Label("部门信息资源", "Department resources"),
        "301": Label("党中央", "Party centre"),
        "302": Label("全国人大常委会", "National People's Congress"),
        "303": Label("国务院", "State Council"),
        "304": Label("全国政协", "National CPPCC"),
        "305": Label("最高人民法院", "Supreme Court"),
        "306": Label("最高人民检察院", "Supreme Procuratorate"),
        "307": Label("省(自治区、直辖市)及其下各级", "Provinces and below"),
        "308": Label("计划单列市及其下各级", "Cities with their own plan and below"),
    }
)
CLASS_DIGITS = 3


def class_of(classify_code: str) -> str:
    """Return 类 and 项 of a classification code: its first three digits."""
    return classify_code[:CLASS_DIGITS]


def class_label(code: str) -> Label:
    """Say what 类 and 项 are called; a 项 that the guideline does not have, by its 类."""
    known = CLASSES.get(code)
    if known is not None:
        return known
    above = CLASSES.get(code[:1], Label("未知分类", "Unknown class"))
    return Label(f"{above.zh}(其他:{code})", f"{above.en} (other: {code})")
