"""What may be permitted: a word for the machine, with what it means for people."""

from enum import StrEnum


class Permission(StrEnum):
    """The base of each module's permissions. A member is written ``word, Chinese, English``."""

    zh: str
    en: str

    def __new__(cls, word: str, zh: str, en: str) -> "Permission":
        """Make a member: its value is the word."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.zh, made.en = zh, en
        return made
