"""All that may be permitted, by every module of the house, in the words of people."""

from fastapi import APIRouter

from tongbase.app.modules import PERMISSIONS
from tongbase.base.web import InHand, Out

router = APIRouter(prefix="/permissions", tags=["permissions"])


class PermissionOut(Out):
    """A word for what may be done, and what it means."""

    code: str
    zh: str
    en: str


@router.get("")
def list_permissions(_: InHand) -> list[PermissionOut]:
    """List what a role may permit."""
    return [PermissionOut(code=word, zh=word.zh, en=word.en) for word in sorted(PERMISSIONS)]
