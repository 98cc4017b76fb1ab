"""What the registers send: records, materials, relations, coverage."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from typing_extensions import override

from tongbase.base.paging import Page
from tongbase.base.web import Out
from tongbase.catalogue.models import Record
from tongbase.catalogue.queries.batches import Refusal
from tongbase.catalogue.queries.coverage import Counted, Coverage, CoverageBy
from tongbase.catalogue.queries.records import RecordView, view, views
from tongbase.catalogue.queries.relations import RelationLine
from tongbase.catalogue.terms.codes import Network
from tongbase.catalogue.terms.registers import (
    Covered,
    ExerciseLevel,
    MaterialSource,
    MaterialUse,
    PowerKind,
    RecordStatus,
    RecordVerb,
    Register,
)
from tongbase.catalogue.terms.relations import NodeFace, NodeKind, RelationKind
from tongbase.kernel.work import Work


class RecordOut(Out):
    """What the records of all registers tell, and what one may do to this one."""

    id: str
    status: RecordStatus
    code: str
    name: str
    level: ExerciseLevel
    organisation_code: str
    organisation_name: str
    region_code: str
    note: str
    created_by_name: str
    created_at: datetime
    changed_at: datetime
    verbs: list[RecordVerb]

    @classmethod
    def of(cls, told: RecordView) -> Any:
        """Show a record."""
        return cls.model_validate(
            {
                **{name: getattr(told.record, name, None) for name in cls.model_fields},
                **cls.beside(told),
                "verbs": list(told.verbs),
            }
        )

    @classmethod
    def beside(cls, told: RecordView) -> dict[str, Any]:
        """Return what is shown beside the columns of the row."""
        return {"covered": told.covered, "parent_name": told.parent_name}

    @classmethod
    def page(cls, work: Work, found: Page[Any]) -> Page[Any]:
        """Show a page of records."""
        rows = [cls.of(told) for told in views(work, found.rows)]
        return Page(rows, found.total, found.page, found.size)

    @classmethod
    def shown(cls, work: Work, record: Record) -> Any:
        """Show a record with all around it."""
        return cls.of(view(work, record))


class DutyOut(RecordOut):
    """A duty; ``parent_name`` is the name of the one above it, if that is registered."""

    kind: PowerKind
    basis: str
    parent: str
    parent_name: str


class SystemOut(RecordOut):
    """A system; ``covered`` says how it stands to the catalogue while it is in use."""

    short_name: str
    network: Network | None
    go_live_on: date | None
    databases: list[str]
    application: str
    covered: Covered | None
    excluded_reason: str
    excluded_by_name: str
    excluded_at: datetime | None


class ServiceItemOut(RecordOut):
    """A service item; ``covered`` says how it stands to the catalogue while it is in use."""

    kind: PowerKind
    basis: str
    domains: list[str]
    handling_days: int | None
    covered: Covered | None
    excluded_reason: str
    excluded_by_name: str
    excluded_at: datetime | None


class MaterialOut(Out):
    """A material; ``entry_name`` and ``entry_status`` tell of the entry that makes it needless."""

    id: str
    name: str
    use: MaterialUse
    source: MaterialSource
    issuer: str
    required: bool
    entry_id: str | None
    excluded_reason: str
    entry_name: str = ""
    entry_status: str = ""


class ServiceItemDetailOut(ServiceItemOut):
    """A service item with its materials."""

    materials: list[MaterialOut]

    @classmethod
    @override
    def beside(cls, told: RecordView) -> dict[str, Any]:
        """Return what is shown beside the columns of the row."""
        return {
            **super().beside(told),
            "materials": [_material(told, one) for one in told.record.materials],
        }


class RefusalOut(Out):
    """A record that cannot be changed, and why."""

    id: str
    name: str
    field: str
    zh: str
    en: str


class BatchOut(Out):
    """What became of many records: ``done`` is their number, 0 if some refuse or none was asked."""

    done: int
    refusals: list[RefusalOut]

    @classmethod
    def refused(cls, refusals: Sequence[Refusal]) -> "BatchOut":
        """Tell what would refuse."""
        return cls(done=0, refusals=[RefusalOut.model_validate(one) for one in refusals])


class FaceOut(Out):
    """A thing at the other end of a relation."""

    kind: NodeKind
    id: str
    name: str
    status: str
    organisation_name: str

    @classmethod
    def of(cls, face: NodeFace) -> "FaceOut":
        """Show a thing."""
        return cls(
            kind=face.node.kind,
            id=face.node.id,
            name=face.name,
            status=face.status,
            organisation_name=face.organisation_name,
        )


class RelationOut(Out):
    """A relation seen from one of its ends; ``outward`` if it goes from there to the other.

    ``by_name``: nobody made it by hand, the entry gives its system the name of a registered one.
    """

    id: str
    kind: RelationKind
    outward: bool
    other: FaceOut
    since: datetime
    made_by_name: str
    until: datetime | None
    ended_by_name: str
    by_name: bool

    @classmethod
    def of(cls, line: RelationLine) -> "RelationOut":
        """Show a relation."""
        row = line.relation
        return cls(
            id=row.id,
            kind=row.kind,
            outward=line.outward,
            other=FaceOut.of(line.other),
            since=row.since,
            made_by_name=row.made_by_name,
            until=row.until,
            ended_by_name=row.ended_by_name,
            by_name=row.by_name,
        )


class RelationsOut(Out):
    """The relations of a thing; ``offers`` are systems that the entry names but is not related to.

    ``may_relate`` says whether the actor may relate this thing to others.
    """

    rows: list[RelationOut]
    offers: list[FaceOut]
    may_relate: bool


class MadeRelationOut(Out):
    """A relation that was made or ended."""

    id: str
    kind: RelationKind
    source_id: str
    target_id: str
    since: datetime
    until: datetime | None


class CountedOut(Out):
    """Records in use: ``due`` and ``excluded``. ``rate`` is null where nothing is due (不适用)."""

    due: int
    covered: int
    uncovered: int
    excluded: int
    rate: float | None

    @classmethod
    def of(cls, counted: Counted) -> "CountedOut":
        """Show numbers."""
        return cls(
            due=counted.due,
            covered=counted.covered,
            uncovered=counted.due - counted.covered,
            excluded=counted.excluded,
            rate=counted.covered / counted.due if counted.due else None,
        )


class CoverageRowOut(CountedOut):
    """One row of coverage."""

    key: str
    label: str
    label_en: str
    own: bool


class CoverageOut(Out):
    """The coverage of a region and all that lies in it, the most uncovered first."""

    measured: Register
    region: str
    region_name: str
    by: CoverageBy
    whole: CountedOut
    rows: list[CoverageRowOut]

    @classmethod
    def of(cls, found: Coverage) -> "CoverageOut":
        """Show coverage."""
        return cls(
            measured=found.register,
            region=found.region,
            region_name=found.region_name,
            by=found.by,
            whole=CountedOut.of(found.whole),
            rows=[
                CoverageRowOut(
                    key=row.key,
                    label=row.label.zh,
                    label_en=row.label.en,
                    own=row.own,
                    **CountedOut.of(row.counted).model_dump(),
                )
                for row in found.rows
            ],
        )


def _material(told: RecordView, one: Any) -> MaterialOut:
    face = told.entries.get(one.entry_id)
    shown = MaterialOut.model_validate(one)
    beside = {"entry_name": face.name, "entry_status": face.status} if face else {}
    return shown.model_copy(update=beside)
