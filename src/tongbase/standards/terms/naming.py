"""Naming rules (命名规则): how tables, columns and tasks are called."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.standards.terms.labels import Label


class Named(StrEnum):
    """What a rule is about."""

    TABLE = "table"
    COLUMN = "column"
    TASK = "task"


NAMED_LABELS: dict[Named, Label] = {
    Named.TABLE: Label("数据表", "Table"),
    Named.COLUMN: Label("字段", "Column"),
    Named.TASK: Label("任务", "Task"),
}


@dataclass(frozen=True, kw_only=True)
class NamingContent:
    """What a naming rule says.

    ``pattern`` is text with places in braces: ``{word}`` small letters and digits, ``{words}``
    several of these parted by ``_``, ``{initials}`` and ``{english}`` those of the data element,
    ``{number}`` digits, ``{date}`` eight of them. ``ods_{words}`` asks for a layer's prefix.
    What breaks a rule that ``is_binding`` is refused where people give names; what follows no other
    rule is warned of.
    """

    code: str
    applies_to: Named
    name_zh: str
    pattern: str
    explanation: str
    length_max: int = 63
    source: str = ""
    is_binding: bool = False


@dataclass(frozen=True)
class NameVerdict:
    """What a rule says of a name; ``proposal`` is a name that follows it, if one can be made."""

    good: bool
    told: Label
    proposal: str


@dataclass(frozen=True)
class NameAsked:
    """A name to be judged; ``title`` is what people call the thing.

    ``layer`` is that of a lake table: the rules speak of ``ods_x`` where the lake has ``ods.x``,
    so the name is judged together with its layer, by the rules for that layer alone.
    """

    name: str
    title: str = ""
    layer: str = ""


@dataclass(frozen=True)
class NameWarning:
    """A name that does not follow its rules: which, what is wrong, what it could be.

    ``proposal`` is written as the name was, without its layer; empty if none can be made.
    """

    name: str
    rule: str
    rule_name: str
    pattern: str
    source: str
    told: Label
    proposal: str
    is_binding: bool


@dataclass(frozen=True)
class NameWords:
    """What is known of the thing that is named: from the data element that is called so."""

    initials: str = ""
    english: str = ""


OWN = "平台自带的命名约定"
SHIPPED_RULES: tuple[NamingContent, ...] = (
    *(
        NamingContent(
            code=f"table_{layer}",
            applies_to=Named.TABLE,
            name_zh=f"{zh}表名",
            pattern=f"{layer}_{{words}}",
            explanation=f"{zh}的表以 {layer}_ 开头,后接小写字母、数字和下划线。",
            source=OWN,
        )
        for layer, zh in (
            ("ods", "贴源层"),
            ("dwd", "明细层"),
            ("dws", "汇总层"),
            ("ads", "应用层"),
        )
    ),
    NamingContent(
        code="column_english",
        applies_to=Named.COLUMN,
        name_zh="字段名(英文)",
        pattern="{english}",
        explanation="字段用数据元的英文名称,小写,单词之间用下划线。",
        source=OWN,
    ),
    NamingContent(
        code="column_initials",
        applies_to=Named.COLUMN,
        name_zh="字段名(拼音首字母)",
        pattern="{initials}",
        explanation="字段用数据元的拼音首字母,小写。",
        source=OWN,
    ),
    NamingContent(
        code="task_layer",
        applies_to=Named.TASK,
        name_zh="任务名",
        pattern="{word}_{words}",
        explanation="任务名以动作或层次开头,后接对象,如 sync_qydj、ods_qydj。",
        source=OWN,
    ),
)
"""PostgreSQL cuts names at 63 bytes: hence the usual limit."""
