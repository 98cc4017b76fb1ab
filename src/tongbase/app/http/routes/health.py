"""Is the house up: the store answers."""

from fastapi import APIRouter, Request
from sqlalchemy import text

from tongbase import __version__

router = APIRouter(prefix="/health", tags=["health"])


@router.get("")
def read_health(request: Request) -> dict[str, str]:
    """Say that the server and its store answer."""
    with request.app.state.sessions() as db:
        db.execute(text("select 1"))
    return {"status": "ok", "version": __version__}
