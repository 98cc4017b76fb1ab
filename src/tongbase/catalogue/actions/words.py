"""Settle the words of the whole catalogue: synonyms for searches, the style of resource codes."""

from tongbase.catalogue.errors import (
    FieldInvalidError,
    SynonymNotFoundError,
    SynonymTakenError,
)
from tongbase.catalogue.events import CodeStyleSet, SynonymAdded, SynonymRemoved
from tongbase.catalogue.models import Choice, Synonym
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import CODE_STYLE
from tongbase.catalogue.queries.words import find_synonym
from tongbase.catalogue.rules.resource_codes import code_style
from tongbase.kernel.chinese import words
from tongbase.kernel.work import Work

SYNONYM_CHARACTERS_MAX = 50


def add_synonym(work: Work, *, term: str, means: str) -> Synonym:
    """Let searches for either of two words find the other."""
    work.require(CataloguePermission.SYNONYM_MANAGE, work.actor.reach)
    for field, word in (("term", term), ("means", means)):
        _check_word(field, word)
    if term == means or find_synonym(work, term, means) is not None:
        raise SynonymTakenError(
            f"同义词“{term}={means}”已存在或两词相同。",
            f"{term} = {means} is there already, or the words are equal.",
            field="means",
        )
    synonym = Synonym(term=term, means=means)
    work.db.add(synonym)
    work.db.flush()
    work.emit(SynonymAdded(str(synonym.id), term=term, means=means))
    return synonym


def remove_synonym(work: Work, synonym_id: int) -> None:
    """Let two words be different again."""
    work.require(CataloguePermission.SYNONYM_MANAGE, work.actor.reach)
    synonym = work.db.get(Synonym, synonym_id)
    if synonym is None:
        raise SynonymNotFoundError(
            f"没有编号为 {synonym_id} 的同义词,请刷新后重试。",
            f"There is no synonym {synonym_id}; reload and try again.",
            field="synonym_id",
        )
    work.db.delete(synonym)
    work.emit(SynonymRemoved(str(synonym.id), term=synonym.term, means=synonym.means))


def set_code_style(work: Work, style: str) -> Choice:
    """Write resource codes in another style from now on; codes already given stay."""
    work.require(CataloguePermission.CODE_STYLE_SET, work.actor.reach)
    code_style(style)
    choice = work.db.get(Choice, CODE_STYLE) or Choice(name=CODE_STYLE)
    choice.value = style
    work.db.add(choice)
    work.emit(CodeStyleSet(CODE_STYLE, style=style))
    return choice


def _check_word(field: str, word: str) -> None:
    if not words(word) or len(word) > SYNONYM_CHARACTERS_MAX:
        raise FieldInvalidError(
            f"同义词不能为空,也不能超过 {SYNONYM_CHARACTERS_MAX} 个字符。",
            f"A synonym has 1 to {SYNONYM_CHARACTERS_MAX} characters.",
            field=field,
        )
