"""The names of namespaces, tables and columns, and which of them can be used."""

from dataclasses import dataclass

from typing_extensions import override

from tongbase.base.lake.errors import BadNameError

NAME_LENGTH_MAX = 200
_SEPARATORS = frozenset("./\\\x1f\x00\n\r")


@dataclass(frozen=True, order=True)
class TableName:
    """Where a table stands: its namespace (one word) and its name. Chinese is welcome in both."""

    namespace: str
    name: str

    def __post_init__(self) -> None:
        check_name(self.namespace, field="namespace")
        check_name(self.name, field="name")

    @override
    def __str__(self) -> str:
        return f"{self.namespace}.{self.name}"

    @property
    def identifier(self) -> tuple[str, str]:
        """The name as the Iceberg catalogue knows it."""
        return (self.namespace, self.name)


def check_name(name: str, *, field: str) -> None:
    """Refuse a name that a catalogue, a path or another engine could misread."""
    if not name.strip() or len(name) > NAME_LENGTH_MAX or _SEPARATORS & set(name):
        raise BadNameError(
            f"名称“{name}”不可用:不能为空、不能超过 {NAME_LENGTH_MAX} 个字符,"
            "也不能包含点、斜杠和换行,请改名。",
            f"The name {name!r} cannot be used: it must have 1 to {NAME_LENGTH_MAX} characters "
            "without dots, slashes and line breaks; choose another.",
            field=field,
        )


def check_column_name(name: str) -> None:
    """Refuse a column name that is empty, too long or holds control characters."""
    if not name.strip() or len(name) > NAME_LENGTH_MAX or any(ord(sign) < 32 for sign in name):
        raise BadNameError(
            f"字段名“{name}”不可用:不能为空、不能超过 {NAME_LENGTH_MAX} 个字符,"
            "也不能包含控制字符,请改名。",
            f"The column name {name!r} cannot be used: it must have 1 to {NAME_LENGTH_MAX} "
            "characters without control characters; choose another.",
            field="columns",
        )
