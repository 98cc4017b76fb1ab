"""The quality rules that cite a document over HTTP."""

from fastapi import APIRouter

from tongbase.base.web import InHand
from tongbase.govern.queries.citations import rules_citing
from tongbase.govern.schemas.quality import RuleUseOut
from tongbase.standards import api as standards

router = APIRouter(prefix="/govern/citations", tags=["govern"])


@router.get("/{document_id}")
def list_rules_citing(work: InHand, document_id: str) -> list[RuleUseOut]:
    """List the quality rules that cite a standard document, with their clauses."""
    document = standards.document_ref(work, document_id)
    return [RuleUseOut.of(each) for each in rules_citing(work, document)]
