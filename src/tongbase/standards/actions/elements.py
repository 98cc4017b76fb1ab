"""Draft data elements, change them, have them reviewed, replace and withdraw them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tongbase.base.approvals import machine
from tongbase.base.approvals.terms import Decision
from tongbase.base.notices.post import notify_holders, notify_person
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.standards.actions.reviewing import Reviewed
from tongbase.standards.errors import ElementInvalidError, ElementTakenError
from tongbase.standards.events import (
    ElementChanged,
    ElementDeleted,
    ElementDrafted,
    ElementRecalled,
    ElementReplaced,
    ElementReviewed,
    ElementSubmitted,
    ElementWithdrawn,
)
from tongbase.standards.models import Element
from tongbase.standards.models.writing import write_element
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.elements import (
    around,
    check_references,
    content_of,
    find_in_force,
    find_newer,
    find_open,
    get_element,
    last_version,
)
from tongbase.standards.queries.owners import owner_of
from tongbase.standards.queries.unchanged import check_unchanged
from tongbase.standards.rules.elements import changed, check_element, differences
from tongbase.standards.rules.standing import check_standing
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.standing import StandardDecision, StandardVerb, Standing

CASE_KIND = "standards.element"
REASON_CHARACTERS_MAX = 1000


def draft_element(work: Work, content: ElementContent, *, owner: str = "") -> Element:
    """Begin a data element of an organisation, by default of the actor's own (管理单位)."""
    organisation = owner_of(work, owner)
    work.require(StandardsPermission.ELEMENT_DRAFT, organisation.place)
    check_element(content)
    check_references(content, around(work, [content]))
    if last_version(work, content.code):
        raise ElementTakenError(
            f"内部标识符“{content.code}”已被使用,请改用其他标识符,或修订原数据元。",
            f"The code {content.code} is taken; choose another, or revise that element.",
            field="code",
        )
    element = Element(id=new_id(), version=1, status=Standing.DRAFT)
    element.owner_code, element.owner_name = organisation.uscc, organisation.name
    element.owner_path = organisation.place.value
    return _begin(work, element, content)


def revise_element(work: Work, element_id: str) -> Element:
    """Begin the next version as a draft; the one in force stays until it is approved."""
    element = get_element(work, element_id, lock=True)
    work.require(StandardsPermission.ELEMENT_DRAFT, OrgPath(element.owner_path))
    check_standing(element.status, StandardVerb.REVISE)
    if find_open(work, element.code) is not None or find_newer(work, element) is not None:
        raise ElementTakenError(
            f"数据元“{element.code}”已有更新的版本或正在修订,请在该版本上办理。",
            f"The element {element.code} has a newer version, or one is under way; take that one.",
            field="element_id",
        )
    version = last_version(work, element.code) + 1
    draft = Element(id=new_id(), version=version, status=Standing.DRAFT)
    draft.owner_code, draft.owner_name = element.owner_code, element.owner_name
    draft.owner_path = element.owner_path
    return _begin(work, draft, content_of(element))


def update_element(
    work: Work, element_id: str, changes: Mapping[str, Any], *, read_at: datetime | None = None
) -> Element:
    """Change some fields of a draft, named as in :class:`ElementContent`.

    ``read_at`` is when what the actor has read was changed; who does not tell overwrites.
    """
    element = get_element(work, element_id, lock=True)
    work.require(StandardsPermission.ELEMENT_DRAFT, OrgPath(element.owner_path))
    check_standing(element.status, StandardVerb.EDIT)
    check_unchanged(work, element.id, element.changed_at, read_at)
    before = content_of(element)
    content = changed(before, dict(changes))
    check_element(content)
    check_references(content, around(work, [content]))
    _check_code(work, element, content)
    write_element(element, content)
    element.changed_at = work.now
    work.db.flush()
    fields = tuple(each.field for each in differences(before, content))
    work.emit(ElementChanged(element.id, element.code, fields))
    return element


def delete_element(work: Work, element_id: str) -> None:
    """Throw a draft away. What was once in force is withdrawn, never deleted."""
    element = get_element(work, element_id, lock=True)
    work.require(StandardsPermission.ELEMENT_DRAFT, OrgPath(element.owner_path))
    check_standing(element.status, StandardVerb.DELETE)
    work.db.delete(element)
    work.db.flush()
    work.emit(ElementDeleted(element.id, element.code, element.name_zh))


def submit_element(work: Work, element_id: str) -> Element:
    """Submit a draft for review."""
    element = get_element(work, element_id, lock=True)
    work.require(StandardsPermission.ELEMENT_DRAFT, OrgPath(element.owner_path))
    check_standing(element.status, StandardVerb.SUBMIT)
    _check_complete(content_of(element))
    matter = _reviewed(element)
    case = machine.open_case(work, matter.order())
    element.status, element.changed_at = Standing.REVIEW, work.now
    notify_holders(work, matter.permission, matter.region, matter.waiting())
    work.emit(ElementSubmitted(element.id, element.code, case=case.id))
    return element


def recall_element(work: Work, element_id: str) -> Element:
    """Take back what has not been reviewed; it is a draft again."""
    element = get_element(work, element_id, lock=True)
    work.require(StandardsPermission.ELEMENT_DRAFT, OrgPath(element.owner_path))
    check_standing(element.status, StandardVerb.RECALL)
    machine.withdraw_case(work, element.id)
    element.status, element.changed_at = Standing.DRAFT, work.now
    work.emit(ElementRecalled(element.id, element.code))
    return element


def review_element(
    work: Work, element_id: str, decision: StandardDecision, opinion: str = ""
) -> Element:
    """Put a submitted version in force in the place of the one before it, or send it back."""
    element = get_element(work, element_id, lock=True)
    work.require(StandardsPermission.ELEMENT_REVIEW, _region(element))
    check_standing(element.status, StandardVerb.REVIEW)
    outcome = machine.decide(work, element.id, Decision(decision.value), opinion)
    element.changed_at = work.now
    if decision is StandardDecision.APPROVE:
        _put_in_force(work, element)
    else:
        element.status = Standing.DRAFT
    message = _reviewed(element).decided(in_force=decision is StandardDecision.APPROVE)
    notify_person(work, outcome.case.opened_by, message)
    told = ElementReviewed(
        element.id, element.code, element.version, decision.value, opinion.strip()
    )
    work.emit(told)
    return element


def withdraw_element(work: Work, element_id: str, *, reason: str) -> Element:
    """End an element that is in force, with a reason; columns bound to it are told apart by it."""
    element = get_element(work, element_id, lock=True)
    work.require(StandardsPermission.ELEMENT_WITHDRAW, OrgPath(element.owner_path))
    check_standing(element.status, StandardVerb.WITHDRAW)
    if not reason.strip():
        raise ElementInvalidError(
            "废止数据元须说明理由,理由将留痕。",
            "Say why the element is withdrawn; the reason is kept.",
            field="reason",
        )
    element.status, element.ended_at = Standing.WITHDRAWN, work.now
    element.ended_reason = reason.strip()
    work.emit(ElementWithdrawn(element.id, element.code, element.version, reason.strip()))
    return element


def _put_in_force(work: Work, element: Element) -> None:
    before = find_in_force(work, element.code)
    if before is not None:
        before.status, before.ended_at = Standing.REPLACED, work.now
        work.db.flush()
        work.emit(ElementReplaced(before.id, before.code, before.version, element.version))
    element.status, element.in_force_at = Standing.IN_FORCE, work.now
    work.db.flush()


def _begin(work: Work, element: Element, content: ElementContent) -> Element:
    write_element(element, content)
    element.created_by_name = work.actor.name
    element.created_at = element.changed_at = work.now
    work.db.add(element)
    work.db.flush()
    work.emit(ElementDrafted(element.id, element.code, element.name_zh, element.version))
    return element


def _check_code(work: Work, element: Element, content: ElementContent) -> None:
    if content.code == element.code:
        return
    if element.version > 1:
        raise ElementInvalidError(
            f"修订时标识符不变,应为“{element.code}”。",
            f"The code stays when an element is revised: {element.code}.",
            field="code",
        )
    if last_version(work, content.code):
        raise ElementTakenError(
            f"内部标识符“{content.code}”已被使用,请改用其他标识符。",
            f"The code {content.code} is taken; choose another.",
            field="code",
        )


def _check_complete(content: ElementContent) -> None:
    asked = {"definition": "定义", "data_type": "数据类型", "format": "表示格式"}
    missing = {field: zh for field, zh in asked.items() if not getattr(content, field)}
    if missing:
        raise ElementInvalidError(
            f"提交前请补齐:{'、'.join(missing.values())}。",
            f"Fill in before submitting: {', '.join(missing)}.",
            field=next(iter(missing)),
        )


def _reviewed(element: Element) -> Reviewed:
    return Reviewed(
        kind=CASE_KIND,
        noun_zh="数据元",
        noun_en="data element",
        subject=element.id,
        name=element.name_zh,
        code=element.code,
        version=element.version,
        link=f"/standards/elements/{element.id}",
        permission=StandardsPermission.ELEMENT_REVIEW,
        region=_region(element),
    )


def _region(element: Element) -> OrgPath:
    """The region in which the owner lies: its path without the last part."""
    return OrgPath(element.owner_path.rpartition("/")[0])
