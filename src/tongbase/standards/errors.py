"""What can go wrong with standards."""

from tongbase.kernel.errors import ConflictError, InvalidError, NotFoundError


class CodeListNotFoundError(NotFoundError):
    """No such code list."""

    code = "standards.code_list_not_found"


class CodeListInvalidError(InvalidError):
    """A code list or one of its codes says what it may not say; the field names the fault."""

    code = "standards.code_list_invalid"


class MappedCodeInvalidError(InvalidError):
    """A code is mapped onto one that the list it adapts does not have, or not on that day."""

    code = "standards.mapped_code_invalid"


class CodeListTakenError(ConflictError):
    """Another code list has this id, or a version of it is under way."""

    code = "standards.code_list_taken"


class InvalidRuleError(InvalidError):
    """A quality rule cannot be read as one; the field says which part of it."""

    code = "standards.invalid_rule"


class InvalidExpressionError(InvalidRuleError):
    """A business rule uses something that rules may not use."""

    code = "standards.invalid_expression"


class CalendarDayInvalidError(InvalidError):
    """A day that does not lie in its year, or is listed twice."""

    code = "standards.calendar_day_invalid"


class StandingForbidsError(ConflictError):
    """The standard is not in a state that allows this."""

    code = "standards.standing_forbids"


class ElementNotFoundError(NotFoundError):
    """No such data element, or none that the actor may see."""

    code = "standards.element_not_found"


class ElementInvalidError(InvalidError):
    """A data element says what it may not say; the field names the part at fault."""

    code = "standards.element_invalid"


class ElementTakenError(ConflictError):
    """Another data element has this code, or a version of it is under way."""

    code = "standards.element_taken"


class OwnerMissingError(InvalidError):
    """Nobody is named to whom a standard shall belong."""

    code = "standards.owner_missing"


class NamingRuleNotFoundError(NotFoundError):
    """No such naming rule."""

    code = "standards.naming_rule_not_found"


class NamingRuleInvalidError(InvalidError):
    """A naming rule says what it may not say; the field names the part at fault."""

    code = "standards.naming_rule_invalid"


class NameBreaksRuleError(InvalidError):
    """A name breaks a naming rule that binds."""

    code = "standards.name_breaks_rule"


class NamingRuleTakenError(ConflictError):
    """Another naming rule has this code."""

    code = "standards.naming_rule_taken"


class DocumentNotFoundError(NotFoundError):
    """No such standard document."""

    code = "standards.document_not_found"


class DocumentInvalidError(InvalidError):
    """A document says what it may not say; the field names the part at fault."""

    code = "standards.document_invalid"


class DocumentTakenError(ConflictError):
    """Another document has this number."""

    code = "standards.document_taken"


class ChangedSinceError(ConflictError):
    """Somebody else changed the standard since it was read; saving would undo that."""

    code = "standards.changed_since"
