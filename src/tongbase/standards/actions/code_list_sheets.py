"""Take code lists and their codes over from a sheet: new ones become drafts, drafts are changed.

A sheet puts nothing in force. A list that is in force and says the same stays; to change it, it is
revised first, and the sheet changes the draft of its next version.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tongbase.base.imports.port import Importer
from tongbase.base.imports.terms import Fate, Fault, Judged, refused
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.errors import TongBaseError
from tongbase.kernel.work import Work
from tongbase.standards.actions.local_lists import (
    draft_code_list,
    set_codes,
    update_code_list,
)
from tongbase.standards.errors import CodeListInvalidError, CodeListTakenError
from tongbase.standards.models import CodeListRow
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.code_lists import check_content, codes_of, content_of, lists_named
from tongbase.standards.queries.mapping import find_periods
from tongbase.standards.queries.owners import owner_of
from tongbase.standards.rules.code_list_lines import (
    COLUMNS,
    HEADS,
    OF_LIST,
    PARTS,
    SheetList,
    read_list,
)
from tongbase.standards.rules.code_lists import CONTENT_FIELDS, check_codes
from tongbase.standards.rules.mapping import mapping_faults
from tongbase.standards.terms.codes import Code, CodeFilter, CodeListContent
from tongbase.standards.terms.standing import STANDING_LABELS, Standing

BATCH_LISTS = 20


@dataclass(frozen=True)
class WantedList:
    """A list as a sheet says it, and the draft that it changes, if there is one."""

    content: CodeListContent
    codes: tuple[Code, ...]
    draft: str | None


class CodeListLines:
    """One run through a sheet of code lists; it remembers which ids it has met."""

    def __init__(self, present: frozenset[str]) -> None:
        self._present = present
        self._met: dict[str, int] = {}

    def judge(self, work: Work, read: Sequence[SheetList]) -> Sequence[Judged[WantedList]]:
        """Say of lists what becomes of them."""
        known = lists_named(work, {each.content.id for each in read})
        return [self._judged(work, each, known.get(each.content.id)) for each in read]

    def write(self, work: Work, judged: Sequence[Judged[WantedList]]) -> None:
        """Draft what is new, change what is drafted."""
        for each in judged:
            if each.value is None:
                continue
            content, draft = each.value.content, each.value.draft
            if draft is None:
                draft = draft_code_list(work, content).id
            else:
                said = {name: getattr(content, name) for name in CONTENT_FIELDS}
                update_code_list(work, draft, said)
            set_codes(work, draft, each.value.codes)

    def _judged(self, work: Work, read: SheetList, known: CodeListRow | None) -> Judged[WantedList]:
        first = self._met.setdefault(read.content.id, read.line)
        faults = [*read.faults]
        if first != read.line:
            zh = f"代码集“{read.content.id}”在第 {first} 行已出现,请把同一代码集的各行写在一起。"
            faults.append(Fault(read.line, "id", zh, f"The list begins in line {first} already."))
        if faults:
            return refused(read.line, *faults)
        try:
            return self._placed(work, read, known)
        except TongBaseError as wrong:
            field = OF_LIST.get(wrong.field or "", wrong.field or "id")
            return refused(read.line, Fault(read.line, field, wrong.zh, wrong.en))

    def _placed(self, work: Work, read: SheetList, known: CodeListRow | None) -> Judged[WantedList]:
        if known is None:
            work.require(StandardsPermission.CODE_LIST_DRAFT, owner_of(work, "").place)
            return _checked(work, read, Fate.NEW, WantedList(read.content, read.codes, None))
        held, codes = content_of(known), tuple(codes_of(work, known, CodeFilter()).rows)
        said = {n: getattr(read.content, n) for n, f in OF_LIST.items() if f in self._present}
        content = replace(held, **said)
        if (content, read.codes) == (held, codes):
            return Judged(read.line, Fate.SAME)
        _check_changeable(work, known)
        return _checked(work, read, Fate.CHANGED, WantedList(content, read.codes, known.id))


def _checked(work: Work, read: SheetList, fate: Fate, wanted: WantedList) -> Judged[WantedList]:
    """Take a list over, or refuse it; a code with a wrong counterpart is told by its line."""
    check_content(work, wanted.content)
    check_codes(wanted.codes)
    if not any(code.maps_to for code in wanted.codes):
        return Judged(read.line, fate, wanted)
    national = find_periods(work, wanted.content.maps_to)
    faults = [
        Fault(read.places[place], "maps_to", told.zh, told.en)
        for place, told in mapping_faults(wanted.codes, national, work.today)
    ]
    return refused(read.line, *faults) if faults else Judged(read.line, fate, wanted)


def _check_changeable(work: Work, known: CodeListRow) -> None:
    if known.codes_from:
        raise CodeListInvalidError(
            f"代码集“{known.name_zh}”的代码由其他模块维护,不能导入。",
            f"The codes of {known.id} are kept elsewhere and cannot be imported.",
            field="id",
        )
    work.require(StandardsPermission.CODE_LIST_DRAFT, OrgPath(known.owner_path))
    if known.status is not Standing.DRAFT:
        state = STANDING_LABELS[known.status]
        raise CodeListTakenError(
            f"代码集“{known.id}”当前为“{state.zh}”,请先修订,再导入其新版本。",
            f"{known.id} is in state {state.en}; revise it first, then import its next version.",
            field="id",
        )


def _begin(_work: Work, _options: Mapping[str, Any], present: frozenset[str]) -> CodeListLines:
    return CodeListLines(present)


CODE_LISTS = Importer(
    "code_lists",
    "代码集",
    "Code lists",
    StandardsPermission.CODE_LIST_DRAFT,
    COLUMNS,
    read_list,
    _begin,
    HEADS,
    BATCH_LISTS,
    PARTS,
)
