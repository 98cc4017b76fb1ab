"""The data types of items and of data elements."""

from enum import StrEnum


class ItemType(StrEnum):
    """信息项数据类型, by the letters of the compiling guideline (发改高技〔2017〕1272号)."""

    TEXT = "C"
    NUMBER = "N"
    MONEY = "Y"
    DATE = "D"
    MOMENT = "T"
    LOGICAL = "L"
    MEMO = "M"
    GENERAL = "G"
    DOUBLE = "B"
    INTEGER = "I"
    FLOAT = "F"
