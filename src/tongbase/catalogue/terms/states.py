"""Where an entry stands in its life, and what can be done to it there."""

from enum import StrEnum

from tongbase.standards.terms.labels import Label


class Status(StrEnum):
    """The states of an entry. ``merged`` is a revision that has become the entry's next version."""

    DRAFT = "draft"
    RETURNED = "returned"
    DEPARTMENT_REVIEW = "department_review"
    BUREAU_REVIEW = "bureau_review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Verb(StrEnum):
    """What a person may do to an entry."""

    EDIT = "edit"
    SUBMIT = "submit"
    DELETE = "delete"
    RECALL = "recall"
    REVIEW = "review"
    BIND = "bind"
    REVISE = "revise"
    WITHDRAW = "withdraw"
    REQUIRE_UPDATE = "require_update"


class ReviewDecision(StrEnum):
    """What a reviewer may say: agree, refuse, or send back to be completed."""

    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"


STATUS_LABELS: dict[Status, Label] = {
    Status.DRAFT: Label("草稿", "Draft"),
    Status.RETURNED: Label("退回待补正", "Returned for completion"),
    Status.DEPARTMENT_REVIEW: Label("待部门审核", "In department review"),
    Status.BUREAU_REVIEW: Label("待主管部门审核", "In bureau review"),
    Status.PUBLISHED: Label("已发布", "Published"),
    Status.WITHDRAWN: Label("已下线", "Withdrawn"),
    Status.MERGED: Label("已并入新版本", "Merged into a new version"),
}

LEAVING_LABEL = Label("已发布,下线申请审核中", "Published, its withdrawal in review")

VERB_LABELS: dict[Verb, Label] = {
    Verb.EDIT: Label("编辑", "Edit"),
    Verb.SUBMIT: Label("提交", "Submit"),
    Verb.DELETE: Label("删除", "Delete"),
    Verb.RECALL: Label("撤回", "Recall"),
    Verb.REVIEW: Label("审核", "Review"),
    Verb.BIND: Label("挂接资源", "Bind a resource"),
    Verb.REVISE: Label("变更", "Revise"),
    Verb.WITHDRAW: Label("申请下线", "Ask to withdraw"),
    Verb.REQUIRE_UPDATE: Label("要求更新", "Require an update"),
}
