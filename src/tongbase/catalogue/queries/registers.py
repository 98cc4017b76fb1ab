"""Finding the records of the registers, each only for whom it is visible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, and_, func, literal, not_, or_, select
from sqlalchemy.orm import selectinload

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.catalogue.errors import RecordNotFoundError
from tongbase.catalogue.models import MODELS, Duty, Record, Relation, ServiceItem, System
from tongbase.catalogue.queries.entries import READERS
from tongbase.catalogue.rules.registers import COMPILED
from tongbase.catalogue.terms.registers import (
    CONTENTS,
    REGISTER_LABELS,
    Content,
    CoverageSought,
    ExerciseLevel,
    PowerKind,
    RecordStatus,
    Register,
)
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.db import held
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work

RECORDS_READ_MAX = 100_000


@dataclass(frozen=True, kw_only=True)
class RecordFilters:
    """Which records are wanted; ``region`` is a division with all that lies in it.

    ``own_region`` leaves out what lies below the region; ``covered`` speaks of records in use, and
    what is covered in part is not covered.
    """

    q: str = ""
    organisation: str = ""
    region: str = ""
    own_region: bool = False
    level: ExerciseLevel | None = None
    kind: PowerKind | None = None
    status: RecordStatus | None = None
    domain: str = ""
    covered: CoverageSought | None = None


EVERY_RECORD = RecordFilters()


def get_record(work: Work, register: Register, record_id: str, *, lock: bool = False) -> Record:
    """Find a record that the actor may see; ``lock`` it against others who would change it."""
    model = MODELS[register]
    statement = select(model).where(model.id == record_id, visible_record(work, model))
    if lock:
        statement = held(statement)
    found: Record | None = work.db.scalars(statement).first()
    if found is None:
        label = REGISTER_LABELS[register]
        raise RecordNotFoundError(
            f"{label.zh} {record_id} 不存在或您无权查看,请核对编号。",
            f"There is no {label.en} {record_id} that you may see; check its number.",
            field="record_id",
        )
    return found


def get_item(work: Work, item_id: str, *, lock: bool = False) -> ServiceItem:
    """Find a service item."""
    return cast(ServiceItem, get_record(work, Register.SERVICE_ITEM, item_id, lock=lock))


def get_system(work: Work, system_id: str) -> System:
    """Find a system."""
    return cast(System, get_record(work, Register.SYSTEM, system_id))


def lock_records(work: Work, register: Register, ids: Sequence[str]) -> Sequence[Record]:
    """Find those of many records that the actor may see, locked, in the order of their ids."""
    model = MODELS[register]
    statement = select(model).where(model.id.in_(ids), visible_record(work, model))
    found: Sequence[Record] = work.db.scalars(held(statement.order_by(model.id))).all()
    return found


def list_records(
    work: Work, register: Register, filters: RecordFilters, wanted: PageRequest
) -> Page[Any]:
    """List records, the last changed first; what one import brought stands by its codes."""
    model = MODELS[register]
    statement = select_records(work, register, filters)
    return paginate(work.db, statement.order_by(model.changed_at.desc(), model.code), wanted)


def select_records(work: Work, register: Register, filters: RecordFilters) -> Select[Any]:
    """Select the records that the filters keep, of those that the actor may see."""
    model = MODELS[register]
    return select(model).where(
        visible_record(work, model), *_conditions(work, register, model, filters)
    )


def visible_record(work: Work, model: Any) -> ColumnElement[bool]:
    """Drafts are visible to those who work on them in their reach, the others to all."""
    public: ColumnElement[bool] = model.status != RecordStatus.DRAFT
    if not READERS & work.actor.permissions:
        return public
    return or_(public, stands_in(model.organisation_path, work.actor.reach))


def stands_in(path: Any, place: OrgPath) -> ColumnElement[bool]:
    """Say whether an organisation's path is a place or lies below it."""
    below = func.starts_with(path, literal(f"{place.value}/"))
    return or_(path == place.value, below)


def is_covered(model: Any) -> ColumnElement[bool]:
    """Say whether a record is covered (已编目): a published entry is related to it.

    Of a service item, besides, every line of its guide that counts has a published entry: its
    results, and what its own organisation issues. Whoever reads “应编尽编” off a rate is told
    nothing else by the item's page.
    """
    has_any: ColumnElement[bool] = model.entries_published > 0
    return and_(has_any, model.lines_due == 0) if model is ServiceItem else has_any


def find_twin(
    work: Work, register: Register, organisation: str, key: str, *, but: str
) -> Record | None:
    """Find another record that an organisation's code, or a system's name, would collide with."""
    model = MODELS[register]
    column = model.name_key if register is Register.SYSTEM else model.code
    statement = select(model).where(
        model.organisation_code == organisation, column == key, model.id != but
    )
    found: Record | None = work.db.scalars(statement.limit(1)).first()
    return found


def is_referred_to(work: Work, record: Record) -> bool:
    """Say whether people ever related something to a record, or something stands below a duty."""
    either = or_(Relation.source_id == record.id, Relation.target_id == record.id)
    by_hand = select(Relation.id).where(either, ~Relation.by_name)
    if work.db.scalar(by_hand.limit(1)) is not None:
        return True
    if not isinstance(record, Duty) or not record.code:
        return False
    below = select(Duty.id).where(
        Duty.organisation_code == record.organisation_code, Duty.parent == record.code
    )
    return work.db.scalar(below.limit(1)) is not None


def referred_to(work: Work, records: Sequence[Record]) -> frozenset[str]:
    """Return the ids of those records to which people ever related something."""
    ids = [record.id for record in records]
    sources = select(Relation.source_id).where(Relation.source_id.in_(ids), ~Relation.by_name)
    targets = select(Relation.target_id).where(Relation.target_id.in_(ids), ~Relation.by_name)
    return frozenset(work.db.scalars(sources.union(targets)))


def content_of_record(record: Record) -> Content:
    """Read what a record says, as a value."""
    content = CONTENTS[register_of(record)]
    values: dict[str, Any] = {
        field.name: getattr(record, field.name, None) for field in fields(content)
    }
    values["organisation"] = record.organisation_code
    for name in ("domains", "databases"):
        if name in values:
            values[name] = tuple(values[name])
    return content(**values)


def register_of(record: Record) -> Register:
    """Say in which register a record stands."""
    return next(register for register, model in MODELS.items() if isinstance(record, model))


def load_materials(work: Work, items: Sequence[ServiceItem]) -> None:
    """Read the materials of service items at once."""
    statement = select(ServiceItem).where(ServiceItem.id.in_([item.id for item in items]))
    work.db.scalars(statement.options(selectinload(ServiceItem.materials))).all()


def history_of_record(work: Work, register: Register, record_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a record, newest first."""
    return history_of(work.db, get_record(work, register, record_id).id)


def parents_of(work: Work, duties: Sequence[Duty]) -> Mapping[str, str]:
    """Name the duties above these, by the id of the lower one."""
    below = [duty for duty in duties if duty.parent]
    statement = select(Duty.organisation_code, Duty.code, Duty.name).where(
        Duty.code.in_([duty.parent for duty in below])
    )
    names = {(organisation, code): name for organisation, code, name in work.db.execute(statement)}
    return {
        duty.id: names[key]
        for duty in below
        if (key := (duty.organisation_code, duty.parent)) in names
    }


def _conditions(
    work: Work, register: Register, model: Any, filters: RecordFilters
) -> list[ColumnElement[bool]]:
    found = worded(filters.q, model.name, begins=[model.code])
    if filters.organisation:
        found.append(model.organisation_code == filters.organisation)
    if filters.region:
        found.append(_in_region(work, model, filters))
    if filters.domain and register is Register.SERVICE_ITEM:
        found.append(model.domains.contains([filters.domain]))
    for name in ("level", "kind", "status"):
        chosen = getattr(filters, name)
        if chosen is not None and hasattr(model, name):
            found.append(getattr(model, name) == chosen)
    if filters.covered is not None and register in COMPILED:
        found += _of_coverage(model, filters.covered)
    return found


def _in_region(work: Work, model: Any, filters: RecordFilters) -> ColumnElement[bool]:
    if filters.own_region:
        own: ColumnElement[bool] = model.region_code == filters.region
        return own
    return stands_in(model.organisation_path, identity.region(work, filters.region).path)


def _of_coverage(model: Any, sought: CoverageSought) -> list[ColumnElement[bool]]:
    in_use = model.status == RecordStatus.IN_USE
    if sought is CoverageSought.EXCLUDED:
        return [in_use, model.excluded_reason != ""]
    hit = is_covered(model)
    standing: Mapping[CoverageSought, list[ColumnElement[bool]]] = {
        CoverageSought.DUE: [],
        CoverageSought.YES: [hit],
        CoverageSought.PARTLY: [model.entries_published > 0, not_(hit)],
        CoverageSought.NO: [not_(hit)],
    }
    return [in_use, model.excluded_reason == "", *standing[sought]]
