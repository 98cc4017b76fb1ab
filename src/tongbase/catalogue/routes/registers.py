"""What can be done to the records of every register over HTTP, to one or to many at once."""

from fastapi import APIRouter

from tongbase.base.web import InHand, TimelineLine, timeline
from tongbase.catalogue.actions import batches, registers
from tongbase.catalogue.queries import batches as batch_queries
from tongbase.catalogue.queries.registers import history_of_record
from tongbase.catalogue.schemas.records import BatchOut
from tongbase.catalogue.schemas.registers import ReasonIn, RecordsDeleteIn, RecordsSetIn
from tongbase.catalogue.terms.registers import Register

router = APIRouter(prefix="/catalogue/registers", tags=["catalogue"])


@router.post("/{register}/set")
def set_many(work: InHand, register: Register, body: RecordsSetIn) -> BatchOut:
    """Give many records the same values: all of them, or none."""
    if body.dry_run:
        told = batch_queries.refusals_of_setting(work, register, body.ids, body.values())
        return BatchOut.refused(told)
    done = batches.set_records(work, register, body.ids, body.values())
    return BatchOut(done=len(done), refusals=[])


@router.post("/{register}/delete")
def delete_many(work: InHand, register: Register, body: RecordsDeleteIn) -> BatchOut:
    """Delete many records: all of them, or none."""
    if body.dry_run:
        return BatchOut.refused(batch_queries.refusals_of_deleting(work, register, body.ids))
    return BatchOut(done=batches.delete_records(work, register, body.ids), refusals=[])


@router.delete("/{register}/{record_id}", status_code=204)
def delete(work: InHand, register: Register, record_id: str) -> None:
    """Delete a record to which nothing was ever related."""
    registers.delete_record(work, register, record_id)


@router.post("/{register}/{record_id}/enable", status_code=204)
def enable(work: InHand, register: Register, record_id: str) -> None:
    """Put a record in use."""
    registers.enable_record(work, register, record_id)


@router.post("/{register}/{record_id}/stop", status_code=204)
def stop(work: InHand, register: Register, record_id: str, body: ReasonIn) -> None:
    """Let a record be no longer in use."""
    registers.stop_record(work, register, record_id, reason=body.reason)


@router.post("/{register}/{record_id}/exclude", status_code=204)
def exclude(work: InHand, register: Register, record_id: str, body: ReasonIn) -> None:
    """Say why the catalogue need not cover a record (不应编)."""
    registers.exclude_record(work, register, record_id, reason=body.reason)


@router.post("/{register}/{record_id}/include", status_code=204)
def include(work: InHand, register: Register, record_id: str) -> None:
    """Let a record count again where coverage is counted."""
    registers.include_record(work, register, record_id)


@router.get("/{register}/{record_id}/timeline")
def show_timeline(work: InHand, register: Register, record_id: str) -> list[TimelineLine]:
    """Show what was done to a record, newest first."""
    return timeline(history_of_record(work, register, record_id))
