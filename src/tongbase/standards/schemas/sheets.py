"""Standards as sheets."""

from typing import Annotated

from pydantic import Field

from tongbase.base.sheets.writing import SheetFormat
from tongbase.base.web import In
from tongbase.standards.queries.code_lists import CodeListFilter
from tongbase.standards.schemas.elements import ElementsMeant
from tongbase.standards.terms.naming import Named
from tongbase.standards.terms.standing import StandardScope, Standing


class ElementsExported(ElementsMeant):
    """Which elements are exported, and as what."""

    format: SheetFormat = SheetFormat.CSV


class CodeListsExported(In):
    """Which code lists are exported, and as what."""

    q: Annotated[str, Field(max_length=128)] = ""
    status: Standing | None = None
    scope: StandardScope | None = None
    format: SheetFormat = SheetFormat.CSV

    def filter(self) -> CodeListFilter:
        """Return the filters as a value."""
        return CodeListFilter(self.q.strip(), self.status, self.scope)


class NamingRulesExported(In):
    """Which naming rules are exported, and as what."""

    q: Annotated[str, Field(max_length=128)] = ""
    applies_to: Named | None = None
    format: SheetFormat = SheetFormat.CSV


class SheetWanted(In):
    """As what a sheet is written."""

    format: SheetFormat = SheetFormat.CSV
