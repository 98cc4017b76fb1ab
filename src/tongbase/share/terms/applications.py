"""Applications (共享申请): what they say, where they stand, and what can be done to them there."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tongbase.standards.terms.grading import Mask
from tongbase.standards.terms.labels import Label


class State(StrEnum):
    """The states of an application. An incomplete one is never refused, it is to be completed.

    ``ended``: what was applied for went off the catalogue before anybody had decided.
    """

    DRAFT = "draft"
    SUPPLEMENT_REQUIRED = "supplement_required"
    PROVIDER_REVIEW = "provider_review"
    BUREAU_REVIEW = "bureau_review"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


LIVE: tuple[State, ...] = (
    State.DRAFT,
    State.SUPPLEMENT_REQUIRED,
    State.PROVIDER_REVIEW,
    State.BUREAU_REVIEW,
)
IN_REVIEW: tuple[State, ...] = (State.PROVIDER_REVIEW, State.BUREAU_REVIEW)


class Verb(StrEnum):
    """What a person may do to an application."""

    EDIT = "edit"
    SUBMIT = "submit"
    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    EXTEND = "extend"
    ANSWER_EXTENSION = "answer_extension"


class ReviewDecision(StrEnum):
    """What a reviewer may say: agree, refuse, or send back to be completed."""

    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"


class Scene(StrEnum):
    """使用场景 (domain list of the national platform)."""

    SERVICE = "service"
    PUBLIC = "public"
    SUPERVISION = "supervision"
    OTHER = "other"


class Mode(StrEnum):
    """共享方式, as far as the exits of the house go: the service interface in two forms."""

    QUERY = "query"
    VERIFY = "verify"


@dataclass(frozen=True, kw_only=True)
class ApplicationContent:
    """What an application says (Decree 809, Art. 20). A draft may be incomplete.

    ``items`` are codes of the entry's items, ``divisions`` codes of GB/T 2260 that bound the rows;
    ``until`` is the last day of use.
    """

    system_id: str = ""
    items: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    use_basis: str = ""
    use_scene: Scene | None = None
    use_scope: str = ""
    use_purpose: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Gap:
    """Something that is missing, and what cures it."""

    field: str
    zh: str
    en: str


@dataclass(frozen=True)
class Terms:
    """What a reviewer sets beside the decision; ``masks`` by item code, None shows it as it is."""

    masks: dict[str, Mask | None] = field(default_factory=dict)
    calls_per_minute: int | None = None
    rows_max: int | None = None

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was set."""
        return not self.masks and self.calls_per_minute is None and self.rows_max is None


STATE_LABELS: dict[State, Label] = {
    State.DRAFT: Label("草稿", "Draft"),
    State.SUPPLEMENT_REQUIRED: Label("待补正", "To be completed"),
    State.PROVIDER_REVIEW: Label("待提供部门审核", "In the provider's review"),
    State.BUREAU_REVIEW: Label("待主管部门审核", "In the authority's review"),
    State.APPROVED: Label("已通过", "Approved"),
    State.REJECTED: Label("已驳回", "Rejected"),
    State.WITHDRAWN: Label("已撤回", "Withdrawn"),
    State.ENDED: Label("已终止", "Ended"),
}

VERB_LABELS: dict[Verb, Label] = {
    Verb.EDIT: Label("编辑", "Edit"),
    Verb.SUBMIT: Label("提交", "Submit"),
    Verb.SUPPLEMENT: Label("补正", "Complete"),
    Verb.WITHDRAW: Label("撤回", "Withdraw"),
    Verb.REVIEW: Label("审核", "Review"),
    Verb.EXTEND: Label("申请延期答复", "Ask for more time"),
    Verb.ANSWER_EXTENSION: Label("审核延期", "Answer the extension"),
}

SCENE_LABELS: dict[Scene, Label] = {
    Scene.SERVICE: Label("政务服务", "Government services"),
    Scene.PUBLIC: Label("公共服务", "Public services"),
    Scene.SUPERVISION: Label("监管", "Supervision"),
    Scene.OTHER: Label("其他", "Other"),
}

MODE_LABELS: dict[Mode, Label] = {
    Mode.QUERY: Label("服务接口(查询)", "Service interface, query"),
    Mode.VERIFY: Label("服务接口(核验)", "Service interface, verification"),
}
