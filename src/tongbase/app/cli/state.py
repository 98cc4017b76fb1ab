"""For whom, where and how this run of the command line is carried out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tongbase.app.client import Client, local_client, open_client
from tongbase.app.house import open_house
from tongbase.app.operator import load_settings


@dataclass(frozen=True)
class Choice:
    """What was said before the command."""

    account: str | None = None
    server: str | None = None
    key: str = ""
    as_json: bool = False


_chosen: list[Choice] = [Choice()]


def choose(choice: Choice) -> None:
    """Remember what was said."""
    _chosen[0] = choice


def chosen() -> Choice:
    """Return what was said."""
    return _chosen[0]


@contextmanager
def client() -> Iterator[Client]:
    """Open the client that was chosen."""
    choice = chosen()
    with open_client(
        load_settings(), account=choice.account, server=choice.server, key=choice.key
    ) as opened:
        yield opened


@contextmanager
def anybody() -> Iterator[Client]:
    """Open a client that is known by its signature alone, as a machine on the network is."""
    choice = chosen()
    if choice.server is not None:
        with open_client(load_settings(), server=choice.server) as remote:
            yield remote
        return
    with open_house(load_settings()) as house:
        yield local_client(house, None)
