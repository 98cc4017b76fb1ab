"""What can go wrong in approvals."""

from tongbase.kernel.errors import ConflictError, DeniedError, InvalidError, NotFoundError


class CaseNotFoundError(NotFoundError):
    """No such case, or none is open for this subject."""

    code = "approvals.case_not_found"


class CaseClosedError(ConflictError):
    """The case is not waiting for a decision."""

    code = "approvals.case_closed"


class OwnCaseError(DeniedError):
    """Nobody decides what they ask for themselves."""

    code = "approvals.own_case"


class NotYourStepError(DeniedError):
    """The open step is decided by others."""

    code = "approvals.not_your_step"


class OpinionMissingError(InvalidError):
    """To reject or to return needs a reason (Decree 809, Art. 21)."""

    code = "approvals.opinion_missing"
