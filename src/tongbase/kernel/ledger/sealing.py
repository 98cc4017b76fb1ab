"""Sealing: the one step behind the writers that puts settled lines into the Merkle tree.

Writers never wait for each other; the sealer takes a lock of its own, so only one runs at a time.
Each head is signed with a key that lies outside the database: who can write the tables cannot
make a new history that verifies.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from sqlalchemy import BigInteger, ForeignKey, func, insert, select, text, tuple_
from sqlalchemy.dialects.postgresql import BYTEA
from sqlalchemy.orm import Mapped, Session, mapped_column

from tongbase.kernel.db import Row
from tongbase.kernel.ledger import merkle
from tongbase.kernel.ledger.entry import LedgerEntry, sealed_hash
from tongbase.kernel.ledger.reading import Bookmark, settled_after

SEAL_BATCH_LINES = 5000
SEAL_LOCK = 809_2025  # pg_advisory_xact_lock


class LedgerLeaf(Row):
    """Which line stands at which place of the tree."""

    __tablename__ = "ledger_leaf"

    position: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("ledger_entry.id"), unique=True)


class LedgerNode(Row):
    """A complete subtree of the Merkle tree; level 0 are the leaves."""

    __tablename__ = "ledger_node"

    level: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes] = mapped_column(BYTEA)


class LedgerHead(Row):
    """A signed tree head: how many lines are sealed, their root, how far the sealer has read."""

    __tablename__ = "ledger_head"

    size: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    root: Mapped[bytes] = mapped_column(BYTEA)
    signature: Mapped[bytes] = mapped_column(BYTEA)
    at: Mapped[datetime]
    last_tx: Mapped[int] = mapped_column(BigInteger)
    last_id: Mapped[int] = mapped_column(BigInteger)


@dataclass
class Tree:
    """The part of the tree that one sealing step needs: the peaks, and what it adds."""

    known: dict[merkle.Node, merkle.Hash]
    added: dict[merkle.Node, merkle.Hash]

    def lookup(self, level: int, index: int) -> merkle.Hash:
        """Return a node's hash."""
        return self.known[level, index]

    def grow(self, size: int, leaf: merkle.Hash) -> None:
        """Add a leaf and every subtree that becomes complete by it."""
        for node, value in merkle.grow(size, leaf, self.lookup):
            self.known[node] = self.added[node] = value


def seal(db: Session, key: Ed25519PrivateKey, *, now: datetime) -> int:
    """Seal settled lines, at most ``SEAL_BATCH_LINES``; return how many. The caller commits."""
    db.execute(select(func.pg_advisory_xact_lock(SEAL_LOCK)))
    head = latest_head(db)
    size = head.size if head else 0
    bookmark = Bookmark(head.last_tx, head.last_id) if head else Bookmark()
    lines = db.scalars(settled_after(bookmark, lines_max=SEAL_BATCH_LINES)).all()
    if not lines:
        return 0
    tree = _read_peaks(db, size)
    for offset, line in enumerate(lines):
        tree.grow(size + offset, sealed_hash(line, line.leaf_hash))
    _write(db, tree, [(size + n, line.id) for n, line in enumerate(lines)])
    _sign_head(db, key, tree, size=size + len(lines), last=lines[-1], now=now)
    return len(lines)


def latest_head(db: Session) -> LedgerHead | None:
    """Return the newest signed head."""
    return db.scalars(select(LedgerHead).order_by(LedgerHead.size.desc()).limit(1)).first()


def head_message(head: LedgerHead) -> bytes:
    """Return the bytes that are signed for a head: all that it says."""
    moment = head.at.astimezone(UTC).isoformat(timespec="microseconds")
    said = (head.size, head.root.hex(), moment, head.last_tx, head.last_id)
    return "\n".join(["tongbase-ledger-head-v2", *map(str, said)]).encode()


def is_signed(head: LedgerHead, key: Ed25519PublicKey) -> bool:
    """Say whether the head carries the house's signature."""
    try:
        key.verify(head.signature, head_message(head))
    except InvalidSignature:
        return False
    return True


def _read_peaks(db: Session, size: int) -> Tree:
    wanted = merkle.peaks(size)
    if not wanted:
        return Tree({}, {})
    place = tuple_(LedgerNode.level, LedgerNode.index)
    rows = db.execute(
        select(LedgerNode.level, LedgerNode.index, LedgerNode.hash).where(place.in_(wanted))
    )
    return Tree({(level, index): value for level, index, value in rows}, {})


def _write(db: Session, tree: Tree, leaves: list[tuple[int, int]]) -> None:
    db.execute(insert(LedgerLeaf), [{"position": p, "entry_id": e} for p, e in leaves])
    nodes = [{"level": n[0], "index": n[1], "hash": h} for n, h in tree.added.items()]
    db.execute(insert(LedgerNode), nodes)


def _sign_head(
    db: Session,
    key: Ed25519PrivateKey,
    tree: Tree,
    *,
    size: int,
    last: LedgerEntry,
    now: datetime,
) -> None:
    head = LedgerHead(size=size, root=merkle.root(size, tree.lookup), at=now)
    head.last_tx, head.last_id = int(last.tx), last.id
    head.signature = key.sign(head_message(head))
    db.add(head)
    db.flush()


APPEND_ONLY = text(
    """
    create or replace function ledger_refuse() returns trigger language plpgsql as $$
    begin raise exception 'The ledger is append-only.'; end $$;
    create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
    for each statement execute function ledger_refuse();
    """
)
