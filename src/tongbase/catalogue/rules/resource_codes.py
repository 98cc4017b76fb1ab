"""The resource code (信息资源代码): classification code and sequence number, in a chosen style."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from tongbase.catalogue.errors import ClassifyCodeInvalidError, FieldInvalidError
from tongbase.standards.terms.labels import Label

CLASSIFY_CODE = re.compile(r"^[123]\d{2}\d{3}\d*$")
RESOURCE_CODE = re.compile(r"^[123]\d{2}\d{3}\d*(/)?\d+$")
ANY_CODE = re.compile(r"[0-9A-Z][0-9A-Z/_.-]{7,63}")
"""Codes that provinces give by standards of their own, such as DB23/T 2839 or DB36/T 1124."""
CLASSIFY_DIGITS_MAX = 30
BEGINNING = re.compile(rf"[123][0-9]{{0,{CLASSIFY_DIGITS_MAX - 1}}}")
SEQ_DIGITS_MAX = 18  # what a bigint holds

CODE_STYLE_DEFAULT = "slash"
CODE_STYLES: MappingProxyType[str, str] = MappingProxyType(
    {
        "slash": "{classify}/{seq:6}",
        "concat": "{classify}{seq:10}",
        "region": "{region}{classify}{seq:6}",
        "provider": "{provider}/{classify}{seq:5}",
    }
)
STYLE_LABELS: MappingProxyType[str, Label] = MappingProxyType(
    {
        "slash": Label("分类码/顺序码", "Class/number"),
        "concat": Label("分类码与顺序码相连", "Class and number joined"),
        "region": Label("行政区划代码+分类码+顺序码", "Division, class, number"),
        "provider": Label("统一社会信用代码/分类码+顺序码", "Credit code/class, number"),
    }
)
PARTS = frozenset({"classify", "region", "province", "provider", "year"})
PATTERN = re.compile(r"((?:\{[a-z]+\}|[0-9A-Z/_.-])*)\{seq:(\d{1,2})\}")
PLACEHOLDER = re.compile(r"\{([a-z]+)\}")
SEQ_WIDTHS = range(4, 13)
PATTERN_CHARACTERS_MAX = 80


@dataclass(frozen=True)
class Coded:
    """What a code is made of: the class, the provider's division and credit code, the year."""

    classify: str
    region: str
    provider: str
    year: int

    def part(self, name: str) -> str:
        """Return one part of a code."""
        return self.region[:2] if name == "province" else str(getattr(self, name))


@dataclass(frozen=True)
class CodeStyle:
    """How codes are written: what stands before the number, and how wide the number is."""

    before: str
    width: int

    def prefix(self, coded: Coded) -> str:
        """Write what stands before the number."""
        return PLACEHOLDER.sub(lambda told: coded.part(told[1]), self.before)

    def counted_by(self, coded: Coded) -> str:
        """Say what numbers are counted under: two entries with one prefix never share a number."""
        return self.prefix(coded).rstrip("/_.-")

    def write(self, coded: Coded, seq: int) -> str:
        """Write a code; the number has one width, so that no two codes are equal."""
        return f"{self.prefix(coded)}{seq:0{self.width}d}"

    def seq_of(self, coded: Coded, res_code: str) -> int | None:
        """Read the number of a code that was given elsewhere; None if it is of another style."""
        prefix = self.prefix(coded)
        number = res_code.removeprefix(prefix)
        is_number = number.isascii() and number.isdigit() and len(number) <= SEQ_DIGITS_MAX
        return int(number) if res_code.startswith(prefix) and is_number else None


def code_style(name: str) -> CodeStyle:
    """Return a style by its name, or as the pattern says: ``{region}{classify}{seq:8}``.

    A pattern ends with the number. ``classify`` is the classification code, ``region`` and
    ``province`` the division of the provider, ``provider`` its credit code, ``year`` that of the
    publication; other signs stand as they are.
    """
    pattern = CODE_STYLES.get(name, name)
    told = PATTERN.fullmatch(pattern) if len(pattern) <= PATTERN_CHARACTERS_MAX else None
    parts = set(PLACEHOLDER.findall(told[1])) if told else set()
    if told is None or int(told[2]) not in SEQ_WIDTHS or not parts or parts - PARTS:
        known = "、".join(CODE_STYLES)
        raise FieldInvalidError(
            f"资源代码样式“{name}”不可用:可选 {known},或自定义,如 {{region}}{{classify}}{{seq:6}};"
            f"可用 {'、'.join(sorted(PARTS))},以 4 至 12 位的 {{seq:位数}} 结尾。",
            f"{name} is no code style; choose one of {known} or write a pattern that ends with "
            "{seq:6}.",
            field="style",
        )
    return CodeStyle(told[1], int(told[2]))


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


def is_class(code: str) -> bool:
    """Say whether a code can be a classification code, or the beginning of one."""
    return BEGINNING.fullmatch(code) is not None


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
