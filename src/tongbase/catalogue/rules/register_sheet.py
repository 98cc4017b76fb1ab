"""From the lines of a sheet to a record of a register; every fault with its line and column."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from tongbase.base.imports.terms import Fault, Record
from tongbase.base.sheets.terms import Column
from tongbase.catalogue.rules import cells
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.rules.registers import MATERIALS_MAX
from tongbase.catalogue.terms.codes import Network
from tongbase.catalogue.terms.register_sheets import (
    COLUMNS,
    MATERIAL,
    MATERIAL_COLUMNS,
    PARTS,
)
from tongbase.catalogue.terms.registers import (
    CONTENTS,
    Content,
    ExerciseLevel,
    MaterialDraft,
    MaterialSource,
    MaterialUse,
    PowerKind,
    RecordStatus,
    Register,
)

DAYS = re.compile(r"(\d+)(?:\.0+)?\s*(?:个)?(?:工作日|日|天)?")
KEPT_IF_BLANK = frozenset({"level", "status", "organisation"})
"""A blank cell says nothing of these: they have a usual value."""


def days(cell: str) -> int:
    """Take a number of working days: 5, 5.0, 5个工作日."""
    told = DAYS.fullmatch(cell)
    if told is None:
        raise cells.CellError(f"“{cell}”不是工作日数,应如 5", "is no number of days such as 5")
    return cells.whole_number(told[1])


READERS: Mapping[str, cells.Reader] = {
    "code": cells.text(64),
    "name": cells.text(128),
    "organisation": cells.text(128),
    "level": cells.code(ExerciseLevel),
    "basis": cells.text(4000),
    "parent": cells.text(64),
    "domains": cells.several,
    "handling_days": days,
    "duty": cells.text(64),
    "system": cells.text(128),
    "status": cells.code(RecordStatus),
    "note": cells.text(4000),
    "short_name": cells.text(128),
    "network": cells.code(Network),
    "go_live_on": cells.day,
    "databases": cells.several,
    f"{MATERIAL}name": cells.text(128),
    f"{MATERIAL}use": cells.code(MaterialUse),
    f"{MATERIAL}source": cells.code(MaterialSource),
    f"{MATERIAL}issuer": cells.text(128),
    f"{MATERIAL}required": cells.yes_or_no,
    f"{MATERIAL}entry": cells.text(64),
}


def _ways(columns: Iterable[Column]) -> cells.Ways:
    return {
        column.field: cells.Way(column.field, column.zh, column.en, _reader(column))
        for column in columns
    }


def _reader(column: Column) -> cells.Reader:
    """What a duty may be is less than what a service item may be: the template tells."""
    if column.field == "kind":
        return cells.code(PowerKind, column.choices)
    return READERS[column.field]


OF_RECORD: Mapping[Register, cells.Ways] = {
    register: _ways(column for column in columns if column.field not in PARTS)
    for register, columns in COLUMNS.items()
}
OF_MATERIAL = _ways(MATERIAL_COLUMNS)


@dataclass(frozen=True)
class SheetRecord:
    """A record as a sheet tells it: its filled cells by field; ``materials`` with their lines."""

    register: Register
    line: int
    said: Mapping[str, Any]
    materials: tuple[tuple[int, Mapping[str, Any]], ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    def word(self, name: str) -> str:
        """Return a text that a cell holds, or none."""
        return str(self.said.get(name, ""))


def read_record(register: Register, record: Record) -> SheetRecord:
    """Read the lines of one record: the first says what it is, each of them a material."""
    faults: list[Fault] = []
    said = cells.values(record.lines[0].cells, OF_RECORD[register], record.number, faults)
    materials = [
        (line.number, told)
        for line in record.lines
        if (told := cells.values(line.cells, OF_MATERIAL, line.number, faults))
    ]
    faults += _of_materials(materials)
    return SheetRecord(register, record.number, said, tuple(materials), tuple(faults))


def merged(held: Content | None, read: SheetRecord, columns: frozenset[str]) -> Content:
    """Lay a sheet over what a record said before; a column that the sheet lacks stays."""
    kind = CONTENTS[read.register]
    names = {one.name for one in fields(kind)} - {"organisation"}
    if held is None:
        return kind(**{"name": "", **{n: v for n, v in read.said.items() if n in names}})
    blank = {one.name: one.default for one in fields(kind)}
    laid = {
        name: read.said.get(name, getattr(held, name) if name in KEPT_IF_BLANK else blank[name])
        for name in names & columns
    }
    return replace(held, **laid)


def material_drafts(read: SheetRecord, entries: Mapping[str, str]) -> tuple[MaterialDraft, ...]:
    """Return the materials of a record; ``entries`` maps resource codes to ids."""
    return tuple(
        MaterialDraft(
            name=told[f"{MATERIAL}name"],
            use=told.get(f"{MATERIAL}use", MaterialUse.NEEDED),
            source=told.get(f"{MATERIAL}source", MaterialSource.APPLICANT),
            issuer=told.get(f"{MATERIAL}issuer", ""),
            required=told.get(f"{MATERIAL}required", True),
            entry_id=entries.get(told.get(f"{MATERIAL}entry", "")),
        )
        for _, told in read.materials
    )


def _of_materials(materials: Sequence[tuple[int, Mapping[str, Any]]]) -> list[Fault]:
    faults, seen = [], set[tuple[str, str]]()
    name = f"{MATERIAL}name"
    for line, told in materials:
        if name not in told:
            faults.append(Fault(line, name, "缺少材料名称。", "The material has no name."))
            continue
        key = (normalise(told[name]), told.get(f"{MATERIAL}use", MaterialUse.NEEDED))
        if key in seen:
            zh = f"材料“{told[name]}”与本事项前面的材料重复。"
            faults.append(Fault(line, name, zh, "The item has this material already."))
        seen.add(key)
    if len(materials) > MATERIALS_MAX:
        zh = f"一个事项最多 {MATERIALS_MAX} 项材料,当前 {len(materials)} 项。"
        faults.append(Fault(materials[0][0], name, zh, "The item has too many materials."))
    return faults
