"""What can go wrong with long work."""

from tongbase.kernel.errors import ConflictError, NotFoundError, TongBaseError


class JobNotFoundError(NotFoundError):
    """No such job, for this actor."""

    code = "jobs.not_found"


class JobEndedError(ConflictError):
    """A job that has ended cannot be cancelled."""

    code = "jobs.ended"


class JobCancelledError(TongBaseError):
    """Somebody asked for the job to stop; raised inside it at the next step."""

    code = "jobs.cancelled"
