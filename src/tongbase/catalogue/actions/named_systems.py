"""Keep entries related to the registered systems that they name (所属系统).

An entry says in words from which system it comes. Where the words are the name of exactly one
registered system, of its own organisation or else of its region, the two are related, so that
coverage and impact count what people wrote. What was related by hand is left alone.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from tongbase.catalogue.events.registers import RelationEnded, RelationMade
from tongbase.catalogue.models import Entry, Record, System
from tongbase.catalogue.models.bulk import NewEntry
from tongbase.catalogue.models.named_systems import write_links
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries import named_systems as queries
from tongbase.catalogue.queries.registers import get_system, stands_in
from tongbase.catalogue.rules.named_systems import Naming, Steps, plan_links
from tongbase.catalogue.terms.relations import NodeKind, RelationKind
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

LINKED_AT_ONCE = 2_000


def link_entry(
    work: Work, entry: Entry, *, leave: CataloguePermission = CataloguePermission.ENTRY_COMPILE
) -> int:
    """Bring an entry in step with the name that it gives its system; a revision waits.

    ``leave`` is what those may who change it: compile it, or publish its revision.
    """
    work.require(leave, OrgPath(entry.provider_path))
    if entry.revises is not None:
        return 0
    return _follow(work, [entry.id])


def link_new(work: Work, entries: Sequence[NewEntry]) -> int:
    """Relate entries that were written just now: nothing is held of them yet."""
    for path in {each.provider.path.value for each in entries}:
        work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(path))
    namings = [
        Naming(each.id, each.draft.system_name, each.provider.code, each.provider.region_code)
        for each in entries
        if each.draft.system_name
    ]
    return _take(work, plan_links(namings, queries.systems_named(work, namings), ()))


def link_names(work: Work, place: OrgPath, names: Iterable[tuple[str, str]]) -> int:
    """Bring in step what names a system that was registered, renamed or deleted at a place.

    ``names`` are reduced names of systems, each with its region.
    """
    work.require(CataloguePermission.REGISTER_MANAGE, place)
    return _follow_names(work, set(names))


def link_records(work: Work, records: Sequence[Record]) -> int:
    """Bring in step what names the systems among records that were registered just now."""
    for path in {record.organisation_path for record in records}:
        work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(path))
    return _follow_names(work, _names(records))


def link_all(work: Work) -> int:
    """Relate every entry to the system of the actor's reach that it names; return how many."""
    work.require(CataloguePermission.RELATION_MANAGE, work.actor.reach)
    within = select(System).where(stands_in(System.organisation_path, work.actor.reach))
    return _follow_names(work, _names(work.db.scalars(within).all()))


def link_system(work: Work, system_id: str) -> int:
    """Relate to a system all entries of its organisation that name it, also by its short name."""
    system = get_system(work, system_id)
    work.require(CataloguePermission.RELATION_MANAGE, OrgPath(system.organisation_path))
    made = _follow_names(work, _names([system]))
    left = [(entry_id, system.id) for entry_id in queries.only_naming(work, system)]
    return made + _take(work, Steps(tuple(left), (), by_name=False))


def unlink_system(work: Work, system: System) -> None:
    """End what a name alone relates to a system that is deleted."""
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(system.organisation_path))
    _take(work, Steps((), tuple(queries.links_by_name(work, system))))


def _names(records: Iterable[Record]) -> set[tuple[str, str]]:
    systems = (record for record in records if isinstance(record, System))
    return {(system.name_key, system.region_code) for system in systems}


def _follow_names(work: Work, names: set[tuple[str, str]]) -> int:
    entry_ids = queries.entries_naming(work, names) if names else ()
    return sum(
        _follow(work, entry_ids[start : start + LINKED_AT_ONCE])
        for start in range(0, len(entry_ids), LINKED_AT_ONCE)
    )


def _follow(work: Work, entry_ids: Sequence[str]) -> int:
    namings = queries.namings_of(work, entry_ids)
    systems = queries.systems_named(work, namings)
    return _take(work, plan_links(namings, systems, queries.links_held(work, entry_ids)))


def _take(work: Work, steps: Steps) -> int:
    """Take the steps and tell of each; return how many relations were made."""
    if not steps.make and not steps.end:
        return 0
    ids = write_links(work, steps)
    ended = [link.system_id for link in steps.end]
    made = [system_id for _, system_id in steps.make]
    names = queries.names_of_systems(work, {*made, *ended})
    kinds = (RelationKind.FROM_SYSTEM.value, NodeKind.ENTRY.value)
    work.emit_all(
        [
            *(
                RelationEnded(link.entry_id, link.id, *kinds, names[link.system_id], link.system_id)
                for link in steps.end
            ),
            *(
                RelationMade(entry_id, link_id, *kinds, names[system_id], system_id)
                for link_id, (entry_id, system_id) in zip(ids, steps.make, strict=True)
            ),
        ]
    )
    return len(ids)
