"""Grades as they stood, as a table of what the ledger tells."""

import pytest

from tongbase.protect.rules.history import levels_after

RECOGNISED = ("protect.table.recognised", {"columns": {"name": "G3", "id": "G4", "city": "G1"}})
REGRADED = ("protect.column.regraded", {"column": "city", "before": "G1", "after": "G2"})
MOVED = ("protect.grade.moved", {"column": "id", "to": "card"})
OVER = ("protect.grade.moved", {"column": "name", "to": "card"})
AGAIN = ("protect.table.recognised", {"columns": {"name": "G3", "city": "G2"}})
OTHER = ("collect.run.finished", {"rows": 7})
UNKNOWN = ("protect.grade.moved", {"column": "gone", "to": "back"})


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        ([], {}),
        ([RECOGNISED], {"name": "G3", "id": "G4", "city": "G1"}),
        ([RECOGNISED, REGRADED], {"name": "G3", "id": "G4", "city": "G2"}),
        ([RECOGNISED, REGRADED, MOVED], {"name": "G3", "card": "G4", "city": "G2"}),
        ([RECOGNISED, MOVED, OVER], {"card": "G3", "city": "G1"}),
        ([RECOGNISED, MOVED, AGAIN], {"name": "G3", "city": "G2"}),
        ([RECOGNISED, OTHER, UNKNOWN], {"name": "G3", "id": "G4", "city": "G1"}),
    ],
)
def test_the_ledger_tells_the_grades_of_a_moment(lines, levels):
    assert levels_after(lines) == levels
