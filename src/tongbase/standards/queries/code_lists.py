"""Code lists and their codes. Drafts are seen by those who work on them in their reach."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from tongbase.base.approvals.reading import may_decide, trail_of
from tongbase.base.approvals.terms import TrailCase
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.db import held
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work
from tongbase.standards.errors import CodeListInvalidError, CodeListNotFoundError
from tongbase.standards.models import CodeListRow, CodeListVersion, CodeRow
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries import divisions
from tongbase.standards.queries.documents import find_cited
from tongbase.standards.rules.code_list_lines import lines_of_list
from tongbase.standards.rules.code_lists import (
    CODES_MAX,
    CONTENT_FIELDS,
    check_list,
    code_differences,
    rules_of_codes,
)
from tongbase.standards.rules.freezing import thawed
from tongbase.standards.rules.standing import VERBS
from tongbase.standards.terms.codes import (
    Code,
    CodeDifference,
    CodeFilter,
    CodeList,
    CodeListContent,
)
from tongbase.standards.terms.documents import DocumentRef
from tongbase.standards.terms.labels import Label
from tongbase.standards.terms.quality import QualityRule
from tongbase.standards.terms.standing import StandardScope, StandardVerb, Standing

WORKERS: frozenset[str] = frozenset(
    {StandardsPermission.CODE_LIST_DRAFT, StandardsPermission.CODE_LIST_ENACT}
)
NEEDED: Mapping[StandardVerb, StandardsPermission] = {
    StandardVerb.EDIT: StandardsPermission.CODE_LIST_DRAFT,
    StandardVerb.DELETE: StandardsPermission.CODE_LIST_DRAFT,
    StandardVerb.SUBMIT: StandardsPermission.CODE_LIST_DRAFT,
    StandardVerb.RECALL: StandardsPermission.CODE_LIST_DRAFT,
    StandardVerb.REVISE: StandardsPermission.CODE_LIST_DRAFT,
    StandardVerb.WITHDRAW: StandardsPermission.CODE_LIST_ENACT,
}
OPEN = (Standing.DRAFT, Standing.REVIEW)
REGIONS = "regions"
DRAFT_OF = "~"
ALL = PageRequest(1, CODES_MAX)


@dataclass(frozen=True)
class CodeListFilter:
    """Which lists are wanted."""

    q: str = ""
    status: Standing | None = None
    scope: StandardScope | None = None


@dataclass(frozen=True)
class CodeListDetail:
    """A list with what stands around it: its codes are counted, the open draft is named.

    ``cited`` is the document that it names as its source, if it is known.
    """

    row: CodeListRow
    codes: int
    is_tree: bool
    versions: Sequence[CodeListVersion]
    trail: Sequence[TrailCase]
    revision: str | None
    cited: DocumentRef | None
    verbs: Sequence[StandardVerb]


def list_code_lists(work: Work) -> Sequence[CodeList]:
    """Name all code lists in force, without their codes."""
    statement = select(CodeListRow).where(CodeListRow.status == Standing.IN_FORCE)
    rows = work.db.scalars(statement.order_by(CodeListRow.id))
    return [_value(row) for row in rows]


def search_code_lists(work: Work, sought: CodeListFilter, wanted: PageRequest) -> Page[CodeListRow]:
    """Find lists by words of their name, id or source."""
    return paginate(work.db, _searched(work, sought).order_by(CodeListRow.id), wanted)


def _searched(work: Work, sought: CodeListFilter) -> Select[CodeListRow]:
    statement = select(CodeListRow).where(_visible(work))
    if sought.status:
        statement = statement.where(CodeListRow.status == sought.status)
    if sought.scope:
        statement = statement.where(CodeListRow.scope == sought.scope)
    places = (CodeListRow.id, CodeListRow.name_zh, CodeListRow.name_en, CodeListRow.source)
    return statement.where(*worded(sought.q, *places))


def get_code_list(work: Work, list_id: str, *, on: date | None = None) -> CodeList:
    """Read a code list; with ``on`` only the codes that hold on that day."""
    row = work.db.get(CodeListRow, list_id)
    if row is None:
        raise _missing(list_id)
    return replace(_value(row), codes=tuple(codes_of(work, row, CodeFilter(on=on)).rows))


def get_row(work: Work, list_id: str, *, lock: bool = False) -> CodeListRow:
    """Find a list that the actor may see; ``lock`` it against others."""
    statement = select(CodeListRow).where(CodeListRow.id == list_id, _visible(work))
    if lock:
        statement = held(statement)
    row = work.db.scalars(statement).first()
    if row is None:
        raise _missing(list_id)
    return row


def codes_of(
    work: Work, row: CodeListRow, sought: CodeFilter, wanted: PageRequest = ALL
) -> Page[Code]:
    """Read the codes of a list, a page of them."""
    if row.codes_from == REGIONS:
        return divisions.codes(work, sought, wanted)
    page = paginate(work.db, _codes(row.id, sought), wanted)
    return Page([_code(code) for code in page.rows], page.total, page.page, page.size)


def path_of(work: Work, row: CodeListRow, code: str, on: date | None = None) -> Sequence[Code]:
    """Read the codes from the highest down to one; nothing if the list does not have it.

    Each bears the name that it has on the day, else its last one.
    """
    path: list[Code] = []
    above: str | None = code
    while above and above not in {each.code for each in path}:
        found = _find_code(work, row, above, on)
        if found is None:
            break
        path.insert(0, found)
        above = found.parent
    return path


def _find_code(work: Work, row: CodeListRow, code: str, on: date | None) -> Code | None:
    if row.codes_from == REGIONS:
        return divisions.find_code(work, code, on)
    found = work.db.get(CodeRow, (row.id, code))
    return None if found is None else _code(found)


def exported_list(work: Work, row: CodeListRow) -> Iterator[Sequence[str]]:
    """Write a list and its codes as the lines of a sheet; a draft under the id of its list."""
    content = content_of(row)
    told = replace(content, id=content.id.partition(DRAFT_OF)[0])
    return lines_of_list(told, codes_of(work, row, CodeFilter()).rows)


def exported_lists(work: Work, sought: CodeListFilter) -> Iterator[Sequence[str]]:
    """Write the lists that the filters keep, with their codes, as the lines of a sheet.

    Left out are lists whose codes another table keeps, and the draft of a list that is there too.
    """
    own = _searched(work, sought).where(CodeListRow.codes_from == "")
    rows = work.db.scalars(own.order_by(CodeListRow.id)).all()
    there = {row.id for row in rows}
    for row in rows:
        if row.revises not in there:
            yield from exported_list(work, row)


def lists_named(work: Work, ids: Collection[str]) -> Mapping[str, CodeListRow]:
    """Find the lists of these ids, whoever may see them; one under revision by its draft."""
    named = or_(CodeListRow.id.in_(ids), CodeListRow.revises.in_(ids))
    rows = work.db.scalars(select(CodeListRow).where(named)).all()
    found = {row.id: row for row in rows if row.revises is None}
    return found | {row.revises: row for row in rows if row.revises is not None}


def lists_not_in_force(work: Work, ids: Collection[str]) -> frozenset[str]:
    """Return those of these ids of which no list is in force: nothing may be bound to them."""
    wanted = {list_id for list_id in ids if list_id}
    if not wanted:
        return frozenset()
    in_force = select(CodeListRow.id).where(
        CodeListRow.status == Standing.IN_FORCE, CodeListRow.id.in_(wanted)
    )
    return frozenset(wanted - set(work.db.scalars(in_force)))


def content_of(row: CodeListRow) -> CodeListContent:
    """Return what a list says of itself, as a value."""
    return CodeListContent(id=row.id, **{name: getattr(row, name) for name in CONTENT_FIELDS})


def check_content(work: Work, content: CodeListContent) -> None:
    """Refuse what a list cannot say of itself, and a list to adapt that is not in force."""
    check_list(replace(content, id=content.id.partition(DRAFT_OF)[0]))
    target = work.db.get(CodeListRow, content.maps_to) if content.maps_to else None
    if content.maps_to and (target is None or target.status is not Standing.IN_FORCE):
        raise CodeListInvalidError(
            f"没有现行的代码集“{content.maps_to}”,请选择现行代码集对应。",
            f"No code list {content.maps_to} is in force; choose one that is.",
            field="maps_to",
        )


def children_of(
    work: Work, row: CodeListRow, codes: Sequence[Code], on: date | None = None
) -> Mapping[str, int]:
    """Count what stands directly below each of some codes, on a day or ever."""
    wanted = [code.code for code in codes]
    if row.codes_from == REGIONS:
        return divisions.children(work, wanted, on)
    statement = (
        select(CodeRow.parent, func.count())
        .where(CodeRow.list_id == row.id, CodeRow.parent.in_(wanted), *_held(on))
        .group_by(CodeRow.parent)
    )
    return {parent: count for parent, count in work.db.execute(statement) if parent}


def code_list_detail(work: Work, list_id: str) -> CodeListDetail:
    """Read a list with everything around it."""
    row = get_row(work, list_id)
    held = CodeRow.list_id == row.id
    tree = select(CodeRow.code).where(held, CodeRow.parent.is_not(None)).limit(1)
    revision = find_revision(work, row.id)
    return CodeListDetail(
        row=row,
        codes=codes_of(work, row, CodeFilter(), PageRequest(1, 1)).total,
        is_tree=row.codes_from == REGIONS or work.db.scalar(tree) is not None,
        versions=versions_of(work, row),
        trail=trail_of(work, *_ids(row)),
        revision=revision.id if revision and _works_on(work, revision) else None,
        cited=find_cited(work, row.document),
        verbs=verbs_of(work, row),
    )


def find_revision(work: Work, list_id: str) -> CodeListRow | None:
    """Find the draft of the next version of a list."""
    return work.db.scalars(select(CodeListRow).where(CodeListRow.revises == list_id)).first()


def versions_of(work: Work, row: CodeListRow) -> Sequence[CodeListVersion]:
    """All frozen versions of a list, newest first."""
    statement = select(CodeListVersion).where(CodeListVersion.list_id == row.id)
    return work.db.scalars(statement.order_by(CodeListVersion.number.desc())).all()


def compare_versions(work: Work, list_id: str, before: int, after: int) -> Sequence[CodeDifference]:
    """List which codes differ between two versions of a list."""
    row = get_row(work, list_id)
    old, new = (_frozen(work, row, number) for number in (before, after))
    return code_differences(old, new)


def history_of_code_list(work: Work, list_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to a code list and the drafts of its versions, newest first."""
    return history_of(work.db, *_ids(get_row(work, list_id)))


def verbs_of(work: Work, row: CodeListRow) -> list[StandardVerb]:
    """List what the actor may do to a list in its present state."""
    return [verb for verb in VERBS[row.status] if _may(work, row, verb)]


def with_codes(work: Work, rule: QualityRule) -> Sequence[QualityRule]:
    """Fill a rule that names a code list with the list's codes; other rules stay as they are.

    Where codes of the list have ended, a second rule tells them: they are no unknown codes.
    """
    if rule.code_list is None:
        return (rule,)
    today = work.today
    return rules_of_codes(rule, get_code_list(work, rule.code_list).codes, today)


def draft_id(list_id: str, version: int) -> str:
    """Return the id under which the draft of a version is kept."""
    return f"{list_id}{DRAFT_OF}{version}"


def _ids(row: CodeListRow) -> Sequence[str]:
    """Return the ids under which a list and the drafts of its versions are, or were, kept."""
    return [row.id, *(draft_id(row.id, number) for number in range(2, row.version + 2))]


def region_of(row: CodeListRow) -> OrgPath:
    """The region in which the owner of a list lies."""
    return OrgPath(row.owner_path.rpartition("/")[0])


def _codes(list_id: str, sought: CodeFilter) -> Select[CodeRow]:
    statement = select(CodeRow).where(CodeRow.list_id == list_id, *_held(sought.on))
    if sought.top:
        statement = statement.where(CodeRow.parent.is_(None))
    if sought.parent:
        statement = statement.where(CodeRow.parent == sought.parent)
    named = worded(sought.q, CodeRow.code, CodeRow.name_zh, CodeRow.name_en)
    statement = statement.where(*named)
    return statement.order_by(CodeRow.position, CodeRow.code)


def _held(on: date | None) -> Iterator[ColumnElement[bool]]:
    """Keep the codes that hold on a day; without a day all."""
    if on is not None:
        yield or_(CodeRow.valid_from.is_(None), CodeRow.valid_from <= on)
        yield or_(CodeRow.valid_to.is_(None), CodeRow.valid_to >= on)


def _visible(work: Work) -> ColumnElement[bool]:
    public = CodeListRow.status.not_in(OPEN)
    if not WORKERS & work.actor.permissions:
        return public
    reach = literal(work.actor.reach.value)
    below = func.starts_with(CodeListRow.owner_path, reach + "/")
    return or_(public, CodeListRow.owner_path == reach, below)


def _works_on(work: Work, row: CodeListRow) -> bool:
    inside = work.actor.reach.covers(OrgPath(row.owner_path))
    return inside and bool(WORKERS & work.actor.permissions)


def _may(work: Work, row: CodeListRow, verb: StandardVerb) -> bool:
    if verb is StandardVerb.REVIEW:
        return may_decide(work, row.id)
    is_regional = verb is StandardVerb.WITHDRAW
    place = region_of(row) if is_regional else OrgPath(row.owner_path)
    if not work.actor.may(NEEDED[verb], place) or row.codes_from:
        return False
    return verb is not StandardVerb.REVISE or find_revision(work, row.id) is None


def _frozen(work: Work, row: CodeListRow, number: int) -> Sequence[Code]:
    version = work.db.get(CodeListVersion, (row.id, number))
    if version is None:
        raise CodeListInvalidError(
            f"该代码集没有 V{number} 版本的存档,当前为 V{row.version}。",
            f"No version {number} of this list is kept; the present one is {row.version}.",
            field="number",
        )
    return thawed(version.content)


def _value(row: CodeListRow) -> CodeList:
    return CodeList(row.id, Label(row.name_zh, row.name_en), row.source)


def _code(row: CodeRow) -> Code:
    label = Label(row.name_zh, row.name_en)
    return Code(row.code, label, row.parent, row.valid_from, row.valid_to, row.maps_to)


def _missing(list_id: str) -> CodeListNotFoundError:
    return CodeListNotFoundError(
        f"代码集“{list_id}”不存在,或您无权查看,请从列表中选择。",
        f"There is no code list {list_id} that you may see; choose one from the list.",
        field="list_id",
        list=list_id,
    )
