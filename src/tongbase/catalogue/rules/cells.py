"""From what stands in a cell to a value and back: codes by their Chinese labels, dates, words.

Numbers of codes differ from platform to platform, so a code is known by its label alone
(domain facts §3.3); what no label means is refused with the words that would do.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from tongbase.base.imports.terms import Fault
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.terms.codes import (
    LABELS,
    FormatCategory,
    ItemType,
    Network,
    NoShareBasis,
    OpenType,
    ShareMode,
    ShareModeCategory,
    ShareType,
    UpdateCycle,
)
from tongbase.catalogue.terms.registers import (
    EXERCISE_LEVEL_LABELS,
    MATERIAL_SOURCE_LABELS,
    MATERIAL_USE_LABELS,
    POWER_KIND_LABELS,
    RECORD_STATUS_LABELS,
    ExerciseLevel,
    MaterialSource,
    MaterialUse,
    PowerKind,
    RecordStatus,
)
from tongbase.standards.terms.grading import (
    LEVEL_LABELS,
    MASKING_LABELS,
    TYPE_LABELS,
    Level,
    Masking,
    SensitiveType,
)
from tongbase.standards.terms.labels import Label

Reader = Callable[[str], Any]

DATE = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?(?:\s.*)?")
DIGITS_MAX = 10
YES_NO = {True: "是", False: "否"}
SEPARATORS = re.compile(r"[、,,;;\s]+")
YES = frozenset({"是", "y", "yes", "true", "1", "√", "涉密"})
NO = frozenset({"否", "n", "no", "false", "0", "×", "非涉密", "不涉密"})
UNKNOWN_WORDS_SHOWN = 12
CHOICES_TOLD_MAX = 12

# Other words for the same, by what the labels begin with; 2017's form asks 是否向社会开放.
ALIASES: Mapping[type[StrEnum], Mapping[str, StrEnum]] = MappingProxyType(
    {
        ShareType: {
            "无条件": ShareType.UNCONDITIONAL,
            "有条件": ShareType.CONDITIONAL,
            "不共享": ShareType.NOT_SHARED,
            "普遍共享": ShareType.UNCONDITIONAL,
        },
        OpenType: {
            "无条件": OpenType.UNCONDITIONAL,
            "有条件": OpenType.CONDITIONAL,
            "不开放": OpenType.NOT_OPEN,
            "开放": OpenType.UNCONDITIONAL,
            "是": OpenType.UNCONDITIONAL,
            "否": OpenType.NOT_OPEN,
        },
        UpdateCycle: {
            "每天": UpdateCycle.DAILY,
            "每季": UpdateCycle.QUARTERLY,
            "半年": UpdateCycle.HALF_YEAR,
            "每半年度": UpdateCycle.HALF_YEAR,
            "每年度": UpdateCycle.YEARLY,
            "不定时": UpdateCycle.IRREGULAR,
            "静态": UpdateCycle.NEVER,
        },
        ShareMode: {
            "数据库": ShareMode.TABLE,
            "服务接口": ShareMode.API,
            "接口服务": ShareMode.API,
            "文件下载": ShareMode.FILE,
            "批量交换": ShareMode.TABLE,
        },
        NoShareBasis: {
            "法律法规": NoShareBasis.OTHER,
            "政策文件": NoShareBasis.POLICY_DOCUMENT,
            "涉及敏感信息": NoShareBasis.SENSITIVE_INFORMATION,
            "其他": NoShareBasis.OTHER,
        },
        ShareModeCategory: {
            "介质交换": ShareModeCategory.ELECTRONIC_MEDIUM,
            "数据共享交换平台": ShareModeCategory.PLATFORM,
        },
        FormatCategory: {"自描述": FormatCategory.SELF_DESCRIBED},
        Network: {"外网": Network.GOVERNMENT, "电子政务外网": Network.GOVERNMENT},
        PowerKind: {
            "许可": PowerKind.LICENCE,
            "处罚": PowerKind.PENALTY,
            "强制": PowerKind.COERCION,
            "征收": PowerKind.LEVY,
            "给付": PowerKind.PAYMENT,
            "检查": PowerKind.INSPECTION,
            "确认": PowerKind.CONFIRMATION,
            "奖励": PowerKind.REWARD,
            "裁决": PowerKind.RULING,
            "其他": PowerKind.OTHER,
            "其他类": PowerKind.OTHER,
            "其他职权": PowerKind.OTHER,
            "其他权力": PowerKind.OTHER,
        },
        ExerciseLevel: {
            "国家": ExerciseLevel.NATIONAL,
            "省": ExerciseLevel.PROVINCE,
            "市": ExerciseLevel.CITY,
            "地级": ExerciseLevel.CITY,
            "设区的市级": ExerciseLevel.CITY,
            "县": ExerciseLevel.COUNTY,
            "区县级": ExerciseLevel.COUNTY,
            "县区级": ExerciseLevel.COUNTY,
            "区级": ExerciseLevel.COUNTY,
            "镇乡街道级": ExerciseLevel.TOWN,
            "乡镇级": ExerciseLevel.TOWN,
            "街道级": ExerciseLevel.TOWN,
            "村社区级": ExerciseLevel.VILLAGE,
            "社区级": ExerciseLevel.VILLAGE,
        },
        RecordStatus: {"有效": RecordStatus.IN_USE, "已停用": RecordStatus.STOPPED},
        MaterialUse: {"申请": MaterialUse.NEEDED, "结果": MaterialUse.PRODUCED},
        MaterialSource: {
            "政府核发": MaterialSource.GOVERNMENT,
            "部门核发": MaterialSource.GOVERNMENT,
            "自备": MaterialSource.APPLICANT,
        },
        ItemType: {},
        Level: {},
        Masking: {},
        SensitiveType: {},
    }
)
LABELS_OF: Mapping[type[StrEnum], Mapping[Any, Label]] = MappingProxyType(
    {
        ShareType: LABELS["share_type"],
        OpenType: LABELS["open_type"],
        UpdateCycle: LABELS["update_cycle"],
        FormatCategory: LABELS["format_category"],
        ShareModeCategory: LABELS["share_mode_category"],
        ShareMode: LABELS["share_mode"],
        Network: LABELS["network"],
        NoShareBasis: LABELS["no_share_basis_type"],
        ItemType: LABELS["data_type"],
        PowerKind: POWER_KIND_LABELS,
        ExerciseLevel: EXERCISE_LEVEL_LABELS,
        RecordStatus: RECORD_STATUS_LABELS,
        MaterialUse: MATERIAL_USE_LABELS,
        MaterialSource: MATERIAL_SOURCE_LABELS,
        Level: LEVEL_LABELS,
        Masking: MASKING_LABELS,
        SensitiveType: TYPE_LABELS,
    }
)


class CellError(ValueError):
    """What stands in a cell cannot be meant: why, in Chinese and in English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass(frozen=True)
class Way:
    """How the cells of a column are read: into which field, and what the column is called."""

    field: str
    zh: str
    en: str
    read: Reader


Ways = Mapping[str, Way]
"""By column: how its cells are read."""


def values(held: Mapping[str, str], ways: Ways, line: int, faults: list[Fault]) -> dict[str, Any]:
    """Read the filled cells of a line that have a way; what cannot be meant becomes a fault."""
    found: dict[str, Any] = {}
    for column, cell in held.items():
        way = ways.get(column)
        if way is None or not cell:
            continue
        try:
            found[way.field] = way.read(cell)
        except CellError as wrong:
            faults.append(Fault(line, column, f"{way.zh}{wrong.zh}。", f"{way.en} {wrong.en}."))
    return found


def text(most: int) -> Reader:
    """Take a text of so many characters at most."""

    def read(cell: str) -> str:
        if len(cell) > most:
            raise CellError(
                f"超过 {most} 个字符(当前 {len(cell)} 个)",
                f"has more than {most} characters",
            )
        return cell

    return read


def code(kind: type[StrEnum], offered: tuple[str, ...] = ()) -> Reader:
    """Take a word of a code list: its Chinese label, its English one, or the value itself.

    ``offered`` are the labels that the template has, where these are not all of them.
    """
    labels = LABELS_OF[kind]
    words = offered or tuple(label.zh for label in labels.values())
    known = {said: value for said, value in _known(kind).items() if labels[value].zh in words}

    def read(cell: str) -> StrEnum:
        found = known.get(cell) or known.get(normalise(cell))
        if found is None:
            shown = "、".join(words[:CHOICES_TOLD_MAX])
            raise CellError(f"“{cell}”不在允许的取值中:{shown}", f"is none of {shown}")
        return found

    return read


def day(cell: str) -> date:
    """Take a day as people write it: 2026-01-31, 2026/1/31, 2026年1月31日, 20260131."""
    told = DATE.fullmatch(cell)
    try:
        return date(*map(int, told.groups())) if told else _no_day(cell)
    except ValueError:
        return _no_day(cell)


def whole_number(cell: str) -> int:
    """Take a whole number that is not negative."""
    plain = cell.removesuffix(".0")
    if not (plain.isascii() and plain.isdigit() and len(plain) <= DIGITS_MAX):
        raise CellError(
            f"“{cell}”应为不小于 0 的整数,不超过 {DIGITS_MAX} 位",
            f"is no whole number of 0 or more, of {DIGITS_MAX} digits at most",
        )
    return int(plain)


def length(cell: str) -> int | None:
    """Take a length; other platforms write 0 where there is none."""
    return whole_number(cell) or None


def yes_or_no(cell: str) -> bool:
    """Take a yes or a no."""
    plain = cell.casefold()
    if plain not in YES | NO:
        raise CellError(f"“{cell}”应为是或否", "is neither yes nor no")
    return plain in YES


def several(cell: str) -> tuple[str, ...]:
    """Take words with separators between them."""
    return tuple(part for part in SEPARATORS.split(cell) if part)


def written(value: Any) -> str:
    """Write a value as a person reads it and an import takes it."""
    if value is None:
        return ""
    if isinstance(value, StrEnum):
        label: Label = LABELS_OF[type(value)][value]
        return label.zh
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "、".join(value)
    return str(value)


@cache
def _known(kind: type[StrEnum]) -> dict[str, StrEnum]:
    known: dict[str, StrEnum] = {}
    for value, label in LABELS_OF[kind].items():
        member = kind(value)
        for word in _ways(member, label):
            known.setdefault(word, member)
            known.setdefault(normalise(word), member)
    for word, member in ALIASES[kind].items():
        known.setdefault(normalise(word), member)
    return known


def _ways(member: StrEnum, label: Label) -> Iterable[str]:
    """字符型, C, 字符型C."""
    return label.zh, label.en, member.value, f"{label.zh}{member.value}"


def _no_day(cell: str) -> date:
    raise CellError(f"“{cell}”不是日期,应如 2026-01-31", "is no day such as 2026-01-31")
