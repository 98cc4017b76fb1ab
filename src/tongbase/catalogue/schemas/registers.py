"""What the registers receive."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from tongbase.base.paging import PAGE_SIZE, PAGE_SIZE_MAX, PageRequest
from tongbase.base.sheets.writing import SheetFormat
from tongbase.base.web import In
from tongbase.catalogue.queries.batches import BATCH_MAX
from tongbase.catalogue.queries.registers import RecordFilters
from tongbase.catalogue.terms.codes import Network
from tongbase.catalogue.terms.registers import (
    CoverageSought,
    DutyContent,
    ExerciseLevel,
    MaterialDraft,
    MaterialSource,
    MaterialUse,
    PowerKind,
    RecordStatus,
    ServiceItemContent,
    SystemContent,
)
from tongbase.catalogue.terms.relations import RelationDraft, RelationKind

Word = Annotated[str, Field(max_length=128)]
Line = Annotated[str, Field(max_length=500)]
Text = Annotated[str, Field(max_length=4000)]
Words = Annotated[tuple[Word, ...], Field(max_length=20)]
Id = Annotated[str, Field(max_length=64)]
Ids = Annotated[list[Id], Field(min_length=1, max_length=BATCH_MAX)]


class RecordPatch(In):
    """Fields of a record to be changed; those that are left out stay."""

    name: Word = ""
    code: Word = ""
    organisation: Annotated[str, Field(max_length=18)] = ""
    level: ExerciseLevel | None = None
    note: Text = ""


class DutyPatch(RecordPatch):
    """Fields of a duty (权责事项) to be changed."""

    kind: PowerKind | None = None
    basis: Text = ""
    parent: Word = ""


class ServiceItemPatch(RecordPatch):
    """Fields of a service item (政务服务事项) to be changed."""

    kind: PowerKind | None = None
    basis: Text = ""
    domains: Words = ()
    handling_days: Annotated[int, Field(ge=0, le=3650)] | None = None


class SystemPatch(RecordPatch):
    """Fields of a system (应用系统) to be changed."""

    short_name: Word = ""
    network: Network | None = None
    go_live_on: date | None = None
    databases: Words = ()
    application: Word = ""


class DutyIn(DutyPatch):
    """A duty to be registered. Without an organisation (a credit code) it is one's own."""

    status: RecordStatus = RecordStatus.IN_USE

    def content(self) -> DutyContent:
        """Return what it says."""
        return DutyContent(**self.model_dump(exclude={"status"}))


class ServiceItemIn(ServiceItemPatch):
    """A service item to be registered. Without an organisation it is one's own."""

    status: RecordStatus = RecordStatus.IN_USE

    def content(self) -> ServiceItemContent:
        """Return what it says."""
        return ServiceItemContent(**self.model_dump(exclude={"status"}))


class SystemIn(SystemPatch):
    """A system to be registered. Without an organisation it is one's own."""

    status: RecordStatus = RecordStatus.IN_USE

    def content(self) -> SystemContent:
        """Return what it says."""
        return SystemContent(**self.model_dump(exclude={"status"}))


class MaterialIn(In):
    """A material that an item needs, or a document that it produces."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    use: MaterialUse = MaterialUse.NEEDED
    source: MaterialSource = MaterialSource.APPLICANT
    issuer: Word = ""
    required: bool = True
    entry_id: Id | None = None


class MaterialsIn(In):
    """All materials of a service item, in their order."""

    materials: Annotated[list[MaterialIn], Field(max_length=1000)]

    def drafts(self) -> list[MaterialDraft]:
        """Return them as values."""
        return [MaterialDraft(**one.model_dump()) for one in self.materials]


class RecordsAsked(In):
    """Which records are wanted; ``region`` with all that lies in it, unless ``own_region``."""

    q: Word = ""
    organisation: Annotated[str, Field(max_length=18)] = ""
    region: Annotated[str, Field(max_length=12)] = ""
    own_region: bool = False
    level: ExerciseLevel | None = None
    kind: PowerKind | None = None
    status: RecordStatus | None = None
    domain: Word = ""
    covered: CoverageSought | None = None
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    size: Annotated[int, Field(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE

    def filters(self) -> RecordFilters:
        """Return the filters."""
        return RecordFilters(**self.model_dump(exclude={"page", "size", "format"}))

    def wanted(self) -> PageRequest:
        """Return the page."""
        return PageRequest(self.page, self.size)


class RecordsExported(RecordsAsked):
    """Which records are wanted as a file, and of which form."""

    format: SheetFormat = SheetFormat.XLSX


class RecordChanges(In):
    """Values that many records may be given at once; those that are left out stay."""

    level: ExerciseLevel | None = None
    kind: PowerKind | None = None
    basis: Text = ""
    parent: Word = ""
    note: Text = ""
    domains: Words = ()
    handling_days: Annotated[int, Field(ge=0, le=3650)] | None = None
    network: Network | None = None
    databases: Words = ()
    go_live_on: date | None = None


class RecordsSetIn(In):
    """The records and the values; ``dry_run`` only tells which of them would refuse."""

    ids: Ids
    changes: RecordChanges
    dry_run: bool = False

    def values(self) -> dict[str, Any]:
        """Return the values that were given."""
        return self.changes.model_dump(exclude_unset=True)


class RecordsDeleteIn(In):
    """The records; ``dry_run`` only tells which of them would refuse."""

    ids: Ids
    dry_run: bool = False


class ReasonIn(In):
    """Why it is done."""

    reason: Annotated[str, Field(min_length=1, max_length=1000)]


class RelationIn(In):
    """Two things to be related: which kinds they are is said by the kind of the relation."""

    kind: RelationKind
    source_id: Id
    target_id: Id

    def draft(self) -> RelationDraft:
        """Return the relation as a value."""
        return RelationDraft(self.kind, self.source_id, self.target_id)
