"""Guided compilation (应编尽编): entries drafted from what a service item or a system has."""

from collections.abc import Iterator, Sequence

from tongbase.catalogue.actions.entries import draft_entry
from tongbase.catalogue.actions.materials import relation_of
from tongbase.catalogue.actions.relations import relate_if_new
from tongbase.catalogue.errors import ReasonMissingError, RecordInvalidError
from tongbase.catalogue.events.registers import MaterialExcluded, MaterialIncluded
from tongbase.catalogue.models import Entry, Material, ServiceItem, System
from tongbase.catalogue.models.covering import count_lines
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.entries import find_namesake
from tongbase.catalogue.queries.guide import draft_of, get_material
from tongbase.catalogue.queries.registers import get_item, get_system
from tongbase.catalogue.rules import guide as rules
from tongbase.catalogue.rules.formats import is_type_of
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.rules.registers import check_verb
from tongbase.catalogue.terms.codes import FormatCategory
from tongbase.catalogue.terms.drafts import EntryDraft
from tongbase.catalogue.terms.guide import Compiled, SystemTable
from tongbase.catalogue.terms.registers import RecordVerb, Register
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind
from tongbase.catalogue.terms.states import Status
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

COMPILED_AT_ONCE_MAX = 200


def compile_from_item(
    work: Work, item_id: str, material_ids: Sequence[str], *, provider: str = ""
) -> Sequence[Compiled]:
    """Draft an entry for each of these materials, and keep what it is to the item.

    Where the provider has an entry of that name already, that one is related instead. Who does not
    keep the item compiles what others issue, and takes no line from an entry that stands there.
    """
    item = get_item(work, item_id, lock=True)
    owner = identity.organisation(work, provider or work.actor.organisation)
    work.require(CataloguePermission.ENTRY_COMPILE, owner.place)
    check_verb(Register.SERVICE_ITEM, item.status, RecordVerb.COMPILE)
    _check_number(len(material_ids), "material_ids")
    materials = [get_material(item, material_id) for material_id in material_ids]
    if not all(_is_open_to(work, item, one, owner.uscc) for one in materials):
        work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(item.organisation_path))
    compiled = [_of_material(work, item, one, owner.uscc) for one in materials]
    count_lines(work, [item.id])
    return compiled


def compile_from_system(
    work: Work, system_id: str, tables: Sequence[SystemTable]
) -> Sequence[Compiled]:
    """Draft an entry for each of these tables of a system, for the department that runs it."""
    system = get_system(work, system_id)
    work.require(CataloguePermission.ENTRY_COMPILE, OrgPath(system.organisation_path))
    check_verb(Register.SYSTEM, system.status, RecordVerb.COMPILE)
    _check_number(len(tables), "tables")
    _check_tables(system, tables)
    return list(_of_tables(work, system, tables))


def cover_material(work: Work, item_id: str, material_id: str, entry_id: str) -> ServiceItem:
    """Say that an entry holds what a material says (免交), and relate the two."""
    item = get_item(work, item_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(item.organisation_path))
    material = get_material(item, material_id)
    relate_if_new(work, relation_of(item.id, material.use, entry_id))
    material.entry_id = entry_id
    count_lines(work, [item.id])
    return item


def exclude_material(work: Work, item_id: str, material_id: str, *, reason: str) -> ServiceItem:
    """Say why a material needs no entry (不应编)."""
    item = get_item(work, item_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(item.organisation_path))
    check_verb(Register.SERVICE_ITEM, item.status, RecordVerb.EDIT)
    material = get_material(item, material_id)
    if not reason.strip():
        raise ReasonMissingError("标为不应编必须填写理由。", "A reason is needed.", field="reason")
    material.excluded_reason = reason.strip()
    count_lines(work, [item.id])
    work.emit(MaterialExcluded(item.id, item.name, material.name, reason=reason.strip()))
    return item


def include_material(work: Work, item_id: str, material_id: str) -> ServiceItem:
    """Let a material need an entry again."""
    item = get_item(work, item_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(item.organisation_path))
    check_verb(Register.SERVICE_ITEM, item.status, RecordVerb.EDIT)
    material = get_material(item, material_id)
    material.excluded_reason = ""
    count_lines(work, [item.id])
    work.emit(MaterialIncluded(item.id, item.name, material.name))
    return item


def _is_open_to(work: Work, item: ServiceItem, material: Material, provider: str) -> bool:
    """Say whether a provider may compile a material whoever keeps the item."""
    if provider == item.organisation_code:
        return True
    entry = work.db.get(Entry, material.entry_id) if material.entry_id else None
    free = entry is None or Status.WITHDRAWN is entry.status or entry.provider_code == provider
    return free and rules.is_anothers(draft_of(material), item.organisation_name)


def _of_material(work: Work, item: ServiceItem, material: Material, provider: str) -> Compiled:
    title = rules.title_of(material.name)
    entry = find_namesake(work, provider, normalise(title), but="")
    made = entry is None
    if entry is None:
        abstract = rules.abstract_of(item.name, item.code, material.name, material.use)
        entry = draft_entry(work, EntryDraft(name=title, abstract=abstract, provider=provider))
    relate_if_new(work, relation_of(item.id, material.use, entry.id))
    material.entry_id = entry.id
    work.db.flush()
    return Compiled(material.name, entry.id, made)


def _of_tables(work: Work, system: System, tables: Sequence[SystemTable]) -> Iterator[Compiled]:
    for table in tables:
        title = rules.title_of(table.name)
        known = find_namesake(work, system.organisation_code, normalise(title), but="")
        entry = known or _drafted(work, system, title, table)
        relate_if_new(work, RelationDraft(RelationKind.FROM_SYSTEM, entry.id, system.id))
        yield Compiled(title, entry.id, known is None)


def _drafted(work: Work, system: System, title: str, table: SystemTable) -> Entry:
    database = next(
        (one for one in system.databases if is_type_of(FormatCategory.DATABASE, one)), ""
    )
    draft = EntryDraft(
        name=title,
        abstract=rules.abstract_of_table(system.name, table.table or table.name),
        provider=system.organisation_code,
        format_category=FormatCategory.DATABASE if database else None,
        format_type=database,
        network=system.network,
        system_name=system.name,
    )
    return draft_entry(work, draft)


def _check_tables(system: System, tables: Sequence[SystemTable]) -> None:
    """An entry is of data: what auditors reject at its submission is refused here already."""
    own = {normalise(name) for name in (system.name, system.short_name) if name}
    for place, table in enumerate(tables):
        if normalise(table.name) in own:
            raise RecordInvalidError(
                f"第 {place + 1} 张表“{table.name}”是系统名称,目录应以数据命名,请改为表的名称。",
                f"Table {place + 1}, “{table.name}”, is the system's own name: name the table.",
                field=f"tables.{place}.name",
            )


def _check_number(number: int, field: str) -> None:
    if not 0 < number <= COMPILED_AT_ONCE_MAX:
        raise RecordInvalidError(
            f"一次可编制 1 至 {COMPILED_AT_ONCE_MAX} 个目录,当前选择 {number} 个。",
            f"Compile 1 to {COMPILED_AT_ONCE_MAX} entries at once, not {number}.",
            field=field,
        )
