"""HEAD, of what strangers' clients read: what GET would answer, without its body.

Pages, the open interfaces and what the house says of itself are asked so. What is behind a sign-in,
and above all an exit, is not: its evidence would tell of rows that never left.
"""

from anyio import CancelScope
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tongbase.app.http.console import SERVED_ELSEWHERE
from tongbase.app.http.dialects import CKAN_PATHS
from tongbase.base.web import METHOD_SENT

OPEN_PATHS = (*CKAN_PATHS, "/api/health", "/api/openapi.json", "/api/docs")


class Heads:
    """Stands before everything that makes headers, so that those of both methods are the same."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for a body, and keep it; a stream is left off once its headers are known."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or not serves(str(scope["path"])):
            await self._app(scope, receive, send)
            return
        with CancelScope() as asked:
            await self._app(
                {**scope, "method": "GET", METHOD_SENT: "HEAD"}, receive, _without_body(send, asked)
            )


def serves(path: str) -> bool:
    """Say whether a path may be asked for its headers alone."""
    return path.startswith(OPEN_PATHS) or not path.lstrip("/").startswith(SERVED_ELSEWHERE)


def _without_body(send: Send, asked: CancelScope) -> Send:
    async def told(message: Message) -> None:
        if message["type"] != "http.response.body":
            await send(message)
        elif not asked.cancel_called:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            if message.get("more_body", False):
                asked.cancel()

    return told
