"""A local code list beside the national one that it adapts, and whether it may be so."""

from collections.abc import Sequence

from tongbase.kernel.work import Work
from tongbase.standards.errors import CodeListInvalidError
from tongbase.standards.queries.code_lists import codes_of, get_code_list, get_row
from tongbase.standards.rules.mapping import Periods, check_mapping, mapped
from tongbase.standards.terms.codes import Code, CodeFilter
from tongbase.standards.terms.mapping import MappedCode, MappingKind


def mapping_of(work: Work, list_id: str) -> Sequence[MappedCode]:
    """Put a list beside the one that it adapts, code by code; what is the same comes last."""
    row = get_row(work, list_id)
    national = find_periods(work, row.maps_to)
    if national is None:
        return ()
    pairs = mapped(codes_of(work, row, CodeFilter()).rows, national, work.today)
    return sorted(pairs, key=lambda pair: pair.kind is MappingKind.SAME)


def find_periods(work: Work, list_id: str) -> Periods | None:
    """Map the codes of a list to what each means, period by period; None for no list."""
    if not list_id:
        return None
    found: dict[str, list[Code]] = {}
    for code in get_code_list(work, list_id).codes:
        found.setdefault(code.code, []).append(code)
    return found


def check_complete(work: Work, maps_to: str, codes: Sequence[Code]) -> None:
    """Refuse a list without codes, and one whose codes are mapped onto what is not there now."""
    if not codes:
        raise CodeListInvalidError(
            "代码集还没有代码,请先录入或导入代码。",
            "The list has no codes yet; enter or import them first.",
            field="codes",
        )
    check_mapped(work, maps_to, codes)


def check_mapped(work: Work, maps_to: str, codes: Sequence[Code]) -> None:
    """Refuse codes that are mapped onto ones which the list ``maps_to`` does not have that day."""
    if any(each.maps_to for each in codes):
        check_mapping(codes, find_periods(work, maps_to), work.today)
