"""Names: what may be one, and when two are the same."""

import unicodedata
from functools import lru_cache

from tongbase.catalogue.errors import NameInvalidError

NAME_CHARACTERS_MAX = 128
NAMES_KEPT = 20_000  # items of many entries bear the same names
SYSTEM_ENDINGS = ("系统", "管理平台", "服务平台")
NO_SYSTEM_ENDINGS = ("生态系统",)


@lru_cache(NAMES_KEPT)
def normalise(name: str) -> str:
    """Reduce a name to what distinguishes it: no spaces, no punctuation, one width, one case."""
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in wide if unicodedata.category(sign)[0] in "LNM")


def check_name(name: str) -> None:
    """Refuse what cannot be a name at all."""
    if not normalise(name):
        raise NameInvalidError(
            "目录名称不能为空,也不能只含标点。",
            "A name is needed, and more than punctuation.",
            field="name",
        )
    if len(name) > NAME_CHARACTERS_MAX:
        raise NameInvalidError(
            f"目录名称不能超过 {NAME_CHARACTERS_MAX} 个字符,当前为 {len(name)} 个。",
            f"A name has at most {NAME_CHARACTERS_MAX} characters, this one has {len(name)}.",
            field="name",
        )


def is_system_name(name: str, system_name: str) -> bool:
    """Say whether a name is that of a system and not of data (what auditors reject)."""
    key = normalise(name)
    if system_name and key == normalise(system_name):
        return True
    return key.endswith(SYSTEM_ENDINGS) and not key.endswith(NO_SYSTEM_ENDINGS)
