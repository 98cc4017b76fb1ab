"""Let searches for either of two words find the other: pairs of people, and those that are shipped.

A shipped pair that somebody removes is switched off and stays: the next installation must not
bring it back.
"""

from importlib.resources import files

from tongbase.catalogue.errors import (
    FieldInvalidError,
    SynonymNotFoundError,
    SynonymStateForbidsError,
    SynonymTakenError,
)
from tongbase.catalogue.events import (
    SynonymAdded,
    SynonymRemoved,
    SynonymRestored,
    SynonymsInstalled,
)
from tongbase.catalogue.models import Synonym
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.search.words import find_synonym, synonyms_by_pair
from tongbase.catalogue.rules.shipped_synonyms import read_shipped
from tongbase.catalogue.terms.synonyms import SYNONYM_CHARACTERS_MAX
from tongbase.kernel.actor import EVERYWHERE
from tongbase.kernel.chinese import words
from tongbase.kernel.work import Work

SHIPPED = files("tongbase.catalogue") / "data" / "synonyms.csv"
SYNONYMS = "synonyms"


def install_synonyms(work: Work) -> int:
    """Put the shipped pairs where searches find them; return how many are new.

    A pair that people added before is taken for the shipped one; what is there stays on or off.
    Doing it again changes nothing.
    """
    work.require(CataloguePermission.SYNONYM_MANAGE, EVERYWHERE)
    known = synonyms_by_pair(work)
    new = 0
    for each in read_shipped(SHIPPED.read_text(encoding="utf-8")):
        synonym = known.get(frozenset((each.term, each.means)))
        if synonym is None:
            synonym = Synonym(term=each.term, means=each.means, is_on=True)
            new += 1
        synonym.is_shipped, synonym.kind = True, each.kind
        work.db.add(synonym)
    work.db.flush()
    if new:
        work.emit(SynonymsInstalled(SYNONYMS, pairs=new))
    return new


def add_synonym(work: Work, *, term: str, means: str) -> Synonym:
    """Let searches for either of two words find the other."""
    work.require(CataloguePermission.SYNONYM_MANAGE, work.actor.reach)
    for field, word in (("term", term), ("means", means)):
        _check_word(field, word)
    if term == means:
        raise FieldInvalidError(
            f"两个词都是“{term}”,请填写另一个说法。",
            f"Both words are {term}: give another way to say it.",
            field="means",
        )
    _check_new(work, term, means)
    synonym = Synonym(term=term, means=means, is_shipped=False, is_on=True, kind=None)
    work.db.add(synonym)
    work.db.flush()
    work.emit(SynonymAdded(str(synonym.id), term=term, means=means))
    return synonym


def remove_synonym(work: Work, synonym_id: int) -> None:
    """Let two words be different again; a shipped pair is switched off."""
    work.require(CataloguePermission.SYNONYM_MANAGE, work.actor.reach)
    synonym = _get_synonym(work, synonym_id)
    if not synonym.is_on:
        raise SynonymStateForbidsError(
            f"同义词“{synonym.term}={synonym.means}”已停用,不必再删除。",
            f"{synonym.term} = {synonym.means} is switched off already; there is nothing to do.",
            field="synonym_id",
        )
    if synonym.is_shipped:
        synonym.is_on = False
    else:
        work.db.delete(synonym)
    work.emit(SynonymRemoved(str(synonym.id), term=synonym.term, means=synonym.means))


def restore_synonym(work: Work, synonym_id: int) -> Synonym:
    """Switch a shipped pair on again."""
    work.require(CataloguePermission.SYNONYM_MANAGE, work.actor.reach)
    synonym = _get_synonym(work, synonym_id)
    if synonym.is_on:
        raise SynonymStateForbidsError(
            f"同义词“{synonym.term}={synonym.means}”正在使用,不必恢复。",
            f"{synonym.term} = {synonym.means} is in use; there is nothing to restore.",
            field="synonym_id",
        )
    synonym.is_on = True
    work.emit(SynonymRestored(str(synonym.id), term=synonym.term, means=synonym.means))
    return synonym


def _get_synonym(work: Work, synonym_id: int) -> Synonym:
    synonym = work.db.get(Synonym, synonym_id)
    if synonym is None:
        raise SynonymNotFoundError(
            f"没有编号为 {synonym_id} 的同义词,请刷新后重试。",
            f"There is no synonym {synonym_id}; reload and try again.",
            field="synonym_id",
        )
    return synonym


def _check_word(field: str, word: str) -> None:
    if len(word) > SYNONYM_CHARACTERS_MAX:
        raise FieldInvalidError(
            f"同义词不能超过 {SYNONYM_CHARACTERS_MAX} 个字符,当前 {len(word)} 个。",
            f"A synonym has at most {SYNONYM_CHARACTERS_MAX} characters, and this has {len(word)}.",
            field=field,
        )
    if not words(word):
        raise FieldInvalidError(
            f"“{word}”中没有可检索的文字,请填写词语。",
            f"Nothing in “{word}” can be searched for: give a word.",
            field=field,
        )


def _check_new(work: Work, term: str, means: str) -> None:
    known = find_synonym(work, term, means)
    if known is None:
        return
    if known.is_on:
        zh, en = "已存在,不必再添加", "is there already"
    else:
        zh = f"是自带的,已被停用;请恢复编号为 {known.id} 的同义词"
        en = f"is shipped and switched off: restore the synonym {known.id}"
    raise SynonymTakenError(
        f"同义词“{known.term}={known.means}”{zh}。",
        f"{known.term} = {known.means} {en}.",
        field="means",
        synonym=known.id,
    )
