"""From which application system entries come, and so the tables that stand for them."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, func, select

from tongbase.catalogue.models import Entry, Relation, Resource, System
from tongbase.catalogue.queries.entries import visible
from tongbase.catalogue.terms.relations import RelationKind
from tongbase.kernel.work import Work

TABLES_MAX = 20_000


def system_of_entry() -> ColumnElement[str]:
    """Name the registered system that an entry comes from, or the one that it names; or none."""
    registered = (
        select(func.min(System.name))
        .join(Relation, Relation.target_id == System.id)
        .where(
            Relation.source_id == Entry.id,
            Relation.kind == RelationKind.FROM_SYSTEM,
            Relation.until.is_(None),
        )
        .correlate(Entry)
        .scalar_subquery()
    )
    return func.coalesce(registered, Entry.system_name)


def systems_of_tables(work: Work) -> Mapping[tuple[str, str], str]:
    """Map lake tables to the system that their entry comes from, at most ``TABLES_MAX``."""
    system = system_of_entry()
    statement = (
        select(Resource.namespace, Resource.table_name, system)
        .join(Entry, Entry.id == Resource.entry_id)
        .where(visible(work), system != "")
        .limit(TABLES_MAX)
    )
    return {(namespace, name): told for namespace, name, told in work.db.execute(statement)}
