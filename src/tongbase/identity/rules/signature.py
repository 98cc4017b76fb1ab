"""Signed requests: HMAC-SHA256 over everything that matters, once, and not later than minutes.

:func:`sign` is what a client does; it needs the standard library alone and may be copied.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from urllib.parse import parse_qsl, quote

from tongbase.identity.errors import (
    AddressInvalidError,
    AddressRefusedError,
    SignatureMalformedError,
    SignatureWrongError,
    TimestampStaleError,
)

KEY_HEADER = "X-Tongbase-Key"
TIMESTAMP_HEADER = "X-Tongbase-Timestamp"
NONCE_HEADER = "X-Tongbase-Nonce"
SIGNATURE_HEADER = "X-Tongbase-Signature"
FORMS = {
    KEY_HEADER: r"[A-Za-z0-9_-]{8,64}",
    TIMESTAMP_HEADER: r"[0-9]{10}",
    NONCE_HEADER: r"[A-Za-z0-9_-]{16,64}",
    SIGNATURE_HEADER: r"[0-9a-f]{64}",
}
ADDRESSES_MAX = 100


@dataclass(frozen=True)
class Call:
    """A request as it is signed. ``query`` is the text behind the question mark."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""


@dataclass(frozen=True)
class Signature:
    """The four headers of a signed request. ``timestamp`` is in seconds since 1970."""

    key: str
    timestamp: str
    nonce: str
    value: str


def sign(call: Call, *, key: str, secret: str, timestamp: int, nonce: str) -> dict[str, str]:
    """Return the headers that sign a request.

    The nonce is any text of 16 to 64 letters or digits that is used once, such as
    ``secrets.token_hex(16)``; the timestamp is ``int(time.time())``.
    """
    told = canonical(call, timestamp=str(timestamp), nonce=nonce, key=key)
    return {
        KEY_HEADER: key,
        TIMESTAMP_HEADER: str(timestamp),
        NONCE_HEADER: nonce,
        SIGNATURE_HEADER: hmac.new(secret.encode(), told.encode(), hashlib.sha256).hexdigest(),
    }


def canonical(call: Call, *, timestamp: str, nonce: str, key: str) -> str:
    """Write a request in the one form that both sides sign: seven lines."""
    pairs = sorted(parse_qsl(call.query, keep_blank_values=True))
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    body = hashlib.sha256(call.body).hexdigest()
    return "\n".join([call.method.upper(), call.path, query, body, timestamp, nonce, key])


def read_signature(headers: Mapping[str, str]) -> Signature | None:
    """Read the four headers; None if the request is not signed at all."""
    found = {name: headers.get(name) or headers.get(name.lower()) or "" for name in FORMS}
    if not any(found.values()):
        return None
    for name, form in FORMS.items():
        if re.fullmatch(form, found[name]) is None:
            raise SignatureMalformedError(
                f"请求头 {name} 缺失或格式不正确。",
                f"The header {name} is missing or of the wrong form.",
                field=name,
            )
    return Signature(
        found[KEY_HEADER], found[TIMESTAMP_HEADER], found[NONCE_HEADER], found[SIGNATURE_HEADER]
    )


def check_signature(call: Call, signature: Signature, secret: str) -> None:
    """Refuse a signature that does not fit the request."""
    headers = sign(
        call,
        key=signature.key,
        secret=secret,
        timestamp=int(signature.timestamp),
        nonce=signature.nonce,
    )
    if not hmac.compare_digest(headers[SIGNATURE_HEADER], signature.value):
        raise SignatureWrongError(
            "签名不正确,请核对密钥以及待签名串(方法、路径、参数、正文摘要、时间戳、随机数、密钥编号)。",
            "The signature is wrong: compare the secret and the signed text (method, path, query, "
            "digest of the body, timestamp, nonce, key id).",
            field=SIGNATURE_HEADER,
        )


def check_timestamp(signature: Signature, now: datetime, *, seconds_max: int) -> None:
    """Refuse a request that was signed too long ago, or too far ahead."""
    signed_at = datetime.fromtimestamp(int(signature.timestamp), UTC)
    if abs((now - signed_at).total_seconds()) > seconds_max:
        raise TimestampStaleError(
            f"时间戳与服务器时间相差超过 {seconds_max} 秒,请校准时钟后重新签名。",
            f"The timestamp is more than {seconds_max} seconds off; set the clock and sign again.",
            field=TIMESTAMP_HEADER,
            server_time=int(now.timestamp()),
        )


def check_address(address: str, allowed: list[str]) -> None:
    """Refuse an address that is in none of the allowed networks. An empty list allows all."""
    if allowed and not _is_within(address, allowed):
        raise AddressRefusedError(
            f"该密钥不允许从地址 {address} 使用,请联系管理员登记该地址。",
            f"The key may not be used from {address}; ask for the address to be listed.",
            address=address,
        )


def normal_addresses(addresses: list[str]) -> list[str]:
    """Return the networks as they should be written, or refuse the first that is none."""
    if len(addresses) > ADDRESSES_MAX:
        raise AddressInvalidError(
            f"地址白名单最多 {ADDRESSES_MAX} 条。",
            f"At most {ADDRESSES_MAX} addresses can be listed.",
            field="addresses",
        )
    return [_normal_network(address.strip()) for address in addresses]


def _normal_network(text: str) -> str:
    try:
        return str(ip_network(text, strict=False))
    except ValueError:
        raise AddressInvalidError(
            f"“{text}”不是 IP 地址或网段,应形如 10.1.2.3 或 10.1.0.0/16。",
            f"{text!r} is no address or network; write 10.1.2.3 or 10.1.0.0/16.",
            field="addresses",
        ) from None


def _is_within(address: str, allowed: list[str]) -> bool:
    try:
        caller = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(caller, "ipv4_mapped", None)
    return any((mapped or caller) in ip_network(network) for network in allowed)
