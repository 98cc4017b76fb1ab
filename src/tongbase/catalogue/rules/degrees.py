"""How alike two entries are, in words: a degree, and the reasons for it."""

from collections.abc import Iterator

from tongbase.catalogue.rules.duplicates import SCORE_MIN, SUBSET_ITEMS_MIN, score_of
from tongbase.catalogue.terms.duplicates import Degree, Likeness, Overlap
from tongbase.standards.terms.labels import Label

HIGH_MIN = 0.8
MOST, SOME = 0.8, 0.3
NAME_NEAR_MIN = 0.5


def degree_of(likeness: Likeness, overlap: Overlap) -> Degree:
    """Say how likely it is that two entries are one collection."""
    if likeness.sampled is not None and likeness.sampled < SOME:
        return Degree.LOW
    half = overlap.shared * 2
    if max(likeness.sampled or 0, score_of(likeness)) >= HIGH_MIN:
        return Degree.HIGH
    if overlap.same_name and half >= overlap.most:
        return Degree.HIGH
    if overlap.same_name and half >= overlap.fewest:
        return Degree.MEDIUM
    is_alike = score_of(likeness) >= SCORE_MIN or _is_contained(overlap)
    return Degree.MEDIUM if is_alike else Degree.LOW


def reasons_of(likeness: Likeness, overlap: Overlap, *, by_meaning: bool) -> Iterator[Label]:
    """Say in words what is alike, the name first."""
    if overlap.same_name:
        yield Label("名称相同", "the same name")
    elif likeness.name >= NAME_NEAR_MIN:
        yield Label("名称相近", "names much alike")
    elif by_meaning:
        yield Label("名称含义相近", "names that mean nearly the same")
    yield _items(overlap)
    if likeness.same_system:
        yield Label("来源系统相同", "the same source system")
    if likeness.sampled is not None:
        yield _sampled(likeness.sampled)


def _items(overlap: Overlap) -> Label:
    shared, fewest, most = overlap.shared, overlap.fewest, overlap.most
    if shared == 0:
        return Label("没有相同的信息项", "no item in common")
    if shared == most:
        return Label(f"{most} 个信息项全部相同", f"all {most} items the same")
    if shared == fewest:
        return Label(
            f"一方的 {fewest} 个信息项全部包含在另一方的 {most} 个中",
            f"all {fewest} items of one are among the {most} of the other",
        )
    return Label(f"{most} 个信息项中 {shared} 个相同", f"{shared} of {most} items the same")


def _sampled(overlap: float) -> Label:
    if overlap >= MOST:
        return Label(
            "数据较少一方的取值大多也在另一方中(抽样)",
            "most values of the smaller table are in the other, too (sampled)",
        )
    if overlap >= SOME:
        return Label(
            "数据较少一方的取值部分在另一方中(抽样)",
            "some values of the smaller table are in the other, too (sampled)",
        )
    return Label("双方的取值很少相同(抽样)", "few values the same (sampled)")


def _is_contained(overlap: Overlap) -> bool:
    return overlap.shared == overlap.fewest >= SUBSET_ITEMS_MIN
