"""Many things done at once: each for itself, none because of another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work

T = TypeVar("T")


@dataclass(frozen=True)
class Verdict(Generic[T]):
    """What came of one thing of a batch: what it is now, or why nothing was done to it."""

    id: str
    done: T | None = None
    error: TongBaseError | None = None


def each_alone(work: Work, ids: Sequence[str], act: Callable[[str], T]) -> list[Verdict[T]]:
    """Do something to each, in a savepoint of its own: what is refused leaves nothing half-written.

    Each passes what it would pass alone. They are locked in one order, so that the batches of two
    people do not wait for each other; told in the order in which they were sent.
    """
    verdicts = {each: _act(work, each, act) for each in sorted(set(ids))}
    return [verdicts[each] for each in dict.fromkeys(ids)]


def _act(work: Work, each: str, act: Callable[[str], T]) -> Verdict[T]:
    try:
        with work.db.begin_nested():
            return Verdict(each, act(each))
    except TongBaseError as error:
        return Verdict(each, error=error)
