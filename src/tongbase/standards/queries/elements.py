"""Data elements: found, read, compared. Drafts are seen by who works on them in their reach."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, func, literal, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from tongbase.base.approvals.reading import may_decide, trail_of
from tongbase.base.approvals.terms import TrailCase
from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.db import held
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import history_of
from tongbase.kernel.work import Work
from tongbase.standards.errors import ElementInvalidError, ElementNotFoundError
from tongbase.standards.models import CodeListRow, Element
from tongbase.standards.permissions import StandardsPermission
from tongbase.standards.queries.documents import find_cited
from tongbase.standards.rules.element_lines import HEADINGS, line_of_element
from tongbase.standards.rules.elements import FIELDS, ITS_OWN, differences
from tongbase.standards.rules.standing import VERBS
from tongbase.standards.terms.documents import DocumentRef
from tongbase.standards.terms.elements import ElementContent, ElementRef, FieldDifference
from tongbase.standards.terms.item_types import ItemType
from tongbase.standards.terms.standing import StandardScope, StandardVerb, Standing

WORKERS: frozenset[str] = frozenset(
    {StandardsPermission.ELEMENT_DRAFT, StandardsPermission.ELEMENT_REVIEW}
)
NEEDED: Mapping[StandardVerb, StandardsPermission] = {
    StandardVerb.EDIT: StandardsPermission.ELEMENT_DRAFT,
    StandardVerb.DELETE: StandardsPermission.ELEMENT_DRAFT,
    StandardVerb.SUBMIT: StandardsPermission.ELEMENT_DRAFT,
    StandardVerb.RECALL: StandardsPermission.ELEMENT_DRAFT,
    StandardVerb.REVISE: StandardsPermission.ELEMENT_DRAFT,
    StandardVerb.WITHDRAW: StandardsPermission.ELEMENT_WITHDRAW,
}
OPEN = (Standing.DRAFT, Standing.REVIEW)
CATEGORIES_MAX = 500
NAMED = (
    Element.code,
    Element.name_zh,
    Element.name_en,
    Element.initials,
    cast(Element.synonyms, Text),
    Element.definition,
    Element.source,
)
"""Where the words that somebody seeks may stand."""


@dataclass(frozen=True)
class ElementFilter:
    """Which elements a list is about. Replaced versions are listed only if asked for."""

    q: str = ""
    code: str = ""
    status: Standing | None = None
    scope: StandardScope | None = None
    category: str = ""
    data_type: ItemType | None = None


@dataclass(frozen=True)
class ElementDetail:
    """A version of an element with all that stands around it.

    ``target`` is the national or industry element in force that it adapts, if it names one;
    ``local`` are the elements in force that adapt this one; ``cited`` is the document that it
    names as its source, if it is known.
    """

    element: Element
    versions: Sequence[Element]
    trail: Sequence[TrailCase]
    target: Element | None
    local: Sequence[Element]
    cited: DocumentRef | None
    verbs: Sequence[StandardVerb]


@dataclass(frozen=True)
class Around:
    """What stands around elements that are written: versions under way by their code, the last
    of the others, the code lists that exist, what they adapt that is not in force.

    ``list_ids`` are those of lists in force that are told by their name.
    """

    opened: Mapping[str, Element]
    settled: Mapping[str, Element]
    code_lists: frozenset[str]
    list_ids: Mapping[str, str]
    not_in_force: frozenset[str]


def list_elements(work: Work, sought: ElementFilter, wanted: PageRequest) -> Page[Element]:
    """List elements by their code; a search puts those first that are called so."""
    statement = select(Element).where(visible(work), *_conditions(sought))
    if sought.q:
        called = case((func.lower(Element.name_zh) == sought.q.lower(), 0), else_=1)
        statement = statement.order_by(called)
    return paginate(work.db, statement.order_by(Element.code, Element.version.desc()), wanted)


def exported_elements(work: Work, sought: ElementFilter) -> Iterator[Sequence[str]]:
    """Write the elements that a list is about as the lines of a sheet, all of them.

    Of versions the last is written: a sheet knows none, and tells an element by its code alone.
    """
    statement = select(Element).where(visible(work), *_conditions(sought))
    ordered = statement.order_by(Element.code, Element.version.desc()).ext(
        distinct_on(Element.code)
    )
    for row in work.db.scalars(ordered.execution_options(yield_per=500)):
        line = line_of_element(content_of(row))
        yield [line[name] for name in HEADINGS]


def list_categories(work: Work) -> Sequence[tuple[str, int]]:
    """List the categories of the elements in force, each with how many there are."""
    statement = (
        select(Element.category, func.count())
        .where(Element.status == Standing.IN_FORCE, Element.category != "")
        .group_by(Element.category)
        .order_by(Element.category)
        .limit(CATEGORIES_MAX)
    )
    return [(category, count) for category, count in work.db.execute(statement)]


def get_element(work: Work, element_id: str, *, lock: bool = False) -> Element:
    """Find a version of an element that the actor may see; ``lock`` it against others."""
    statement = select(Element).where(Element.id == element_id, visible(work))
    if lock:
        statement = held(statement)
    found = work.db.scalars(statement).first()
    if found is None:
        raise ElementNotFoundError(
            f"数据元 {element_id} 不存在或您无权查看,请核对编号。",
            f"There is no data element {element_id} that you may see; check its number.",
            field="element_id",
        )
    return found


def find_in_force(work: Work, code: str) -> Element | None:
    """Find the version of an element that is in force."""
    statement = select(Element).where(Element.code == code, Element.status == Standing.IN_FORCE)
    return work.db.scalars(statement).first()


def find_open(work: Work, code: str) -> Element | None:
    """Find the version of an element that is drafted or reviewed, whoever may see it."""
    statement = select(Element).where(Element.code == code, Element.status.in_(OPEN))
    return work.db.scalars(statement).first()


def around(work: Work, contents: Sequence[ElementContent]) -> Around:
    """Read what stands around many elements, in four questions however many they are."""
    codes = {each.code for each in contents}
    versions = select(Element).where(Element.code.in_(codes), Element.status != Standing.REPLACED)
    rows = work.db.scalars(versions.order_by(Element.version)).all()
    opened = {row.code: row for row in rows if row.status in OPEN}
    settled = {row.code: row for row in rows if row.status not in OPEN}
    told = [*contents, *(content_of(row) for row in opened.values())]
    wanted = {each.code_list for each in told if each.code_list}
    lists = select(CodeListRow.id).where(CodeListRow.id.in_(wanted))
    named = _ids_of_lists(work, wanted) if wanted else {}
    return Around(
        opened=opened,
        settled=settled,
        code_lists=frozenset((*work.db.scalars(lists), *named.values())) if wanted else frozenset(),
        list_ids=named,
        not_in_force=not_in_force(work, {each.maps_to for each in told}),
    )


def _ids_of_lists(work: Work, names: Collection[str]) -> Mapping[str, str]:
    """Find lists in force by names that only they have."""
    in_force = CodeListRow.status == Standing.IN_FORCE
    named = (
        select(CodeListRow.name_zh, func.min(CodeListRow.id))
        .where(in_force, CodeListRow.name_zh.in_(names))
        .group_by(CodeListRow.name_zh)
        .having(func.count() == 1)
    )
    return dict(iter(work.db.execute(named)))


def check_references(content: ElementContent, there: Around) -> None:
    """Refuse an element that refers to a code list or an element which is not there."""
    if content.code_list and content.code_list not in there.code_lists:
        raise ElementInvalidError(
            f"代码集“{content.code_list}”不存在,请从代码集中选择。",
            f"There is no code list {content.code_list}; choose one that exists.",
            field="code_list",
        )
    if content.maps_to in there.not_in_force:
        raise ElementInvalidError(
            f"没有现行的数据元“{content.maps_to}”,请选择现行数据元对应。",
            f"No data element {content.maps_to} is in force; choose one that is.",
            field="maps_to",
        )


def last_version(work: Work, code: str) -> int:
    """Return the number of the last version of an element, 0 if there is none."""
    statement = select(func.max(Element.version)).where(Element.code == code)
    return work.db.scalar(statement) or 0


def elements_in_force(work: Work, codes: Collection[str] | None = None) -> Sequence[ElementRef]:
    """Return the elements in force, all of them or those of these codes."""
    statement = select(Element).where(Element.status == Standing.IN_FORCE)
    if codes is not None:
        statement = statement.where(Element.code.in_(codes))
    return [ref_of(row) for row in work.db.scalars(statement.order_by(Element.code))]


def not_in_force(work: Work, codes: Collection[str]) -> frozenset[str]:
    """Return those of these codes of which no element is in force: nothing may be bound to them."""
    wanted = {code for code in codes if code}
    if not wanted:
        return frozenset()
    in_force = select(Element.code).where(
        Element.status == Standing.IN_FORCE, Element.code.in_(wanted)
    )
    return frozenset(wanted - set(work.db.scalars(in_force)))


def element_detail(work: Work, element_id: str) -> ElementDetail:
    """Read a version of an element with everything around it."""
    element = get_element(work, element_id)
    versions = _versions(work, element)
    return ElementDetail(
        element=element,
        versions=versions,
        trail=trail_of(work, *(version.id for version in versions)),
        target=find_in_force(work, element.maps_to) if element.maps_to else None,
        local=_adapting(work, element),
        cited=find_cited(work, element.document),
        verbs=verbs_of(work, element),
    )


def compare_elements(work: Work, before_id: str, after_id: str) -> Sequence[FieldDifference]:
    """List in what two versions or two elements differ, but for what two elements do by nature."""
    before, after = get_element(work, before_id), get_element(work, after_id)
    but = () if before.code == after.code else ITS_OWN
    return differences(content_of(before), content_of(after), but=but)


def history_of_element(work: Work, element_id: str) -> Sequence[LedgerEntry]:
    """Everything that was done to an element in all its versions, newest first."""
    versions = _versions(work, get_element(work, element_id))
    return history_of(work.db, *(version.id for version in versions))


def verbs_of(work: Work, element: Element) -> list[StandardVerb]:
    """List what the actor may do to a version in its present state."""
    return [verb for verb in VERBS[element.status] if _may(work, element, verb)]


def content_of(element: Element) -> ElementContent:
    """Return what a version says, as a value."""
    values = {name: getattr(element, name) for name in FIELDS}
    return ElementContent(**{**values, "synonyms": tuple(element.synonyms)})


def ref_of(element: Element) -> ElementRef:
    """Return what other modules may know of a version."""
    return ElementRef(element.id, element.version, element.status, content_of(element))


def visible(work: Work) -> ColumnElement[bool]:
    """What was once in force is seen by all, drafts by those who work on them in their reach."""
    public = Element.status.not_in(OPEN)
    if not WORKERS & work.actor.permissions:
        return public
    reach = literal(work.actor.reach.value)
    below = func.starts_with(Element.owner_path, reach + "/")
    return or_(public, Element.owner_path == reach, below)


def _conditions(sought: ElementFilter) -> list[ColumnElement[bool]]:
    kept = [
        Element.status == sought.status if sought.status else Element.status != Standing.REPLACED
    ]
    exact = {
        Element.code: sought.code,
        Element.scope: sought.scope,
        Element.category: sought.category,
        Element.data_type: sought.data_type,
    }
    kept += [column == value for column, value in exact.items() if value]
    return [*kept, *worded(sought.q, *NAMED)]


def _versions(work: Work, element: Element) -> Sequence[Element]:
    statement: Select[Element] = select(Element).where(
        and_(Element.code == element.code, visible(work))
    )
    return work.db.scalars(statement.order_by(Element.version.desc())).all()


def _adapting(work: Work, element: Element) -> Sequence[Element]:
    statement = select(Element).where(
        Element.maps_to == element.code, Element.status == Standing.IN_FORCE
    )
    return work.db.scalars(statement.order_by(Element.code)).all()


def _may(work: Work, element: Element, verb: StandardVerb) -> bool:
    if verb is StandardVerb.REVIEW:
        return may_decide(work, element.id)
    if not work.actor.may(NEEDED[verb], OrgPath(element.owner_path)):
        return False
    if verb is not StandardVerb.REVISE:
        return True
    return find_open(work, element.code) is None and find_newer(work, element) is None


def find_newer(work: Work, element: Element) -> Element | None:
    """Find a version in force that came after this one: only the last one is revised."""
    found = find_in_force(work, element.code)
    return found if found is not None and found.version > element.version else None
