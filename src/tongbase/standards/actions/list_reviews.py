"""Submit code lists for review, take them back, put them in force by a review or send them back."""

from tongbase.base.approvals import machine
from tongbase.base.approvals.terms import Decision
from tongbase.base.notices.post import notify_holders, notify_person
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.work import Work
from tongbase.standards.actions.local_lists import put_in_force
from tongbase.standards.actions.reviewing import Reviewed
from tongbase.standards.events import CodeListRecalled, CodeListReviewed, CodeListSubmitted
from tongbase.standards.models import CodeListRow
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.code_lists import DRAFT_OF, codes_of, get_row, region_of
from tongbase.standards.queries.mapping import check_complete
from tongbase.standards.rules.standing import check_standing
from tongbase.standards.terms.codes import CodeFilter
from tongbase.standards.terms.standing import StandardDecision, StandardVerb, Standing

CASE_KIND = "standards.code_list"


def submit_code_list(work: Work, list_id: str) -> CodeListRow:
    """Submit a draft for review by who may put it in force."""
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(row.owner_path))
    check_standing(row.status, StandardVerb.SUBMIT)
    check_complete(work, row.maps_to, codes_of(work, row, CodeFilter()).rows)
    matter = _reviewed(row)
    case = machine.open_case(work, matter.order())
    row.status, row.changed_at = Standing.REVIEW, work.now
    notify_holders(work, matter.permission, matter.region, matter.waiting())
    work.emit(CodeListSubmitted(row.id, title=row.name_zh, case=case.id))
    return row


def recall_code_list(work: Work, list_id: str) -> CodeListRow:
    """Take back what has not been reviewed; it is a draft again."""
    row = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(row.owner_path))
    check_standing(row.status, StandardVerb.RECALL)
    machine.withdraw_case(work, row.id)
    row.status, row.changed_at = Standing.DRAFT, work.now
    work.emit(CodeListRecalled(row.id, title=row.name_zh))
    return row


def review_code_list(
    work: Work, list_id: str, decision: StandardDecision, opinion: str = ""
) -> CodeListRow:
    """Put a submitted list in force in the place of the version before it, or send it back."""
    draft = get_row(work, list_id, lock=True)
    work.require(StandardsPermission.CODE_LIST_ENACT, region_of(draft))
    check_standing(draft.status, StandardVerb.REVIEW)
    outcome = machine.decide(work, draft.id, Decision(decision.value), opinion)
    told = CodeListReviewed(draft.id, draft.version, decision.value, opinion.strip())
    work.emit(told)
    if decision is StandardDecision.APPROVE:
        row = put_in_force(work, draft)
    else:
        row, draft.status, draft.changed_at = draft, Standing.DRAFT, work.now
    message = _reviewed(row).decided(in_force=decision is StandardDecision.APPROVE)
    notify_person(work, outcome.case.opened_by, message)
    return row


def _reviewed(row: CodeListRow) -> Reviewed:
    own_id = row.id.partition(DRAFT_OF)[0]
    return Reviewed(
        kind=CASE_KIND,
        noun_zh="代码集",
        noun_en="code list",
        subject=row.id,
        name=row.name_zh,
        code=own_id,
        version=row.version,
        # The draft of a version, which is linked there, is gone once it holds.
        link=f"/standards/code-lists/{own_id}",
        permission=StandardsPermission.CODE_LIST_ENACT,
        region=region_of(row),
    )
