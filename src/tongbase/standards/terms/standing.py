"""Where a standard stands (标准状态), and what may be done to it there."""

from enum import StrEnum

from tongbase.standards.terms.labels import Label


class Standing(StrEnum):
    """The life of a standard. What was once in force is never changed: a new version follows it."""

    DRAFT = "draft"
    REVIEW = "review"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class StandardScope(StrEnum):
    """How far a standard holds (标准级别)."""

    NATIONAL = "national"
    INDUSTRY = "industry"
    LOCAL = "local"


class StandardVerb(StrEnum):
    """What a person may do to a standard."""

    EDIT = "edit"
    DELETE = "delete"
    SUBMIT = "submit"
    RECALL = "recall"
    REVIEW = "review"
    REVISE = "revise"
    WITHDRAW = "withdraw"


class StandardDecision(StrEnum):
    """What a reviewer may say: put it in force, or send it back to be mended."""

    APPROVE = "approve"
    REJECT = "reject"


STANDING_LABELS: dict[Standing, Label] = {
    Standing.DRAFT: Label("草稿", "Draft"),
    Standing.REVIEW: Label("待审核", "In review"),
    Standing.IN_FORCE: Label("现行", "In force"),
    Standing.REPLACED: Label("已被替代", "Replaced"),
    Standing.WITHDRAWN: Label("已废止", "Withdrawn"),
}

SCOPE_LABELS: dict[StandardScope, Label] = {
    StandardScope.NATIONAL: Label("国家", "National"),
    StandardScope.INDUSTRY: Label("行业", "Industry"),
    StandardScope.LOCAL: Label("地方", "Local"),
}

STANDARD_VERB_LABELS: dict[StandardVerb, Label] = {
    StandardVerb.EDIT: Label("编辑", "Edit"),
    StandardVerb.DELETE: Label("删除", "Delete"),
    StandardVerb.SUBMIT: Label("提交审核", "Submit"),
    StandardVerb.RECALL: Label("撤回", "Recall"),
    StandardVerb.REVIEW: Label("审核", "Review"),
    StandardVerb.REVISE: Label("修订", "Revise"),
    StandardVerb.WITHDRAW: Label("废止", "Withdraw"),
}
