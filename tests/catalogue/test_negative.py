"""The negative list: what is published and not shared, each with its provision."""

from dataclasses import replace

import pytest

from tests.catalogue.makers import ITEMS, MARKET, Cast, drafted, published
from tongbase.base.paging import PageRequest
from tongbase.catalogue.queries.negative import NegativeSought, negative_list, whole_negative_list
from tongbase.catalogue.rules.sheet_lines import NEGATIVE_HEADINGS, negative_line
from tongbase.catalogue.terms.codes import NoShareBasis, ShareType
from tongbase.catalogue.terms.lists import Kept

CITATION = "《中华人民共和国商业银行法》第二十九条"
KEPT = {
    "share_type": ShareType.NOT_SHARED,
    "no_share_basis_type": NoShareBasis.LAW,
    "no_share_basis_citation": CITATION,
}
PAGE = PageRequest(1, 10)
ANY = NegativeSought()


def test_entries_and_items_that_are_not_shared_are_listed(hands: Cast) -> None:
    published(hands, name="储蓄信息", **KEPT)
    published(hands, name="企业信息", items=(replace(ITEMS[0], **KEPT), *ITEMS[1:]))
    published(hands, name="公开信息")
    page = negative_list(hands.visitor, ANY, PAGE)
    assert [(kept.name, kept.item) for kept in page.rows] == [
        ("企业信息", "统一社会信用代码"),
        ("储蓄信息", None),
    ]
    assert all(kept.lawful and kept.citation == CITATION for kept in page.rows)
    assert page.total == 2


def test_drafts_stand_on_no_list(hands: Cast) -> None:
    drafted(hands, name="储蓄信息", **KEPT)
    assert negative_list(hands.bureau, ANY, PAGE).total == 0


def test_the_list_is_narrowed_to_a_provider(hands: Cast) -> None:
    published(hands, name="储蓄信息", **KEPT)
    assert negative_list(hands.visitor, NegativeSought(provider=MARKET), PAGE).total == 1
    assert negative_list(hands.visitor, NegativeSought(provider="nobody"), PAGE).total == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("储蓄", [None]),
        ("商业 银行法", [None, "统一社会信用代码"]),
        ("信用代码", ["统一社会信用代码"]),
        ("100%", []),
    ],
)
def test_words_are_looked_for_in_names_items_and_provisions(
    hands: Cast, words: str, found: list[str | None]
) -> None:
    published(hands, name="储蓄信息", **KEPT)
    published(hands, name="企业信息", items=(replace(ITEMS[0], **KEPT), *ITEMS[1:]))
    kept = whole_negative_list(hands.visitor, NegativeSought(words))
    assert sorted((each.item for each in kept), key=str) == found


def test_pages_follow_each_other_without_loss(hands: Cast) -> None:
    items = tuple(replace(item, **KEPT) for item in ITEMS)
    published(hands, name="储蓄信息", items=items, **KEPT)
    pages = [negative_list(hands.visitor, ANY, PageRequest(n, 2)).rows for n in (1, 2, 3)]
    assert [kept.item for page in pages for kept in page] == [None, *(i.name for i in ITEMS)]
    assert whole_negative_list(hands.visitor, ANY) == [kept for page in pages for kept in page]


def test_a_line_tells_all_in_words() -> None:
    kept = Kept(
        "1", "储蓄信息", None, "91", "银行", None, NoShareBasis.POLICY_DOCUMENT, "", lawful=False
    )
    line = dict(zip(NEGATIVE_HEADINGS, negative_line(kept), strict=True))
    assert line["信息项"] == "全部"
    assert line["不予共享依据类型"] == "政策文件(历史值)"
    assert line["已列明依据"] == "否"
