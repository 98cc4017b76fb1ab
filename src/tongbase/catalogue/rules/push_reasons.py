"""Why a message did not arrive, in words: who reads the log of deliveries knows no networks."""

from collections.abc import Sequence
from http import HTTPStatus

from tongbase.standards.terms.labels import Label

UNREACHED: Sequence[tuple[tuple[str, ...], Label]] = (
    (("webhooks.",), Label("该地址已不允许推送", "The address is no longer allowed")),
    (
        ("CERTIFICATE", "SSL", "TLS"),
        Label(
            "无法与对方建立加密连接,请对方检查证书是否有效、域名是否一致",
            "No secure connection; let the other side look at its certificate",
        ),
    ),
    (
        ("name resolution", "getaddrinfo", "Name or service not known", "No address"),
        Label("找不到对方的域名,请核对推送地址", "The host is not known; check the address"),
    ),
    (
        ("ConnectError", "ConnectTimeout", "ConnectionRefused"),
        Label(
            "无法连接对方,请核对地址和端口,并确认对方的接收程序已启动",
            "Cannot connect; check address and port, and that the receiver runs",
        ),
    ),
    (
        ("timeout", "Timeout"),
        Label(
            "对方未在时限内应答;接收后请立即应答,再处理内容",
            "No answer in time; the receiver should answer at once and work afterwards",
        ),
    ),
    (
        ("RemoteProtocolError", "ReadError", "WriteError", "ConnectionReset"),
        Label("对方中断了连接", "The other side broke the connection off"),
    ),
)
"""By what stands in an error of the network; the first that fits says it."""
OTHERWISE = Label("推送未成功", "The message could not be sent")
ANSWERED: Sequence[tuple[range, Label]] = (
    (
        range(300, 400),
        Label(
            "对方要求转到别的地址,推送不跟随转向,请改填最终地址",
            "Redirected, which is not followed; give the last address",
        ),
    ),
    (
        range(401, 402),
        Label("对方不认可此消息,请核对签名密钥", "Not accepted; check the signing secret"),
    ),
    (
        range(403, 404),
        Label("对方拒绝接收,请核对签名密钥", "Refused; check the signing secret"),
    ),
    (
        range(404, 406),
        Label("对方没有此接收地址,请核对推送地址", "No such receiver; check the address"),
    ),
    (range(410, 411), Label("对方表示不再接收", "The receiver wants nothing any more")),
    (range(429, 430), Label("对方接收不过来,稍后重试", "Too many for the receiver; tried later")),
    (range(500, 600), Label("对方处理出错", "The receiver failed")),
)


def reason_of(status: int | None, error: str, answer: str) -> Label | None:
    """Say why an attempt failed, with what came back behind it; None if it did not fail."""
    if status is not None and status in range(200, 300):
        return None
    if status is None:
        found = (label for signs, label in UNREACHED if any(sign in error for sign in signs))
        return _with(next(found, OTHERWISE), error)
    known = next((label for statuses, label in ANSWERED if status in statuses), OTHERWISE)
    return _with(known, f"HTTP {status}{_phrase(status)} {answer}".strip())


def _with(label: Label, told: str) -> Label:
    """Put what the machine said in brackets; who mends the receiver looks for it."""
    return Label(f"{label.zh}({told})", f"{label.en} ({told})") if told else label


def _phrase(status: int) -> str:
    known = status in {each.value for each in HTTPStatus}
    return f" {HTTPStatus(status).phrase}" if known else ""
