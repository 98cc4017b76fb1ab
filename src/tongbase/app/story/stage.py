"""The stage: the house, who acts on it, and what the steps find for each other."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tongbase.app.client import Client
from tongbase.app.house import House
from tongbase.app.local import local_client
from tongbase.kernel.errors import TongBaseError

Facts = Iterable[str]


class StoryBrokenError(TongBaseError):
    """The story did not go as it must: the sentence says where."""

    code = "story.broken"


@dataclass
class Stage:
    """What the steps share. Every step acts through the API, as the console does."""

    house: House
    found: dict[str, Any] = field(default_factory=dict)
    _clients: dict[str, Client] = field(default_factory=dict)

    def by(self, account: str) -> Client:
        """Act for a person."""
        if account not in self._clients:
            self._clients[account] = local_client(self.house, account)
        return self._clients[account]

    def ensure(
        self, rows: Iterable[Mapping[str, Any]], match: Mapping[str, Any], make: Callable[[], Any]
    ) -> Any:
        """Return the row that matches, or make it: the story may be told twice."""
        for row in rows:
            if all(row.get(key) == value for key, value in match.items()):
                return row
        return make()


@dataclass(frozen=True)
class Step:
    """One step of the story; ``play`` yields the sentences that tell its figures."""

    title: str
    play: Callable[[Stage], Facts]


def expect(fact: bool, zh: str, en: str) -> None:  # noqa: FBT001
    """Stop the story when it does not go as it must."""
    if not fact:
        raise StoryBrokenError(zh, en)


@dataclass
class Watch:
    """Seconds since it was made."""

    begun: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Return the seconds so far."""
        return time.monotonic() - self.begun
