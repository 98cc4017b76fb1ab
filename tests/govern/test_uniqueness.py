"""What is proven to come once does come once; what is not proven is counted as ever."""

from collections.abc import Iterator, Sequence

import pytest

from tests.conftest import NOW
from tongbase.app.house import House
from tongbase.base.lake import raw
from tongbase.base.lake.names import TableName
from tongbase.govern.actions.landing import Staged, check_landing
from tongbase.govern.queries.uniqueness import is_proven_unique
from tongbase.kernel.sql import literal

FAR = 2**63 - 1


@pytest.fixture
def session(house: House) -> Iterator[raw.Session]:
    with raw.open_session(house.machines.lake) as opened:
        yield opened


def fill(session: raw.Session, values: Sequence[object], kind: str = "BIGINT") -> None:
    listed = ", ".join(f"({'null' if v is None else literal(str(v))})" for v in values)
    session.run(f"CREATE OR REPLACE TEMP TABLE staged (编号 {kind})")
    if values:
        session.run(f"INSERT INTO staged VALUES {listed}")


@pytest.mark.parametrize(
    ("values", "kind", "is_proven"),
    [
        ((1, 2, 3), "BIGINT", True),
        ((3, 1, 2, 1), "BIGINT", False),
        ((-2, 0, -1), "SMALLINT", True),
        ((-2, 0, -2), "SMALLINT", False),
        ((255, 254, 251), "UTINYINT", True),
        ((7,), "INTEGER", True),
        ((None, 5, 6), "BIGINT", True),
        ((None, None), "BIGINT", True),
        ((), "BIGINT", True),
        ((-FAR, 0, FAR), "BIGINT", False),  # too far apart for one bit each
        ((FAR, FAR - 1), "BIGINT", True),
        (("1", "2"), "VARCHAR", False),
        ((1, 2), "HUGEINT", False),
        ((1.5, 2.5), "DOUBLE", False),
    ],
)
def test_a_proof_holds_or_is_not_given(
    session: raw.Session, values: Sequence[object], kind: str, *, is_proven: bool
) -> None:
    fill(session, values, kind)
    assert is_proven_unique(session, "staged", ("编号",)) is is_proven


def test_keys_of_several_columns_are_not_proven(session: raw.Session) -> None:
    session.run("CREATE TEMP TABLE staged AS SELECT 1 AS a, 2 AS b")
    assert not is_proven_unique(session, "staged", ("a", "b"))


@pytest.mark.parametrize("values", [(1, 2, 3, None), (1, 2, 2, None), (-FAR, FAR, FAR, None)])
def test_the_check_says_the_same_with_and_without_a_proof(
    session: raw.Session, values: Sequence[object]
) -> None:
    said = []
    for kind in ("BIGINT", "VARCHAR"):
        fill(session, values, kind)
        staged = Staged(TableName("ods", "人"), "staged", ("编号",), ("编号",), run_id=kind)
        found = check_landing(session, staged, (), now=NOW)
        counts = [(each.bound.rule.code, each.evaluated, each.bad) for each in found.counts]
        good = session.number(f"SELECT count(*) FROM ({found.good_select})")
        said.append((found.rows, found.set_aside, good, counts))
    assert said[0] == said[1]
