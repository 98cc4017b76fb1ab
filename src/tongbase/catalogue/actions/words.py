"""Settle the style of the resource codes of the whole catalogue."""

from tongbase.catalogue.events import CodeStyleSet
from tongbase.catalogue.models import Choice
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import CODE_STYLE
from tongbase.catalogue.rules.resource_codes import code_style
from tongbase.kernel.work import Work


def set_code_style(work: Work, style: str) -> Choice:
    """Write resource codes in another style from now on; codes already given stay."""
    work.require(CataloguePermission.CODE_STYLE_SET, work.actor.reach)
    code_style(style)
    choice = work.db.get(Choice, CODE_STYLE) or Choice(name=CODE_STYLE)
    choice.value = style
    work.db.add(choice)
    work.emit(CodeStyleSet(CODE_STYLE, style=style))
    return choice
