"""What can go wrong with standards."""

from tongbase.kernel.errors import InvalidError, NotFoundError


class CodeListNotFoundError(NotFoundError):
    """No such code list."""

    code = "standards.code_list_not_found"


class InvalidRuleError(InvalidError):
    """A quality rule cannot be read as one; the field says which part of it."""

    code = "standards.invalid_rule"


class InvalidExpressionError(InvalidRuleError):
    """A business rule uses something that rules may not use."""

    code = "standards.invalid_expression"


class CalendarDayInvalidError(InvalidError):
    """A day that does not lie in its year, or is listed twice."""

    code = "standards.calendar_day_invalid"
