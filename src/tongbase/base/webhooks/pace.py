"""When a message is sent again, and how long a receiver is left in peace that does not answer."""

from datetime import timedelta

MINUTE, HOUR = 60, 3600
WAITS = (
    5,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
    5 * HOUR,
    10 * HOUR,
    14 * HOUR,
    20 * HOUR,
    24 * HOUR,
)
"""Seconds before the second, third, … attempt, as the specification suggests: three days in all."""
ATTEMPTS_MAX = len(WAITS) + 1
JITTER = 0.2
"""At most so much longer, so that those who failed together do not come back together."""
REST_SECONDS_MIN, REST_SECONDS_MAX = 1, 5 * MINUTE


def wait_before_next(attempts: int, *, chance: float, asked: int = 0) -> timedelta | None:
    """Say how long to wait after so many failed attempts; None when the last one has failed.

    ``chance`` lies between 0 and 1; ``asked`` are the seconds of the receiver's ``Retry-After``.
    """
    if attempts >= ATTEMPTS_MAX:
        return None
    seconds = WAITS[attempts - 1] * (1 + JITTER * chance)
    return timedelta(seconds=max(seconds, min(asked, WAITS[-1])))


def rest_of(failures: int, *, asked: int = 0) -> timedelta:
    """Say how long a receiver rests that failed so many times in a row, whatever was sent.

    ``asked`` are the seconds of its ``Retry-After``: it speaks for all that is sent to it.
    """
    seconds = min(REST_SECONDS_MIN * 2 ** min(failures - 1, 20), REST_SECONDS_MAX)
    return timedelta(seconds=max(seconds, min(asked, WAITS[-1])))
