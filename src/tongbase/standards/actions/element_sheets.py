"""Take data elements over from a sheet: new ones become drafts, drafts are changed.

A sheet puts nothing in force. What is in force and says the same stays as it is; where a line says
something else, its next version is begun as a draft.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import WHOLE, Fate, Fault, Judged, Record, refused
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work
from tongbase.standards.actions.elements import draft_element, revise_element, update_element
from tongbase.standards.errors import ElementTakenError
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.elements import Around, around, check_references, content_of
from tongbase.standards.queries.owners import owner_of
from tongbase.standards.rules.element_lines import COLUMNS, element_of_line
from tongbase.standards.rules.elements import check_element
from tongbase.standards.terms.elements import ElementContent
from tongbase.standards.terms.standing import StandardScope, Standing


@dataclass(frozen=True)
class Read:
    """A line as an element, or what is wrong with it."""

    line: int
    content: ElementContent | None
    fault: Fault | None


@dataclass(frozen=True)
class Wanted:
    """An element as a line says it, and the version that it changes or replaces, if there is one.

    ``before`` is what that version says; one that is in force or has ended is revised.
    """

    content: ElementContent
    version: str | None = None
    before: ElementContent | None = None
    is_revised: bool = False


class ElementLines:
    """One run through a sheet of elements; it remembers which codes it has met."""

    def __init__(self, present: frozenset[str]) -> None:
        self._present = present
        self._met: set[str] = set()
        self._own: OrgPath | None = None

    def judge(self, work: Work, read: Sequence[Read]) -> Sequence[Judged[Wanted]]:
        """Say of lines what becomes of them; the database is asked once for all of them."""
        there = around(work, [each.content for each in read if each.content])
        return [self._judged(work, each, there) for each in read]

    def write(self, work: Work, judged: Sequence[Judged[Wanted]]) -> None:
        """Draft what is new, change what is drafted, begin the next version of what is not."""
        for each in judged:
            if each.value is None:
                continue
            content, version = each.value.content, each.value.version
            if version is None:
                draft_element(work, content)
                continue
            if each.value.is_revised:
                version = revise_element(work, version).id
            said = {f.name: getattr(content, f.name) for f in fields(ElementContent)}
            update_element(work, version, said)

    def _judged(self, work: Work, read: Read, there: Around) -> Judged[Wanted]:
        if read.content is None:
            return refused(read.line, *((read.fault,) if read.fault else ()))
        try:
            wanted = self._placed(work, _by_id(read.content, there), there)
            if wanted.content == wanted.before:
                return Judged(read.line, Fate.SAME)
            self._check_changeable(work, wanted, there)
            check_element(wanted.content)
            check_references(wanted.content, there)
        except TongBaseError as wrong:
            return refused(read.line, _fault(read.line, wrong))
        if wanted.version is None:
            return Judged(read.line, Fate.NEW, wanted)
        return Judged(read.line, Fate.CHANGED, wanted)

    def _placed(self, work: Work, content: ElementContent, there: Around) -> Wanted:
        if content.code in self._met:
            raise ElementTakenError(
                f"标识符“{content.code}”在文件中重复,请只保留一行。",
                f"{content.code} comes twice; keep one line.",
                field="code",
            )
        self._met.add(content.code)
        draft, settled = there.opened.get(content.code), there.settled.get(content.code)
        held = draft or settled
        if held is None:
            return Wanted(content)
        before = content_of(held)
        said = {name: getattr(content, name) for name in self._present}
        return Wanted(replace(before, **said), held.id, before, is_revised=draft is None)

    def _check_changeable(self, work: Work, wanted: Wanted, there: Around) -> None:
        """Refuse what may not be drafted here, and a version that waits for its review."""
        code = wanted.content.code
        held = there.opened.get(code) or there.settled.get(code)
        if held is None:
            self._own = self._own or owner_of(work, "").place
            work.require(StandardsPermission.ELEMENT_DRAFT, self._own)
            return
        if held.status is Standing.REVIEW:
            raise ElementTakenError(
                f"数据元“{code}”正在审核,请先撤回,再导入。",
                f"{code} is in review; recall it first.",
                field="code",
            )
        work.require(StandardsPermission.ELEMENT_DRAFT, OrgPath(held.owner_path))


def read_element(record: Record) -> Read:
    """Read a line as an element, or say what is wrong in it."""
    line = record.lines[0]
    try:
        content = element_of_line(line.cells, StandardScope.LOCAL)
    except TongBaseError as wrong:
        return Read(line.number, None, _fault(line.number, wrong))
    return Read(line.number, content, None)


def _by_id(content: ElementContent, there: Around) -> ElementContent:
    """Name a code list by its id where a line names it as people do."""
    if content.code_list in there.code_lists:
        return content
    return replace(content, code_list=there.list_ids.get(content.code_list, content.code_list))


def _fault(line: int, wrong: TongBaseError) -> Fault:
    return Fault(line, wrong.field or WHOLE, wrong.zh, wrong.en)


def _begin(_work: Work, _options: Mapping[str, Any], present: frozenset[str]) -> ElementLines:
    return ElementLines(present)


ELEMENTS = Importer(
    "elements",
    "数据元",
    "Data elements",
    StandardsPermission.ELEMENT_DRAFT,
    COLUMNS,
    read_element,
    _begin,
)
