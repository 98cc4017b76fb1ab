"""Draft code lists, let those that were reviewed hold, replace and withdraw them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete

from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.errors import CodeListInvalidError, CodeListTakenError
from tongbase.standards.events import (
    CodeListChanged,
    CodeListDeleted,
    CodeListDrafted,
    CodeListEnacted,
    CodeListWithdrawn,
    CodesSet,
)
from tongbase.standards.models import CodeListRow, CodeListVersion, CodeRow
from tongbase.standards.models.writing import write_codes, write_list
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.code_lists import (
    check_content,
    codes_of,
    content_of,
    draft_id,
    find_revision,
    get_row,
    region_of,
)
from tongbase.standards.queries.mapping import check_complete, check_mapped, find_periods
from tongbase.standards.queries.owners import owner_of
from tongbase.standards.queries.unchanged import check_unchanged
from tongbase.standards.rules.code_lists import CONTENT_FIELDS, check_codes, follow
from tongbase.standards.rules.freezing import frozen
from tongbase.standards.rules.mapping import adopted
from tongbase.standards.rules.standing import check_standing
from tongbase.standards.terms.codes import Code, CodeFilter, CodeListContent
from tongbase.standards.terms.standing import StandardVerb, Standing


def draft_code_list(work: Work, content: CodeListContent, *, owner: str = "") -> CodeListRow:
    """Begin a code list of an organisation, by default of the actor's own."""
    organisation = owner_of(work, owner)
    work.require(StandardsPermission.CODE_LIST_DRAFT, organisation.place)
    check_content(work, content)
    if work.db.get(CodeListRow, content.id) is not None:
        raise CodeListTakenError(
            f"代码集编号“{content.id}”已被使用,请改用其他编号,或修订原代码集。",
            f"The id {content.id} is taken; choose another, or revise that list.",
            field="id",
        )
    row = CodeListRow(id=content.id, status=Standing.DRAFT, version=1, changed_at=work.now)
    row.owner_code, row.owner_name = organisation.uscc, organisation.name
    row.owner_path = organisation.place.value
    write_list(row, content)
    work.db.add(row)
    work.db.flush()
    work.emit(CodeListDrafted(row.id, title=row.name_zh, version=1))
    return row


def update_code_list(
    work: Work, list_id: str, changes: Mapping[str, Any], *, read_at: datetime | None = None
) -> CodeListRow:
    """Change what a draft says of itself, by fields of :class:`CodeListContent`.

    ``read_at`` is when what the actor has read was changed; who does not tell overwrites.
    """
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(row.owner_path))
    check_standing(row.status, StandardVerb.EDIT)
    check_unchanged(work, row.id, row.changed_at, read_at)
    before = content_of(row)
    content = replace(before, **{k: v for k, v in changes.items() if k in CONTENT_FIELDS})
    check_content(work, content)
    write_list(row, content)
    row.changed_at = work.now
    work.db.flush()
    fields = tuple(f for f in CONTENT_FIELDS if getattr(before, f) != getattr(content, f))
    work.emit(CodeListChanged(row.id, fields=fields))
    return row


def set_codes(
    work: Work, list_id: str, codes: Sequence[Code], *, read_at: datetime | None = None
) -> CodeListRow:
    """Give a draft these codes in this order, and no others; ``read_at`` as above."""
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(row.owner_path))
    check_standing(row.status, StandardVerb.EDIT)
    check_unchanged(work, row.id, row.changed_at, read_at)
    check_codes(codes)
    check_mapped(work, row.maps_to, codes)
    write_codes(work.db, row, codes)
    row.changed_at = work.now
    work.emit(CodesSet(row.id, codes=len(codes)))
    return row


def adopt_mapping(work: Work, list_id: str) -> CodeListRow:
    """Map the codes of a draft that stand under the same name in the list that it adapts."""
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(row.owner_path))
    check_standing(row.status, StandardVerb.EDIT)
    codes = codes_of(work, row, CodeFilter()).rows
    national = find_periods(work, row.maps_to) or {}
    return set_codes(work, list_id, adopted(codes, national, work.today))


def delete_code_list(work: Work, list_id: str) -> None:
    """Throw a draft away. What was once in force is withdrawn, never deleted."""
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(row.owner_path))
    check_standing(row.status, StandardVerb.DELETE)
    _remove(work, row)
    work.emit(CodeListDeleted(row.id, title=row.name_zh))


def revise_code_list(work: Work, list_id: str) -> CodeListRow:
    """Begin the next version of a list as a draft beside it; the list stays as it is."""
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(row.owner_path))
    check_standing(row.status, StandardVerb.REVISE)
    if find_revision(work, row.id) is not None or row.codes_from:
        raise CodeListTakenError(
            "该代码集正在修订,或其代码由其他模块维护,请先完成已有的修订。",
            "A version of this list is under way, or its codes are kept elsewhere.",
            field="list_id",
        )
    version = row.version + 1
    draft = CodeListRow(id=draft_id(row.id, version), status=Standing.DRAFT, version=version)
    draft.revises, draft.changed_at = row.id, work.now
    draft.owner_code, draft.owner_name = row.owner_code, row.owner_name
    draft.owner_path = row.owner_path
    write_list(draft, replace(content_of(row), id=draft.id))
    work.db.add(draft)
    work.db.flush()
    today = work.today
    write_codes(work.db, draft, codes_of(work, row, CodeFilter(on=today)).rows)
    work.emit(CodeListDrafted(draft.id, title=draft.name_zh, version=version))
    return draft


def put_in_force(work: Work, draft: CodeListRow) -> CodeListRow:
    """Let a list that its review approved hold; the version before is kept."""
    work.require(StandardsPermission.CODE_LIST_ENACT, region_of(draft))
    codes = codes_of(work, draft, CodeFilter()).rows
    check_complete(work, draft.maps_to, codes)
    row = _replaced(work, draft, codes) if draft.revises else draft
    row.status, row.in_force_at, row.changed_at = Standing.IN_FORCE, work.now, work.now
    row.ended_at, row.ended_reason = None, ""
    _freeze(work, row, codes)
    return row


def withdraw_code_list(work: Work, list_id: str, *, reason: str) -> CodeListRow:
    """End a list that is in force, with a reason."""
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_ENACT, region_of(row))
    check_standing(row.status, StandardVerb.WITHDRAW)
    if not reason.strip():
        raise CodeListInvalidError(
            "废止代码集须说明理由,理由将留痕。",
            "Say why the list is withdrawn; the reason is kept.",
            field="reason",
        )
    row.status, row.ended_at, row.ended_reason = Standing.WITHDRAWN, work.now, reason.strip()
    work.emit(CodeListWithdrawn(row.id, version=row.version, reason=reason.strip()))
    return row


def _replaced(work: Work, draft: CodeListRow, codes: Sequence[Code]) -> CodeListRow:
    """Let the draft of a new version become the list itself."""
    row = get_row(work, draft.revises or "", lock=True)
    before = codes_of(work, row, CodeFilter()).rows
    if work.db.get(CodeListVersion, (row.id, row.version)) is None:
        _keep(work, row, before)
    today = work.today
    content, version = replace(content_of(draft), id=row.id), draft.version
    _remove(work, draft)
    write_list(row, content)
    write_codes(work.db, row, follow(before, codes, today))
    row.version = version
    return row


def _freeze(work: Work, row: CodeListRow, codes: Sequence[Code]) -> None:
    earlier = work.db.get(CodeListVersion, (row.id, row.version - 1))
    known = {code[0] for code in earlier.content["codes"]} if earlier else set()
    now = {code.code for code in codes}
    _keep(work, row, codes)
    numbers = {"codes": len(codes), "new": len(now - known), "ended": len(known - now)}
    work.emit(CodeListEnacted(row.id, version=row.version, **numbers))


def _keep(work: Work, row: CodeListRow, codes: Sequence[Code]) -> None:
    version = CodeListVersion(
        list_id=row.id,
        number=row.version,
        content=frozen(row.name_zh, row.source, codes),
        in_force_at=row.in_force_at or work.now,
        in_force_by=work.actor.name,
    )
    work.db.add(version)
    work.db.flush()


def _remove(work: Work, row: CodeListRow) -> None:
    work.db.execute(delete(CodeRow).where(CodeRow.list_id == row.id))
    work.db.delete(row)
    work.db.flush()
