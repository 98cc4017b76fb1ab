"""Reading a source of any kind: by its address on the network, or a folder of this server."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

import httpx

from tongbase.base.connectors.guard import Guard
from tongbase.base.harvest.ckan import read_ckan
from tongbase.base.harvest.dcat import read_dcat, read_dcat_file
from tongbase.base.harvest.fetching import Fetcher
from tongbase.base.harvest.frictionless import read_frictionless
from tongbase.base.harvest.terms import (
    KEY_CHARACTERS_MAX,
    ForeignField,
    ForeignKind,
    ForeignResource,
    Found,
    OwnNames,
    Unread,
)
from tongbase.base.harvest.tongbase import read_tongbase
from tongbase.kernel.plain_text import STRANGE

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
    fetch = Fetcher(guard, address, key, transport)
    yield from map(_storable, _read(kind, address, fetch, own))


def _read(kind: ForeignKind, address: str, fetch: Fetcher, own: OwnNames) -> Iterator[Found]:
    if kind is ForeignKind.FRICTIONLESS:
        return read_frictionless(fetch.guard.check_folder(address, field="address"))
    if _is_folder(kind, address):
        folder = fetch.guard.check_folder(address, field="address")
        return read_dcat_file(replace(fetch, key=""), folder)
    if kind is ForeignKind.DCAT:
        return read_dcat(fetch, address)
    if kind is ForeignKind.TONGBASE:
        return read_tongbase(fetch, address, own)
    return read_ckan(fetch, address)


def _storable(found: Found) -> Found:
    """Take out of what a source says the characters that nothing can keep; a key must do without.

    One data set that cannot be stored would take the whole run with it.
    """
    key = _plain(found.key)
    if key != found.key or len(key) > KEY_CHARACTERS_MAX:
        return Unread(
            key[:KEY_CHARACTERS_MAX],
            f"数据集编号含有无法保存的字符,或超过 {KEY_CHARACTERS_MAX} 个字符,请对方更正。",
            f"Its key has characters that cannot be kept, or more than {KEY_CHARACTERS_MAX} of "
            "them; let the other side mend it.",
        )
    said = {field.name: _plain(getattr(found, field.name)) for field in fields(found)}
    return replace(found, **said)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return STRANGE.sub("", value)
    if isinstance(value, tuple | list):
        return type(value)(map(_plain, value))
    if isinstance(value, Mapping):
        return {_plain(name): _plain(each) for name, each in value.items()}
    if isinstance(value, ForeignField | ForeignResource):
        return replace(value, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)})
    return value


def _is_folder(kind: ForeignKind, address: str) -> bool:
    """Say whether a source lies on this server: packages do, files of DCAT may."""
    on_network = address.startswith(ON_NETWORK)
    return kind is ForeignKind.FRICTIONLESS or (kind is ForeignKind.DCAT and not on_network)
