"""What happens to the registers, to relations, and to duplicate collections."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class RecordAdded(Event):
    """A duty, a service item or a system was registered; ``register`` says which."""

    name: ClassVar[str] = "catalogue.record.added"
    register: str
    title: str
    code: str
    organisation: str


@dataclass(frozen=True)
class RecordChanged(Event):
    """Fields of a record were changed."""

    name: ClassVar[str] = "catalogue.record.changed"
    register: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RecordEnabled(Event):
    """A record was put in use (启用)."""

    name: ClassVar[str] = "catalogue.record.enabled"
    register: str
    title: str


@dataclass(frozen=True)
class RecordStopped(Event):
    """A record is no longer in use (停用)."""

    name: ClassVar[str] = "catalogue.record.stopped"
    register: str
    title: str
    reason: str


@dataclass(frozen=True)
class RecordDeleted(Event):
    """A record to which nothing referred was deleted."""

    name: ClassVar[str] = "catalogue.record.deleted"
    register: str
    title: str
    code: str
    organisation: str


@dataclass(frozen=True)
class RecordExcluded(Event):
    """A record need not be covered by the catalogue (不应编)."""

    name: ClassVar[str] = "catalogue.record.excluded"
    register: str
    title: str
    reason: str


@dataclass(frozen=True)
class RecordIncluded(Event):
    """A record must be covered by the catalogue again (应编)."""

    name: ClassVar[str] = "catalogue.record.included"
    register: str
    title: str


@dataclass(frozen=True)
class MaterialsSet(Event):
    """The materials of a service item were set."""

    name: ClassVar[str] = "catalogue.materials.set"
    title: str
    number: int


@dataclass(frozen=True)
class RelationMade(Event):
    """One thing was related to another; the subject is the one that the relation goes from."""

    name: ClassVar[str] = "catalogue.relation.made"
    relation: str
    kind: str
    source: str
    target: str
    target_id: str


@dataclass(frozen=True)
class RelationEnded(Event):
    """A relation holds no longer."""

    name: ClassVar[str] = "catalogue.relation.ended"
    relation: str
    kind: str
    source: str
    target: str
    target_id: str


@dataclass(frozen=True)
class MaterialExcluded(Event):
    """A material of a service item needs no entry (不应编)."""

    name: ClassVar[str] = "catalogue.material.excluded"
    title: str
    material: str
    reason: str


@dataclass(frozen=True)
class MaterialIncluded(Event):
    """A material of a service item must have an entry again."""

    name: ClassVar[str] = "catalogue.material.included"
    title: str
    material: str


@dataclass(frozen=True)
class DuplicatesSought(Event):
    """All published entries are to be compared."""

    name: ClassVar[str] = "catalogue.duplicates.sought"
    job: str


@dataclass(frozen=True)
class DuplicatesFound(Event):
    """Entries were compared: so many new cases, so many that are alike no more."""

    name: ClassVar[str] = "catalogue.duplicates.found"
    new: int
    gone: int
    pairs: int


@dataclass(frozen=True)
class DuplicateMeasured(Event):
    """The overlap of the values of both tables was measured, from 0 to 1, on so many items."""

    name: ClassVar[str] = "catalogue.duplicate.measured"
    overlap: float
    items: int = 0


@dataclass(frozen=True)
class DuplicateConfirmed(Event):
    """The bureau named the source department of what two collect (数源部门)."""

    name: ClassVar[str] = "catalogue.duplicate.confirmed"
    title: str
    source: str
    other: str
    reason: str


@dataclass(frozen=True)
class DuplicateDismissed(Event):
    """The bureau found two entries to be no duplicate."""

    name: ClassVar[str] = "catalogue.duplicate.dismissed"
    title: str
    reason: str


@dataclass(frozen=True)
class DuplicateReopened(Event):
    """The bureau took its decision back: what it was, whom it had named the source, and why."""

    name: ClassVar[str] = "catalogue.duplicate.reopened"
    title: str
    was: str
    source: str
    reason: str
