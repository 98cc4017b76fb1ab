"""Reading a source of any kind: by its address on the network, or a folder of this server."""

from collections.abc import Iterator

import httpx

from tongbase.base.connectors.guard import Guard
from tongbase.base.harvest.ckan import read_ckan
from tongbase.base.harvest.dcat import read_dcat, read_dcat_file
from tongbase.base.harvest.fetching import Fetcher
from tongbase.base.harvest.frictionless import read_frictionless
from tongbase.base.harvest.terms import ForeignKind, Found, OwnNames
from tongbase.base.harvest.tongbase import read_tongbase

ON_NETWORK = ("http://", "https://")


def check_address(kind: ForeignKind, address: str, guard: Guard) -> None:
    """Stop at an address at which no source of this kind may lie."""
    if _is_folder(kind, address):
        guard.check_folder(address, field="address")
    else:
        Fetcher(guard).check(address)


def read_foreign(
    kind: ForeignKind,
    address: str,
    guard: Guard,
    *,
    own: OwnNames,
    key: str = "",
    transport: httpx.BaseTransport | None = None,
) -> Iterator[Found]:
    """Read all that a source has; ``transport`` is the network unless something stands for it.

    ``own`` are the fields that are asked of another house of ours.
    """
    fetch = Fetcher(guard, key, transport)
    if kind is ForeignKind.FRICTIONLESS:
        yield from read_frictionless(guard.check_folder(address, field="address"))
    elif _is_folder(kind, address):
        yield from read_dcat_file(guard.check_folder(address, field="address"))
    elif kind is ForeignKind.DCAT:
        yield from read_dcat(fetch, address)
    elif kind is ForeignKind.TONGBASE:
        yield from read_tongbase(fetch, address, own)
    else:
        yield from read_ckan(fetch, address)


def _is_folder(kind: ForeignKind, address: str) -> bool:
    """Say whether a source lies on this server: packages do, files of DCAT may."""
    on_network = address.startswith(ON_NETWORK)
    return kind is ForeignKind.FRICTIONLESS or (kind is ForeignKind.DCAT and not on_network)
