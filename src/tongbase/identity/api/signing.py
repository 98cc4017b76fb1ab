"""What a client needs to sign its requests, as text to copy."""

import inspect

from tongbase.identity.rules import signature

IMPORTS = """import hashlib
import hmac
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote"""
HEADERS = ("KEY_HEADER", "TIMESTAMP_HEADER", "NONCE_HEADER", "SIGNATURE_HEADER")


def signing_code() -> str:
    """Return the code with which the house signs: the standard library is all that it needs."""
    constants = (f'{name} = "{getattr(signature, name)}"' for name in HEADERS)
    parts = (
        inspect.getsource(signature.Call),
        inspect.getsource(signature.sign),
        inspect.getsource(signature.canonical),
    )
    head = f"{IMPORTS}\n\n" + "\n".join(constants) + "\n"
    return "\n\n".join((head, *parts))
