"""What happens in the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class EntryDrafted(Event):
    """An entry was drafted, by hand or from the metadata of a lake table."""

    name: ClassVar[str] = "catalogue.entry.drafted"
    zh: ClassVar[str] = "起草目录"
    en: ClassVar[str] = "Entry drafted"
    title: str
    provider: str
    draft_of: str


@dataclass(frozen=True)
class EntryChanged(Event):
    """Fields of a draft were changed."""

    name: ClassVar[str] = "catalogue.entry.changed"
    zh: ClassVar[str] = "修改目录"
    en: ClassVar[str] = "Entry changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ItemsSet(Event):
    """The items of a draft were set: which came, which went, which fields of others changed."""

    name: ClassVar[str] = "catalogue.items.set"
    zh: ClassVar[str] = "设置信息项"
    en: ClassVar[str] = "Items set"
    codes: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class EntryDeleted(Event):
    """A draft was thrown away."""

    name: ClassVar[str] = "catalogue.entry.deleted"
    zh: ClassVar[str] = "删除草稿"
    en: ClassVar[str] = "Draft deleted"
    title: str


@dataclass(frozen=True)
class ResourceBound(Event):
    """A resource was bound to an entry (挂接)."""

    name: ClassVar[str] = "catalogue.resource.bound"
    zh: ClassVar[str] = "挂接资源"
    en: ClassVar[str] = "Resource bound"
    resource: str
    kind: str
    namespace: str
    table: str


@dataclass(frozen=True)
class ResourceReleased(Event):
    """A resource was released from an entry (解除挂接)."""

    name: ClassVar[str] = "catalogue.resource.released"
    zh: ClassVar[str] = "解除挂接"
    en: ClassVar[str] = "Resource released"
    resource: str
    namespace: str
    table: str


@dataclass(frozen=True)
class EntrySubmitted(Event):
    """A draft was submitted for review; ``resumed`` after it had been returned."""

    name: ClassVar[str] = "catalogue.entry.submitted"
    zh: ClassVar[str] = "提交审核"
    en: ClassVar[str] = "Submitted for review"
    case: str
    resumed: bool


@dataclass(frozen=True)
class EntryRecalled(Event):
    """What was submitted was taken back."""

    name: ClassVar[str] = "catalogue.entry.recalled"
    zh: ClassVar[str] = "撤回"
    en: ClassVar[str] = "Recalled"


@dataclass(frozen=True)
class EntryReviewed(Event):
    """A step of the review was decided."""

    name: ClassVar[str] = "catalogue.entry.reviewed"
    zh: ClassVar[str] = "审核"
    en: ClassVar[str] = "Reviewed"
    step: int
    decision: str
    opinion: str


@dataclass(frozen=True)
class EntryPublished(Event):
    """An entry, or its next version, can be found by all."""

    name: ClassVar[str] = "catalogue.entry.published"
    zh: ClassVar[str] = "发布"
    en: ClassVar[str] = "Published"
    title: str
    res_code: str
    version: int
    share_type: str
    provider: str


@dataclass(frozen=True)
class EntryRevised(Event):
    """A revision of an entry was begun."""

    name: ClassVar[str] = "catalogue.entry.revised"
    zh: ClassVar[str] = "开始变更"
    en: ClassVar[str] = "Revision begun"
    revision: str


@dataclass(frozen=True)
class WithdrawalAsked(Event):
    """Somebody asked to take an entry off the catalogue; it stays until the bureau agrees."""

    name: ClassVar[str] = "catalogue.withdrawal.asked"
    zh: ClassVar[str] = "申请下线"
    en: ClassVar[str] = "Withdrawal asked for"
    case: str
    reason: str


@dataclass(frozen=True)
class WithdrawalRecalled(Event):
    """The wish to take an entry off the catalogue was taken back."""

    name: ClassVar[str] = "catalogue.withdrawal.recalled"
    zh: ClassVar[str] = "撤回下线申请"
    en: ClassVar[str] = "Withdrawal recalled"


@dataclass(frozen=True)
class WithdrawalReviewed(Event):
    """A step of the review of a withdrawal was decided."""

    name: ClassVar[str] = "catalogue.withdrawal.reviewed"
    zh: ClassVar[str] = "审核下线申请"
    en: ClassVar[str] = "Withdrawal reviewed"
    step: int
    decision: str
    opinion: str


@dataclass(frozen=True)
class EntryWithdrawn(Event):
    """An entry was taken off the catalogue (下线)."""

    name: ClassVar[str] = "catalogue.entry.withdrawn"
    zh: ClassVar[str] = "下线"
    en: ClassVar[str] = "Withdrawn"
    reason: str


@dataclass(frozen=True)
class SynonymAdded(Event):
    """Two words were declared to mean the same in searches."""

    name: ClassVar[str] = "catalogue.synonym.added"
    zh: ClassVar[str] = "添加同义词"
    en: ClassVar[str] = "Synonym added"
    term: str
    means: str


@dataclass(frozen=True)
class SynonymRemoved(Event):
    """A pair of synonyms was removed, or switched off if it is shipped."""

    name: ClassVar[str] = "catalogue.synonym.removed"
    zh: ClassVar[str] = "删除或停用同义词"
    en: ClassVar[str] = "Synonym removed or switched off"
    term: str
    means: str


@dataclass(frozen=True)
class SynonymRestored(Event):
    """A shipped pair of synonyms was switched on again."""

    name: ClassVar[str] = "catalogue.synonym.restored"
    zh: ClassVar[str] = "恢复自带同义词"
    en: ClassVar[str] = "Shipped synonym restored"
    term: str
    means: str


@dataclass(frozen=True)
class SynonymsInstalled(Event):
    """So many shipped pairs of synonyms are new."""

    name: ClassVar[str] = "catalogue.synonym.installed"
    zh: ClassVar[str] = "装入自带同义词"
    en: ClassVar[str] = "Shipped synonyms installed"
    pairs: int


@dataclass(frozen=True)
class MeaningsRebuilt(Event):
    """All vectors of names were forgotten, to be made anew."""

    name: ClassVar[str] = "catalogue.meanings.rebuilt"
    zh: ClassVar[str] = "重建语义检索"
    en: ClassVar[str] = "Search by meaning made anew"
    names: int


@dataclass(frozen=True)
class CodeStyleSet(Event):
    """Resource codes are written in another style from now on."""

    name: ClassVar[str] = "catalogue.code_style.set"
    zh: ClassVar[str] = "设置资源代码样式"
    en: ClassVar[str] = "Style of codes set"
    style: str


@dataclass(frozen=True)
class SubscriptionAdded(Event):
    """An organisation hears of changes from now on (变更订阅)."""

    name: ClassVar[str] = "catalogue.subscription.added"
    zh: ClassVar[str] = "新增变更订阅"
    en: ClassVar[str] = "Subscription added"
    title: str
    organisation: str
    url: str


@dataclass(frozen=True)
class SubscriptionChanged(Event):
    """A subscription goes elsewhere, is called otherwise or wants other changes."""

    name: ClassVar[str] = "catalogue.subscription.changed"
    zh: ClassVar[str] = "修改变更订阅"
    en: ClassVar[str] = "Subscription changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SubscriptionPaused(Event):
    """Nothing is sent for the time being; what changes is kept."""

    name: ClassVar[str] = "catalogue.subscription.paused"
    zh: ClassVar[str] = "暂停推送"
    en: ClassVar[str] = "Subscription paused"


@dataclass(frozen=True)
class SubscriptionResumed(Event):
    """Changes are sent again, those that were kept first."""

    name: ClassVar[str] = "catalogue.subscription.resumed"
    zh: ClassVar[str] = "恢复推送"
    en: ClassVar[str] = "Subscription resumed"


@dataclass(frozen=True)
class SubscriptionDisabled(Event):
    """The receiver answered that it is gone (410): nothing is sent any more."""

    name: ClassVar[str] = "catalogue.subscription.disabled"
    zh: ClassVar[str] = "接收方不再接收,推送停用"
    en: ClassVar[str] = "Receiver gone, subscription disabled"
    url: str


@dataclass(frozen=True)
class SubscriptionRemoved(Event):
    """A subscription ended; its deliveries are gone with it."""

    name: ClassVar[str] = "catalogue.subscription.removed"
    zh: ClassVar[str] = "删除变更订阅"
    en: ClassVar[str] = "Subscription removed"
    title: str


@dataclass(frozen=True)
class SubscriptionSecretRotated(Event):
    """Messages are signed with a new secret; the old one holds until then as well."""

    name: ClassVar[str] = "catalogue.subscription.secret_rotated"
    zh: ClassVar[str] = "更换签名密钥"
    en: ClassVar[str] = "Secret rotated"
    old_until: str


@dataclass(frozen=True)
class SubscriptionTested(Event):
    """A test message was ordered."""

    name: ClassVar[str] = "catalogue.subscription.tested"
    zh: ClassVar[str] = "发送测试消息"
    en: ClassVar[str] = "Test message sent"
    delivery: str


@dataclass(frozen=True)
class SubscriptionReplayed(Event):
    """Changes are told again from a point on; ``first`` and ``last`` are their numbers."""

    name: ClassVar[str] = "catalogue.subscription.replayed"
    zh: ClassVar[str] = "按起点重放变更"
    en: ClassVar[str] = "Changes replayed"
    first: int
    last: int


@dataclass(frozen=True)
class DeliveriesReplayed(Event):
    """Deliveries are tried again: one, or all dead letters."""

    name: ClassVar[str] = "catalogue.delivery.replayed"
    zh: ClassVar[str] = "重新推送"
    en: ClassVar[str] = "Deliveries replayed"
    deliveries: int
    delivery: str


@dataclass(frozen=True)
class HarvestSourceAdded(Event):
    """A foreign catalogue was registered."""

    name: ClassVar[str] = "catalogue.harvest_source.added"
    zh: ClassVar[str] = "登记外部目录"
    en: ClassVar[str] = "Foreign catalogue registered"
    title: str
    kind: str
    address: str


@dataclass(frozen=True)
class HarvestSourceChanged(Event):
    """Fields of a foreign catalogue were changed; of its key no more is told than that."""

    name: ClassVar[str] = "catalogue.harvest_source.changed"
    zh: ClassVar[str] = "修改外部目录"
    en: ClassVar[str] = "Foreign catalogue changed"
    fields: tuple[str, ...]
    address: str
    schedule: str


@dataclass(frozen=True)
class HarvestSourceRemoved(Event):
    """A foreign catalogue was forgotten."""

    name: ClassVar[str] = "catalogue.harvest_source.removed"
    zh: ClassVar[str] = "删除外部目录"
    en: ClassVar[str] = "Foreign catalogue removed"
    title: str


@dataclass(frozen=True)
class HarvestOrdered(Event):
    """A run over a foreign catalogue was ordered; ``apply`` is false for a preview."""

    name: ClassVar[str] = "catalogue.harvest_source.ordered"
    zh: ClassVar[str] = "发起外部目录采集"
    en: ClassVar[str] = "Harvest ordered"
    run: str
    apply: bool


@dataclass(frozen=True)
class Harvested(Event):
    """A foreign catalogue was run over; ``applied`` is false for a preview."""

    name: ClassVar[str] = "catalogue.harvest_source.harvested"
    zh: ClassVar[str] = "采集外部目录"
    en: ClassVar[str] = "Foreign catalogue harvested"
    run: str
    applied: bool
    counts: Mapping[str, int]
