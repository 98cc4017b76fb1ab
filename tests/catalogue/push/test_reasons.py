"""Why a message did not arrive, in words."""

import pytest

from tongbase.catalogue.rules.push_reasons import reason_of


@pytest.mark.parametrize(
    ("error", "zh"),
    [
        ("ConnectError: All connection attempts failed", "无法连接对方,请核对地址和端口"),
        ("ConnectTimeout: ", "无法连接对方"),
        ("timeout: 15 s", "对方未在时限内应答"),
        ("ConnectError: [SSL: CERTIFICATE_VERIFY_FAILED] expired", "请对方检查证书"),
        ("ConnectError: [Errno -2] Name or service not known", "找不到对方的域名"),
        ("RemoteProtocolError: Server disconnected", "对方中断了连接"),
        ("webhooks.target_forbidden: 地址不允许", "该地址已不允许推送"),
        ("Mystery: ?", "推送未成功"),
    ],
)
def test_an_error_of_the_network_is_told_in_words_and_as_it_is(error: str, zh: str):
    told = reason_of(None, error, "")
    assert told is not None
    assert zh in told.zh
    assert told.zh.endswith(f"({error})")
    assert told.en.endswith(f" ({error})")


@pytest.mark.parametrize(
    ("status", "zh"),
    [
        (302, "推送不跟随转向"),
        (401, "请核对签名密钥"),
        (404, "请核对推送地址"),
        (410, "对方表示不再接收"),
        (503, "对方处理出错"),
        (418, "推送未成功"),
        (799, "推送未成功(HTTP 799 no)"),
    ],
)
def test_a_refusal_is_told_in_words_with_its_status(status: int, zh: str):
    told = reason_of(status, "", "no")
    assert told is not None
    assert zh in told.zh
    assert f"HTTP {status}" in told.en


def test_what_has_arrived_needs_no_reason():
    assert reason_of(204, "", "") is None
