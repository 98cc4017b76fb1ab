"""Words, marks and questions: text in, text out."""

import pytest

from tongbase.catalogue.rules.asking import parse_question
from tongbase.kernel.chinese import marks, quoted, snippet, vector, words

SYNONYMS = (("退休金", "养老待遇"),)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("婚姻登记", ["婚姻", "登记", "婚姻登记"]),
        ("XZQHDM", ["xzqhdm"]),
        ("ABC", ["abc"]),
        ("——、。 ", []),
        ("", []),
        ("2023年企业年报", ["2023", "年", "企业", "年报"]),
    ],
)
def test_text_is_cut_into_words_of_one_width_and_case(text, cut):
    assert words(text) == cut


def test_a_question_leaves_out_the_parts_of_long_words_but_marks_them():
    asked = parse_question("婚姻登记")
    assert (asked.strict, asked.words) == (
        ("'婚姻登记'", "'婚姻登记':*"),
        ("婚姻登记", "婚姻", "登记"),
    )


def test_a_vector_has_weights_and_places():
    assert vector(("A", ("企业年报",)), ("D", ("民政局",))).startswith("'企业':1A '年报':2A ")


@pytest.mark.parametrize(("token", "written"), [("a'b", "'a''b'"), ("a\\", "'a\\\\'")])
def test_quotes_and_strokes_in_words_are_harmless(token, written):
    assert quoted(token) == written


@pytest.mark.parametrize(
    ("text", "wanted", "places"),
    [
        ("企业登记信息", ["企业", "登记"], ((0, 4),)),
        ("企业年报与企业登记", ["企业"], ((0, 2), (5, 7))),
        ("Company_Name", ["company"], ((0, 7),)),
        ("无关", ["企业"], ()),
        ("İstanbul 企业", ["企业"], ((9, 11),)),
    ],
)
def test_marks_are_places_in_the_original(text, wanted, places):
    assert marks(text, wanted) == places


def test_a_snippet_begins_shortly_before_the_first_mark():
    found = snippet("甲" * 300 + "婚姻登记" + "乙" * 300, ["婚姻"])
    (start, end), *_ = found.marks
    assert found.text[start:end] == "婚姻"
    assert len(found.text) == 122
    assert start == 21
    assert (found.text[0], found.text[-1]) == ("…", "…")


def test_a_short_text_is_shown_whole():
    assert snippet("婚姻登记", ["婚姻"]).text == "婚姻登记"


def test_a_question_wants_every_word_and_the_last_as_a_prefix():
    asked = parse_question("武汉 婚姻登", ())
    assert asked.strict == ("'武汉' & '婚姻' & '登':*",)
    assert asked.loose == "'武汉' | '婚姻'"  # a single sign tells nothing
    assert parse_question("的").loose == "'的'"


def test_a_synonym_is_another_way_to_say_it():
    asked = parse_question("退休金发放", SYNONYMS)
    assert asked.strict[0] == "('退休金' | ('养老' & '待遇')) & '发放'"
    assert "养老" in asked.words


def test_a_synonym_works_in_both_directions():
    assert "退休金" in parse_question("养老待遇", SYNONYMS).words


@pytest.mark.parametrize("text", ["", "  ", "'", "&|!():*<->", "\\", "\x00", "。。。"])
def test_punctuation_asks_nothing(text):
    assert parse_question(text).is_empty


def test_a_long_question_is_cut():
    asked = parse_question("企业登记" * 1000)
    assert len(asked.text) == 100
    assert asked.strict[0].count("&") <= 20
