"""How the codes of a local list stand to those of the national one that it adapts."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class MappingKind(StrEnum):
    """What is to be said of a pair of codes."""

    SAME = "same"
    RENAMED = "renamed"
    PROPOSED = "proposed"
    UNMAPPED = "unmapped"
    UNKNOWN = "unknown"
    NOT_VALID = "not_valid"
    MISSING = "missing"


@dataclass(frozen=True)
class MappedCode:
    """A code of the local list beside the one of the national list; either may be absent."""

    kind: MappingKind
    code: str
    name: str
    target: str
    target_name: str


MAPPING_LABELS: dict[MappingKind, Label] = {
    MappingKind.SAME: Label("一致", "The same"),
    MappingKind.RENAMED: Label("代码或名称不同", "Another code or name"),
    MappingKind.PROPOSED: Label("建议对应", "Proposed"),
    MappingKind.UNMAPPED: Label("未对应", "Not mapped"),
    MappingKind.UNKNOWN: Label("对应代码不存在", "No such code"),
    MappingKind.NOT_VALID: Label("对应代码不在有效期", "Not valid on the day"),
    MappingKind.MISSING: Label("未采用", "Not taken over"),
}
