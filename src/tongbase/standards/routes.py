"""The standards over HTTP: parse, act, answer."""

from datetime import date

from fastapi import APIRouter

from tongbase.base.web import InHand, PageOut, Wanted
from tongbase.standards import queries
from tongbase.standards.schemas import CodeListDetail, CodeListOut
from tongbase.standards.terms.codes import CodeList

router = APIRouter(prefix="/standards/code-lists", tags=["standards"])


@router.get("")
def list_code_lists(work: InHand, wanted: Wanted, q: str = "") -> PageOut[CodeListOut]:
    """List the code lists, by words of their name."""
    found = [each for each in queries.list_code_lists(work) if _is_meant(each, q)]
    rows = found[wanted.offset : wanted.offset + wanted.size]
    return PageOut(
        rows=[CodeListOut.model_validate(each) for each in rows],
        total=len(found),
        page=wanted.page,
        size=wanted.size,
    )


@router.get("/{list_id}", response_model=CodeListDetail)
def read_code_list(work: InHand, list_id: str, on: date | None = None) -> CodeList:
    """Read one code list, as it holds on a day if asked."""
    return queries.get_code_list(work, list_id, on=on)


def _is_meant(each: CodeList, q: str) -> bool:
    words = f"{each.id} {each.name.zh} {each.name.en} {each.source}".lower()
    return q.strip().lower() in words
