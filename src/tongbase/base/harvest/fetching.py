"""Fetching from a source over HTTP: through the guard, with limits, redirects checked anew."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from tongbase.base.connectors.errors import HostUnknownError
from tongbase.base.connectors.guard import Guard
from tongbase.base.harvest.errors import (
    ForeignAwayError,
    ForeignRefusedError,
    ForeignTooLargeError,
    ForeignUnreadableError,
)

ANSWER_BYTES_MAX = 64 * 1024 * 1024
REDIRECTS_MAX = 3
SECONDS_MAX = 60.0
PORTS = {"http": 80, "https": 443}
Send = Callable[[httpx.Request], httpx.Response]


@dataclass(frozen=True)
class Fetcher:
    """Fetches what stands at addresses. ``key`` is sent to the source's own host alone.

    ``source`` is the address that was registered: a page or a context may stand elsewhere.
    """

    guard: Guard
    source: str = ""
    key: str = ""
    transport: httpx.BaseTransport | None = None

    def check(self, url: str) -> None:
        """Stop at what is no web address, and at one that this server may not call.

        A name that nobody knows now may be known when it is called, and is checked again then.
        """
        with suppress(HostUnknownError):
            self._address(_parts(url))

    def text(self, url: str, accept: str) -> tuple[str, str]:
        """Return a text and its media type."""
        body, kind = self._fetched(url, accept)
        try:
            return body.decode("utf-8-sig"), kind
        except UnicodeDecodeError as error:
            raise _unreadable(url, "不是 UTF-8 文本", "it is no UTF-8") from error

    def json(self, url: str) -> Any:
        """Return a JSON value."""
        text, _ = self.text(url, "application/json")
        try:
            return json.loads(text)
        except ValueError as error:
            raise _unreadable(url, "不是 JSON", "it is no JSON") from error

    def _fetched(self, url: str, accept: str) -> tuple[bytes, str]:
        at = url
        for _ in range(REDIRECTS_MAX + 1):
            answer, body = self._once(at, accept)
            if not answer.is_redirect:
                _check(at, answer)
                return body, answer.headers.get("content-type", "").partition(";")[0].strip()
            at = urljoin(at, answer.headers.get("location", ""))
        raise _away(url, "重定向次数过多", "it redirects too often")

    def _once(self, url: str, accept: str) -> tuple[httpx.Response, bytes]:
        parts = _parts(url)
        headers = {"Accept": accept, "Host": parts.netloc.rpartition("@")[2]}
        if self.key and _host(url) == _host(self.source):
            headers["Authorization"] = self.key
        address = self._address(parts)
        try:
            with (
                httpx.Client(timeout=SECONDS_MAX, transport=self.transport) as client,
                client.stream(
                    "GET", address, headers=headers, extensions={"sni_hostname": parts.hostname}
                ) as answer,
            ):
                return answer, _body(url, answer)
        except httpx.HTTPError as error:
            raise _away(url, str(error) or type(error).__name__, str(error)) from error

    def _address(self, parts: SplitResult) -> str:
        port = parts.port or PORTS[parts.scheme]
        found = self.guard.check_host(str(parts.hostname), port, field="address")
        host = f"[{found}]" if ":" in found else found
        query = f"?{parts.query}" if parts.query else ""
        return f"{parts.scheme}://{host}:{port}{parts.path or '/'}{query}"


def _body(url: str, answer: httpx.Response) -> bytes:
    body = bytearray()
    for piece in answer.iter_bytes():
        body += piece
        if len(body) > ANSWER_BYTES_MAX:
            mb = ANSWER_BYTES_MAX // 1024 // 1024
            raise ForeignTooLargeError(
                f"“{url}”的应答超过 {mb} MB,请改用分页的地址。",
                f"{url} answers with more than {mb} MB; use an address that comes in pages.",
                field="address",
            )
    return bytes(body)


def _check(url: str, answer: httpx.Response) -> None:
    if answer.status_code in {401, 403}:
        raise ForeignRefusedError(
            f"“{url}”拒绝读取(HTTP {answer.status_code}),请填写对方签发的密钥。",
            f"{url} refuses (HTTP {answer.status_code}); give a key that it has issued.",
            field="key",
        )
    if answer.is_error:
        status = f"HTTP {answer.status_code}"
        raise _away(url, status, status)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        known = parts.scheme in PORTS and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        known = False
        parts = urlsplit("")
    if not known or parts.username:
        raise _unreadable(url, "地址应形如 https://data.example.cn", "it is no web address")
    return parts


def _host(url: str) -> Mapping[str, Any]:
    parts = _parts(url)
    return {"host": parts.hostname, "port": parts.port or PORTS[parts.scheme]}


def _away(url: str, zh: str, en: str) -> ForeignAwayError:
    return ForeignAwayError(
        f"“{url}”没有正常应答({zh}),请检查地址或稍后重试。",
        f"{url} does not answer as it should ({en}); check the address or try later.",
        field="address",
    )


def _unreadable(url: str, zh: str, en: str) -> ForeignUnreadableError:
    return ForeignUnreadableError(
        f"“{url}”无法读取:{zh}。", f"{url} cannot be read: {en}.", field="address"
    )
