"""Guided compilation on the wire."""

from typing import Annotated

from pydantic import Field

from tongbase.base.web import In, Out
from tongbase.catalogue.actions.guide import COMPILED_AT_ONCE_MAX
from tongbase.catalogue.queries.guide import GuideLine
from tongbase.catalogue.schemas.records import FaceOut
from tongbase.catalogue.schemas.registers import Id, Ids, Word
from tongbase.catalogue.terms.guide import Standing, SystemGuide, SystemTable
from tongbase.catalogue.terms.registers import MaterialSource, MaterialUse


class GuideLineOut(Out):
    """A material, how it stands, its entry, and entries that may hold it already.

    ``counts``: without a published entry for it, the item is not covered.
    """

    id: str
    name: str
    use: MaterialUse
    source: MaterialSource
    issuer: str
    standing: Standing
    counts: bool
    excluded_reason: str
    entry: FaceOut | None
    candidates: list[FaceOut]

    @classmethod
    def of(cls, line: GuideLine) -> "GuideLineOut":
        """Show a line."""
        material = line.material
        return cls(
            id=material.id,
            name=material.name,
            use=material.use,
            source=material.source,
            issuer=material.issuer,
            standing=line.standing,
            counts=line.counts,
            excluded_reason=material.excluded_reason,
            entry=FaceOut.of(line.entry) if line.entry else None,
            candidates=[FaceOut.of(face) for face in line.candidates],
        )


class ItemGuideOut(Out):
    """What should be compiled from a service item."""

    rows: list[GuideLineOut]


class SystemGuideOut(Out):
    """The entries of a system, and those of its department that only name it.

    Of both the first of so many.
    """

    entries: list[FaceOut]
    naming: list[FaceOut]
    entries_total: int
    naming_total: int

    @classmethod
    def of(cls, guide: SystemGuide) -> "SystemGuideOut":
        """Show a guide."""
        return cls(
            entries=[FaceOut.of(face) for face in guide.entries],
            naming=[FaceOut.of(face) for face in guide.naming],
            entries_total=guide.entries_total,
            naming_total=guide.naming_total,
        )


class LinkedOut(Out):
    """How many entries were related to the systems that they name."""

    linked: int


class CompileIn(In):
    """The materials to compile entries for; without a provider it is one's own organisation."""

    material_ids: Ids
    provider: Annotated[str, Field(max_length=18)] = ""


class SystemTableIn(In):
    """A table of a system, by its name for people and its physical name."""

    name: Annotated[str, Field(min_length=1, max_length=128)]
    table: Word = ""


class CompileTablesIn(In):
    """The tables to compile entries for."""

    tables: Annotated[list[SystemTableIn], Field(min_length=1, max_length=COMPILED_AT_ONCE_MAX)]

    def values(self) -> list[SystemTable]:
        """Return them as values."""
        return [SystemTable(one.name, one.table) for one in self.tables]


class CoverIn(In):
    """The entry that holds what a material says."""

    entry_id: Id


class CompiledLineOut(Out):
    """What became of one name: the entry, and whether it was made or was there already."""

    name: str
    entry_id: str
    made: bool


class CompiledOut(Out):
    """The entries that were drafted or found."""

    rows: list[CompiledLineOut]
