"""Words of the catalogue over HTTP: completions, codes, synonyms, meanings, style of codes."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from tongbase.base.web import InHand
from tongbase.catalogue.actions import meanings, synonyms, words
from tongbase.catalogue.queries.entries import chosen_code_style
from tongbase.catalogue.queries.search import meaning
from tongbase.catalogue.queries.search.answers import suggest
from tongbase.catalogue.queries.search.words import list_synonyms
from tongbase.catalogue.schemas.incoming import CodeStyleIn
from tongbase.catalogue.schemas.meaning import MeaningOut
from tongbase.catalogue.schemas.searching import (
    CodesOut,
    CodeStyleOut,
    NamesOut,
)
from tongbase.catalogue.schemas.synonyms import SynonymIn, SynonymOut, SynonymsOut

SynonymId = Annotated[int, Path(ge=1, le=2**31 - 1)]
router = APIRouter(prefix="/catalogue", tags=["catalogue"])


@router.get("/suggest")
def suggest_names(work: InHand, q: Annotated[str, Query(max_length=100)] = "") -> NamesOut:
    """Complete the name of an entry."""
    return NamesOut(rows=list(suggest(work, q)))


@router.get("/codes")
def show_codes(work: InHand) -> CodesOut:
    """Show every code list with its labels."""
    del work  # whoever is signed in may read them
    return CodesOut.all()


@router.get("/synonyms")
def show_synonyms(work: InHand) -> SynonymsOut:
    """Show the synonyms that people added, and those that are shipped."""
    return SynonymsOut.of(work, list_synonyms(work))


@router.post("/synonyms", status_code=201)
def add_synonym(work: InHand, body: SynonymIn) -> SynonymOut:
    """Let searches for either of two words find the other."""
    return SynonymOut.of(work, synonyms.add_synonym(work, term=body.term, means=body.means))


@router.delete("/synonyms/{synonym_id}", status_code=204)
def remove_synonym(work: InHand, synonym_id: SynonymId) -> None:
    """Let two words be different again; a shipped pair is switched off."""
    synonyms.remove_synonym(work, synonym_id)


@router.post("/synonyms/{synonym_id}/restore")
def restore_synonym(work: InHand, synonym_id: SynonymId) -> SynonymOut:
    """Switch a shipped pair on again."""
    return SynonymOut.of(work, synonyms.restore_synonym(work, synonym_id))


@router.get("/meaning")
def show_meaning(work: InHand) -> MeaningOut:
    """Show whether names are found by their meaning, and of how many entries it is known."""
    return MeaningOut.of(work, meaning.report(work))


@router.post("/meaning/rebuild")
def rebuild_meaning(work: InHand) -> MeaningOut:
    """Forget every vector; the worker makes them anew."""
    return MeaningOut.of(work, meanings.rebuild_meanings(work))


@router.get("/code_style")
def show_code_style(work: InHand) -> CodeStyleOut:
    """Show the style in which resource codes are written."""
    return CodeStyleOut.of(chosen_code_style(work))


@router.put("/code_style")
def set_code_style(work: InHand, body: CodeStyleIn) -> CodeStyleOut:
    """Write resource codes in another style from now on."""
    return CodeStyleOut.of(words.set_code_style(work, body.style).value)
