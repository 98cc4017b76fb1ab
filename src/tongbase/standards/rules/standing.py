"""The state machine of a standard: which verb is possible in which state."""

from types import MappingProxyType

from tongbase.standards.errors import StandingForbidsError
from tongbase.standards.terms.standing import (
    STANDARD_VERB_LABELS,
    STANDING_LABELS,
    StandardVerb,
    Standing,
)

VERBS: MappingProxyType[Standing, tuple[StandardVerb, ...]] = MappingProxyType(
    {
        Standing.DRAFT: (
            StandardVerb.EDIT,
            StandardVerb.DELETE,
            StandardVerb.SUBMIT,
        ),
        Standing.REVIEW: (StandardVerb.RECALL, StandardVerb.REVIEW),
        Standing.IN_FORCE: (StandardVerb.REVISE, StandardVerb.WITHDRAW),
        Standing.REPLACED: (),
        Standing.WITHDRAWN: (StandardVerb.REVISE,),
    }
)


def check_standing(status: Standing, verb: StandardVerb) -> None:
    """Refuse a verb that the state does not know."""
    if verb not in VERBS[status]:
        state, wanted = STANDING_LABELS[status], STANDARD_VERB_LABELS[verb]
        raise StandingForbidsError(
            f"该标准当前为“{state.zh}”,不能执行“{wanted.zh}”;请刷新后按当前状态办理。",
            f"The standard is in state “{state.en}”: “{wanted.en}” is not possible now; reload.",
            status=status.value,
            verb=verb.value,
        )
