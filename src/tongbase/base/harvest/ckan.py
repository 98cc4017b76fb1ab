"""Reading a CKAN portal by its Action API v3, page by page."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from tongbase.base.harvest.errors import ForeignTooLargeError, ForeignUnreadableError
from tongbase.base.harvest.fetching import Fetcher
from tongbase.base.harvest.terms import Foreign, ForeignResource, Found, Unread

PAGE_PACKAGES = 100
PACKAGES_MAX = 200_000


def read_ckan(fetch: Fetcher, address: str) -> Iterator[Found]:
    """Read all packages of a portal, steadily sorted.

    A portal may give fewer packages at once than are asked; its ``count`` says where it ends.
    Raises :class:`ForeignUnreadableError` if the address does not speak CKAN, or ends before that:
    what was not read would pass for gone.
    """
    start, root = 0, address.rstrip("/")
    while start < PACKAGES_MAX:
        query = {"rows": PAGE_PACKAGES, "start": start, "sort": "id asc"}
        answer = fetch.json(f"{root}/api/3/action/package_search?{urlencode(query)}")
        count, results = _page(address, answer)
        yield from (_found(package) for package in results if _is_told(package))
        start += len(results)
        if start >= count:
            return
        if not results:
            raise _ended_early(address, start, count)
    raise ForeignTooLargeError(
        f"“{address}”的数据集超过 {PACKAGES_MAX} 个,无法一次采集,请联系对方分库提供。",
        f"{address} has more than {PACKAGES_MAX} packages, too many for one run.",
        field="address",
    )


def _page(address: str, answer: Any) -> tuple[int, list[Any]]:
    """Return how many packages there are, and those of this page."""
    told = answer.get("result") if isinstance(answer, Mapping) else None
    results = told.get("results") if isinstance(told, Mapping) else None
    count = told.get("count") if isinstance(told, Mapping) else None
    if not isinstance(results, list) or not isinstance(count, int):
        raise ForeignUnreadableError(
            f"“{address}”不是 CKAN 门户(package_search 没有返回 count 和 results),请检查地址。",
            f"{address} is no CKAN portal: package_search tells no count and results; check the "
            "address.",
            field="address",
        )
    return count, results


def _ended_early(address: str, read: int, count: int) -> ForeignUnreadableError:
    return ForeignUnreadableError(
        f"“{address}”称有 {count} 个数据集,只给出 {read} 个,本次未采集;请稍后重试,或联系对方。",
        f"{address} counts {count} packages and gives {read}: nothing was taken over; try again "
        "later, or ask the other side.",
        field="address",
    )


def _is_told(package: Any) -> bool:
    """Say whether a package is there for others: neither deleted nor a draft nor private."""
    if not isinstance(package, Mapping):
        return True
    return package.get("state", "active") == "active" and package.get("private") is not True


def _found(package: Any) -> Found:
    if not isinstance(package, Mapping) or not _text(package, "id"):
        named = _text(package, "title") if isinstance(package, Mapping) else ""
        return Unread(named, "对方的数据集没有编号。", "A package of the portal has no id.")
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
