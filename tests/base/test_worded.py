"""Narrowing a list by words."""

import pytest
from sqlalchemy import create_engine, literal, select, union_all

from tongbase.base.worded import worded

LINES = (
    ("A01", "民政 婚姻登记", "Marriage"),
    ("A02", "民政 收养登记", "Adoption 100%"),
    ("B01", "公安 户籍登记", "A01_"),
)
NAMES = ("code", "name", "note")
KEPT = union_all(
    *(select(*(literal(v).label(n) for n, v in zip(NAMES, line, strict=True))) for line in LINES)
).subquery("kept")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["A01", "A02", "B01"]),
        ("  ", ["A01", "A02", "B01"]),
        ("登记 民政", ["A01", "A02"]),
        ("登记\u3000婚姻", ["A01"]),
        ("marriage", ["A01"]),
        ("民政 adopt", ["A02"]),
        ("%", ["A02"]),
        ("_", ["B01"]),
        ("a0", ["A01", "A02", "B01"]),
        ("民政 户籍", []),
    ],
)
def test_every_word_stands_somewhere(typed: str, found: list[str]) -> None:
    with create_engine("sqlite://").connect() as db:
        statement = select(KEPT.c.code).where(
            *worded(typed, KEPT.c.name, KEPT.c.note, begins=[KEPT.c.code])
        )
        assert list(db.scalars(statement)) == found
