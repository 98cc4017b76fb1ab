"""Reading which entries name which systems (所属系统)."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import and_, or_, select

from tongbase.base.many import among, keyed_by
from tongbase.catalogue.models import Entry, Relation, System
from tongbase.catalogue.models.entries import HOLDS_ITS_NAME
from tongbase.catalogue.rules.named_systems import HeldLink, Named, Naming, keys_of
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.terms.relations import RelationKind
from tongbase.kernel.work import Work

LINK = (Relation.id, Relation.source_id, Relation.target_id, Relation.by_name)


def namings_of(work: Work, entry_ids: Collection[str]) -> Sequence[Naming]:
    """Read what entries call their systems, held against whoever would change them meanwhile."""
    columns = (Entry.id, Entry.system_name, Entry.provider_code, Entry.region_code)
    statement = select(*columns).where(among(Entry.id, entry_ids), HOLDS_ITS_NAME)
    held = statement.order_by(Entry.id).with_for_update(read=True)
    return [Naming(*row) for row in work.db.execute(held)]


def systems_named(work: Work, namings: Sequence[Naming]) -> Sequence[Named]:
    """Find the systems that entries may mean, in their organisations and their regions."""
    keys = keys_of(namings)
    if not keys:
        return []
    near = or_(
        among(System.organisation_code, {each.provider for each in namings}),
        among(System.region_code, {each.region for each in namings}),
    )
    columns = (System.id, System.name_key, System.organisation_code, System.region_code)
    statement = select(*columns).where(among(System.name_key, keys), near)
    return [Named(*row) for row in work.db.execute(statement)]


def links_held(work: Work, entry_ids: Collection[str]) -> Sequence[HeldLink]:
    """Read from which systems entries come by now."""
    statement = select(*LINK).where(
        among(Relation.source_id, entry_ids),
        Relation.kind == RelationKind.FROM_SYSTEM,
        Relation.until.is_(None),
    )
    return [HeldLink(*row) for row in work.db.execute(statement)]


def links_by_name(work: Work, system: System) -> Sequence[HeldLink]:
    """Read what a name alone relates to a system."""
    statement = select(*LINK).where(
        Relation.target_id == system.id, Relation.by_name, Relation.until.is_(None)
    )
    return [HeldLink(*row) for row in work.db.execute(statement)]


def entries_naming(work: Work, names: Collection[tuple[str, str]]) -> Sequence[str]:
    """Find the entries that give their systems these names, each reduced and with its region.

    A name is reduced here and not in the database: its distinct ones are read from an index.
    """
    wanted = set(names)
    there = (Entry.region_code, Entry.system_name)
    named = and_(Entry.system_name != "", among(Entry.region_code, {place for _, place in wanted}))
    said = work.db.execute(select(*there).where(named).distinct())
    found = [(place, name) for place, name in said if (normalise(name), place) in wanted]
    if not found:
        return []
    statement = select(Entry.id).where(named, keyed_by(there, found), HOLDS_ITS_NAME)
    return work.db.scalars(statement.order_by(Entry.id)).all()


def only_naming(work: Work, system: System) -> Sequence[str]:
    """Find entries of a system's organisation that name it, also in short, and are not related."""
    keys = {system.name_key, normalise(system.short_name)}
    said = and_(Entry.region_code == system.region_code, Entry.system_name != "")
    names = work.db.scalars(select(Entry.system_name).where(said).distinct())
    from_it = select(Relation.id).where(
        Relation.source_id == Entry.id,
        Relation.target_id == system.id,
        Relation.kind == RelationKind.FROM_SYSTEM,
        Relation.until.is_(None),
    )
    statement = select(Entry.id).where(
        said,
        among(Entry.system_name, [name for name in names if normalise(name) in keys]),
        Entry.provider_code == system.organisation_code,
        HOLDS_ITS_NAME,
        ~from_it.exists(),
    )
    return work.db.scalars(statement.order_by(Entry.name, Entry.id)).all()


def names_of_systems(work: Work, ids: Collection[str]) -> Mapping[str, str]:
    """Name systems by their ids."""
    statement = select(System.id, System.name).where(among(System.id, ids))
    return dict(work.db.execute(statement).all())
