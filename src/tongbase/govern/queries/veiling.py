"""Rows as they are shown to whoever may not see their values: each under the mask of its column.

A row that was set aside holds what no rule has passed: numbers of persons in columns of remarks,
whole lines that could not be taken apart, values quoted in reasons. All of it is veiled.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tongbase.base.lake.names import TableName
from tongbase.govern.models import Table
from tongbase.govern.queries.quarantine import AsideRow
from tongbase.govern.queries.tables import titles_of
from tongbase.kernel.work import Work
from tongbase.protect.api import mask_embedded, mask_value, masks_of
from tongbase.standards.terms.grading import Mask

WHOLE_LINE = "原文"
"""Where a line stands that could not be taken apart: nobody knows what is in it."""
QUOTED_CHARACTERS_MAX = 60
"""So much of a value is quoted in a reason."""
STARS = "***"
_QUOTED = re.compile("“(.*?)”", re.DOTALL)


@dataclass(frozen=True)
class Veil:
    """The masks of a table's columns; ``titles`` are all its columns by name."""

    masks: Mapping[str, Mask | None]
    titles: Mapping[str, str]

    def value(self, name: str, value: Any) -> Any:
        """Show one value."""
        mask = Mask.STARS if name == WHOLE_LINE else self.masks.get(name)
        if value is None:
            return None
        if mask is not None:
            return mask_value(mask, value)
        text = str(value)
        shown = mask_embedded(text)
        return value if shown == text else shown

    def row(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Show one row."""
        return {name: self.value(name, value) for name, value in values.items()}

    def aside(self, row: AsideRow) -> AsideRow:
        """Show a row that was set aside; its reasons quote no more than the row shows."""
        shown = self.row(row.row)
        hidden = tuple(name for name, value in row.row.items() if shown[name] != value)
        told = {_quoted(value): _quoted(shown[name]) for name, value in row.row.items()}
        return replace(
            row,
            row=shown,
            masked=hidden,
            reasons_zh=self._reason(row.reasons_zh, told),
            reasons_en=self._reason(row.reasons_en, told),
        )

    def _reason(self, reason: str, told: Mapping[str, str]) -> str:
        """Let stand in quotes what names a column or is shown; everything else is hidden."""
        names = {*self.titles, *self.titles.values()}
        for before, after in told.items():
            if before not in names:
                reason = reason.replace(f"“{before}”", f"“{after}”")
        known = names | set(told.values())

        def shown(found: re.Match[str]) -> str:
            return found[0] if found[1] in known else f"“{STARS}”"

        return mask_embedded(_QUOTED.sub(shown, reason))


def veil_of(work: Work, table: Table) -> Veil:
    """Return the veil of a table, as it is graded now."""
    titles = titles_of(table)
    name = TableName(table.namespace, table.name)
    return Veil(masks_of(work, name, titles), titles)


def _quoted(value: Any) -> str:
    return "" if value is None else str(value)[:QUOTED_CHARACTERS_MAX]
