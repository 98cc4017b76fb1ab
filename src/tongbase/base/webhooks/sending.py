"""Sending one message once: nothing is followed, nothing waits longer than the limit.

A receiver that dribbles its answer byte by byte is cut off by one clock over the whole exchange.
"""

import asyncio
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from tongbase.base.webhooks.targets import Target

SECONDS_MAX = 15.0
ANSWER_BYTES_MAX = 2000
ANSWER_CHARACTERS_MAX = 500
GONE = 410
USER_AGENT = "TongBase-Webhooks/1"


@dataclass(frozen=True)
class Outcome:
    """How an attempt ended. ``status`` is None if nobody answered; ``error`` says why.

    ``retry_after`` are the seconds that the receiver asks for, or 0.
    """

    status: int | None
    seconds: float
    answer: str = ""
    error: str = ""
    retry_after: int = 0

    @property
    def is_taken(self) -> bool:
        """Say whether the receiver has the message."""
        return self.status is not None and 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """Say whether the receiver wants nothing any more (410 Gone)."""
        return self.status == GONE


def open_client() -> httpx.AsyncClient:
    """Open a client that keeps connections, trusts the system's authorities, uses no proxy."""
    return httpx.AsyncClient(
        verify=ssl.create_default_context(),
        trust_env=False,
        follow_redirects=False,
        timeout=SECONDS_MAX,
    )


async def send(
    client: httpx.AsyncClient,
    target: Target,
    body: bytes,
    headers: Mapping[str, str],
    *,
    seconds_max: float = SECONDS_MAX,
) -> Outcome:
    """Post a message; whatever happens is an outcome."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(seconds_max):
            status, answer, asked = await _post(client, target, body, headers)
    except TimeoutError:
        return Outcome(None, time.monotonic() - began, error=f"timeout: {seconds_max:g} s")
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError) as error:
        told = f"{type(error).__name__}: {error}"[:ANSWER_CHARACTERS_MAX]
        return Outcome(None, time.monotonic() - began, error=told)
    return Outcome(status, time.monotonic() - began, answer, retry_after=asked)


async def _post(
    client: httpx.AsyncClient, target: Target, body: bytes, headers: Mapping[str, str]
) -> tuple[int, str, int]:
    sent = {**headers, "host": target.authority, "user-agent": USER_AGENT}
    named = {"sni_hostname": target.host}
    call = client.stream("POST", target.url, content=body, headers=sent, extensions=named)
    async with call as answer:
        read = bytearray()
        async for chunk in answer.aiter_bytes():
            read += chunk
            if len(read) >= ANSWER_BYTES_MAX:
                break
    return answer.status_code, _text(bytes(read)), _seconds(answer.headers)


def _text(read: bytes) -> str:
    """Return the beginning of an answer as text that can be stored."""
    text = read.decode(errors="replace").replace("\x00", "\ufffd")
    return text[:ANSWER_CHARACTERS_MAX]


def _seconds(headers: Mapping[str, str]) -> int:
    asked = headers.get("retry-after", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 0
