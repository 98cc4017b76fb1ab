"""Bind resources to entries and release them (挂接)."""

from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import check_own
from tongbase.catalogue.errors import FieldInvalidError, ResourceTakenError
from tongbase.catalogue.events import ResourceBound, ResourceReleased
from tongbase.catalogue.models import Entry, Resource
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import find_resource, get_entry, get_resource
from tongbase.catalogue.rules.states import check_unused, check_verb
from tongbase.catalogue.terms.drafts import ResourceDraft
from tongbase.catalogue.terms.states import Verb
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


def bind_resource(work: Work, entry_id: str, draft: ResourceDraft) -> Resource:
    """Bind a lake table of the entry's provider to it."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.RESOURCE_BIND, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.BIND)
    _check_filled(draft)
    check_own(work.db, TableName(draft.namespace, draft.table), OrgPath(entry.provider_path))
    _check_free(work, draft)
    resource = Resource(
        id=new_id(),
        kind=draft.kind,
        name=draft.name or entry.name,
        namespace=draft.namespace,
        table_name=draft.table,
        bound_by=work.actor.id,
        bound_at=work.now,
    )
    entry.resources.append(resource)
    entry.changed_at = work.now  # harvesters ask for what changed, and how it is had has changed
    work.db.flush()
    work.emit(ResourceBound(entry.id, resource.id, draft.kind.value, draft.namespace, draft.table))
    return resource


def release_resource(work: Work, entry_id: str, resource_id: str) -> Entry:
    """Release a resource; not while others hold grants on the entry (Decree 809, Art. 27)."""
    entry = get_entry(work, entry_id, lock=True)
    work.require(CataloguePermission.RESOURCE_BIND, OrgPath(entry.provider_path))
    check_verb(entry.status, Verb.BIND)
    check_unused(entry.active_grants)
    resource = get_resource(work, entry_id, resource_id)
    entry.resources.remove(resource)
    entry.changed_at = work.now
    work.db.flush()
    work.emit(ResourceReleased(entry.id, resource_id, resource.namespace, resource.table_name))
    return entry


def _check_filled(draft: ResourceDraft) -> None:
    for field, value in (("namespace", draft.namespace), ("table", draft.table)):
        if not value:
            raise FieldInvalidError(
                f"挂接资源缺少 {field},请选择湖表。",
                f"A resource needs a {field}; choose a lake table.",
                field=field,
            )


def _check_free(work: Work, draft: ResourceDraft) -> None:
    taken = find_resource(work, draft.namespace, draft.table, draft.kind)
    if taken is not None:
        raise ResourceTakenError(
            f"表 {draft.namespace}.{draft.table} 已挂接到其他目录,一个资源只能挂接一个目录。",
            f"{draft.namespace}.{draft.table} is bound already; a resource has one entry.",
            field="table",
            entry=taken.entry_id,
        )
