"""Records as rows of a sheet, in the columns in which they are imported."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Select, select

from tongbase.catalogue.models import (
    MODELS,
    Duty,
    Entry,
    Material,
    Record,
    Relation,
    ServiceItem,
    System,
)
from tongbase.catalogue.queries.registers import RecordFilters, load_materials, select_records
from tongbase.catalogue.queries.sheets.registers import domain_words
from tongbase.catalogue.rules.cells import written
from tongbase.catalogue.terms.register_sheets import COLUMNS, MATERIAL
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import RelationKind
from tongbase.kernel.work import Work

BATCH_ROWS = 500
SEPARATOR = "、"

Told = Mapping[str, str]


def exported(work: Work, register: Register, filters: RecordFilters) -> Iterator[Sequence[str]]:
    """Read the records that the filters keep, cell by cell, a batch at a time."""
    model = MODELS[register]
    statement = select_records(work, register, filters).order_by(
        model.organisation_path, model.code, model.id
    )
    return _batches(work, register, statement)


def _batches(work: Work, register: Register, statement: Select[Any]) -> Iterator[Sequence[str]]:
    domains = {code: word for word, code in domain_words(work).items()}
    records = work.db.scalars(statement.execution_options(yield_per=BATCH_ROWS))
    while batch := list(islice(records, BATCH_ROWS)):
        yield from _rows(work, register, batch, domains)


def _rows(
    work: Work, register: Register, batch: Sequence[Record], domains: Told
) -> Iterator[Sequence[str]]:
    fields = [column.field for column in COLUMNS[register]]
    if register is not Register.SERVICE_ITEM:
        for record in batch:
            yield [_cell(record, field, {}) for field in fields]
        return
    items = [record for record in batch if isinstance(record, ServiceItem)]
    load_materials(work, items)
    codes = _codes_of_entries(work, items)
    ends = _names_of_ends(work, items)
    for item in items:
        told = {
            **ends.get(item.id, {}),
            "domains": SEPARATOR.join(domains.get(code, code) for code in item.domains),
        }
        lines: Sequence[Material | None] = item.materials or (None,)
        for material in lines:
            yield [_item_cell(item, material, field, told, codes) for field in fields]


def _item_cell(
    item: ServiceItem, material: Material | None, field: str, told: Told, codes: Told
) -> str:
    if not field.startswith(MATERIAL):
        return _cell(item, field, told)
    if material is None:
        return ""
    if field == f"{MATERIAL}entry":
        return codes.get(material.entry_id or "", "")
    return written(getattr(material, field.removeprefix(MATERIAL)))


def _cell(record: Record, field: str, told: Told) -> str:
    if field == "organisation":
        return record.organisation_code
    if field in told:
        return told[field]
    return written(getattr(record, field, ""))


def _codes_of_entries(work: Work, items: Sequence[ServiceItem]) -> Told:
    ids = {one.entry_id for item in items for one in item.materials if one.entry_id}
    statement = select(Entry.id, Entry.res_code).where(
        Entry.id.in_(ids), Entry.res_code.is_not(None)
    )
    return {entry_id: str(code) for entry_id, code in work.db.execute(statement)}


def _names_of_ends(work: Work, items: Sequence[ServiceItem]) -> Mapping[str, dict[str, str]]:
    """Return the duty and the system of each item, as its sheet writes them."""
    found: dict[str, dict[str, str]] = {}
    for field, kind, model, column in (
        ("duty", RelationKind.BASED_ON, Duty, Duty.code),
        ("system", RelationKind.SUPPORTED_BY, System, System.name),
    ):
        statement = (
            select(Relation.source_id, column)
            .join(model, model.id == Relation.target_id)
            .join(ServiceItem, ServiceItem.id == Relation.source_id)
            .where(
                Relation.source_id.in_([item.id for item in items]),
                Relation.kind == kind,
                Relation.until.is_(None),
                model.organisation_code == ServiceItem.organisation_code,
            )
            .order_by(Relation.since)
        )
        for item_id, name in work.db.execute(statement):
            found.setdefault(item_id, {}).setdefault(field, name)
    return found
