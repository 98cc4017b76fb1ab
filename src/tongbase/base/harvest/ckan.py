"""Reading a CKAN portal by its Action API v3, page by page."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tongbase.base.harvest.errors import ForeignUnreadableError
from tongbase.base.harvest.fetching import Fetcher
from tongbase.base.harvest.terms import Foreign, ForeignResource, Found, Unread

PAGE_PACKAGES = 100
PACKAGES_MAX = 200_000


def read_ckan(fetch: Fetcher, address: str) -> Iterator[Found]:
    """Read all packages of a portal, steadily sorted.

    Raises :class:`ForeignUnreadableError` if the address does not speak CKAN.
    """
    start, root = 0, address.rstrip("/")
    while start < PACKAGES_MAX:
        query = {"rows": PAGE_PACKAGES, "start": start, "sort": "name asc"}
        answer = fetch.json(f"{root}/api/3/action/package_search?{urlencode(query)}")
        results = _results(address, answer)
        yield from map(_found, results)
        start += PAGE_PACKAGES
        if len(results) < PAGE_PACKAGES:
            return


def _results(address: str, answer: Any) -> list[Any]:
    told = answer.get("result") if isinstance(answer, Mapping) else None
    results = told.get("results") if isinstance(told, Mapping) else None
    if not isinstance(results, list):
        raise ForeignUnreadableError(
            f"“{address}”不是 CKAN 门户(package_search 没有返回结果),请检查地址。",
            f"{address} is no CKAN portal: package_search tells no results; check the address.",
            field="address",
        )
    return results


def _found(package: Any) -> Found:
    if not isinstance(package, Mapping) or not _text(package, "id"):
        return Unread("", "对方的数据集没有编号。", "A package of the portal has no id.")
    tags = tuple(_text(tag, "display_name") or _text(tag, "name") for tag in _many(package, "tags"))
    publisher = package.get("organization")
    return Foreign(
        key=_text(package, "id"),
        title=_text(package, "title") or _text(package, "name"),
        abstract=_text(package, "notes"),
        publisher=_text(publisher, "title") if isinstance(publisher, Mapping) else "",
        modified=_text(package, "metadata_modified"),
        licence=_text(package, "license_title") or _text(package, "license_id"),
        keywords=tags,
        resources=tuple(
            ForeignResource(_text(each, "url"), _text(each, "format"), _text(each, "name"))
            for each in _many(package, "resources")
        ),
    )


def _many(of: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = of.get(name)
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of.get(name)
    return value.strip() if isinstance(value, str) else ""
