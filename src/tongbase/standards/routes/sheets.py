"""Standards as sheets, in the columns in which they are imported."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from tongbase.base.sheets.writing import A_SHEET
from tongbase.base.web import InHand, as_sheet
from tongbase.standards.queries import code_lists, documents, elements, naming
from tongbase.standards.rules.code_list_lines import HEADINGS as CODE_LIST_HEADINGS
from tongbase.standards.rules.document_lines import HEADINGS as DOCUMENT_HEADINGS
from tongbase.standards.rules.element_lines import HEADINGS
from tongbase.standards.rules.naming_lines import HEADINGS as NAMING_HEADINGS
from tongbase.standards.schemas.sheets import (
    CodeListsExported,
    ElementsExported,
    NamingRulesExported,
    SheetWanted,
)

router = APIRouter(prefix="/standards", tags=["standards"])


@router.get("/elements/export", response_class=StreamingResponse, responses=A_SHEET)
def export_elements(work: InHand, asked: Annotated[ElementsExported, Query()]) -> StreamingResponse:
    """Export the elements that the filters keep."""
    lines = elements.exported_elements(work, asked.filter())
    return as_sheet("数据元", tuple(HEADINGS.values()), lines, asked.format)


@router.get("/code-lists/export", response_class=StreamingResponse, responses=A_SHEET)
def export_code_lists(
    work: InHand, asked: Annotated[CodeListsExported, Query()]
) -> StreamingResponse:
    """Export the code lists that the filters keep, with their codes."""
    lines = code_lists.exported_lists(work, asked.filter())
    return as_sheet("代码集", tuple(CODE_LIST_HEADINGS.values()), lines, asked.format)


@router.get("/code-lists/{list_id}/export", response_class=StreamingResponse, responses=A_SHEET)
def export_codes(
    work: InHand, list_id: str, asked: Annotated[SheetWanted, Query()]
) -> StreamingResponse:
    """Export a code list with its codes."""
    row = code_lists.get_row(work, list_id)
    lines = code_lists.exported_list(work, row)
    headings = tuple(CODE_LIST_HEADINGS.values())
    return as_sheet(f"代码集_{row.name_zh}", headings, lines, asked.format)


@router.get("/documents/export", response_class=StreamingResponse, responses=A_SHEET)
def export_documents(work: InHand, asked: Annotated[SheetWanted, Query()]) -> StreamingResponse:
    """Export all documents with their clauses."""
    lines = documents.exported_documents(work)
    return as_sheet("标准文件", tuple(DOCUMENT_HEADINGS.values()), lines, asked.format)


@router.get("/naming-rules/export", response_class=StreamingResponse, responses=A_SHEET)
def export_naming_rules(
    work: InHand, asked: Annotated[NamingRulesExported, Query()]
) -> StreamingResponse:
    """Export the naming rules that the filters keep."""
    lines = naming.exported_rules(work, asked.q.strip(), asked.applies_to)
    return as_sheet("命名规则", tuple(NAMING_HEADINGS.values()), lines, asked.format)
