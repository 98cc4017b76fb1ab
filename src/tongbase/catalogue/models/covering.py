"""Keep count of the published entries that cover what is to be compiled (编目覆盖).

A service item or a system carries the number of its open relations to published entries, so that
the coverage of a province is counted from its register alone: joined anew each time, it took
seconds. The number changes with what it counts, in the same transaction. Whoever relates holds the
entry's row shared, whoever publishes holds it alone: neither overlooks the other.

It carries as well how many lines of its guide should have a published entry and have none
(``lines_due``): an item whose own result is in no catalogue is covered only in part.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, func, or_, select, update

from tongbase.catalogue.models import Entry, Material, Relation, ServiceItem, System
from tongbase.catalogue.terms.registers import MaterialSource, MaterialUse
from tongbase.catalogue.terms.relations import COVERING, NodeKind, RelationKind
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work

FETCHED = {"synchronize_session": "fetch"}
COVERED: dict[NodeKind, Any] = {NodeKind.SERVICE_ITEM: ServiceItem, NodeKind.SYSTEM: System}


def count_relation(work: Work, relation: Relation, change: int) -> None:
    """Count a relation that was made (1) or that ended (-1)."""
    if relation.kind not in COVERING:
        return
    ends = {relation.source_kind: relation.source_id, relation.target_kind: relation.target_id}
    entry_id = ends.pop(NodeKind.ENTRY)
    held = select(Entry.status).where(Entry.id == entry_id).with_for_update(read=True)
    if work.db.scalar(held) is not Status.PUBLISHED:
        return
    for kind, record_id in ends.items():
        model = COVERED[kind]
        counted = update(model).where(model.id == record_id)
        changed = {"entries_published": model.entries_published + change}
        work.db.execute(counted.values(changed), execution_options=FETCHED)


def count_entry(work: Work, entry_id: str, change: int) -> None:
    """Count an entry that was published (1) or withdrawn (-1) where it is related."""
    for kind, model in COVERED.items():
        record, entry = _ends(kind)
        kinds = [each for each, covered in COVERING.items() if covered is kind]
        counted = (
            select(record.label("id"), func.count().label("relations"))
            .where(entry == entry_id, Relation.kind.in_(kinds), Relation.until.is_(None))
            .group_by(record)
            .subquery()
        )
        # In one order, whoever comes: two publications at once do not wait for each other.
        held = select(model.id).where(model.id.in_(select(counted.c.id))).order_by(model.id)
        if not work.db.scalars(held.with_for_update()).all():
            continue
        changed = {"entries_published": model.entries_published + change * counted.c.relations}
        work.db.execute(
            update(model).where(model.id == counted.c.id).values(changed),
            execution_options=FETCHED,
        )

    on_lines = select(Material.service_item_id).where(Material.entry_id == entry_id)
    held = select(ServiceItem.id).where(ServiceItem.id.in_(on_lines)).order_by(ServiceItem.id)
    count_lines(work, work.db.scalars(held.with_for_update()).all())


def count_lines(work: Work, item_ids: Collection[str]) -> None:
    """Count of service items what should have a published entry and has none.

    ``counts`` of the rules of the guide says what should.
    """
    if not item_ids:
        return
    work.db.flush()
    issued = Material.issuer.in_(("", ServiceItem.organisation_name))
    own = and_(Material.source == MaterialSource.GOVERNMENT, issued)
    lines = (
        select(func.count())
        .select_from(Material)
        .outerjoin(Entry, Entry.id == Material.entry_id)
        .where(
            Material.service_item_id == ServiceItem.id,
            Material.excluded_reason == "",
            Entry.status.is_distinct_from(Status.PUBLISHED),
            or_(Material.use == MaterialUse.PRODUCED, own),
        )
        .correlate(ServiceItem)
        .scalar_subquery()
    )
    counted = update(ServiceItem).where(ServiceItem.id.in_(item_ids)).values(lines_due=lines)
    work.db.execute(counted, execution_options=FETCHED)


def release_lines(work: Work, relation: Relation) -> None:
    """Let an entry make no material needless any more, once it is not related to its item."""
    uses = {RelationKind.NEEDS: MaterialUse.NEEDED, RelationKind.PRODUCES: MaterialUse.PRODUCED}
    use = uses.get(relation.kind)
    if use is None:
        return
    held = update(Material).where(
        Material.service_item_id == relation.source_id,
        Material.entry_id == relation.target_id,
        Material.use == use,
    )
    work.db.execute(held.values(entry_id=None), execution_options=FETCHED)
    count_lines(work, [relation.source_id])


def _ends(kind: NodeKind) -> tuple[Any, Any]:
    """Return the columns of the record and of the entry."""
    if kind is NodeKind.SYSTEM:
        return Relation.target_id, Relation.source_id
    return Relation.source_id, Relation.target_id
