"""What happens in the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class EntryDrafted(Event):
    """An entry was drafted, by hand or from the metadata of a lake table."""

    name: ClassVar[str] = "catalogue.entry.drafted"
    title: str
    provider: str
    draft_of: str


@dataclass(frozen=True)
class EntryChanged(Event):
    """Fields of a draft were changed."""

    name: ClassVar[str] = "catalogue.entry.changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ItemsSet(Event):
    """The items of a draft were set."""

    name: ClassVar[str] = "catalogue.items.set"
    codes: tuple[str, ...]


@dataclass(frozen=True)
class EntryDeleted(Event):
    """A draft was thrown away."""

    name: ClassVar[str] = "catalogue.entry.deleted"
    title: str


@dataclass(frozen=True)
class ResourceBound(Event):
    """A resource was bound to an entry (挂接)."""

    name: ClassVar[str] = "catalogue.resource.bound"
    resource: str
    kind: str
    namespace: str
    table: str


@dataclass(frozen=True)
class ResourceReleased(Event):
    """A resource was released from an entry (解除挂接)."""

    name: ClassVar[str] = "catalogue.resource.released"
    resource: str
    namespace: str
    table: str


@dataclass(frozen=True)
class EntrySubmitted(Event):
    """A draft was submitted for review; ``resumed`` after it had been returned."""

    name: ClassVar[str] = "catalogue.entry.submitted"
    case: str
    resumed: bool


@dataclass(frozen=True)
class EntryRecalled(Event):
    """What was submitted was taken back."""

    name: ClassVar[str] = "catalogue.entry.recalled"


@dataclass(frozen=True)
class EntryReviewed(Event):
    """A step of the review was decided."""

    name: ClassVar[str] = "catalogue.entry.reviewed"
    step: int
    decision: str
    opinion: str


@dataclass(frozen=True)
class EntryPublished(Event):
    """An entry, or its next version, can be found by all."""

    name: ClassVar[str] = "catalogue.entry.published"
    title: str
    res_code: str
    version: int
    share_type: str
    provider: str


@dataclass(frozen=True)
class EntryRevised(Event):
    """A revision of an entry was begun."""

    name: ClassVar[str] = "catalogue.entry.revised"
    revision: str


@dataclass(frozen=True)
class WithdrawalAsked(Event):
    """Somebody asked to take an entry off the catalogue; it stays until the bureau agrees."""

    name: ClassVar[str] = "catalogue.withdrawal.asked"
    case: str
    reason: str


@dataclass(frozen=True)
class WithdrawalRecalled(Event):
    """The wish to take an entry off the catalogue was taken back."""

    name: ClassVar[str] = "catalogue.withdrawal.recalled"


@dataclass(frozen=True)
class WithdrawalReviewed(Event):
    """A step of the review of a withdrawal was decided."""

    name: ClassVar[str] = "catalogue.withdrawal.reviewed"
    step: int
    decision: str
    opinion: str


@dataclass(frozen=True)
class EntryWithdrawn(Event):
    """An entry was taken off the catalogue (下线)."""

    name: ClassVar[str] = "catalogue.entry.withdrawn"
    reason: str


@dataclass(frozen=True)
class SynonymAdded(Event):
    """Two words were declared to mean the same in searches."""

    name: ClassVar[str] = "catalogue.synonym.added"
    term: str
    means: str


@dataclass(frozen=True)
class SynonymRemoved(Event):
    """A pair of synonyms was removed."""

    name: ClassVar[str] = "catalogue.synonym.removed"
    term: str
    means: str


@dataclass(frozen=True)
class MeaningsRebuilt(Event):
    """All vectors of names were forgotten, to be made anew."""

    name: ClassVar[str] = "catalogue.meanings.rebuilt"
    names: int


@dataclass(frozen=True)
class CodeStyleSet(Event):
    """Resource codes are written in another style from now on."""

    name: ClassVar[str] = "catalogue.code_style.set"
    style: str


@dataclass(frozen=True)
class SubscriptionAdded(Event):
    """An organisation hears of changes from now on (变更订阅)."""

    name: ClassVar[str] = "catalogue.subscription.added"
    title: str
    organisation: str
    url: str


@dataclass(frozen=True)
class SubscriptionChanged(Event):
    """A subscription goes elsewhere, is called otherwise or wants other changes."""

    name: ClassVar[str] = "catalogue.subscription.changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SubscriptionPaused(Event):
    """Nothing is sent for the time being; what changes is kept."""

    name: ClassVar[str] = "catalogue.subscription.paused"


@dataclass(frozen=True)
class SubscriptionResumed(Event):
    """Changes are sent again, those that were kept first."""

    name: ClassVar[str] = "catalogue.subscription.resumed"


@dataclass(frozen=True)
class SubscriptionDisabled(Event):
    """The receiver answered that it is gone (410): nothing is sent any more."""

    name: ClassVar[str] = "catalogue.subscription.disabled"
    url: str


@dataclass(frozen=True)
class SubscriptionRemoved(Event):
    """A subscription ended; its deliveries are gone with it."""

    name: ClassVar[str] = "catalogue.subscription.removed"
    title: str


@dataclass(frozen=True)
class SubscriptionSecretRotated(Event):
    """Messages are signed with a new secret; the old one holds until then as well."""

    name: ClassVar[str] = "catalogue.subscription.secret_rotated"
    old_until: str


@dataclass(frozen=True)
class SubscriptionTested(Event):
    """A test message was ordered."""

    name: ClassVar[str] = "catalogue.subscription.tested"
    delivery: str


@dataclass(frozen=True)
class SubscriptionReplayed(Event):
    """Changes are told again from a point on; ``first`` and ``last`` are their numbers."""

    name: ClassVar[str] = "catalogue.subscription.replayed"
    first: int
    last: int


@dataclass(frozen=True)
class DeliveriesReplayed(Event):
    """Deliveries are tried again: one, or all dead letters."""

    name: ClassVar[str] = "catalogue.delivery.replayed"
    deliveries: int
    delivery: str


@dataclass(frozen=True)
class HarvestSourceAdded(Event):
    """A foreign catalogue was registered."""

    name: ClassVar[str] = "catalogue.harvest_source.added"
    title: str
    kind: str
    address: str


@dataclass(frozen=True)
class HarvestSourceChanged(Event):
    """Fields of a foreign catalogue were changed; of its key no more is told than that."""

    name: ClassVar[str] = "catalogue.harvest_source.changed"
    fields: tuple[str, ...]
    address: str
    schedule: str


@dataclass(frozen=True)
class HarvestSourceRemoved(Event):
    """A foreign catalogue was forgotten."""

    name: ClassVar[str] = "catalogue.harvest_source.removed"
    title: str


@dataclass(frozen=True)
class HarvestOrdered(Event):
    """A run over a foreign catalogue was ordered; ``apply`` is false for a preview."""

    name: ClassVar[str] = "catalogue.harvest_source.ordered"
    run: str
    apply: bool


@dataclass(frozen=True)
class Harvested(Event):
    """A foreign catalogue was run over; ``applied`` is false for a preview."""

    name: ClassVar[str] = "catalogue.harvest_source.harvested"
    run: str
    applied: bool
    counts: Mapping[str, int]
