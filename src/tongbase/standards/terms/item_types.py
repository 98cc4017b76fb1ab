"""The data types of items and of data elements."""

from enum import StrEnum

from tongbase.standards.terms.labels import Label


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


ITEM_TYPE_LABELS: dict[ItemType, Label] = {
    ItemType.TEXT: Label("字符型", "Text"),
    ItemType.NUMBER: Label("数值型", "Number"),
    ItemType.MONEY: Label("货币型", "Money"),
    ItemType.DATE: Label("日期型", "Date"),
    ItemType.MOMENT: Label("日期时间型", "Date and time"),
    ItemType.LOGICAL: Label("逻辑型", "True or false"),
    ItemType.MEMO: Label("备注型", "Long text"),
    ItemType.GENERAL: Label("通用型", "General"),
    ItemType.DOUBLE: Label("双精度型", "Double precision"),
    ItemType.INTEGER: Label("整型", "Whole number"),
    ItemType.FLOAT: Label("浮点型", "Floating point"),
}
