"""The share gate: who must say yes to what, and in how many working days.

G1 that is shared without conditions needs nobody; what else is unconditional needs the provider,
and the authority as well from G4 on; conditional data needs both. Two steps mean two people.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tongbase.base.limits.terms import Limit
from tongbase.catalogue.terms.codes import ShareType
from tongbase.share.errors import ExtensionTooLongError
from tongbase.share.terms.applications import Mode
from tongbase.share.terms.limits import ANSWER_CONDITIONAL, ANSWER_OPEN, BUREAU_REVIEW, EXTENSION
from tongbase.standards.terms.grading import LEVEL_LABELS, Level
from tongbase.standards.terms.labels import Label

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
        return Gate((Reviewer.PROVIDER, Reviewer.BUREAU), ANSWER_CONDITIONAL)
    if level is Level.G1:
        return Gate((), ANSWER_OPEN)
    if level.rank >= TWO_STEPS_FROM.rank:
        return Gate((Reviewer.PROVIDER, Reviewer.BUREAU), ANSWER_OPEN)
    return Gate((Reviewer.PROVIDER,), ANSWER_OPEN)


def advice_for(level: Level, modes: Sequence[Mode]) -> tuple[Label, ...]:
    """Say what reviewers should weigh: a yes or no tells less than a value (核验优先)."""
    if level.rank < TWO_STEPS_FROM.rank or Mode.QUERY not in modes:
        return ()
    zh = f"含{LEVEL_LABELS[level].zh}信息项,建议优先采用核验服务。"
    return (Label(zh, f"{LEVEL_LABELS[level].en} is asked for: prefer verification to queries."),)


def step_days(gate: Gate, left: int, limits: Mapping[Limit, int]) -> tuple[int, ...]:
    """Share out the working days that are left: the authority's part, the provider the rest.

    Every step has a day at least, also where less is left.
    """
    if len(gate.reviewers) < 2:
        return tuple(max(left, 1) for _ in gate.reviewers)
    bureau = max(min(limits[BUREAU_REVIEW], left - 1), 1)
    return (max(left - bureau, 1), bureau)


def check_extension(working_days: int, extended_days: int, limits: Mapping[Limit, int]) -> None:
    """Refuse an extension beyond what may be added in all (Decree 809, Art. 21)."""
    most = limits[EXTENSION] - extended_days
    if not 0 < working_days <= most:
        raise ExtensionTooLongError(
            f"延期须为 1 至 {most} 个工作日(累计不超过 {limits[EXTENSION]} 个工作日)。"
            if most > 0
            else f"已延期 {extended_days} 个工作日,不能再延期。",
            f"An extension is of 1 to {most} working days more, {limits[EXTENSION]} in all.",
            field="working_days",
            extended_days=extended_days,
        )
