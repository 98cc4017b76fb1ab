"""For whom, where and how this run of the command line is carried out.

A command loads the house when it needs it: ``--help`` and a remote server do without.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tongbase.app.client import Client, remote_client


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
    """Open the client that was chosen: a server by its address, or the house here."""
    choice = chosen()
    if choice.server is not None:
        yield remote_client(choice.server, choice.key)
        return
    from tongbase.app.local import open_local
    from tongbase.app.operator import load_settings

    settings = load_settings()
    with open_local(settings, choice.account or settings.as_account) as opened:
        yield opened


@contextmanager
def anybody() -> Iterator[Client]:
    """Open a client that is known by its signature alone, as a machine on the network is."""
    choice = chosen()
    if choice.server is not None:
        yield remote_client(choice.server)
        return
    from tongbase.app.local import open_local
    from tongbase.app.operator import load_settings

    with open_local(load_settings(), None) as opened:
        yield opened
