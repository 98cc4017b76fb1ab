"""Asking for many rows at once: slots hold what arrays hold, and questions are kept."""

import pytest
from sqlalchemy import String, column, select, values
from sqlalchemy.orm import Session

from tongbase.base.many import Kept, among, among_slot, filled, filled_by_keys, keyed_by_slot

ROWS = [("a", "1"), ("a", "2"), ("b", "1"), ("数,据", "'\\"), ("", "")]
PAIRS = values(column("one", String), column("other", String), name="pairs").data(ROWS)


@pytest.mark.parametrize("ids", [["a"], ["a", "b", "c"], ["数,据"], []])
def test_a_slot_finds_what_an_array_finds(db: Session, ids: list[str]):
    told = select(PAIRS.c.one, PAIRS.c.other)
    by_array = db.execute(told.where(among(PAIRS.c.one, ids))).all()
    by_slot = db.execute(told.where(among_slot(PAIRS.c.one, "ids")), filled("ids", ids)).all()
    assert by_slot == by_array == [row for row in ROWS if row[0] in ids]


@pytest.mark.parametrize("keys", [[("a", "2")], [("a", "2"), ("数,据", "'\\"), ("b", "2")]])
def test_keys_hold_together(db: Session, keys: list[tuple[str, str]]):
    asked = select(PAIRS.c.one, PAIRS.c.other).where(
        keyed_by_slot((PAIRS.c.one, PAIRS.c.other), "keys")
    )
    found = db.execute(asked, filled_by_keys("keys", keys)).all()
    assert sorted(found) == sorted(row for row in ROWS if row in keys)


def test_a_question_is_built_once_and_the_oldest_are_forgotten():
    kept, built = Kept[str](most=2), list[str]()

    def ask(key: str) -> str:
        return kept.get(key, lambda: built.append(key) or key.upper())

    assert [ask(key) for key in "abab"] == ["A", "B", "A", "B"]
    assert built == ["a", "b"]
    ask("c")
    ask("b")
    ask("a")
    assert built == ["a", "b", "c", "a"]
