"""Drawing changes from the ledger, in its order, and putting them into every subscriber's post."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select, text, tuple_
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.orm import Session

from tongbase.base.chores import ChoreContext
from tongbase.base.news import NewsBookmark
from tongbase.catalogue.jobs.posting import post, replay
from tongbase.catalogue.models import Change, Entry, EntryVersion
from tongbase.catalogue.queries.push.changes import newest_change
from tongbase.catalogue.rules.changes import KINDS, kind_of, related
from tongbase.catalogue.terms.changes import (
    OF_RELATIONS,
    OF_RESOURCES,
    PUBLIC_KINDS,
    PUBLICATIONS,
    ChangeKind,
)
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.ledger.reading import AFTER, SETTLED, Bookmark
from tongbase.kernel.work import Work

READER = "catalogue.changes"
ROUND_SECONDS = 0.1
LINES_MAX = 500
LAST_SETTLED = (
    select(LedgerEntry.tx, LedgerEntry.id)
    .where(SETTLED)
    .order_by(LedgerEntry.tx.desc(), LedgerEntry.id.desc())
    .limit(1)
)
UP_TO = text("(ledger_entry.tx, ledger_entry.id) <= (:last_tx ::text::xid8, :last_id)")
FACTS = (
    "name",
    "res_code",
    "provider_code",
    "provider_name",
    "provider_path",
    "region_code",
)


def draw_changes(context: ChoreContext) -> None:
    """Draw what is new, again and again, as long as the worker lives."""
    seen = Bookmark()
    while not context.ended.is_set():
        with context.work() as work:
            seen, drawn = draw(work, seen)
            replayed = replay(work)
        if not (drawn or replayed):
            context.ended.wait(ROUND_SECONDS)


def draw(work: Work, seen: Bookmark) -> tuple[Bookmark, int]:
    """Draw the next settled changes; return how far the ledger was read and how many there were.

    ``seen`` remembers lines that are none of the catalogue's, so that nobody reads them twice; what
    counts is the bookmark in the database. It is locked only if there may be something to do.
    """
    last = _last_settled(work.db)
    if last <= seen or not _lines(work.db, seen, last, lines_max=1):
        return max(last, seen), 0
    mark = _locked_mark(work.db)
    lines = _lines(work.db, Bookmark(mark.last_tx, mark.last_id), last, lines_max=LINES_MAX)
    if not lines:
        return last, 0
    changes = _changes(work, lines)
    work.db.add_all(changes)
    mark.last_tx, mark.last_id = int(lines[-1].tx), lines[-1].id
    work.db.flush()
    post(work, changes)
    return Bookmark(mark.last_tx, mark.last_id), len(lines)


def _last_settled(db: Session) -> Bookmark:
    row = db.execute(LAST_SETTLED).first()
    return Bookmark(int(row.tx), row.id) if row else Bookmark()


def _locked_mark(db: Session) -> NewsBookmark:
    mark = db.get(NewsBookmark, READER, with_for_update=True, populate_existing=True)
    if mark is None:
        mark = NewsBookmark(reader=READER, last_tx=0, last_id=0)
        db.add(mark)
        db.flush()  # of two that begin at once, one finds the other's and comes again
    return mark


def _lines(
    db: Session, after: Bookmark, last: Bookmark, *, lines_max: int
) -> Sequence[LedgerEntry]:
    between = (
        AFTER.bindparams(bindparam("tx", str(after.tx)), bindparam("id", after.id)),
        UP_TO.bindparams(bindparam("last_tx", str(last.tx)), bindparam("last_id", last.id)),
    )
    statement = select(LedgerEntry).where(*between, LedgerEntry.event.in_(KINDS))
    return db.scalars(statement.order_by(LedgerEntry.tx, LedgerEntry.id).limit(lines_max)).all()


@dataclass
class _Known:
    """What is known of the entries that lines speak of, kept up to date line by line."""

    entries: Mapping[str, Entry]
    versions: Mapping[tuple[str, int], EntryVersion]
    latest: dict[str, Change] = field(default_factory=dict)
    public: dict[str, Change] = field(default_factory=dict)

    def note(self, change: Change) -> None:
        self.latest[change.entry_id] = change
        if change.kind in PUBLIC_KINDS:
            self.public[change.entry_id] = change


@dataclass(frozen=True)
class _Line:
    """A line of the ledger as what it says of an entry."""

    of: LedgerEntry
    kind: ChangeKind
    entry_id: str
    detail: Mapping[str, Any]

    @property
    def version(self) -> tuple[str, int] | None:
        """The version that it speaks of."""
        number = self.detail.get("version")
        return None if number is None else (self.entry_id, number)


def _read(line: LedgerEntry) -> _Line | None:
    """Read a line; None if it is about no entry."""
    detail = json.loads(line.detail)
    kind = kind_of(line.event, detail)
    if kind not in OF_RELATIONS:
        return _Line(line, kind, line.subject, detail)
    found = related(line.subject, detail)
    return _Line(line, kind, found.entry_id, found.detail) if found else None


def _changes(work: Work, lines: Sequence[LedgerEntry]) -> list[Change]:
    read = [told for line in lines if (told := _read(line)) is not None]
    known = _known(work.db, read)
    seq = newest_change(work.db)
    changes: list[Change] = []
    for line in read:
        change = _change(line, known)
        if change is not None:
            change.seq = seq = seq + 1
            known.note(change)
            changes.append(change)
    return changes


def _known(db: Session, lines: Sequence[_Line]) -> _Known:
    ids = {line.entry_id for line in lines}
    versions = [line.version for line in lines if line.version is not None]
    of_entry = select(Change).where(Change.entry_id.in_(ids)).ext(distinct_on(Change.entry_id))
    latest = of_entry.order_by(Change.entry_id, Change.seq.desc())
    published = latest.where(Change.kind.in_(PUBLIC_KINDS))
    key = tuple_(EntryVersion.entry_id, EntryVersion.number)
    return _Known(
        entries={row.id: row for row in db.scalars(select(Entry).where(Entry.id.in_(ids)))},
        versions={
            (row.entry_id, row.number): row
            for row in db.scalars(select(EntryVersion).where(key.in_(versions)))
        },
        latest={row.entry_id: row for row in db.scalars(latest)},
        public={row.entry_id: row for row in db.scalars(published)},
    )


def _change(line: _Line, known: _Known) -> Change | None:
    """Make a change of a line; None if it tells of a draft that is gone without a trace."""
    kind, detail = line.kind, line.detail
    beside = kind in OF_RESOURCES | OF_RELATIONS
    if kind in PUBLICATIONS:
        change = _publication(line, known)
    elif kind is ChangeKind.WITHDRAWN or (beside and _is_published(line, known)):
        change = _like(known.public.get(line.entry_id))
        detail = detail if beside else {"reason": detail.get("reason", "")}
    else:
        change = _draft(line, known)
        detail = {**detail, "revises": _revised(line, known)}
    if change is None:
        return None
    change.ledger_id, change.at = line.of.id, line.of.at
    change.entry_id, change.kind = line.entry_id, kind
    change.detail = {} if kind in PUBLICATIONS else dict(detail)
    return change


def _publication(line: _Line, known: _Known) -> Change | None:
    entry = known.entries.get(line.entry_id)
    version = known.versions.get((line.entry_id, line.detail["version"]))
    if entry is None or version is None:
        return None
    said, before = version.content["entry"], known.public.get(line.entry_id)
    change = Change(**{name: getattr(entry, name) for name in FACTS})
    change.name, change.res_code = said["name"], line.detail["res_code"]
    change.version, change.is_public = version.number, True
    change.classify_codes = _both(said["classify_code"], before.classify_codes if before else ())
    change.share_types = _both(said["share_type"], before.share_types if before else ())
    return change


def _both(now: str | None, before: Sequence[str]) -> list[str]:
    """Return what holds now, then what held before, if that is another."""
    return list(dict.fromkeys(value for value in (now, *before[:1]) if value))


def _like(before: Change | None) -> Change | None:
    """Make a public change of an entry that says what its last publication said."""
    if before is None:
        return None
    change = Change(**{name: getattr(before, name) for name in (*FACTS, "version")})
    change.is_public = True
    change.classify_codes, change.share_types = before.classify_codes[:1], before.share_types[:1]
    return change


def _draft(line: _Line, known: _Known) -> Change | None:
    """Make a change that only those hear of who work there."""
    entry, before = known.entries.get(line.entry_id), known.latest.get(line.entry_id)
    source = entry or before
    if source is None:
        return None
    change = Change(**{name: getattr(source, name) for name in FACTS})
    change.version, change.is_public = before.version if before else None, False
    if entry is not None:
        change.classify_codes = _both(entry.classify_code, ())
        change.share_types = _both(entry.share_type, ())
    elif before is not None:
        change.classify_codes, change.share_types = before.classify_codes, before.share_types
    return change


def _is_published(line: _Line, known: _Known) -> bool:
    standing = known.public.get(line.entry_id)
    return standing is not None and standing.kind in PUBLICATIONS


def _revised(line: _Line, known: _Known) -> str | None:
    entry = known.entries.get(line.entry_id)
    return entry.revises if entry else None
