"""Change or delete many records at once: all of them, or none and why."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from tongbase.catalogue.actions.registers import erase_record
from tongbase.catalogue.errors import RecordNotFoundError, RecordsRefusedError
from tongbase.catalogue.events.registers import RecordChanged
from tongbase.catalogue.models import Record
from tongbase.catalogue.models.writing import write_record
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.batches import (
    Refusal,
    check_batch,
    check_setting,
    refused_changes,
    refused_deletions,
)
from tongbase.catalogue.queries.registers import content_of_record, lock_records
from tongbase.catalogue.terms.registers import Register
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work

REFUSALS_TOLD_MAX = 100


def set_records(
    work: Work, register: Register, ids: Sequence[str], changes: Mapping[str, Any]
) -> Sequence[Record]:
    """Give many records the same values of some fields (批量设置)."""
    check_setting(register, ids, changes)
    records = _locked(work, register, ids)
    for record in records:
        work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    _refuse(refused_changes(work, register, records, changes))
    for record in records:
        content = replace(content_of_record(record), **changes)
        write_record(record, content, usual_level=record.level)
        record.changed_at = work.now
        told = tuple(sorted(changes))
        work.emit(RecordChanged(record.id, register.value, record.name, told))
    return records


def delete_records(work: Work, register: Register, ids: Sequence[str]) -> int:
    """Delete many records to which nothing was ever related; return how many."""
    check_batch(register, ids, {})
    records = _locked(work, register, ids)
    for record in records:
        work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    _refuse(refused_deletions(work, records))
    for record in records:
        erase_record(work, record)
    return len(records)


def _locked(work: Work, register: Register, ids: Sequence[str]) -> Sequence[Record]:
    records = lock_records(work, register, ids)
    missing = set(ids) - {record.id for record in records}
    if missing:
        raise RecordNotFoundError(
            f"有 {len(missing)} 条记录不存在或您无权查看,请刷新后重新选择。",
            f"{len(missing)} records are gone or not yours to see; reload and choose again.",
            field="ids",
            missing=sorted(missing)[:REFUSALS_TOLD_MAX],
        )
    return records


def _refuse(refusals: Sequence[Refusal]) -> None:
    if refusals:
        first = refusals[0]
        raise RecordsRefusedError(
            f"有 {len(refusals)} 处不符合要求,一条也没有修改;例如“{first.name}”:{first.zh}",
            f"{len(refusals)} records refuse, so none was changed; “{first.name}”: {first.en}",
            field="ids",
            refusals=[asdict(refusal) for refusal in refusals[:REFUSALS_TOLD_MAX]],
        )
