from datetime import timedelta

import pytest

from tongbase.base.webhooks.pace import ATTEMPTS_MAX, HOUR, JITTER, WAITS, rest_of, wait_before_next


@pytest.mark.parametrize("attempts", range(1, ATTEMPTS_MAX))
def test_every_wait_is_the_scheduled_one_and_a_little_more(attempts: int):
    scheduled = timedelta(seconds=WAITS[attempts - 1])
    assert wait_before_next(attempts, chance=0) == scheduled
    longest = wait_before_next(attempts, chance=1)
    assert longest is not None
    assert scheduled < longest <= scheduled * (1 + JITTER)


def test_after_the_last_attempt_nobody_waits():
    assert wait_before_next(ATTEMPTS_MAX, chance=0) is None


@pytest.mark.parametrize(("asked", "seconds"), [(0, 5), (3, 5), (60, 60), (10**8, 24 * HOUR)])
def test_a_receiver_may_ask_for_more_patience_up_to_a_day(asked: int, seconds: int):
    assert wait_before_next(1, chance=0, asked=asked) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("failures", "seconds"), [(1, 1), (2, 2), (4, 8), (9, 256), (99, 300)])
def test_a_receiver_that_fails_again_rests_longer(failures: int, seconds: int):
    assert rest_of(failures) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("asked", "seconds"), [(3, 4), (600, 600), (10**8, 24 * HOUR)])
def test_a_receiver_is_left_in_peace_as_long_as_it_asks(asked: int, seconds: int):
    assert rest_of(3, asked=asked) == timedelta(seconds=seconds)
