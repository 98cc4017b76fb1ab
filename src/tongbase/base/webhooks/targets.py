"""Where messages may go: the guard of the addresses that people give.

Whoever subscribes names an address that this server then calls. The machine itself, link-local
addresses and those where clouds keep their keys are refused unless the operator allows them one by
one; plain ``http`` goes into inner networks alone, and only if the operator says so. A name is
resolved for every message and the connection goes to the address that was checked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from tongbase.base.addresses import addresses_of, is_local, is_private
from tongbase.base.webhooks.errors import (
    TargetForbiddenError,
    TargetInvalidError,
    TargetUnknownError,
)
from tongbase.kernel.settings import Settings

PORTS = {"https": 443, "http": 80}
URL_CHARACTERS_MAX = 500
ALLOWED = re.compile(r"(.+?):(\d+)(?:,|$)")


@dataclass(frozen=True)
class Target:
    """A checked place: what to call (with the address in it), under which name."""

    url: str
    host: str
    authority: str


@dataclass(frozen=True)
class Gate:
    """What the operator allows."""

    allowed: frozenset[tuple[str, int]] = frozenset()
    plain_inside: bool = False

    def check(self, url: str) -> Target:
        """Return where to connect to; stop at a place that may not be called."""
        parts, host, port = _read(url)
        try:
            addresses = addresses_of(host, port)
        except OSError as unknown:
            raise TargetUnknownError(
                f"找不到主机“{host}”,请检查地址是否写对、服务器能否解析该域名。",
                f"There is no host {host}; check its name and the name service of this server.",
            ) from unknown
        self._check_local(host, port, addresses)
        self._check_plain(parts.scheme, port, addresses)
        address = f"[{addresses[0]}]" if ":" in addresses[0] else addresses[0]
        query = f"?{parts.query}" if parts.query else ""
        called = f"{parts.scheme}://{address}:{port}{parts.path or '/'}{query}"
        return Target(called, host, parts.netloc)

    def _check_local(self, host: str, port: int, addresses: Sequence[str]) -> None:
        refused = [each for each in addresses if is_local(each) and not self._allows(each, port)]
        if refused:
            cure = f"TONGBASE_LOCAL_WEBHOOKS={refused[0]}:{port}"
            raise TargetForbiddenError(
                f"地址“{host}”指向平台所在的机器或本地链路,不能作为推送地址;确需使用时,"
                f"请管理员设置 {cure}(多个以逗号分隔)。",
                f"The address {host} is this machine or link-local; if that is wanted let the "
                f"operator set {cure}, several with commas between.",
            )

    def _check_plain(self, scheme: str, port: int, addresses: Sequence[str]) -> None:
        if scheme == "https" or all(self._allows(each, port) for each in addresses):
            return
        if not (self.plain_inside and all(map(is_private, addresses))):
            raise TargetForbiddenError(
                "推送地址必须使用 https://;仅内网地址可用 http://,"
                "且须由管理员设置 TONGBASE_PLAIN_WEBHOOKS=true。",
                "The address must begin with https://; http:// is for inner networks alone, if "
                "the operator sets TONGBASE_PLAIN_WEBHOOKS=true.",
            )

    def _allows(self, address: str, port: int) -> bool:
        return (address, port) in self.allowed


def gate_for(settings: Settings) -> Gate:
    """Return the gate that the settings ask for."""
    told = ALLOWED.findall(settings.local_webhooks)
    allowed = frozenset((host.strip("[] "), int(port)) for host, port in told)
    return Gate(allowed, settings.plain_webhooks)


def _read(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        parts, host, port = urlsplit(""), "", None
    strange = parts.scheme not in PORTS or not host or parts.username or parts.fragment
    if strange or not url.isascii() or len(url) > URL_CHARACTERS_MAX or url.split() != [url]:
        raise TargetInvalidError(
            f"推送地址应形如 https://example.gov.cn/hook(只用 ASCII 字符),不含账号口令与“#”,"
            f"不超过 {URL_CHARACTERS_MAX} 个字符。",
            "The address must be like https://example.gov.cn/hook, in ASCII, without a password "
            f"or a fragment, {URL_CHARACTERS_MAX} characters at most.",
        )
    return parts, host, port or PORTS[parts.scheme]
