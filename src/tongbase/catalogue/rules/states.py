"""The state machine of an entry: which verb is possible in which state."""

from types import MappingProxyType

from tongbase.catalogue.errors import (
    EntryInUseError,
    ReasonMissingError,
    StatusForbidsError,
    WithdrawalOpenError,
)
from tongbase.catalogue.terms.states import (
    LEAVING_LABEL,
    STATUS_LABELS,
    VERB_LABELS,
    ReviewDecision,
    Status,
    Verb,
)

VERBS: MappingProxyType[Status, tuple[Verb, ...]] = MappingProxyType(
    {
        Status.DRAFT: (Verb.EDIT, Verb.SUBMIT, Verb.BIND, Verb.DELETE),
        Status.RETURNED: (Verb.EDIT, Verb.SUBMIT, Verb.BIND, Verb.RECALL),
        Status.DEPARTMENT_REVIEW: (Verb.REVIEW, Verb.RECALL),
        Status.BUREAU_REVIEW: (Verb.REVIEW, Verb.RECALL),
        Status.PUBLISHED: (Verb.REVISE, Verb.BIND, Verb.WITHDRAW, Verb.REQUIRE_UPDATE),
        Status.WITHDRAWN: (Verb.REVISE,),
        Status.MERGED: (),
    }
)


WITHDRAWAL_VERBS = (Verb.REVISE, Verb.BIND, Verb.REVIEW, Verb.RECALL)
"""What is possible while a published entry's withdrawal is reviewed; it stays in force so long."""


def verbs_in(status: Status, *, is_leaving: bool = False) -> tuple[Verb, ...]:
    """List the verbs of a state; ``is_leaving`` if the entry's withdrawal is being reviewed."""
    return WITHDRAWAL_VERBS if is_leaving else VERBS[status]


def check_verb(status: Status, verb: Verb, *, is_leaving: bool = False) -> None:
    """Refuse a verb that the state does not know."""
    if verb not in verbs_in(status, is_leaving=is_leaving):
        state = LEAVING_LABEL if is_leaving else STATUS_LABELS[status]
        wanted = VERB_LABELS[verb]
        raise StatusForbidsError(
            f"目录当前为“{state.zh}”,不能执行“{wanted.zh}”。",
            f"The entry is in state “{state.en}”: “{wanted.en}” is not possible now.",
            status=status.value,
            verb=verb.value,
        )


def check_unused(active_grants: int) -> None:
    """Refuse to take away what others hold grants on (Decree 809, Art. 27)."""
    if active_grants > 0:
        raise EntryInUseError(
            f"该目录尚有 {active_grants} 个有效授权,不得擅自终止;请先与需求部门协商并终止授权。",
            f"{active_grants} grants are active on this entry; end them with their holders first.",
            active_grants=active_grants,
        )


def check_staying(*, is_leaving: bool) -> None:
    """Refuse to publish the next version of what may be off the catalogue tomorrow."""
    if is_leaving:
        raise WithdrawalOpenError(
            "该目录的下线申请正在审核,变更暂不能发布;请先办结或撤回下线申请。",
            "The entry's withdrawal is in review, so no version of it is published; decide the "
            "withdrawal or take it back first.",
        )


def check_withdrawal_reason(reason: str) -> str:
    """Return the reason, trimmed; refuse to go on without one."""
    if not reason.strip():
        raise ReasonMissingError(
            "目录下线必须填写理由。", "A withdrawal needs a reason.", field="reason"
        )
    return reason.strip()


def status_after(step: int, decision: ReviewDecision) -> Status:
    """Return the state to which a decision of a step leads: 1 the department, 2 the bureau."""
    if decision is ReviewDecision.REJECT:
        return Status.DRAFT
    if decision is ReviewDecision.RETURN:
        return Status.RETURNED
    return Status.BUREAU_REVIEW if step == 1 else Status.PUBLISHED


def status_of_step(step: int) -> Status:
    """Return the state in which a step of the review waits."""
    return Status.DEPARTMENT_REVIEW if step == 1 else Status.BUREAU_REVIEW
