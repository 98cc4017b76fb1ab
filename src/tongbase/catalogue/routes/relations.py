"""Relations over HTTP: seen from one end, made, ended."""

from fastapi import APIRouter

from tongbase.base.web import InHand
from tongbase.catalogue.actions import relations
from tongbase.catalogue.models import Relation
from tongbase.catalogue.queries import relations as queries
from tongbase.catalogue.schemas.records import (
    FaceOut,
    MadeRelationOut,
    RelationOut,
    RelationsOut,
)
from tongbase.catalogue.schemas.registers import RelationIn
from tongbase.catalogue.terms.relations import Node, NodeKind

router = APIRouter(prefix="/catalogue/relations", tags=["catalogue"])


@router.get("/{kind}/{thing_id}")
def show_relations(
    work: InHand, kind: NodeKind, thing_id: str, *, past: bool = False
) -> RelationsOut:
    """Show what is related to a thing; ``past`` with what has ended."""
    node = Node(kind, thing_id)
    return RelationsOut(
        rows=[RelationOut.of(line) for line in queries.relations_of(work, node, past=past)],
        offers=[FaceOut.of(face) for face in queries.offers_of(work, node)],
        may_relate=queries.may_relate(work, node),
    )


@router.post("", status_code=201, response_model=MadeRelationOut)
def relate(work: InHand, body: RelationIn) -> Relation:
    """Relate two things."""
    return relations.relate(work, body.draft())


@router.delete("/{relation_id}", response_model=MadeRelationOut)
def unrelate(work: InHand, relation_id: str) -> Relation:
    """End a relation; it stays in the history of both things."""
    return relations.unrelate(work, relation_id)
