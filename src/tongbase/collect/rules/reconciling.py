"""Reconcile a run: what was read, what arrived and what the two sides count must add up."""

from typing import Protocol

from tongbase.collect.errors import CountsDifferError
from tongbase.collect.terms import Flow, RunCounts


class RowsAround(Protocol):
    """How many rows the lake table had before and has after."""

    @property
    def rows_before(self) -> int:
        """Before the landing."""

    @property
    def rows_after(self) -> int:
        """After it."""


def check_counts(
    flow: Flow,
    counts: RunCounts,
    lake: RowsAround,
    source: tuple[int, int] | None,
) -> int | None:
    """Stop unless all adds up; return the rows that the source counts.

    A source that is written to while it is read counts differently before and after: what was
    read must lie between.
    """
    arrived = counts.landed + counts.quarantined + counts.superseded
    _check(
        counts.read == arrived,
        f"读取 {counts.read} 行,入湖 {counts.landed} 行、隔离 {counts.quarantined} 行、"
        f"被后续文件取代 {counts.superseded} 行",
        f"{counts.read} rows were read, {arrived} arrived",
        flow,
    )
    expected = lake.rows_before + counts.inserted - counts.deleted
    _check(
        lake.rows_after == expected,
        f"数据湖表应有 {expected} 行,实有 {lake.rows_after} 行",
        f"the lake table should have {expected} rows and has {lake.rows_after}",
        flow,
    )
    if source is None:
        return None
    low, high = sorted(source)
    _check(
        low <= counts.read <= high,
        f"源端计数 {low} 至 {high} 行,读到 {counts.read} 行",
        f"the source counts {low} to {high} rows, {counts.read} were read",
        flow,
    )
    return source[1]


def _check(holds: bool, zh: str, en: str, flow: Flow) -> None:  # noqa: FBT001
    if not holds:
        raise CountsDifferError(
            f"“{flow.target}”对账不平:{zh};请重新运行,若仍不平请联系管理员。",
            f"{flow.target} does not reconcile: {en}; run it again.",
        )
