"""The Merkle tree of RFC 6962 §2.1, as pure functions over hashes.

Only *complete* subtrees are kept: node ``(level, index)`` covers the leaves
``index·2^level … (index+1)·2^level - 1``. They never change, so the log is append-only on disk too.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence

Hash = bytes
Node = tuple[int, int]
Lookup = Callable[[int, int], Hash]

EMPTY_ROOT: Hash = hashlib.sha256(b"").digest()


def hash_leaf(content: bytes) -> Hash:
    """Hash a leaf: ``SHA-256(0x00 ‖ content)``."""
    return hashlib.sha256(b"\x00" + content).digest()


def hash_node(left: Hash, right: Hash) -> Hash:
    """Hash an inner node: ``SHA-256(0x01 ‖ left ‖ right)``."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grow(size: int, leaf: Hash, lookup: Lookup) -> Iterator[tuple[Node, Hash]]:
    """Add one leaf to a tree of ``size`` leaves; yield every node that becomes complete."""
    level, index, value = 0, size, leaf
    yield (level, index), value
    while index % 2 == 1:
        value = hash_node(lookup(level, index - 1), value)
        level, index = level + 1, index // 2
        yield (level, index), value


def peaks(size: int) -> list[Node]:
    """Name the complete subtrees that make up a tree of ``size`` leaves, from left to right."""
    found: list[Node] = []
    start = 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            found.append((level, start >> level))
            start += 1 << level
    return found


def root(size: int, lookup: Lookup) -> Hash:
    """Return the root of a tree of ``size`` leaves."""
    if size == 0:
        return EMPTY_ROOT
    hashes = [lookup(*node) for node in peaks(size)]
    value = hashes.pop()
    while hashes:
        value = hash_node(hashes.pop(), value)
    return value


def inclusion_proof(position: int, size: int, lookup: Lookup) -> list[Hash]:
    """Return the audit path of a leaf (RFC 6962 §2.1.1), from the leaf upwards."""
    return _path(position, 0, size, lookup)


def is_included(
    leaf: Hash, *, position: int, size: int, proof: Sequence[Hash], root_hash: Hash
) -> bool:
    """Check an audit path (RFC 9162 §2.1.3.2)."""
    if position >= size:
        return False
    place, last, value = position, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            value = hash_node(sibling, value)
            while place & 1 == 0 and place:
                place, last = place >> 1, last >> 1
        else:
            value = hash_node(value, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and value == root_hash


def _path(position: int, start: int, end: int, lookup: Lookup) -> list[Hash]:
    if end - start == 1:
        return []
    split = 1 << ((end - start - 1).bit_length() - 1)
    middle = start + split
    if position < middle:
        return [*_path(position, start, middle, lookup), _range_root(middle, end, lookup)]
    return [*_path(position, middle, end, lookup), _range_root(start, middle, lookup)]


def _range_root(start: int, end: int, lookup: Lookup) -> Hash:
    count = end - start
    level = count.bit_length() - 1
    if count == 1 << level and start % count == 0:
        return lookup(level, start >> level)
    split = 1 << ((count - 1).bit_length() - 1)
    left = _range_root(start, start + split, lookup)
    return hash_node(left, _range_root(start + split, end, lookup))
