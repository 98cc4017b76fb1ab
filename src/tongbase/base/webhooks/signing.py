"""Secrets and signatures of Standard Webhooks: HMAC-SHA256, version ``v1``."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

SECRET_BYTES = 32  # the specification asks for 24 to 64
PREFIX = "whsec_"
VERSION = "v1"


def secret_of(chance: bytes) -> str:
    """Write a secret as the specification does: ``whsec_`` and base64."""
    return PREFIX + base64.b64encode(chance).decode()


def headers_of(
    message_id: str, body: bytes, *, secrets: Sequence[str], at: datetime
) -> dict[str, str]:
    """Return the three headers; more than one secret while an old one still holds."""
    moment = int(at.timestamp())
    signatures = (sign(secret, message_id, moment, body) for secret in secrets)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(moment),
        "webhook-signature": " ".join(signatures),
    }


def sign(secret: str, message_id: str, moment: int, body: bytes) -> str:
    """Sign ``id.timestamp.body``; ``moment`` in seconds since 1970."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = b"%s.%d.%s" % (message_id.encode(), moment, body)
    code = base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    return f"{VERSION},{code}"
