"""Words of the catalogue over HTTP: completions, codes, synonyms, meanings, style of codes."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from tongbase.base.web import InHand
from tongbase.catalogue.actions import meanings, words
from tongbase.catalogue.models import Synonym
from tongbase.catalogue.queries import meaning
from tongbase.catalogue.queries.entries import chosen_code_style
from tongbase.catalogue.queries.search import suggest
from tongbase.catalogue.queries.words import list_synonyms
from tongbase.catalogue.schemas.incoming import CodeStyleIn, SynonymIn
from tongbase.catalogue.schemas.meaning import MeaningOut
from tongbase.catalogue.schemas.searching import (
    CodesOut,
    CodeStyleOut,
    NamesOut,
    SynonymOut,
    SynonymsOut,
)

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
    """Show the synonyms that people added."""
    return SynonymsOut(rows=[SynonymOut.model_validate(row) for row in list_synonyms(work)])


@router.post("/synonyms", status_code=201, response_model=SynonymOut)
def add_synonym(work: InHand, body: SynonymIn) -> Synonym:
    """Let searches for either of two words find the other."""
    return words.add_synonym(work, term=body.term, means=body.means)


@router.delete("/synonyms/{synonym_id}", status_code=204)
def remove_synonym(work: InHand, synonym_id: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> None:
    """Let two words be different again."""
    words.remove_synonym(work, synonym_id)


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
