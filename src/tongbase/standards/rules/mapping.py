"""How the codes of a local list stand to those of the national one that it adapts.

A local code may have no counterpart; one that it names has to hold on its day: today, or the last
day of a code that has ended, or the first of one that is yet to begin.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tongbase.standards.errors import MappedCodeInvalidError
from tongbase.standards.terms.codes import Code
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.mapping import MappedCode, MappingKind

Periods = Mapping[str, Sequence[Code]]
"""What a code of the national list means, by its code: once for each period in which it held."""

NO_LIST = Label(
    "代码集没有填写“对应代码集”,请先填写,或清空各代码的对应代码。",
    "The list names no list that it adapts; name one, or leave the codes without counterparts.",
)


def mapped(local: Sequence[Code], national: Periods, today: date) -> list[MappedCode]:
    """Put a local list beside the national one, code by code.

    A code without a counterpart that is there under the same name is proposed to be its own.
    """
    taken = {each.maps_to for each in local}
    found = [_mapped(each, national, taken, today) for each in local]
    used = {each.target for each in found}
    missing = [
        MappedCode(MappingKind.MISSING, "", "", code, held.name.zh)
        for code, periods in national.items()
        if code not in used and (held := _held(periods, today)) is not None
    ]
    return [*found, *missing]


def adopted(local: Sequence[Code], national: Periods, today: date) -> list[Code]:
    """Return the codes of a local list with those mapped that are the same in the national one."""
    pairs = {
        each.code: each.target
        for each in mapped(local, national, today)
        if each.kind is MappingKind.PROPOSED
    }
    return [replace(each, maps_to=pairs.get(each.code, each.maps_to)) for each in local]


def mapping_faults(
    local: Sequence[Code], national: Periods | None, today: date
) -> Iterator[tuple[int, Label]]:
    """Say of which codes, by their place, the counterpart is not there, or not on the day.

    ``national`` is None where the list adapts none.
    """
    for place, each in enumerate(local):
        if not each.maps_to:
            continue
        if national is None:
            yield place, NO_LIST
        elif each.maps_to not in national:
            yield place, _unknown(each)
        elif _held(national[each.maps_to], day := _day_of(each, today)) is None:
            yield place, _not_valid(each, national[each.maps_to], day)


def check_mapping(local: Sequence[Code], national: Periods | None, today: date) -> None:
    """Refuse codes that are mapped onto what is not there; the first is told, and how many more."""
    faults = [told for _, told in mapping_faults(local, national, today)]
    if not faults:
        return
    more = len(faults) - 1
    zh = f"另有 {more} 个代码同样需要改正。" if more else ""
    en = f" {more} more codes are to be mended as well." if more else ""
    raise MappedCodeInvalidError(
        f"对应关系有误:{faults[0].zh}{zh}",
        f"The mapping cannot be saved: {faults[0].en}{en}",
        field="maps_to",
    )


def _mapped(each: Code, national: Periods, taken: Collection[str], today: date) -> MappedCode:
    day = _day_of(each, today)
    if not each.maps_to:
        own = _held(national.get(each.code, ()), day)
        if each.code not in taken and own is not None and own.name.zh == each.name.zh:
            same = (each.code, each.name.zh)
            return MappedCode(MappingKind.PROPOSED, *same, *same)
        return MappedCode(MappingKind.UNMAPPED, each.code, each.name.zh, "", "")
    periods = national.get(each.maps_to, ())
    target = _held(periods, day)
    if target is None:
        kind = MappingKind.NOT_VALID if periods else MappingKind.UNKNOWN
        name = periods[-1].name.zh if periods else ""
        return MappedCode(kind, each.code, each.name.zh, each.maps_to, name)
    is_same = target.name.zh == each.name.zh and each.code == each.maps_to
    kind = MappingKind.SAME if is_same else MappingKind.RENAMED
    return MappedCode(kind, each.code, each.name.zh, each.maps_to, target.name.zh)


def _held(periods: Sequence[Code], day: date) -> Code | None:
    """Return what a code means on a day; None if it does not hold on it."""
    held = (
        each
        for each in periods
        if (each.valid_from is None or each.valid_from <= day)
        and (each.valid_to is None or each.valid_to >= day)
    )
    return next(held, None)


def _day_of(each: Code, today: date) -> date:
    if each.valid_to is not None and each.valid_to < today:
        return each.valid_to
    if each.valid_from is not None and each.valid_from > today:
        return each.valid_from
    return today


def _unknown(each: Code) -> Label:
    return Label(
        f"代码“{each.code}”的对应代码“{each.maps_to}”不在对应代码集中,请改为其中的代码,或留空。",
        f"{each.code!r} is mapped to {each.maps_to!r}, which the list that it adapts does not have;"
        " take a code of that list, or leave it empty.",
    )


def _not_valid(each: Code, periods: Sequence[Code], day: date) -> Label:
    told = "、".join(f"{p.valid_from or '…'} 至 {p.valid_to or '…'}" for p in periods)
    said = ", ".join(f"{p.valid_from or '…'} to {p.valid_to or '…'}" for p in periods)
    return Label(
        f"代码“{each.code}”的对应代码“{each.maps_to}”在 {day} 无效(有效期 {told}),"
        "请改为当日有效的代码,或留空。",
        f"{each.code!r} is mapped to {each.maps_to!r}, which does not hold on {day} ({said}); "
        "take a code that does, or leave it empty.",
    )
