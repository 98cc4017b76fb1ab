"""What can go wrong in governance."""

from tongbase.kernel.errors import ConflictError, InvalidError, NotFoundError


class TableNotFoundError(NotFoundError):
    """No such lake table, for this actor."""

    code = "govern.table_not_found"


class ReasonMissingError(InvalidError):
    """Values are shown to nobody who does not say what for."""

    code = "govern.reason_missing"


class MomentAmbiguousError(InvalidError):
    """A state of a table was named in two ways."""

    code = "govern.moment_ambiguous"


class ColumnInUseError(ConflictError):
    """Something needs the column under its name."""

    code = "govern.column_in_use"


class RuleNotFoundError(NotFoundError):
    """The table has no such rule."""

    code = "govern.rule_not_found"


class RuleColumnUnknownError(InvalidError):
    """A rule names a column that the table does not have."""

    code = "govern.rule_column_unknown"


class RuleSyntaxError(InvalidError):
    """The engine cannot read a rule's expression or pattern."""

    code = "govern.rule_syntax"


class RuleCodeTakenError(ConflictError):
    """Another rule of the table has this code."""

    code = "govern.rule_code_taken"


class ElementUnknownError(InvalidError):
    """No data element of that code is in force."""

    code = "govern.element_unknown"


class NotListedError(ConflictError):
    """No job has listed yet what breaks the standards of a large table."""

    code = "govern.not_listed"


class ListedAtOnceError(ConflictError):
    """The table is small: what breaks its standards is shown at once, no job lists it."""

    code = "govern.listed_at_once"


class ColumnUnknownError(NotFoundError):
    """The table has no such column, or it is bound to nothing."""

    code = "govern.column_unknown"
