"""What happens to the catalogue as subscribers hear of it, and what they may ask for."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.catalogue.terms.codes import ShareType
from tongbase.kernel.actor import OrgPath
from tongbase.standards.terms.labels import Label


class ChangeKind(StrEnum):
    """A change of the catalogue (变更). What is done to drafts is told within one's reach alone."""

    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    RESOURCE_BOUND = "resource_bound"
    RESOURCE_RELEASED = "resource_released"
    RELATED = "related"
    UNRELATED = "unrelated"
    DRAFTED = "drafted"
    EDITED = "edited"
    SUBMITTED = "submitted"
    RECALLED = "recalled"
    REVIEWED = "reviewed"
    REVISED = "revised"
    DELETED = "deleted"


PUBLICATIONS = frozenset({ChangeKind.PUBLISHED, ChangeKind.CHANGED})
OF_RESOURCES = frozenset({ChangeKind.RESOURCE_BOUND, ChangeKind.RESOURCE_RELEASED})
OF_RELATIONS = frozenset({ChangeKind.RELATED, ChangeKind.UNRELATED})
PUBLIC_KINDS = PUBLICATIONS | {ChangeKind.WITHDRAWN}

KIND_LABELS: dict[ChangeKind, Label] = {
    ChangeKind.PUBLISHED: Label("首次发布", "Published"),
    ChangeKind.CHANGED: Label("变更发布", "New version"),
    ChangeKind.WITHDRAWN: Label("下线", "Withdrawn"),
    ChangeKind.RESOURCE_BOUND: Label("挂接资源", "Resource bound"),
    ChangeKind.RESOURCE_RELEASED: Label("解除挂接", "Resource released"),
    ChangeKind.RELATED: Label("建立关联", "Related"),
    ChangeKind.UNRELATED: Label("解除关联", "Relation ended"),
    ChangeKind.DRAFTED: Label("起草", "Drafted"),
    ChangeKind.EDITED: Label("修改草稿", "Draft edited"),
    ChangeKind.SUBMITTED: Label("提交审核", "Submitted"),
    ChangeKind.RECALLED: Label("撤回", "Recalled"),
    ChangeKind.REVIEWED: Label("审核", "Reviewed"),
    ChangeKind.REVISED: Label("起草新版本", "Revision begun"),
    ChangeKind.DELETED: Label("删除草稿", "Draft deleted"),
}


class SubscriptionState(StrEnum):
    """Where a subscription stands. ``disabled``: the receiver answered 410 Gone."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"


class DeliveryState(StrEnum):
    """Where a delivery stands. ``dead``: the last attempt failed (死信)."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


SUBSCRIPTION_STATE_LABELS: dict[SubscriptionState, Label] = {
    SubscriptionState.ACTIVE: Label("推送中", "Active"),
    SubscriptionState.PAUSED: Label("已暂停", "Paused"),
    SubscriptionState.DISABLED: Label("已停用", "Disabled"),
}
FAILING_LABEL = Label("推送失败中", "Failing")
"""How an active subscription is called of which nothing arrives."""
DELIVERY_STATE_LABELS: dict[DeliveryState, Label] = {
    DeliveryState.WAITING: Label("待推送", "Waiting"),
    DeliveryState.DELIVERED: Label("已送达", "Delivered"),
    DeliveryState.DEAD: Label("死信", "Dead letter"),
}


@dataclass(frozen=True)
class ChangeFilter:
    """Which changes are wanted; an empty field asks for nothing.

    ``providers`` are credit codes; ``regions`` division codes, each with all that lies in it;
    ``classify`` beginnings of classification codes.
    """

    kinds: tuple[ChangeKind, ...] = ()
    providers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    classify: tuple[str, ...] = ()
    share_types: tuple[ShareType, ...] = ()
    entry_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeFacts:
    """What a filter looks at. Classification and share type are those before and after."""

    kind: ChangeKind
    entry_id: str
    is_public: bool
    provider_code: str
    provider_path: OrgPath
    region_code: str
    classify_codes: tuple[str, ...]
    share_types: tuple[str, ...]


@dataclass(frozen=True)
class SubscriptionDraft:
    """A subscription to be added; without an organisation it is the actor's own."""

    name: str
    url: str
    wanted: ChangeFilter
    organisation: str = ""
    application: str = ""
