"""The share gate: who must say yes to what, and in how many working days.

G1 that is shared without conditions needs nobody; what else is unconditional needs the provider,
and the authority as well from G4 on; conditional data needs both. Two steps mean two people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tongbase.catalogue.terms.codes import ShareType
from tongbase.share.errors import ExtensionTooLongError, LimitTooLooseError
from tongbase.share.terms.applications import Limit, Mode
from tongbase.standards.terms.grading import LEVEL_LABELS, Level
from tongbase.standards.terms.labels import Label

# Decree 809, Art. 21: one working day for what is shared without conditions, ten for the rest, and
# at most ten more. The authority's two are the house's: Art. 21 leaves it within the ten.
DECREE: Mapping[Limit, int] = {
    Limit.ANSWER_OPEN: 1,
    Limit.ANSWER_CONDITIONAL: 10,
    Limit.BUREAU_REVIEW: 2,
    Limit.EXTENSION: 10,
}
TWO_STEPS_FROM = Level.G4


class Reviewer(StrEnum):
    """Who decides a step."""

    PROVIDER = "provider"
    BUREAU = "bureau"


@dataclass(frozen=True)
class Gate:
    """Who decides, in order, and the limit of the whole answer. Nobody means: yes, at once."""

    reviewers: tuple[Reviewer, ...]
    limit: Limit


def gate_for(share_type: ShareType | None, level: Level) -> Gate:
    """Say which gate an application passes. What has no share attribute counts as conditional."""
    if share_type is not ShareType.UNCONDITIONAL:
        return Gate((Reviewer.PROVIDER, Reviewer.BUREAU), Limit.ANSWER_CONDITIONAL)
    if level is Level.G1:
        return Gate((), Limit.ANSWER_OPEN)
    if level.rank >= TWO_STEPS_FROM.rank:
        return Gate((Reviewer.PROVIDER, Reviewer.BUREAU), Limit.ANSWER_OPEN)
    return Gate((Reviewer.PROVIDER,), Limit.ANSWER_OPEN)


def advice_for(level: Level, modes: Sequence[Mode]) -> tuple[Label, ...]:
    """Say what reviewers should weigh: a yes or no tells less than a value (核验优先)."""
    if level.rank < TWO_STEPS_FROM.rank or Mode.QUERY not in modes:
        return ()
    zh = f"含{LEVEL_LABELS[level].zh}信息项,建议优先采用核验服务。"
    return (Label(zh, f"{LEVEL_LABELS[level].en} is asked for: prefer verification to queries."),)


def limits_of(stricter: Mapping[Limit, int]) -> Mapping[Limit, int]:
    """Return the limits that hold: the decree's, unless a region set stricter ones."""
    return {limit: min(days, stricter.get(limit, days)) for limit, days in DECREE.items()}


def step_days(gate: Gate, left: int, limits: Mapping[Limit, int]) -> tuple[int, ...]:
    """Share out the working days that are left: the authority's part, the provider the rest.

    Every step has a day at least, also where less is left.
    """
    if len(gate.reviewers) < 2:
        return tuple(max(left, 1) for _ in gate.reviewers)
    bureau = max(min(limits[Limit.BUREAU_REVIEW], left - 1), 1)
    return (max(left - bureau, 1), bureau)


def check_extension(working_days: int, extended_days: int, limits: Mapping[Limit, int]) -> None:
    """Refuse an extension beyond what may be added in all (Decree 809, Art. 21)."""
    most = limits[Limit.EXTENSION] - extended_days
    if not 0 < working_days <= most:
        raise ExtensionTooLongError(
            f"延期须为 1 至 {most} 个工作日(累计不超过 {limits[Limit.EXTENSION]} 个工作日)。"
            if most > 0
            else f"已延期 {extended_days} 个工作日,不能再延期。",
            f"An extension is of 1 to {most} working days more, {limits[Limit.EXTENSION]} in all.",
            field="working_days",
            extended_days=extended_days,
        )


def check_limit(limit: Limit, working_days: int) -> None:
    """Refuse a limit that is looser than the decree's."""
    if not 0 < working_days <= DECREE[limit]:
        raise LimitTooLooseError(
            f"时限须为 1 至 {DECREE[limit]} 个工作日,只能严于《政务数据共享条例》。",
            f"The limit is of 1 to {DECREE[limit]} working days: stricter than the decree only.",
            field="working_days",
            decree=DECREE[limit],
        )
