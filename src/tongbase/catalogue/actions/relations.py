"""Relate things to each other, and end what has been said of them."""

from collections.abc import Sequence

from tongbase.catalogue.errors import RelationInvalidError, RelationTakenError
from tongbase.catalogue.events.registers import RelationEnded, RelationMade
from tongbase.catalogue.models import Relation
from tongbase.catalogue.models.covering import count_relation, release_lines
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.relations import (
    End,
    find_relation,
    get_end,
    get_relation,
    open_relations,
)
from tongbase.catalogue.terms.relations import (
    ENDS,
    RELATION_LABELS,
    Node,
    RelationDraft,
    RelationKind,
)
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


def relate(work: Work, draft: RelationDraft) -> Relation:
    """Relate two things; whoever keeps one of them may."""
    source, target = _ends(work, draft)
    work.require(CataloguePermission.RELATION_MANAGE, _own_end(work, source, target))
    if source.node == target.node:
        raise RelationInvalidError(
            "不能与自身关联,请选择另一个。", "Nothing relates to itself.", field="target_id"
        )
    if _held(work, draft) is not None:
        label = RELATION_LABELS[draft.kind]
        raise RelationTakenError(
            f"“{source.name}”与“{target.name}”已有“{label.zh}”关联。",
            f"“{source.name}” {label.en} “{target.name}” already.",
            field="target_id",
        )
    return _made(work, draft.kind, source, target)


def relate_if_new(work: Work, draft: RelationDraft) -> Relation:
    """Relate two things unless they are related so already."""
    source, target = _ends(work, draft)
    work.require(CataloguePermission.RELATION_MANAGE, _own_end(work, source, target))
    return _held(work, draft) or _made(work, draft.kind, source, target)


def unrelate(work: Work, relation_id: str) -> Relation:
    """End a relation; the row stays and says until when it held."""
    relation = get_relation(work, relation_id)
    source = get_end(work, Node(relation.source_kind, relation.source_id))
    target = get_end(work, Node(relation.target_kind, relation.target_id))
    work.require(CataloguePermission.RELATION_MANAGE, _own_end(work, source, target))
    _end(work, relation, target.name)
    return relation


def end_relations(work: Work, thing_id: str, place: OrgPath) -> Sequence[Relation]:
    """End what has been said of an entry that is thrown away by those who compile it."""
    work.require(CataloguePermission.ENTRY_COMPILE, place)
    ending = open_relations(work, thing_id)
    for relation in ending:
        _end(work, relation, "")
    return ending


def _ends(work: Work, draft: RelationDraft) -> tuple[End, End]:
    source_kind, target_kind = ENDS[draft.kind]
    source = get_end(work, Node(source_kind, draft.source_id))
    return source, get_end(work, Node(target_kind, draft.target_id))


def _own_end(work: Work, source: End, target: End) -> OrgPath:
    """Choose the place where the actor must hold the permission: that of the end within reach."""
    return target.place if work.actor.reach.covers(target.place) else source.place


def _held(work: Work, draft: RelationDraft) -> Relation | None:
    found = find_relation(work, draft.kind, draft.source_id, draft.target_id)
    if found is None and draft.kind is RelationKind.RELATED:  # goes both ways
        return find_relation(work, draft.kind, draft.target_id, draft.source_id)
    return found


def _made(work: Work, kind: RelationKind, source: End, target: End) -> Relation:
    relation = Relation(
        id=new_id(),
        kind=kind,
        source_kind=source.node.kind,
        source_id=source.node.id,
        target_kind=target.node.kind,
        target_id=target.node.id,
        since=work.now,
        made_by=work.actor.id,
        made_by_name=work.actor.name,
    )
    work.db.add(relation)
    work.db.flush()
    count_relation(work, relation, 1)
    told = (kind.value, source.node.kind.value, target.name, target.node.id)
    work.emit(RelationMade(source.node.id, relation.id, *told))
    return relation


def _end(work: Work, relation: Relation, target: str) -> None:
    relation.until, relation.ended_by_name = work.now, work.actor.name
    work.db.flush()
    count_relation(work, relation, -1)
    release_lines(work, relation)
    told = (relation.kind.value, relation.source_kind.value, target, relation.target_id)
    work.emit(RelationEnded(relation.source_id, relation.id, *told))
