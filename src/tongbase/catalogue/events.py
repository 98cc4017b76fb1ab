"""What happens in the catalogue."""

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
class CodeStyleSet(Event):
    """Resource codes are written in another style from now on."""

    name: ClassVar[str] = "catalogue.code_style.set"
    style: str
