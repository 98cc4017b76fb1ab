"""Commands for many: all that a list holds are meant, also where it lists fewer than it holds."""

import pytest

from tongbase.app.cli.ask import Listed, counted, in_rounds

LISTED_MAX = 3


@pytest.mark.parametrize(
    ("leaves", "done", "left"),
    [(True, ["a", "b", "c", "d", "e", "f", "g"], False), (False, ["a", "b", "c"], True)],
)
def test_what_a_list_does_not_show_at_once_comes_in_the_next_round(
    *, leaves: bool, done: list[str], left: bool
):
    waiting = list("abcdefg")

    def act(ids):
        waiting[:] = [each for each in waiting if each not in ids or not leaves]
        return [{"id": each, "error": None} for each in ids]

    told, some_left = in_rounds(
        lambda: Listed(waiting[:LISTED_MAX], len(waiting) > LISTED_MAX), act
    )
    assert [each["id"] for each in told] == done
    assert some_left is left


def test_more_than_a_search_counts_are_told_as_more():
    cut = {"total": 1000, "facets_of": 1000, "capped": True}
    assert counted(cut, 1000) == "1000 条以上"
    browsed = {"total": 5000, "facets_of": 1000, "capped": True}
    assert counted(browsed, 5000) == "5000 条"
    assert counted({"total": 7, "capped": False}, 7) == counted([], 7) == "7 条"
