"""Where messages may go: nobody makes this server call itself, or the keys of its cloud."""

import socket

import pytest

from tongbase.base.webhooks.errors import (
    TargetForbiddenError,
    TargetInvalidError,
    TargetUnknownError,
)
from tongbase.base.webhooks.targets import Gate, gate_for
from tongbase.kernel.settings import Settings

FORBIDDEN = (
    "https://127.0.0.1/",
    "https://localhost:8600/api",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://0.0.0.0/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.100.100.200/latest/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://224.0.0.1/",
    "http://10.0.0.8/hook",
    "http://93.184.215.14/hook",
)
INVALID = (
    "ftp://10.0.0.8/",
    "file:///etc/passwd",
    "https://",
    "https://user:password@10.0.0.8/",
    "https://10.0.0.8/#part",
    "https://10.0.0.8:99999/",
    "https://10.0.0.8/a b",
    "https://10.0.0.8/\r\nHost: x",
    "https://数据.中国/",
    "https://10.0.0.8/" + "a" * 500,
    "10.0.0.8",
    "",
)


@pytest.mark.parametrize("url", FORBIDDEN)
def test_the_machine_and_plain_text_are_refused(url: str):
    with pytest.raises(TargetForbiddenError) as told:
        Gate().check(url)
    assert told.value.field == "url"


@pytest.mark.parametrize("url", INVALID)
def test_what_is_no_address_is_refused(url: str):
    with pytest.raises(TargetInvalidError):
        Gate().check(url)


def test_a_name_that_nobody_knows_is_named():
    with pytest.raises(TargetUnknownError):
        Gate().check("https://no-such-machine.invalid/")


def test_the_address_that_was_checked_is_called_under_the_name():
    target = Gate().check("https://10.0.0.8:8443/hook?a=1")
    assert (target.url, target.authority) == ("https://10.0.0.8:8443/hook?a=1", "10.0.0.8:8443")


def test_one_bad_address_of_a_name_is_enough(monkeypatch: pytest.MonkeyPatch):
    told = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 443))
        for each in ("10.0.0.8", "127.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: told)
    with pytest.raises(TargetForbiddenError):
        Gate().check("https://two-faced.example/")


def test_the_operator_allows_one_address_and_inner_networks():
    settings = Settings(local_webhooks="127.0.0.1:9000,[::1]:9001", plain_webhooks=True)
    gate = gate_for(settings)
    assert gate.check("http://127.0.0.1:9000/").url == "http://127.0.0.1:9000/"
    assert gate.check("http://[::1]:9001/x").url == "http://[::1]:9001/x"
    assert gate.check("http://10.0.0.8/").url == "http://10.0.0.8:80/"
    for url in ("http://127.0.0.1:9001/", "http://93.184.215.14/", "http://169.254.169.254:9000/"):
        with pytest.raises(TargetForbiddenError):
            gate.check(url)
