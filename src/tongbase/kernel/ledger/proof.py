"""Proving the ledger whole: every line is as it was written, none is missing, none slipped in."""

from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tongbase.kernel.ledger import merkle
from tongbase.kernel.ledger.entry import LedgerEntry, leaf_bytes
from tongbase.kernel.ledger.sealing import (
    LedgerHead,
    LedgerLeaf,
    LedgerNode,
    is_signed,
    latest_head,
)

READ_LINES = 2000


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the line's number, and what is wrong with it."""

    entry_id: int | None
    position: int | None
    zh: str
    en: str


@dataclass(frozen=True)
class Verdict:
    """What the proof found. ``size`` lines are sealed, ``unsealed`` ones are still waiting."""

    size: int
    unsealed: int
    root: str
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.faults


def verify_ledger(db: Session, key: Ed25519PublicKey) -> Verdict:
    """Recompute the whole tree from the lines and hold it against what was sealed and signed."""
    head = latest_head(db)
    size = head.size if head else 0
    rebuilt = _Rebuilt()
    faults = [*_line_faults(db, size, rebuilt), *_unsealed_faults(db)]
    if head is not None:
        faults += _head_faults(head, rebuilt, key)
    unsealed = (db.scalar(select(func.count()).select_from(LedgerEntry)) or 0) - rebuilt.present
    root = rebuilt.root().hex() if rebuilt.size == size else ""
    return Verdict(size=size, unsealed=max(unsealed, 0), root=root, faults=tuple(faults))


class _Rebuilt:
    """The tree as the lines in the table make it."""

    def __init__(self) -> None:
        self.size = 0
        self.present = 0
        self._peaks: dict[merkle.Node, merkle.Hash] = {}

    def add(self, leaf: merkle.Hash) -> None:
        for node, value in merkle.grow(self.size, leaf, self._lookup):
            self._peaks[node] = value
        self.size += 1
        keep = set(merkle.peaks(self.size))
        self._peaks = {n: h for n, h in self._peaks.items() if n in keep}

    def root(self) -> merkle.Hash:
        return merkle.root(self.size, self._lookup)

    def _lookup(self, level: int, index: int) -> merkle.Hash:
        return self._peaks[level, index]


def _line_faults(db: Session, size: int, rebuilt: _Rebuilt) -> Iterator[Fault]:
    expected = 0
    for position, entry_id, sealed, line in _sealed_lines(db):
        if position != expected:
            yield Fault(
                None, expected, f"第 {expected} 位的记录缺失。", f"Place {expected} is empty."
            )
        expected = position + 1
        if line is None:
            yield Fault(
                entry_id,
                position,
                f"第 {entry_id} 号记录已被删除。",
                f"Entry {entry_id} was deleted.",
            )
            rebuilt.add(sealed or b"")
            continue
        rebuilt.present += 1
        leaf = merkle.hash_leaf(leaf_bytes(line))
        if leaf != sealed:
            yield Fault(
                entry_id,
                position,
                f"第 {entry_id} 号记录在封存后被改动。",
                f"Entry {entry_id} was changed after it was sealed.",
            )
        rebuilt.add(leaf)
    if expected < size:
        yield Fault(
            None, expected, "封存表尾部缺失记录。", f"The tree ends at {expected}, not at {size}."
        )


def _sealed_lines(db: Session) -> Iterator[tuple[int, int, bytes | None, LedgerEntry | None]]:
    node = (LedgerNode.level == 0) & (LedgerNode.index == LedgerLeaf.position)
    statement = (
        select(LedgerLeaf.position, LedgerLeaf.entry_id, LedgerNode.hash, LedgerEntry)
        .join(LedgerNode, node, isouter=True)
        .join(LedgerEntry, LedgerEntry.id == LedgerLeaf.entry_id, isouter=True)
        .order_by(LedgerLeaf.position)
        .execution_options(yield_per=READ_LINES)
    )
    for position, entry_id, sealed, line in db.execute(statement):
        yield position, entry_id, sealed, line
        if line is not None:
            db.expunge(line)


def _unsealed_faults(db: Session) -> Iterator[Fault]:
    """A line not yet sealed must still match the hash that its writer gave it."""
    waiting = (
        select(LedgerEntry)
        .join(LedgerLeaf, LedgerLeaf.entry_id == LedgerEntry.id, isouter=True)
        .where(LedgerLeaf.entry_id.is_(None))
        .execution_options(yield_per=READ_LINES)
    )
    for line in db.scalars(waiting):
        if merkle.hash_leaf(leaf_bytes(line)) != line.leaf_hash:
            yield Fault(
                line.id,
                None,
                f"第 {line.id} 号记录在封存前被改动。",
                f"Entry {line.id} was changed before it was sealed.",
            )


def _head_faults(head: LedgerHead, rebuilt: _Rebuilt, key: Ed25519PublicKey) -> Iterator[Fault]:
    if not is_signed(head, key):
        yield Fault(None, None, "树头签名无效。", "The head's signature is not good.")
    if rebuilt.size == head.size and rebuilt.root() != head.root:
        yield Fault(
            None, None, "重算的树根与封存的树根不一致。", "The root differs from the sealed one."
        )
