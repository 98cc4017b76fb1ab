"""The quality score: indicators as X = A / B, weighed into 0 to 100 (GB/T 36344-2018)."""

import math
from collections.abc import Iterable, Sequence
from itertools import groupby

from tongbase.standards.terms.quality import (
    Indicator,
    IndicatorScore,
    QualityScore,
    RuleCount,
)

ROUNDING = 1e-6  # what sums of fractions lack of a whole number is no fault of the data


def score(counts: Sequence[RuleCount]) -> QualityScore:
    """Score a table from what its rules counted.

    Rules of one indicator are weighed among themselves, indicators by the sum of their rules'
    weights. Where nothing was evaluated there is no denominator: the indicator does not apply and
    its weight falls to the others.
    """
    by_code = sorted(counts, key=lambda count: count.rule.measures.code)
    groups = [
        (indicator, list(found))
        for indicator, found in groupby(by_code, key=lambda count: count.rule.measures)
    ]
    judged = [(indicator, [c for c in found if c.evaluated > 0]) for indicator, found in groups]
    indicators = tuple(_indicator_score(indicator, found) for indicator, found in judged if found)
    missing = tuple(indicator for indicator, found in judged if not found)
    return QualityScore(_total(indicators), indicators, missing)


def _indicator_score(indicator: Indicator, counts: Sequence[RuleCount]) -> IndicatorScore:
    weight = sum(count.rule.weight for count in counts)
    bad_share = sum(count.rule.weight * count.bad / count.evaluated for count in counts) / weight
    x = bad_share if indicator.is_inverse else 1 - bad_share
    return IndicatorScore(
        indicator=indicator,
        evaluated=sum(count.evaluated for count in counts),
        bad=sum(count.bad for count in counts),
        x=x,
        score=100 * (1 - bad_share),
        weight=weight,
    )


def _total(indicators: Iterable[IndicatorScore]) -> float | None:
    """Return the mean with two decimals, never rounded up: 100 is said where nothing is bad."""
    found = list(indicators)
    weight = sum(indicator.weight for indicator in found)
    if weight == 0:
        return None
    mean = sum(indicator.score * indicator.weight for indicator in found) / weight
    return math.floor(mean * 100 + ROUNDING) / 100
