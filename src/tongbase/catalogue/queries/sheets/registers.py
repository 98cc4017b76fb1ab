"""What the registers hold already of a sheet that is imported, a batch at a time."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tongbase.base.many import keyed_by
from tongbase.catalogue.models import MODELS, Duty, Entry, Record, Relation, ServiceItem, System
from tongbase.catalogue.terms.registers import SERVICE_DOMAIN, RecordStatus, Register
from tongbase.catalogue.terms.relations import RelationKind
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work
from tongbase.standards import api as standards

Key = tuple[str, str]
"""An organisation's code, and a record's own code or a system's reduced name."""


def key_column(register: Register) -> str:
    """Say by what the records of a register are told apart within an organisation."""
    return "name_key" if register is Register.SYSTEM else "code"


def records_held(work: Work, register: Register, keys: Collection[Key]) -> Mapping[Key, Record]:
    """Map those keys to records that are there already, items with their materials."""
    model: Any = MODELS[register]
    column = getattr(model, key_column(register))
    statement = select(model).where(keyed_by((model.organisation_code, column), keys))
    if register is Register.SERVICE_ITEM:
        statement = statement.options(selectinload(ServiceItem.materials))
    return {
        (row.organisation_code, getattr(row, key_column(register))): row
        for row in work.db.scalars(statement)
    }


def status_of(work: Work, register: Register, record_id: str) -> RecordStatus | None:
    """Return where a record stands."""
    model: Any = MODELS[register]
    found: RecordStatus | None = work.db.scalar(select(model.status).where(model.id == record_id))
    return found


def domain_words(work: Work) -> Mapping[str, str]:
    """Map what the domains of service items are called to their codes."""
    if SERVICE_DOMAIN not in {one.id for one in standards.list_code_lists(work)}:
        return {}
    codes = standards.get_code_list(work, SERVICE_DOMAIN).codes
    return {code.name.zh: code.code for code in codes}


def duties_coded(work: Work, keys: Collection[Key]) -> Mapping[Key, str]:
    """Map organisations with codes of duties to the ids of these."""
    columns = (Duty.organisation_code, Duty.code)
    statement = select(*columns, Duty.id).where(keyed_by(columns, keys))
    return {(owner, code): found for owner, code, found in work.db.execute(statement)}


def systems_named(work: Work, keys: Collection[Key]) -> Mapping[Key, str]:
    """Map organisations with reduced names of systems to the ids of these."""
    columns = (System.organisation_code, System.name_key)
    statement = select(*columns, System.id).where(keyed_by(columns, keys))
    return {(owner, name): found for owner, name, found in work.db.execute(statement)}


def entries_coded(work: Work, codes: Collection[str]) -> Mapping[str, str]:
    """Map resource codes to the ids of published entries."""
    statement = select(Entry.res_code, Entry.id).where(
        Entry.res_code.in_(codes), Entry.status == Status.PUBLISHED
    )
    return {str(code): found for code, found in work.db.execute(statement)}


def ends_held(work: Work, item_ids: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Return the items with what they are based on and supported by, as pairs of ids."""
    kinds = (RelationKind.BASED_ON, RelationKind.SUPPORTED_BY)
    statement = select(Relation.source_id, Relation.target_id).where(
        Relation.source_id.in_(item_ids), Relation.kind.in_(kinds), Relation.until.is_(None)
    )
    return frozenset((source, target) for source, target in work.db.execute(statement))
