"""The columns of a sheet of standards, from its headings."""

from collections.abc import Collection, Mapping, Sequence

from tongbase.base.sheets.terms import Column
from tongbase.standards.terms.labels import Label

NO_HINT = Label("", "")


def columns_of(
    headings: Mapping[str, str],
    *,
    needed: Collection[str],
    choices: Mapping[str, Sequence[str]],
    hints: Mapping[str, Label],
) -> tuple[Column, ...]:
    """Make a column of each heading; in English a field is called by its name."""
    return tuple(
        Column(
            field,
            zh,
            field,
            needed=field in needed,
            choices=tuple(choices.get(field, ())),
            hint=hints.get(field, NO_HINT).zh,
            hint_en=hints.get(field, NO_HINT).en,
        )
        for field, zh in headings.items()
    )
