"""What can go wrong with long work."""

from tongbase.kernel.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    TongBaseError,
    UnavailableError,
)


class JobNotFoundError(NotFoundError):
    """No such job, for this actor."""

    code = "jobs.not_found"


class JobEndedError(ConflictError):
    """A job that has ended cannot be cancelled."""

    code = "jobs.ended"


class JobCancelledError(TongBaseError):
    """Somebody asked for the job to stop; raised inside it at the next step."""

    code = "jobs.cancelled"


class JobTakenOverError(TongBaseError):
    """This worker was taken for dead and another one has the job now; raised at the next step."""

    code = "jobs.taken_over"


class JobLostError(UnavailableError):
    """The worker died whenever it ran the job."""

    code = "jobs.worker_lost"


class ScheduleInvalidError(InvalidError):
    """What was given is no schedule, or one that never comes to pass."""

    code = "jobs.schedule_invalid"
