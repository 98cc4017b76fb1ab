"""Items that are compiled from columns: what they are called, and of what type they are."""

import pytest

from tongbase.catalogue.terms.codes import ItemType
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.govern.rules.items import item_of, told_apart
from tongbase.govern.terms import ColumnDetails
from tongbase.standards.terms.elements import ElementContent

CITIZEN = ElementContent(code="DE1", name_zh="公民身份号码", data_type=ItemType.TEXT, length_max=18)
REGION = ElementContent(code="DE2", name_zh="行政区划代码", data_type=ItemType.TEXT, length_max=6)
UNTYPED = ElementContent(code="DE3", name_zh="金额")


def drafted(column: ColumnDetails, element: ElementContent | None) -> ItemDraft:
    return item_of(column, None, None, element)


@pytest.mark.parametrize(
    ("title", "element", "name"),
    [
        ("经办人身份证号", CITIZEN, "经办人身份证号"),
        ("", CITIZEN, "公民身份号码"),
        ("SFZH", CITIZEN, "公民身份号码"),
        ("SFZH", None, "SFZH"),
        ("", None, "sfzh"),
    ],
)
def test_an_item_bears_the_columns_title_else_its_elements_name(
    title: str, element: ElementContent | None, name: str
):
    assert drafted(ColumnDetails("sfzh", "string", title), element).name == name


@pytest.mark.parametrize(
    ("column", "element", "told"),
    [
        ("int", REGION, (ItemType.TEXT, 6, None)),
        ("int", None, (ItemType.INTEGER, None, None)),
        ("decimal(18, 2)", UNTYPED, (ItemType.NUMBER, 18, 2)),
        ("map", None, (ItemType.GENERAL, None, None)),
    ],
)
def test_the_type_is_the_elements_else_the_columns(
    column: str, element: ElementContent | None, told: tuple[ItemType, int | None, int | None]
):
    item = drafted(ColumnDetails("xzqh", column), element)
    assert (item.data_type, item.length, item.precision) == told


def test_two_columns_of_one_element_are_told_apart():
    columns = (ColumnDetails("sfzh", "string"), ColumnDetails("fr_sfzh", "string"))
    items = told_apart(drafted(column, CITIZEN) for column in columns)
    assert [item.name for item in items] == ["公民身份号码(sfzh)", "公民身份号码(fr_sfzh)"]
