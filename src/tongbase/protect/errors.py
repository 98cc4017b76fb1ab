"""What can go wrong in protection."""

from tongbase.kernel.errors import DeniedError, InvalidError, NotFoundError


class ColumnNotGrantedError(DeniedError):
    """The policy does not grant the item; whether it exists is not told."""

    code = "protect.column_not_granted"


class MaskedColumnError(DeniedError):
    """No rows are found or ordered by a masked item; a verification may name it."""

    code = "protect.masked_column"


class ForeignDivisionError(DeniedError):
    """The filter asks for a division outside the grant."""

    code = "protect.foreign_division"


class PolicyExpiredError(DeniedError):
    """The grant's time is over."""

    code = "protect.policy_expired"


class BadPolicyError(InvalidError):
    """The policy contradicts itself."""

    code = "protect.bad_policy"


class BadRequestError(InvalidError):
    """The request for data cannot be understood."""

    code = "protect.bad_request"


class GradeNotFoundError(NotFoundError):
    """Nobody has graded that column or table."""

    code = "protect.grade_not_found"


class ReasonMissingError(InvalidError):
    """A person who changes a grade says why."""

    code = "protect.reason_missing"
