"""What would keep many records from being changed or deleted together, told before it is tried."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from tongbase.catalogue.errors import RecordInvalidError
from tongbase.catalogue.models import MODELS, Record
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.duties import circling, duties_with_others_below
from tongbase.catalogue.queries.registers import (
    content_of_record,
    referred_to,
    visible_record,
)
from tongbase.catalogue.rules import registers as rules
from tongbase.catalogue.rules.duties import CIRCLE
from tongbase.catalogue.terms.registers import RecordVerb, Register
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

BATCH_MAX = 2000


@dataclass(frozen=True)
class Refusal:
    """One record that cannot be changed, and why."""

    id: str
    name: str
    field: str
    zh: str
    en: str


def refusals_of_setting(
    work: Work, register: Register, ids: Sequence[str], changes: Mapping[str, Any]
) -> Sequence[Refusal]:
    """List the records that could not be given these values."""
    check_setting(register, ids, changes)
    return refused_changes(work, register, _asked(work, register, ids), changes)


def refusals_of_deleting(work: Work, register: Register, ids: Sequence[str]) -> Sequence[Refusal]:
    """List the records that could not be deleted."""
    check_batch(register, ids, {})
    return refused_deletions(work, _asked(work, register, ids))


def refused_changes(
    work: Work, register: Register, records: Sequence[Record], changes: Mapping[str, Any]
) -> Sequence[Refusal]:
    """List what keeps records that were found from being given these values."""
    refused = [
        refusal for record in records for refusal in _of_setting(work, register, record, changes)
    ]
    if parent := changes.get("parent"):
        refused += _of_circles(work, records, parent)
    return tuple(refused)


def refused_deletions(work: Work, records: Sequence[Record]) -> Sequence[Refusal]:
    """List what keeps records that were found from being deleted."""
    used = referred_to(work, records)
    above = duties_with_others_below(work, records)
    return tuple(
        refusal for record in records for refusal in _of_deleting(work, record, used, above)
    )


def check_setting(register: Register, ids: Sequence[str], changes: Mapping[str, Any]) -> None:
    """Refuse the same, and to set nothing."""
    check_batch(register, ids, changes)
    if not changes:
        fields = sorted(rules.BATCH_FIELDS[register])
        raise RecordInvalidError(
            f"没有要设置的字段,请至少填写一个:{'、'.join(fields)}。",
            f"There is nothing to set; say at least one of {', '.join(fields)}.",
            field="changes",
        )


def check_batch(register: Register, ids: Sequence[str], changes: Mapping[str, Any]) -> None:
    """Refuse too many records at once, and fields that tell records apart."""
    if not 0 < len(ids) <= BATCH_MAX:
        raise RecordInvalidError(
            f"一次请选择 1 至 {BATCH_MAX} 条记录,当前 {len(ids)} 条。",
            f"Choose 1 to {BATCH_MAX} records at once, not {len(ids)}.",
            field="ids",
        )
    strange = sorted(set(changes) - rules.BATCH_FIELDS[register])
    if strange:
        raise RecordInvalidError(
            f"字段 {'、'.join(strange)} 不能批量设置,请逐条修改。",
            f"{', '.join(strange)} cannot be set for many at once; change them one by one.",
            field=strange[0],
        )


def _asked(work: Work, register: Register, ids: Sequence[str]) -> Sequence[Record]:
    model = MODELS[register]
    statement = select(model).where(model.id.in_(ids), visible_record(work, model))
    found: Sequence[Record] = work.db.scalars(statement.order_by(model.id)).all()
    return found


def _of_setting(
    work: Work, register: Register, record: Record, changes: Mapping[str, Any]
) -> Iterator[Refusal]:
    yield from _not_ones_own(work, record)
    if RecordVerb.EDIT not in rules.verbs_in(register, record.status):
        yield _refusal(record, "status", "已停用,不能修改。", "It is stopped.")
    for fault in rules.faults_of(replace(content_of_record(record), **changes)):
        yield _refusal(record, fault.field, fault.zh, fault.en)


def _of_circles(work: Work, records: Sequence[Record], parent: str) -> Iterator[Refusal]:
    keys = {(record.organisation_code, record.code): record for record in records}
    for key in circling(work, {key: (key[0], parent) for key in keys if key[1] != parent}):
        yield _refusal(keys[key], CIRCLE.field, CIRCLE.zh, CIRCLE.en)


def _of_deleting(
    work: Work, record: Record, used: frozenset[str], above: frozenset[str]
) -> Iterator[Refusal]:
    yield from _not_ones_own(work, record)
    if record.id in above:
        yield _refusal(
            record,
            "record_id",
            "下面还有未选的下级事项,不能删除;请一并选择或先改下级的上级权责。",
            "Duties stand below it that were not chosen; choose them too, or move them first.",
        )
    if record.id in used:
        yield _refusal(
            record,
            "record_id",
            "已有关联关系,不能删除;请改为停用。",
            "Something is related to it; stop it instead.",
        )


def _not_ones_own(work: Work, record: Record) -> Iterator[Refusal]:
    place = OrgPath(record.organisation_path)
    if not work.actor.may(CataloguePermission.REGISTER_MANAGE, place):
        yield _refusal(
            record,
            "organisation",
            f"属于{record.organisation_name},您无权修改。",
            "It is another organisation's.",
        )


def _refusal(record: Record, field: str, zh: str, en: str) -> Refusal:
    return Refusal(record.id, record.name, field, zh, en)
