"""The door of the catalogue: all that other modules may call."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, update

from tongbase.base.paging import Page, PageRequest
from tongbase.base.rdf import terms as rdf
from tongbase.catalogue.actions import duplicates, entries, resources, synonyms
from tongbase.catalogue.errors import EntryNotFoundError, StatusForbidsError
from tongbase.catalogue.models import Entry
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries import (
    contents,
    coverage,
    landing,
    numbers,
    sources,
    withdrawals,
)
from tongbase.catalogue.queries import duplicates as duplicate_queries
from tongbase.catalogue.queries import entries as queries
from tongbase.catalogue.queries import faces as face_queries
from tongbase.catalogue.queries.coverage import CoverageBy
from tongbase.catalogue.queries.graph import links as link_queries
from tongbase.catalogue.queries.graph import things
from tongbase.catalogue.queries.interfaces import dcat
from tongbase.catalogue.terms.drafts import EntryDraft, ResourceDraft
from tongbase.catalogue.terms.duplicates import Comparable, ItemOverlap
from tongbase.catalogue.terms.landing import ItemLanding, LandedItem, LandingSought
from tongbase.catalogue.terms.refs import (
    BoundTable,
    EntryRef,
    ResourceRef,
    Tally,
    Withdrawal,
)
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import (
    EVERYTHING,
    Known,
    Link,
    Node,
    NodeFace,
    NodeKind,
    Scope,
)
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.work import Work


def install_synonyms(work: Work) -> int:
    """Put the shipped synonyms where searches find them; return how many are new."""
    return synonyms.install_synonyms(work)


def entry(work: Work, entry_id: str) -> EntryRef:
    """Look up an entry that the actor may see."""
    return contents.entry_ref(queries.get_whole_entry(work, entry_id))


def entry_to_compile(work: Work, entry_id: str) -> EntryRef:
    """Look up an entry that the actor may compile (编目)."""
    found = entry(work, entry_id)
    work.require(CataloguePermission.ENTRY_COMPILE, found.provider_path)
    return found


def find_entry(work: Work, entry_id: str) -> EntryRef | None:
    """Look for an entry; None if it is gone, or withdrawn and not the actor's to see."""
    try:
        return entry(work, entry_id)
    except EntryNotFoundError:
        return None


def published_entry(work: Work, entry_id: str) -> EntryRef:
    """Look up an entry that is published, or say that it is not."""
    found = entry(work, entry_id)
    if found.status is not Status.PUBLISHED:
        raise StatusForbidsError(
            f"目录“{found.name}”未发布,不能申请。",
            f"“{found.name}” is not published and cannot be applied for.",
            field="entry_id",
            status=found.status.value,
        )
    return found


def find_by_resource(work: Work, namespace: str, table: str) -> EntryRef | None:
    """Find the entry to which a lake table is bound."""
    found = queries.find_by_resource(work, namespace, table)
    return contents.entry_ref(found) if found else None


def names_of(work: Work, entry_ids: Sequence[str]) -> Mapping[str, str]:
    """Return the names of entries that others refer to, whatever their state."""
    return queries.names_of(work, entry_ids)


def withdrawals_of(work: Work, entry_ids: Sequence[str]) -> Mapping[str, Withdrawal]:
    """Tell of those entries that are off the catalogue since when and why, whoever asks."""
    return withdrawals.withdrawals_of(work, entry_ids)


def draft_entry(work: Work, draft: EntryDraft) -> EntryRef:
    """Draft an entry, for example from the metadata of a lake table (反编目)."""
    return contents.entry_ref(entries.draft_entry(work, draft))


def bind_resource(work: Work, entry_id: str, draft: ResourceDraft) -> ResourceRef:
    """Bind a lake table to an entry (挂接)."""
    return contents.resource_ref(resources.bind_resource(work, entry_id, draft))


def note_grant(work: Work, entry_id: str, change: int) -> None:
    """Count one grant more (+1) or less (-1) on an entry.

    The sharing floor asked leave for its own verb and wrote it in the ledger. The row's lock puts
    this and a withdrawal one after the other: no grant on an entry that is going.
    """
    counted = (
        update(Entry)
        .where(Entry.id == entry_id, (Entry.status == Status.PUBLISHED) | (change < 0))
        .values(active_grants=Entry.active_grants + change)
        .returning(Entry.id)
        .execution_options(synchronize_session="fetch")
    )
    if work.db.scalar(counted) is None:
        raise StatusForbidsError(
            "目录已下线或不存在,不能再授权。",
            "The entry is withdrawn or gone; nothing can be granted on it.",
            field="entry_id",
        )


def item_landing(
    work: Work, landed: Select[str, str, str, str], collected: Select[str, str, str]
) -> Sequence[ItemLanding]:
    """Count items and those that land in a data element, as one may see (落标).

    ``landed`` selects the columns that are bound to one: namespace, table, column and the element;
    ``collected`` from which source tables come: namespace, table and the source.
    """
    return landing.item_landing(work, landing.KnownColumns(landed, collected))


def landed_items(
    work: Work,
    landed: Select[str, str, str, str],
    collected: Select[str, str, str],
    sought: LandingSought,
    wanted: PageRequest,
) -> Page[LandedItem]:
    """List the items of an element, or those that a rate counts, and how each lands; as above."""
    known = landing.KnownColumns(landed, collected)
    return landing.landed_items(work, known, sought, wanted)


def systems_of_tables(work: Work) -> Mapping[tuple[str, str], str]:
    """Map lake tables to the application system that their entry comes from, as one may see."""
    return sources.systems_of_tables(work)


def tally(work: Work, division: str = "") -> Tally:
    """Return the numbers of the catalogue, in all or below a division (``42``, ``4201``)."""
    return numbers.tally(work, division)


def has_published(work: Work) -> bool:
    """Say whether anything in the whole house is published."""
    return numbers.has_published(work)


def has_registered(work: Work) -> bool:
    """Say whether any register of the whole house has a row."""
    return numbers.has_registered(work)


def covered(work: Work, register: Register, region: str) -> tuple[int, int]:
    """Say of how many service items or systems that should have an entry how many have one.

    A region with all that lies in it, by default the actor's own: ``covered`` and ``due``.
    """
    whole = coverage.coverage(work, register, CoverageBy.LEVEL, region).whole
    return whole.covered, whole.due


def bound_tables(work: Work, division: str = "") -> Sequence[BoundTable]:
    """List the lake tables that stand for published entries, each with the entry's cycle."""
    return numbers.bound_tables(work, division)


def links(
    work: Work,
    nodes: Sequence[Node],
    scope: Scope = EVERYTHING,
    *,
    known: Known | None = None,
) -> Sequence[Link]:
    """Return what has to do with up to 500 things.

    Entries, their items and bound tables with the columns that items name, systems, service items,
    duties; both ends of every link are the actor's to see. ``known`` remembers in one walk what
    was found.
    """
    return link_queries.links(work, nodes, scope, known=known)


def links_within(
    work: Work,
    nodes: Sequence[Node],
    within: Collection[Node],
    scope: Scope = EVERYTHING,
    *,
    known: Known | None = None,
) -> tuple[Sequence[Link], Mapping[Node, int]]:
    """Return the links of up to 500 things to those ``within``, and how many others each has."""
    return link_queries.links_within(work, nodes, within, scope, known=known)


def find_things(work: Work, kind: NodeKind, words: str, most: int) -> Sequence[NodeFace]:
    """Find entries, service items, systems and duties by words, the best of them first."""
    return things.find_things(work, kind, words, most)


def callers(
    work: Work, *, systems: Collection[str] = (), applications: Collection[str] = ()
) -> Sequence[tuple[str, str]]:
    """Pair registered systems with the ids under which they call services, from either end."""
    return things.callers(work, systems=systems, applications=applications)


def comparable_duplicates(work: Work, *, after: str = "", most: int) -> Sequence[Comparable]:
    """List undecided duplicates whose entries both stand for lake tables, with shared items.

    At most so many, in the order of their ids, behind ``after``.
    """
    return duplicate_queries.comparables(work, after=after, most=most)


def note_overlap(
    work: Work, duplicate_id: str, overlap: float, items: Sequence[ItemOverlap] = ()
) -> None:
    """Write down how far the values of both tables of a duplicate overlap, from 0 to 1."""
    duplicates.note_overlap(work, duplicate_id, overlap, items)


def faces(work: Work, nodes: Sequence[Node]) -> Mapping[Node, NodeFace]:
    """Name those things that the catalogue knows and the actor may see."""
    return face_queries.faces(work, nodes)


def not_yet(work: Work, nodes: Iterable[Node], at: datetime) -> frozenset[Node]:
    """Tell which of some entries and records were registered after a moment."""
    return face_queries.not_yet(work, nodes, at)


def whole_catalogue(work: Work, address: str) -> Iterator[rdf.Node]:
    """Read all published entries of one moment as statements of DCAT-AP 3."""
    return dcat.whole_catalogue(work, address)
