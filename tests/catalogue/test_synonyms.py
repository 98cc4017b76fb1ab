"""Synonyms: those of people, those that are shipped, and how they are switched off."""

from collections.abc import Sequence

import pytest

from tests.catalogue.makers import Cast
from tongbase.catalogue.actions.synonyms import (
    SHIPPED,
    add_synonym,
    install_synonyms,
    remove_synonym,
    restore_synonym,
)
from tongbase.catalogue.errors import (
    FieldInvalidError,
    SynonymStateForbidsError,
    SynonymTakenError,
)
from tongbase.catalogue.queries.search.words import find_synonym, list_synonyms, synonyms_in
from tongbase.catalogue.rules.shipped_synonyms import read_shipped
from tongbase.catalogue.terms.synonyms import SYNONYM_CHARACTERS_MAX, SynonymKind, SynonymState
from tongbase.kernel.chinese import words
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.work import Work

LINES = tuple(read_shipped(SHIPPED.read_text(encoding="utf-8")))


def pair(work: Work, term: str, means: str):
    found = find_synonym(work, term, means)
    assert found is not None
    return found


def states(work: Work, *terms: str) -> Sequence[SynonymState]:
    return [row.state for row in list_synonyms(work) if row.term in terms]


def test_every_shipped_pair_is_two_words_and_comes_once():
    assert len(LINES) > 100
    assert {each.kind for each in LINES} == set(SynonymKind)
    pairs = {frozenset((each.term, each.means)) for each in LINES}
    assert len(pairs) == len(LINES)
    for each in LINES:
        assert words(each.term) != words(each.means)
        assert len(words(each.term)) > 0
        assert max(len(each.term), len(each.means)) <= SYNONYM_CHARACTERS_MAX


def test_installing_again_changes_nothing(work: Work):
    assert install_synonyms(work) == len(LINES)
    assert install_synonyms(work) == 0
    assert synonyms_in(work, "领取退休金") == (
        ("退休金", "养老待遇"),
        ("退休金", "基本养老金"),
    )


def test_a_shipped_pair_that_is_removed_stays_off(work: Work, hands: Cast):
    install_synonyms(work)
    shipped = pair(work, "低保", "最低生活保障")
    remove_synonym(hands.bureau, shipped.id)
    assert install_synonyms(work) == 0
    assert (shipped.state, synonyms_in(work, "低保")) == (SynonymState.OFF, ())
    with pytest.raises(SynonymStateForbidsError):
        remove_synonym(hands.bureau, shipped.id)
    with pytest.raises(SynonymTakenError, match=f"恢复编号为 {shipped.id} "):
        add_synonym(hands.bureau, term="低保", means="最低生活保障")
    restore_synonym(hands.bureau, shipped.id)
    assert synonyms_in(work, "低保") == (("低保", "最低生活保障"),)
    with pytest.raises(SynonymStateForbidsError):
        restore_synonym(hands.bureau, shipped.id)


def test_a_pair_that_people_had_added_becomes_the_shipped_one(work: Work, hands: Cast):
    own = add_synonym(hands.bureau, term="最低生活保障", means="低保")
    assert install_synonyms(work) == len(LINES) - 1
    remove_synonym(hands.bureau, own.id)
    install_synonyms(work)
    assert synonyms_in(work, "低保") == ()


def test_what_people_added_comes_first_the_newest_at_the_top(work: Work, hands: Cast):
    add_synonym(hands.bureau, term="牌照", means="号牌")
    install_synonyms(work)
    add_synonym(hands.bureau, term="学籍卡", means="学籍档案")
    rows = list_synonyms(work)
    assert [row.term for row in rows[:3]] == ["学籍卡", "牌照", LINES[0].term]
    assert states(work, "牌照", LINES[0].term) == [SynonymState.OWN, SynonymState.SHIPPED]


@pytest.mark.parametrize(
    ("term", "means", "field", "said"),
    [
        ("。", "号牌", "term", "没有可检索的文字"),
        ("号牌", "号牌", "means", "两个词都是“号牌”"),
        ("号牌", "牌" * 51, "means", "不能超过 50 个字符,当前 51 个"),
    ],
)
def test_what_is_no_pair_is_refused_for_its_own_reason(
    hands: Cast, term: str, means: str, field: str, said: str
):
    with pytest.raises(FieldInvalidError, match=said) as error:
        add_synonym(hands.bureau, term=term, means=means)
    assert error.value.field == field


def test_a_pair_that_is_there_is_refused_in_either_order(hands: Cast):
    add_synonym(hands.bureau, term="牌照", means="号牌")
    with pytest.raises(SynonymTakenError, match="“牌照=号牌”已存在"):
        add_synonym(hands.bureau, term="号牌", means="牌照")


def test_only_who_manages_synonyms_adds_them(hands: Cast):
    with pytest.raises(DeniedError):
        add_synonym(hands.compiler, term="牌照", means="号牌")
