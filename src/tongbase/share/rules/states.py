"""The state machines of applications and of grants: which verb is possible in which state."""

from types import MappingProxyType

from tongbase.share.errors import FieldInvalidError, ReasonMissingError, StateForbidsError
from tongbase.share.rules.gate import Reviewer
from tongbase.share.terms.applications import (
    STATE_LABELS,
    VERB_LABELS,
    ReviewDecision,
    State,
    Verb,
)
from tongbase.share.terms.grants import (
    GRANT_VERB_LABELS,
    STATUS_LABELS,
    GrantStatus,
    GrantVerb,
)
from tongbase.standards.terms.labels import Label

VERBS: MappingProxyType[State, tuple[Verb, ...]] = MappingProxyType(
    {
        State.DRAFT: (Verb.EDIT, Verb.SUBMIT, Verb.WITHDRAW),
        State.SUPPLEMENT_REQUIRED: (Verb.SUPPLEMENT, Verb.WITHDRAW),
        State.PROVIDER_REVIEW: (Verb.REVIEW, Verb.EXTEND, Verb.ANSWER_EXTENSION, Verb.WITHDRAW),
        State.BUREAU_REVIEW: (Verb.REVIEW, Verb.EXTEND, Verb.ANSWER_EXTENSION, Verb.WITHDRAW),
        State.APPROVED: (),
        State.REJECTED: (),
        State.WITHDRAWN: (),
        State.ENDED: (),
    }
)

GRANT_VERBS: MappingProxyType[GrantStatus, tuple[GrantVerb, ...]] = MappingProxyType(
    {
        GrantStatus.ACTIVE: (GrantVerb.SUSPEND, GrantVerb.SET_QUOTA, GrantVerb.REVOKE),
        GrantStatus.SUSPENDED: (GrantVerb.RESTORE, GrantVerb.REVOKE),
        GrantStatus.EXPIRED: (),
        GrantStatus.REVOKED: (),
    }
)

REVIEW_STATES: MappingProxyType[Reviewer, State] = MappingProxyType(
    {Reviewer.PROVIDER: State.PROVIDER_REVIEW, Reviewer.BUREAU: State.BUREAU_REVIEW}
)


def check_verb(state: State, verb: Verb) -> None:
    """Refuse a verb that the state of the application does not know."""
    if verb not in VERBS[state]:
        raise _forbidden(STATE_LABELS[state], VERB_LABELS[verb], state.value, verb.value)


def check_grant_verb(status: GrantStatus, verb: GrantVerb) -> None:
    """Refuse a verb that the status of the grant does not know."""
    if verb not in GRANT_VERBS[status]:
        raise _forbidden(STATUS_LABELS[status], GRANT_VERB_LABELS[verb], status.value, verb.value)


def check_reason(reason: str) -> str:
    """Return the reason, trimmed; refuse to go on without one."""
    if not reason.strip():
        raise ReasonMissingError("请填写理由。", "Give a reason.", field="reason")
    return reason.strip()


def check_batch(decision: ReviewDecision, opinion: str) -> None:
    """Refuse to refuse many at once: each refusal has its own reason (Decree 809, Art. 21)."""
    if decision is ReviewDecision.REJECT:
        raise FieldInvalidError(
            "批量审批只能同意或退回补正;驳回须逐件办理并说明理由。",
            "Many at once are approved or returned; a refusal needs its own reason, one by one.",
            field="decision",
        )
    if decision is ReviewDecision.RETURN and not opinion.strip():
        raise ReasonMissingError(
            "退回补正须填写审核意见,说明需要补正的内容。",
            "To return needs an opinion that says what is to be completed.",
            field="opinion",
        )


def _forbidden(state: Label, verb: Label, state_code: str, verb_code: str) -> StateForbidsError:
    return StateForbidsError(
        f"当前状态为“{state.zh}”,不能执行“{verb.zh}”。",
        f"The state is “{state.en}”: “{verb.en}” is not possible now.",
        state=state_code,
        verb=verb_code,
    )
