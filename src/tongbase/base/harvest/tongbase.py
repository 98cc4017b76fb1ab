"""Reading another house of ours: what it has published, each entry as its readers see it.

Its CKAN interface says what there is, steadily sorted. What an entry says of itself and of its
items that interface does not tell; the house's own API does, to whoever has a key of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from tongbase.base.harvest.ckan import read_ckan
from tongbase.base.harvest.errors import ForeignUnreadableError
from tongbase.base.harvest.fetching import Fetcher
from tongbase.base.harvest.terms import Foreign, Found, OwnNames, Unread


def read_tongbase(fetch: Fetcher, address: str, own: OwnNames) -> Iterator[Found]:
    """Read all that another house has published, with the fields that are ours as well.

    Raises :class:`ForeignRefusedError` if the key is not one of that house.
    """
    for found in read_ckan(fetch, address):
        yield found if isinstance(found, Unread) else _whole(fetch, address, found, own)


def _whole(fetch: Fetcher, address: str, found: Foreign, own: OwnNames) -> Foreign:
    key = quote(found.key, safe="")
    answer = fetch.json(f"{address.rstrip('/')}/api/catalogue/entries/{key}")
    items = answer.get("items") if isinstance(answer, Mapping) else None
    if not isinstance(items, list):
        raise ForeignUnreadableError(
            f"“{address}”不是 TongBase(没有返回目录 {found.key} 的信息项),请检查地址和类型。",
            f"{address} is no TongBase: it tells no items of {found.key}; check address and kind.",
            field="address",
        )
    told = _among(answer, own.entry)
    told["items"] = [_among(item, own.item) for item in items if isinstance(item, Mapping)]
    return replace(found, told=told)


def _among(said: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if name in names}
