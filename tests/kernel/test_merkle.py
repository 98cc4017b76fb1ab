"""The tree of RFC 6962, against the reference leaves and roots of Certificate Transparency."""

import random

import pytest

from tongbase.kernel.ledger import merkle

LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b" !",
    b"01",
    b"@ABC",
    bytes(range(0x50, 0x58)),
    bytes(range(0x60, 0x70)),
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


class Log:
    def __init__(self, contents: list[bytes] | None = None):
        self.nodes: dict[merkle.Node, bytes] = {}
        self.size = 0
        for content in contents or []:
            self.add(merkle.hash_leaf(content))

    def add(self, leaf: bytes) -> None:
        self.nodes |= dict(merkle.grow(self.size, leaf, self.lookup))
        self.size += 1

    def lookup(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def root(self) -> bytes:
        return merkle.root(self.size, self.lookup)


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_roots_are_those_of_certificate_transparency(size: int, root: str):
    assert Log(LEAVES[:size]).root().hex() == root


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 64, 100, 129])
def test_every_leaf_can_be_proved_and_no_other(size: int):
    contents = [random.Random(n).randbytes(9) for n in range(size)]
    log = Log(contents)
    for position, content in enumerate(contents):
        proof = merkle.inclusion_proof(position, size, log.lookup)
        told = {"position": position, "size": size, "proof": proof, "root_hash": log.root()}
        assert merkle.is_included(merkle.hash_leaf(content), **told)
        assert not merkle.is_included(merkle.hash_leaf(content + b"!"), **told)


def test_a_place_beyond_the_tree_is_not_included():
    log = Log(LEAVES)
    leaf = merkle.hash_leaf(LEAVES[0])
    assert not merkle.is_included(leaf, position=8, size=8, proof=[], root_hash=log.root())
