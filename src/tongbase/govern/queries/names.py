"""What the naming rules say of a lake table and its columns."""

from collections.abc import Mapping

from tongbase.govern.models import Table
from tongbase.kernel.work import Work
from tongbase.standards import api as standards
from tongbase.standards.terms.naming import NameAsked, Named, NameWarning


def bad_name_of(work: Work, table: Table) -> NameWarning | None:
    """Tell whether the name of a table, together with its layer, breaks the rules."""
    asked = NameAsked(table.name, table.title, table.namespace)
    return next(iter(standards.name_warnings(work, Named.TABLE, [asked])), None)


def bad_columns_of(work: Work, table: Table) -> Mapping[str, NameWarning]:
    """Tell which columns of a table are named against the rules, by their names.

    A column that nobody has called otherwise may bear what people call it as its name.
    """
    asked = [NameAsked(column.name, column.title or column.name) for column in table.columns]
    found = standards.name_warnings(work, Named.COLUMN, asked)
    return {warning.name: warning for warning in found}
