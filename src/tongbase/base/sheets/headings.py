"""Which heading of a sheet means which field. Pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from tongbase.base.sheets.terms import Column

ASIDE = re.compile(r"[(\[{].*?[)\]}]")
"""What stands in brackets is explanation: 更新周期(必填)."""
SIGNS = re.compile(r"[\W_]+")


def key_of(heading: str) -> str:
    """Return what of a heading counts: no blanks, signs, brackets, stars; one width, one case."""
    plain = unicodedata.normalize("NFKC", heading)
    return SIGNS.sub("", ASIDE.sub("", plain)).casefold()


def fields_of(columns: Sequence[Column]) -> Mapping[str, str]:
    """Map every heading that means a column to its field."""
    known: dict[str, str] = {}
    for column in columns:
        for heading in (column.zh, column.en, column.field, *column.aliases):
            known.setdefault(key_of(heading), column.field)
    return known


def places_of(headings: Sequence[str], columns: Sequence[Column]) -> Mapping[str, int]:
    """Say in which place each field stands; of two headings for one field the first counts."""
    known = fields_of(columns)
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        field = known.get(key_of(heading))
        if field is not None:
            places.setdefault(field, place)
    return places


def missing_of(places: Mapping[str, int], columns: Sequence[Column]) -> tuple[Column, ...]:
    """List the needed columns that are not there."""
    return tuple(column for column in columns if column.needed and column.field not in places)
