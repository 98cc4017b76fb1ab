"""What is said when a command itself is written wrongly: in both languages, naming the word."""

from typing import Any

from typer.exceptions import TyperException

from tongbase.kernel.errors import InvalidError
from tongbase.kernel.plain_text import strange_character

HELP_ZH = "请加 --help 查看用法。"
SENTENCES = {
    "MissingParameter": "缺少必填的“{field}”,",
    "NoSuchOption": "没有选项“{field}”,",
    "BadParameter": "“{field}”的值不正确,",
}
OTHERWISE = "命令的写法不正确,"


class UsageWrongError(InvalidError):
    """A command has a word too many, too few, or one that it does not know."""

    code = "cli.usage_wrong"


def check_words(words: list[str]) -> None:
    """Refuse words that are no text: bytes of another encoding, control characters."""
    for word in words:
        if strange := strange_character(word):
            shown = word.encode(errors="replace").decode()
            raise UsageWrongError(
                f"参数“{shown}”含有不允许的字符 {strange}(请使用 UTF-8 终端)。",
                f"The word {shown!r} holds {strange}; use a terminal that speaks UTF-8.",
                field="arguments",
            )


def usage_error(error: TyperException) -> UsageWrongError:
    """Turn what the command line's library says into an error of ours."""
    field = _field_of(error)
    sentence = SENTENCES.get(type(error).__name__, OTHERWISE) if field else OTHERWISE
    said: Any = getattr(error, "format_message", lambda: str(error))()
    return UsageWrongError(
        f"{sentence.format(field=field)}{HELP_ZH}", f"{said} See --help.", field=field or None
    )


def _field_of(error: TyperException) -> str:
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    names = [*(getattr(parameter, "opts", None) or ()), getattr(parameter, "name", None), option]
    return next((str(name) for name in names if name), "")
