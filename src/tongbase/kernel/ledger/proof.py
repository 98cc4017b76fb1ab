"""Proving the ledger whole: every line is as it was written, none is missing, none slipped in.

The tree is built anew from the lines, and everything that was sealed is held against it on the way:
each line, each node, each signed head. What differs is named.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import and_, func, not_, select
from sqlalchemy.orm import Session

from tongbase.kernel.ledger import merkle
from tongbase.kernel.ledger.entry import LedgerEntry, leaf_bytes, sealed_hash
from tongbase.kernel.ledger.sealing import (
    LedgerHead,
    LedgerLeaf,
    LedgerNode,
    is_signed,
    latest_head,
)
from tongbase.kernel.ledger.witness import Witness

READ_LINES = 2000
FAULTS_MAX = 1000
# What PostgreSQL can hold and Python cannot: who writes infinity must not stop the proof.
READABLE = LedgerEntry.at.between(datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: the line's number, and what is wrong with it."""

    entry_id: int | None
    position: int | None
    zh: str
    en: str


@dataclass(frozen=True)
class Verdict:
    """What the proof found. ``size`` lines are sealed, ``unsealed`` ones are still waiting.

    At most ``FAULTS_MAX`` faults are listed.
    """

    size: int
    unsealed: int
    root: str
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.faults


def verify_ledger(db: Session, key: Ed25519PublicKey, witness: Witness | None = None) -> Verdict:
    """Recompute the whole tree from the lines and hold it against what was sealed and signed."""
    head = latest_head(db)
    rebuilt = _Rebuilt(db, key)
    faults = _all_faults(db, head, rebuilt, witness)
    listed = tuple(islice(faults, FAULTS_MAX))
    unsealed = (db.scalar(select(func.count()).select_from(LedgerEntry)) or 0) - rebuilt.present
    size = head.size if head else 0
    root = rebuilt.root().hex() if rebuilt.size == size else ""
    return Verdict(size=size, unsealed=max(unsealed, 0), root=root, faults=listed)


def _all_faults(
    db: Session, head: LedgerHead | None, rebuilt: "_Rebuilt", witness: Witness | None
) -> Iterator[Fault]:
    yield from _line_faults(db, head.size if head else 0, rebuilt)
    yield from rebuilt.left_over()
    yield from _unsealed_faults(db, head)
    if witness is not None:
        yield from _witness_faults(db, head, witness)


class _Rebuilt:
    """The tree as the lines make it, held against the stored nodes and heads while it grows."""

    def __init__(self, db: Session, key: Ed25519PublicKey) -> None:
        self.size = 0
        self.present = 0
        self._key = key
        self._peaks: dict[merkle.Node, merkle.Hash] = {}
        self._nodes = _stored_nodes(db)
        self._node = next(self._nodes, None)
        heads = select(LedgerHead).order_by(LedgerHead.size)
        self._heads = iter(db.scalars(heads.execution_options(yield_per=READ_LINES)))
        self._head = next(self._heads, None)
        self._proved = 0

    def add(self, leaf: merkle.Hash, last: tuple[int, int] | None) -> Iterator[Fault]:
        """Add a leaf; ``last`` is transaction and number of its line, if there is one."""
        for node, value in merkle.grow(self.size, leaf, self._lookup):
            self._peaks[node] = value
            if node[0] > 0:
                yield from self._compare(node, value)
        self.size += 1
        keep = set(merkle.peaks(self.size))
        self._peaks = {n: h for n, h in self._peaks.items() if n in keep}
        if self._head is not None and self._head.size == self.size:
            yield from self._judge(self._head, last)
            self._head, self._proved = next(self._heads, None), self.size

    def root(self) -> merkle.Hash:
        return merkle.root(self.size, self._lookup)

    def left_over(self) -> Iterator[Fault]:
        """Name what is stored though no line stands for it."""
        while self._node is not None:
            yield _node_fault(self._node[0])
            self._node = next(self._nodes, None)
        while self._head is not None:
            yield Fault(
                None,
                self._head.size,
                f"树头声明封存 {self._head.size} 条,实际只有 {self.size} 条。",
                f"A head says that {self._head.size} lines are sealed; there are {self.size}.",
            )
            self._head = next(self._heads, None)

    def _compare(self, place: merkle.Node, value: merkle.Hash) -> Iterator[Fault]:
        while self._node is not None and _grown_at(self._node[0]) < _grown_at(place):
            yield _node_fault(self._node[0])
            self._node = next(self._nodes, None)
        if self._node is None or self._node[0] != place:
            yield _node_fault(place)
            return
        if self._node[1] != value:
            yield _node_fault(place)
        self._node = next(self._nodes, None)

    def _judge(self, head: LedgerHead, last: tuple[int, int] | None) -> Iterator[Fault]:
        if not is_signed(head, self._key):
            yield Fault(
                None,
                head.size,
                f"第 {head.size} 条处的树头被改动,签名无效。",
                f"The head at {head.size} was changed: its signature is not good.",
            )
        elif self.root() != head.root or last not in (None, (head.last_tx, head.last_id)):
            yield Fault(
                None,
                head.size,
                f"第 {self._proved + 1} 至 {head.size} 条与签名的树根不一致。",
                f"Lines {self._proved + 1} to {head.size} are not those that were signed.",
            )

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
                f"第 {entry_id} 号记录已被删除或损坏。",
                f"Entry {entry_id} was deleted, or damaged beyond reading.",
            )
            yield from rebuilt.add(sealed or b"", None)
            continue
        rebuilt.present += 1
        content = merkle.hash_leaf(leaf_bytes(line))
        leaf = sealed_hash(line, content)
        if content != line.leaf_hash or leaf != sealed:
            yield Fault(
                entry_id,
                position,
                f"第 {entry_id} 号记录被改动。",
                f"Entry {entry_id} was changed.",
            )
        # Go on with what was sealed, so that one changed line does not blame every node above it.
        yield from rebuilt.add(sealed or leaf, (int(line.tx), line.id))
    if expected < size:
        yield Fault(
            None, expected, "封存表尾部缺失记录。", f"The tree ends at {expected}, not at {size}."
        )


def _sealed_lines(db: Session) -> Iterator[tuple[int, int, bytes | None, LedgerEntry | None]]:
    node = (LedgerNode.level == 0) & (LedgerNode.index == LedgerLeaf.position)
    statement = (
        select(LedgerLeaf.position, LedgerLeaf.entry_id, LedgerNode.hash, LedgerEntry)
        .join(LedgerNode, node, isouter=True)
        .join(LedgerEntry, and_(LedgerEntry.id == LedgerLeaf.entry_id, READABLE), isouter=True)
        .order_by(LedgerLeaf.position)
        .execution_options(yield_per=READ_LINES)
    )
    for position, entry_id, sealed, line in db.execute(statement):
        yield position, entry_id, sealed, line
        if line is not None:
            db.expunge(line)


def _stored_nodes(db: Session) -> Iterator[tuple[merkle.Node, merkle.Hash]]:
    """Read the inner nodes in the order in which they become complete."""
    statement = (
        select(LedgerNode.level, LedgerNode.index, LedgerNode.hash)
        .where(LedgerNode.level > 0)
        .order_by((LedgerNode.index + 1).op("<<")(LedgerNode.level), LedgerNode.level)
        .execution_options(yield_per=READ_LINES)
    )
    for level, index, value in db.execute(statement):
        yield (level, index), value


def _grown_at(node: merkle.Node) -> tuple[int, int]:
    level, index = node
    return (index + 1) << level, level


def _node_fault(node: merkle.Node) -> Fault:
    level, index = node
    first, last = (index << level) + 1, (index + 1) << level
    return Fault(
        None,
        index << level,
        f"封存表中第 {first} 至 {last} 条的校验节点缺失、多余或被改动。",
        f"The stored node over lines {first} to {last} is missing, strange or changed.",
    )


def _unsealed_faults(db: Session, head: LedgerHead | None) -> Iterator[Fault]:
    """A line not yet sealed must match its writer's hash, and stand behind what is sealed."""
    waiting = select(LedgerEntry).join(
        LedgerLeaf, LedgerLeaf.entry_id == LedgerEntry.id, isouter=True
    )
    waiting = waiting.where(LedgerLeaf.entry_id.is_(None))
    yield from _damaged(db.scalars(waiting.where(not_(READABLE)).with_only_columns(LedgerEntry.id)))
    for line in db.scalars(waiting.where(READABLE).execution_options(yield_per=READ_LINES)):
        if merkle.hash_leaf(leaf_bytes(line)) != line.leaf_hash:
            yield Fault(
                line.id,
                None,
                f"第 {line.id} 号记录在封存前被改动。",
                f"Entry {line.id} was changed before it was sealed.",
            )
        elif head is not None and (int(line.tx), line.id) <= (head.last_tx, head.last_id):
            yield Fault(
                line.id,
                None,
                f"第 {line.id} 号记录是封存之后补入的。",
                f"Entry {line.id} slipped in after its time was sealed.",
            )


def _damaged(entry_ids: Iterable[int]) -> Iterator[Fault]:
    for entry_id in entry_ids:
        zh = f"第 {entry_id} 号记录的时间已损坏。"
        yield Fault(entry_id, None, zh, f"The moment of entry {entry_id} is damaged.")


def _witness_faults(db: Session, head: LedgerHead | None, witness: Witness) -> Iterator[Fault]:
    seen = db.get(LedgerHead, witness.size)
    if head is None or head.size < witness.size or seen is None or seen.root.hex() != witness.root:
        size = head.size if head else 0
        yield Fault(
            None,
            size,
            f"库外留存的见证表明曾封存 {witness.size} 条,现库中为 {size} 条或内容不同:"
            "账本尾部被截去或被替换。",
            f"A witness outside the database saw {witness.size} lines sealed where now {size} "
            "or others stand: the end was cut off or replaced.",
        )
