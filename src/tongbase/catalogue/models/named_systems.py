"""Write the relations of entries to the systems that they name, many at once.

A sheet brings 150,000 entries: rows come by COPY and are counted by one statement a batch.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import select, update

from tongbase.base.many import among
from tongbase.catalogue.models.covering import FETCHED
from tongbase.catalogue.models.entries import Entry
from tongbase.catalogue.models.registers import System
from tongbase.catalogue.models.relations import Relation
from tongbase.catalogue.rules.named_systems import Steps
from tongbase.catalogue.terms.relations import NodeKind, RelationKind
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.db import copy_rows
from tongbase.kernel.ids import new_ids
from tongbase.kernel.work import Work

NAMES = (
    *("id", "kind", "source_kind", "source_id", "target_kind", "target_id"),
    *("since", "made_by", "made_by_name", "ended_by_name", "by_name"),
)


def write_links(work: Work, steps: Steps) -> Sequence[str]:
    """End and make relations, count them, and return the ids of the new ones in their order."""
    ending = update(Relation).where(among(Relation.id, [link.id for link in steps.end]))
    if steps.end:
        ended = {"until": work.now, "ended_by_name": work.actor.name}
        work.db.execute(ending.values(ended), execution_options=FETCHED)
    generated = new_ids(len(steps.make))
    ids = [next(generated) for _ in steps.make]
    kind, ends = RelationKind.FROM_SYSTEM, (NodeKind.ENTRY, NodeKind.SYSTEM)
    made = (work.now, work.actor.id, work.actor.name, "", steps.by_name)
    rows = (
        (link_id, kind, ends[0], entry_id, ends[1], system_id, *made)
        for link_id, (entry_id, system_id) in zip(ids, steps.make, strict=True)
    )
    copy_rows(work.db, Relation, NAMES, rows)
    _count(work, steps)
    return ids


def _count(work: Work, steps: Steps) -> None:
    gone = [(link.entry_id, link.system_id) for link in steps.end]
    published = _published(work, [entry_id for entry_id, _ in (*steps.make, *gone)])
    change: Counter[str] = Counter(s for entry_id, s in steps.make if entry_id in published)
    change.subtract(s for entry_id, s in gone if entry_id in published)
    for system_id, number in sorted(change.items()):  # in one order, whoever comes
        counted = update(System).where(System.id == system_id)
        changed = {"entries_published": System.entries_published + number}
        work.db.execute(counted.values(changed), execution_options=FETCHED)


def _published(work: Work, entry_ids: Iterable[str]) -> frozenset[str]:
    wanted = select(Entry.id).where(
        among(Entry.id, set(entry_ids)), Entry.status == Status.PUBLISHED
    )
    return frozenset(work.db.scalars(wanted))
