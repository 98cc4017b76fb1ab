"""What is signed, byte for byte: other languages must be able to sign from this description."""

import hashlib
import hmac
from typing import Any

from tongbase.identity.api import signing_code
from tongbase.identity.rules.signature import Call, canonical, sign


def test_the_signed_text_has_seven_lines():
    call = Call("post", "/services/s/query", "b=%E4%B8%AD&a=1+2&empty=", b"{}")
    told = canonical(call, timestamp="1767225600", nonce="n" * 16, key="k" * 8)
    assert told.split("\n") == [
        "POST",
        "/services/s/query",
        "a=1%202&b=%E4%B8%AD&empty=",
        hashlib.sha256(b"{}").hexdigest(),
        "1767225600",
        "n" * 16,
        "k" * 8,
    ]


def test_the_signature_is_hmac_sha256_of_that_text():
    call = Call("GET", "/x")
    headers = sign(call, key="k" * 8, secret="s", timestamp=1767225600, nonce="n" * 16)
    text = "GET\n/x\n\n" + hashlib.sha256(b"").hexdigest() + "\n1767225600\n" + "n" * 16
    expected = hmac.new(b"s", f"{text}\n{'k' * 8}".encode(), "sha256").hexdigest()
    assert headers["X-Tongbase-Signature"] == expected


def test_the_code_that_clients_copy_runs_by_itself_and_signs_alike():
    copied: dict[str, Any] = {"__name__": "client"}
    exec(signing_code(), copied)
    told = {"key": "k" * 8, "secret": "s", "timestamp": 1767225600, "nonce": "n" * 16}
    asked = ("POST", "/services/s/query", "b=%E4%B8%AD&a=1", b"{}")
    assert copied["sign"](copied["Call"](*asked), **told) == sign(Call(*asked), **told)
