"""Reading duplicate collections, and what is compared to find them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from tongbase.base.paging import Page, PageRequest, paginate
from tongbase.base.worded import worded
from tongbase.catalogue.errors import DuplicateNotFoundError
from tongbase.catalogue.models import Duplicate, Entry, Item, Resource
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.registers import stands_in
from tongbase.catalogue.rules.degrees import degree_of, reasons_of
from tongbase.catalogue.rules.names import normalise
from tongbase.catalogue.terms.duplicates import (
    Comparable,
    Degree,
    DuplicateState,
    Likeness,
    Overlap,
    Pair,
    Portrait,
    SharedItem,
)
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import OrgPath
from tongbase.kernel.db import held
from tongbase.kernel.work import Work
from tongbase.standards.terms.labels import Label

READ_ROWS = 20_000
_Field = tuple[str, str, bool]
SIDE = ("id", "name", "provider_code", "provider_name", "system_name", "res_code")


@dataclass(frozen=True)
class Side:
    """One of the two entries of a case."""

    id: str
    name: str
    provider_code: str
    provider_name: str
    system_name: str
    res_code: str | None


@dataclass(frozen=True)
class CaseFilter:
    """Which cases are wanted: words of names and departments, a credit code, a state."""

    state: DuplicateState | None = None
    q: str = ""
    provider: str = ""


@dataclass(frozen=True)
class DuplicateView:
    """A case with both entries, the items that they share, and what one may do to it.

    ``degree`` and ``reasons`` say in words how alike the two are.
    """

    case: Duplicate
    first: Side
    second: Side
    shared: Sequence[str]
    degree: Degree
    reasons: Sequence[Label]
    verbs: Sequence[str]


def portraits(work: Work, among: Collection[str] | None = None) -> Iterator[Portrait]:
    """Read what is compared of every published entry, or of some."""
    columns = (
        Entry.id,
        Entry.provider_code,
        Entry.provider_path,
        Entry.name_key,
        Entry.system_name,
        Item.name,
        Item.std_element_code,
    )
    statement = (
        select(*columns)
        .join(Item, Item.entry_id == Entry.id)
        .where(Entry.status == Status.PUBLISHED)
        .order_by(Entry.id)
        .execution_options(yield_per=READ_ROWS)
    )
    if among is not None:
        statement = statement.where(Entry.id.in_(among))
    for _, rows in groupby(work.db.execute(statement), key=lambda row: row[0]):
        lines = list(rows)
        entry_id, provider, path, name, system, *_ = lines[0]
        tokens = frozenset(_token(line[5], line[6]) for line in lines)
        yield Portrait(entry_id, provider, OrgPath(path).regions, name, normalise(system), tokens)


def list_duplicates(work: Work, sought: CaseFilter, wanted: PageRequest) -> Page[Duplicate]:
    """List the cases of the actor's reach, the likeliest first."""
    first, second = aliased(Entry), aliased(Entry)
    named = (first.name, first.provider_name, second.name, second.provider_name)
    statement = (
        select(Duplicate)
        .join(first, first.id == Duplicate.first_id)
        .join(second, second.id == Duplicate.second_id)
        .where(_visible(work), *worded(sought.q, *named))
    )
    if sought.state is not None:
        statement = statement.where(Duplicate.state == sought.state)
    if sought.provider:
        sides = (first.provider_code, second.provider_code)
        statement = statement.where(or_(*(side == sought.provider for side in sides)))
    return paginate(work.db, statement.order_by(Duplicate.score.desc(), Duplicate.id), wanted)


def get_duplicate(work: Work, duplicate_id: str, *, lock: bool = False) -> Duplicate:
    """Find a case that concerns the actor's reach."""
    statement: Select[Duplicate] = select(Duplicate).where(
        Duplicate.id == duplicate_id, _visible(work)
    )
    if lock:
        statement = held(statement)
    found = work.db.scalars(statement).first()
    if found is None:
        raise DuplicateNotFoundError(
            f"没有编号为 {duplicate_id} 的重复采集线索,或不在您的范围内。",
            f"There is no duplicate {duplicate_id} that concerns you.",
            field="duplicate_id",
        )
    return found


def find_case(work: Work, pair: Pair) -> Duplicate | None:
    """Find the case of two entries, wherever they lie."""
    both = (Duplicate.first_id == pair.first, Duplicate.second_id == pair.second)
    return work.db.scalars(select(Duplicate).where(*both)).first()


def views(work: Work, cases: Sequence[Duplicate]) -> Sequence[DuplicateView]:
    """Read what is shown of cases, in two queries however many they are."""
    ids = {entry_id for case in cases for entry_id in (case.first_id, case.second_id)}
    columns = [getattr(Entry, name) for name in SIDE]
    sides = {
        row.id: Side(*row) for row in work.db.execute(select(*columns).where(Entry.id.in_(ids)))
    }
    items = _items_of(work, ids)
    return [_view(work, case, sides, items) for case in cases]


def _view(
    work: Work,
    case: Duplicate,
    sides: Mapping[str, Side],
    items: Mapping[str, Mapping[str, str]],
) -> DuplicateView:
    first, second = sides[case.first_id], sides[case.second_id]
    shared = _shared(items, case)
    fewest, most = sorted((len(items.get(first.id, {})), len(items.get(second.id, {}))))
    is_same = normalise(first.name) == normalise(second.name)
    overlap = Overlap(len(shared), fewest, most, is_same)
    likeness = Likeness(case.items, case.name, case.same_system, case.sampled)
    return DuplicateView(
        case=case,
        first=first,
        second=second,
        shared=shared,
        degree=degree_of(likeness, overlap),
        reasons=tuple(reasons_of(likeness, overlap, by_meaning=case.by_meaning)),
        verbs=verbs_of_duplicate(work, case),
    )


def verbs_of_duplicate(work: Work, case: Duplicate) -> Sequence[str]:
    """List what the actor may do to a case now."""
    may = work.actor.may(CataloguePermission.DUPLICATE_DECIDE, OrgPath(case.place))
    if not may:
        return ()
    return ("confirm", "dismiss") if case.state is DuplicateState.FOUND else ("reopen",)


def source_of(work: Work, entry_id: str) -> Side | None:
    """Return the entry of the source department (数源部门) that this one repeats, if it does."""
    return _beside(work, entry_id, Duplicate.source_id != entry_id)


def repeating(work: Work, entry_id: str) -> Side | None:
    """Return an entry that repeats this one, whose department is the source, if any does."""
    return _beside(work, entry_id, Duplicate.source_id == entry_id)


def hold_entries(work: Work, entry_ids: Sequence[str]) -> None:
    """Let nobody else decide on these entries until this decision is written."""
    statement = select(Entry.id).where(Entry.id.in_(entry_ids)).order_by(Entry.id)
    work.db.execute(held(statement)).all()


def _beside(work: Work, entry_id: str, condition: ColumnElement[bool]) -> Side | None:
    """Return what stands beside an entry in the case that was confirmed last and is so."""
    other = aliased(Entry)
    one_way = and_(Duplicate.first_id == entry_id, Duplicate.second_id == other.id)
    other_way = and_(Duplicate.second_id == entry_id, Duplicate.first_id == other.id)
    statement = (
        select(*(getattr(other, name) for name in SIDE))
        .join(Duplicate, or_(one_way, other_way))
        .where(Duplicate.state == DuplicateState.CONFIRMED, condition)
        .order_by(Duplicate.decided_at.desc())
        .limit(1)
    )
    row = work.db.execute(statement).first()
    return Side(*row) if row is not None else None


def cases_known(work: Work) -> Mapping[tuple[str, str], Duplicate]:
    """Map pairs of entries to their cases."""
    return {(case.first_id, case.second_id): case for case in work.db.scalars(select(Duplicate))}


def comparables(work: Work, *, after: str = "", most: int) -> Sequence[Comparable]:
    """Read undecided cases of the reach whose published entries both stand for lake tables.

    At most so many, in the order of their ids, behind ``after``.
    """
    tables = select(Resource.entry_id).join(Entry, Entry.id == Resource.entry_id)
    bound = tables.where(Entry.status == Status.PUBLISHED)
    statement = (
        select(Duplicate)
        .where(_visible(work), Duplicate.state == DuplicateState.FOUND, Duplicate.id > after)
        .where(Duplicate.first_id.in_(bound), Duplicate.second_id.in_(bound))
        .order_by(Duplicate.id)
        .limit(most)
    )
    cases = work.db.scalars(statement).all()
    ids = {entry_id for case in cases for entry_id in (case.first_id, case.second_id)}
    items, found = _fields_of(work, ids), _tables_of(work, ids)
    return [
        Comparable(
            case.id,
            found[case.first_id],
            found[case.second_id],
            _both(items.get(case.first_id, {}), items.get(case.second_id, {})),
        )
        for case in cases
    ]


def paths_of(work: Work, pairs: Iterable[Pair]) -> Mapping[str, str]:
    """Return where the providers of entries stand."""
    ids = {entry_id for pair in pairs for entry_id in (pair.first, pair.second)}
    statement = select(Entry.id, Entry.provider_path).where(Entry.id.in_(ids))
    return dict(work.db.execute(statement).all())


def _visible(work: Work) -> ColumnElement[bool]:
    reach = work.actor.reach
    return or_(stands_in(Duplicate.first_path, reach), stands_in(Duplicate.second_path, reach))


def _token(name: str, element: str) -> str:
    return f"#{element}" if element else normalise(name)


def _items_of(work: Work, ids: set[str]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    statement = select(Item.entry_id, Item.name, Item.std_element_code).where(
        Item.entry_id.in_(ids)
    )
    for entry_id, name, element in work.db.execute(statement.order_by(Item.place)):
        found.setdefault(entry_id, {})[_token(name, element)] = name
    return found


def _fields_of(work: Work, ids: set[str]) -> Mapping[str, Mapping[str, _Field]]:
    found: dict[str, dict[str, _Field]] = {}
    columns = (Item.entry_id, Item.name, Item.std_element_code, Item.field_name, Item.is_pk)
    statement = select(*columns).where(Item.entry_id.in_(ids)).order_by(Item.place)
    for entry_id, name, element, field, is_key in work.db.execute(statement):
        found.setdefault(entry_id, {})[_token(name, element)] = (name, field, is_key)
    return found


def _tables_of(work: Work, ids: set[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    columns = (Resource.entry_id, Resource.namespace, Resource.table_name)
    statement = select(*columns).where(Resource.entry_id.in_(ids)).order_by(*columns).distinct()
    for entry_id, namespace, table in work.db.execute(statement):
        found.setdefault(entry_id, []).append((namespace, table))
    return {entry_id: tuple(tables) for entry_id, tables in found.items()}


def _both(first: Mapping[str, _Field], second: Mapping[str, _Field]) -> tuple[SharedItem, ...]:
    return tuple(
        SharedItem(one[:2], second[token][:2], one[2] or second[token][2])
        for token, one in first.items()
        if token in second
    )


def _shared(items: Mapping[str, Mapping[str, str]], case: Duplicate) -> Sequence[str]:
    first, second = items.get(case.first_id, {}), items.get(case.second_id, {})
    return [name for token, name in first.items() if token in second]
