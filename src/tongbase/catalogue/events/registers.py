"""What happens to the registers, to relations, and to duplicate collections."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class RecordAdded(Event):
    """A duty, a service item or a system was registered; ``register`` says which."""

    name: ClassVar[str] = "catalogue.record.added"
    zh: ClassVar[str] = "登记"
    en: ClassVar[str] = "Registered"
    register: str
    title: str
    code: str
    organisation: str


@dataclass(frozen=True)
class RecordChanged(Event):
    """Fields of a record were changed."""

    name: ClassVar[str] = "catalogue.record.changed"
    zh: ClassVar[str] = "修改"
    en: ClassVar[str] = "Changed"
    register: str
    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RecordEnabled(Event):
    """A record was put in use (启用)."""

    name: ClassVar[str] = "catalogue.record.enabled"
    zh: ClassVar[str] = "启用"
    en: ClassVar[str] = "Put in use"
    register: str
    title: str


@dataclass(frozen=True)
class RecordStopped(Event):
    """A record is no longer in use (停用)."""

    name: ClassVar[str] = "catalogue.record.stopped"
    zh: ClassVar[str] = "停用"
    en: ClassVar[str] = "Stopped"
    register: str
    title: str
    reason: str


@dataclass(frozen=True)
class RecordDeleted(Event):
    """A record to which nothing referred was deleted."""

    name: ClassVar[str] = "catalogue.record.deleted"
    zh: ClassVar[str] = "删除登记"
    en: ClassVar[str] = "Record deleted"
    register: str
    title: str
    code: str
    organisation: str


@dataclass(frozen=True)
class RecordExcluded(Event):
    """A record need not be covered by the catalogue (不应编)."""

    name: ClassVar[str] = "catalogue.record.excluded"
    zh: ClassVar[str] = "标为不应编"
    en: ClassVar[str] = "Need not be compiled"
    register: str
    title: str
    reason: str


@dataclass(frozen=True)
class RecordIncluded(Event):
    """A record must be covered by the catalogue again (应编)."""

    name: ClassVar[str] = "catalogue.record.included"
    zh: ClassVar[str] = "恢复应编"
    en: ClassVar[str] = "Must be compiled"
    register: str
    title: str


@dataclass(frozen=True)
class MaterialsSet(Event):
    """The materials of a service item were set."""

    name: ClassVar[str] = "catalogue.materials.set"
    zh: ClassVar[str] = "设置事项材料"
    en: ClassVar[str] = "Materials set"
    title: str
    number: int


@dataclass(frozen=True)
class RelationMade(Event):
    """One thing was related to another; the subject is the one that the relation goes from."""

    name: ClassVar[str] = "catalogue.relation.made"
    zh: ClassVar[str] = "建立关联"
    en: ClassVar[str] = "Related"
    relation: str
    kind: str
    source: str
    target: str
    target_id: str


@dataclass(frozen=True)
class RelationEnded(Event):
    """A relation holds no longer."""

    name: ClassVar[str] = "catalogue.relation.ended"
    zh: ClassVar[str] = "解除关联"
    en: ClassVar[str] = "Relation ended"
    relation: str
    kind: str
    source: str
    target: str
    target_id: str


@dataclass(frozen=True)
class MaterialExcluded(Event):
    """A material of a service item needs no entry (不应编)."""

    name: ClassVar[str] = "catalogue.material.excluded"
    zh: ClassVar[str] = "标为材料不应编"
    en: ClassVar[str] = "Material needs no entry"
    title: str
    material: str
    reason: str


@dataclass(frozen=True)
class MaterialIncluded(Event):
    """A material of a service item must have an entry again."""

    name: ClassVar[str] = "catalogue.material.included"
    zh: ClassVar[str] = "恢复材料应编"
    en: ClassVar[str] = "Material needs an entry"
    title: str
    material: str


@dataclass(frozen=True)
class DuplicatesSought(Event):
    """All published entries are to be compared."""

    name: ClassVar[str] = "catalogue.duplicates.sought"
    zh: ClassVar[str] = "查找重复采集"
    en: ClassVar[str] = "Duplicates sought"
    job: str


@dataclass(frozen=True)
class DuplicatesFound(Event):
    """Entries were compared: so many new cases, so many that are alike no more."""

    name: ClassVar[str] = "catalogue.duplicates.found"
    zh: ClassVar[str] = "比对出重复采集线索"
    en: ClassVar[str] = "Duplicates found"
    new: int
    gone: int
    pairs: int


@dataclass(frozen=True)
class DuplicateReported(Event):
    """Somebody brought two entries to the bureau as one collection, and said why."""

    name: ClassVar[str] = "catalogue.duplicate.reported"
    zh: ClassVar[str] = "上报重复采集线索"
    en: ClassVar[str] = "Duplicate reported"
    title: str
    other: str
    reason: str


@dataclass(frozen=True)
class DuplicateMeasured(Event):
    """The overlap of the values of both tables was measured, from 0 to 1, on so many items."""

    name: ClassVar[str] = "catalogue.duplicate.measured"
    zh: ClassVar[str] = "测得抽样重合度"
    en: ClassVar[str] = "Overlap measured"
    overlap: float
    items: int = 0


@dataclass(frozen=True)
class DuplicateConfirmed(Event):
    """The bureau named the source department of what two collect (数源部门)."""

    name: ClassVar[str] = "catalogue.duplicate.confirmed"
    zh: ClassVar[str] = "认定重复采集、明确数源部门"
    en: ClassVar[str] = "Source named"
    title: str
    source: str
    other: str
    reason: str


@dataclass(frozen=True)
class DuplicateDismissed(Event):
    """The bureau found two entries to be no duplicate."""

    name: ClassVar[str] = "catalogue.duplicate.dismissed"
    zh: ClassVar[str] = "认定不重复"
    en: ClassVar[str] = "Dismissed as no duplicate"
    title: str
    reason: str


@dataclass(frozen=True)
class DuplicateReopened(Event):
    """The bureau took its decision back: what it was, whom it had named the source, and why."""

    name: ClassVar[str] = "catalogue.duplicate.reopened"
    zh: ClassVar[str] = "撤回认定、重新认定"
    en: ClassVar[str] = "Taken back, to be decided anew"
    title: str
    was: str
    source: str
    reason: str
