"""Writing cases of duplicate collection."""

from collections.abc import Mapping, Sequence

from tongbase.catalogue.models.duplicates import Duplicate
from tongbase.catalogue.rules.duplicates import score_of
from tongbase.catalogue.rules.places import region_of_both
from tongbase.catalogue.terms.duplicates import DuplicateState, Likeness, Pair
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


def open_cases(work: Work, pairs: Sequence[Pair], paths: Mapping[str, str]) -> Sequence[Duplicate]:
    """Open cases, to be decided where both providers lie; ``paths`` say where each one does."""
    cases = []
    for pair in pairs:
        first, second = paths[pair.first], paths[pair.second]
        case = Duplicate(
            id=new_id(),
            state=DuplicateState.FOUND,
            first_id=pair.first,
            second_id=pair.second,
            first_path=first,
            second_path=second,
            place=region_of_both(OrgPath(first), OrgPath(second)).value,
            found_at=work.now,
            by_meaning=pair.by_meaning,
        )
        write_likeness(case, pair.likeness)
        cases.append(case)
    work.db.add_all(cases)
    return cases


def write_likeness(case: Duplicate, likeness: Likeness) -> None:
    """Let a case say how alike its entries are; what was measured stays until it is again."""
    sampled = case.sampled if likeness.sampled is None else likeness.sampled
    whole = Likeness(likeness.items, likeness.name, likeness.same_system, sampled)
    case.items, case.name, case.same_system = whole.items, whole.name, whole.same_system
    case.sampled, case.score = sampled, score_of(whole)
