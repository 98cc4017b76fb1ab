"""Register duties, service items and systems; change, stop and delete what is registered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tongbase.catalogue.actions.named_systems import link_names, link_records, unlink_system
from tongbase.catalogue.errors import (
    ProviderMissingError,
    ReasonMissingError,
    RecordInUseError,
    RecordInvalidError,
    RecordTakenError,
)
from tongbase.catalogue.events.registers import (
    RecordAdded,
    RecordChanged,
    RecordDeleted,
    RecordEnabled,
    RecordExcluded,
    RecordIncluded,
    RecordStopped,
)
from tongbase.catalogue.models import MODELS, Duty, Record, ServiceItem, System
from tongbase.catalogue.models.covering import count_lines
from tongbase.catalogue.models.writing import write_materials, write_record
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.duties import circling
from tongbase.catalogue.queries.registers import (
    content_of_record,
    find_twin,
    get_record,
    is_referred_to,
    register_of,
)
from tongbase.catalogue.queries.sheets.registers import domain_words
from tongbase.catalogue.rules import registers as rules
from tongbase.catalogue.rules.duties import CIRCLE
from tongbase.catalogue.terms.registers import (
    CONTENTS,
    Content,
    ExerciseLevel,
    MaterialDraft,
    RecordStatus,
    RecordVerb,
    Register,
    ServiceItemContent,
)
from tongbase.identity import api as identity
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work


@dataclass(frozen=True)
class NewRecord:
    """A record to be registered: its id, what it says (with whose it is), where it stands."""

    id: str
    content: Content
    status: RecordStatus
    materials: tuple[MaterialDraft, ...] = ()


def add_records(work: Work, register: Register, new: Sequence[NewRecord]) -> None:
    """Register many records that were judged to be well formed and free."""
    owners = {
        code: identity.organisation(work, code)
        for code in dict.fromkeys(each.content.organisation for each in new)
    }
    for owner in owners.values():
        work.require(CataloguePermission.REGISTER_MANAGE, owner.place)
    levels = {owner.region_code: _level_at(work, owner.region_code) for owner in owners.values()}
    records = []
    for each in new:
        owner = owners[each.content.organisation]
        record = _blank(work, register, each.id, each.status)
        _own(record, owner)
        write_record(record, each.content, usual_level=levels[owner.region_code])
        if isinstance(record, ServiceItem):
            write_materials(record, each.materials)
        work.db.add(record)
        records.append(record)
    work.db.flush()
    work.emit_all(
        [
            RecordAdded(
                each.id,
                register.value,
                each.content.name,
                each.content.code,
                each.content.organisation,
            )
            for each in new
        ]
    )
    if register is Register.SYSTEM:
        link_records(work, records)
    count_lines(work, [each.id for each in new if each.materials])


def add_record(
    work: Work, register: Register, content: Content, *, status: RecordStatus = RecordStatus.IN_USE
) -> Record:
    """Register a duty, a service item or a system of an organisation, by default one's own."""
    owner = _owner(work, content.organisation or work.actor.organisation)
    work.require(CataloguePermission.REGISTER_MANAGE, owner.place)
    rules.check_content(content)
    _check_domains(work, content)
    record = _blank(work, register, new_id(), status)
    _own(record, owner)
    write_record(record, content, usual_level=_level_at(work, owner.region_code))
    _check_free(work, register, record)
    _check_above(work, record)
    work.db.add(record)
    work.db.flush()
    work.emit(RecordAdded(record.id, register.value, record.name, record.code, owner.uscc))
    link_records(work, [record])
    return record


def update_record(
    work: Work, register: Register, record_id: str, changes: Mapping[str, Any]
) -> Record:
    """Change some fields of a record, named as in its content."""
    record = rewrite_record(work, register, record_id, changes)
    _check_above(work, record)
    return record


def rewrite_record(
    work: Work, register: Register, record_id: str, changes: Mapping[str, Any]
) -> Record:
    """Do the same for one of many whose places above each other were judged together."""
    record = get_record(work, register, record_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    rules.check_verb(register, record.status, RecordVerb.EDIT)
    before = content_of_record(record)
    content = changed_content(register, before, changes)
    owner = _owner(work, content.organisation or record.organisation_code)
    work.require(CataloguePermission.REGISTER_MANAGE, owner.place)
    rules.check_content(content)
    if set(getattr(content, "domains", ())) - set(getattr(before, "domains", ())):
        _check_domains(work, content)
    once = (record.name_key, record.region_code)
    _own(record, owner)
    write_record(record, content, usual_level=_level_at(work, owner.region_code))
    _check_free(work, register, record)
    record.changed_at = work.now
    changed = _changed(before, content)
    work.emit(RecordChanged(record.id, register.value, record.name, changed))
    if isinstance(record, ServiceItem) and "organisation" in changed:
        count_lines(work, [record.id])
    if register is Register.SYSTEM and {"name", "organisation"} & set(changed):
        work.db.flush()
        link_names(work, owner.place, (once, (record.name_key, record.region_code)))
    return record


def enable_record(work: Work, register: Register, record_id: str) -> Record:
    """Put a draft, or what was stopped, in use (启用)."""
    record = get_record(work, register, record_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    rules.check_verb(register, record.status, RecordVerb.ENABLE)
    record.status, record.changed_at = RecordStatus.IN_USE, work.now
    work.emit(RecordEnabled(record.id, register.value, record.name))
    return record


def stop_record(work: Work, register: Register, record_id: str, *, reason: str) -> Record:
    """Let a record be no longer in use (停用); it stays, with its relations."""
    record = get_record(work, register, record_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    rules.check_verb(register, record.status, RecordVerb.STOP)
    told = _reason(reason)
    record.status, record.changed_at = RecordStatus.STOPPED, work.now
    work.emit(RecordStopped(record.id, register.value, record.name, reason=told))
    return record


def delete_record(work: Work, register: Register, record_id: str) -> None:
    """Delete a record to which nothing was ever related; others are stopped instead."""
    record = get_record(work, register, record_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    rules.check_verb(register, record.status, RecordVerb.DELETE)
    if is_referred_to(work, record):
        raise RecordInUseError(
            f"“{record.name}”已有关联关系或下级事项,不能删除;不再使用时请停用。",
            f"Something is related to “{record.name}”; stop it instead of deleting it.",
            field="record_id",
        )
    erase_record(work, record)


def exclude_record(work: Work, register: Register, record_id: str, *, reason: str) -> Record:
    """Say why the catalogue need not cover a record (不应编); it leaves the denominator."""
    record = get_record(work, register, record_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    rules.check_verb(register, record.status, RecordVerb.EXCLUDE)
    told = _reason(reason)
    if isinstance(record, ServiceItem | System):
        record.excluded_reason, record.excluded_at = told, work.now
        record.excluded_by_name, record.changed_at = work.actor.name, work.now
    work.emit(RecordExcluded(record.id, register.value, record.name, reason=told))
    return record


def include_record(work: Work, register: Register, record_id: str) -> Record:
    """Let a record count again where coverage is counted (应编)."""
    record = get_record(work, register, record_id, lock=True)
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    rules.check_verb(register, record.status, RecordVerb.INCLUDE)
    if isinstance(record, ServiceItem | System):
        record.excluded_reason, record.excluded_at = "", None
        record.excluded_by_name, record.changed_at = "", work.now
    work.emit(RecordIncluded(record.id, register.value, record.name))
    return record


def changed_content(register: Register, content: Content, changes: Mapping[str, Any]) -> Content:
    """Return what a record says after some changes; a field that it has not is refused."""
    known = {field.name for field in fields(CONTENTS[register])}
    for field in changes:
        if field not in known:
            raise RecordInvalidError(
                f"该清单没有字段“{field}”,请核对字段名。",
                f"This register has no field {field}; check its name.",
                field=field,
            )
    return replace(content, **changes)


def erase_record(work: Work, record: Record) -> None:
    """Delete a record and tell it; who calls has asked leave."""
    work.require(CataloguePermission.REGISTER_MANAGE, OrgPath(record.organisation_path))
    register = register_of(record)
    if isinstance(record, System):
        unlink_system(work, record)
    work.db.delete(record)
    work.db.flush()
    told = (register.value, record.name, record.code, record.organisation_code)
    work.emit(RecordDeleted(record.id, *told))
    if isinstance(record, System):  # of two that were called so, one is left
        place = OrgPath(record.organisation_path)
        link_names(work, place, [(record.name_key, record.region_code)])


def _owner(work: Work, code: str) -> identity.OrganisationRef:
    if not code:
        raise ProviderMissingError(
            "您不属于任何单位,请选择所属单位。",
            "You belong to no organisation; choose the one whose record this is.",
            field="organisation",
        )
    return identity.organisation(work, code)


def _blank(work: Work, register: Register, record_id: str, status: RecordStatus) -> Record:
    record: Record = MODELS[register](
        id=record_id,
        status=status,
        created_by=work.actor.id,
        created_by_name=work.actor.name,
        created_at=work.now,
        changed_at=work.now,
    )
    return record


def _level_at(work: Work, region_code: str) -> ExerciseLevel:
    return rules.LEVELS[identity.region(work, region_code).level.value]


def _own(record: Record, owner: identity.OrganisationRef) -> None:
    record.organisation_code, record.organisation_name = owner.uscc, owner.name
    record.organisation_path, record.region_code = owner.place.value, owner.region_code


def _check_domains(work: Work, content: Content) -> None:
    """Refuse domains (所属领域) that are none: an export would not be read back."""
    if not isinstance(content, ServiceItemContent) or not content.domains:
        return
    known = {code: word for word, code in domain_words(work).items()}
    unknown = [code for code in content.domains if code not in known]
    if known and unknown:
        offered = "、".join(f"{code} {word}" for code, word in known.items())
        raise RecordInvalidError(
            f"所属领域没有代码“{'、'.join(unknown)}”,可选:{offered}。",
            f"There is no domain {', '.join(unknown)}; choose one of {', '.join(known)}.",
            field="domains",
        )


def _check_free(work: Work, register: Register, record: Record) -> None:
    by_name = register is Register.SYSTEM
    key = record.name_key if by_name else record.code
    with work.db.no_autoflush:
        twin = find_twin(work, register, record.organisation_code, key, but=record.id)
    if twin is not None:
        zh, en = ("名称", "name") if by_name else ("编码", "code")
        raise RecordTakenError(
            f"该单位已有相同{zh}的记录“{twin.name}”,请核对后修改{zh}。",
            f"The organisation has “{twin.name}” of the same {en} already.",
            field="name" if by_name else "code",
            record=twin.id,
        )


def _check_above(work: Work, record: Record) -> None:
    if not isinstance(record, Duty) or not record.parent:
        return
    owner = record.organisation_code
    with work.db.no_autoflush:
        circle = circling(work, {(owner, record.code): (owner, record.parent)})
    if circle:
        raise RecordInvalidError(CIRCLE.zh, CIRCLE.en, field=CIRCLE.field)


def _changed(before: Content, after: Content) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(after)
        if getattr(before, field.name) != getattr(after, field.name)
    )


def _reason(reason: str) -> str:
    if not reason.strip():
        raise ReasonMissingError("请填写理由。", "A reason is needed.", field="reason")
    return reason.strip()
