"""The witness: the newest head, kept outside the database as well.

Whoever cuts the end off every table of the ledger leaves an older head that is rightly signed; what
lies in the house's home remembers that there was a later one.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tongbase.kernel.ledger.sealing import LedgerHead

FILE = "ledger-witness.json"


@dataclass(frozen=True)
class Witness:
    """How many lines were sealed at some moment, and the root of their tree in hex."""

    size: int
    root: str


def read_witness(home: Path) -> Witness | None:
    """Read what was witnessed last; None if nothing was, or the file holds something else."""
    try:
        told = json.loads((home / FILE).read_text())
        return Witness(int(told["size"]), str(told["root"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_witness(home: Path, head: LedgerHead) -> None:
    """Remember a head, unless a later one is remembered: then somebody cut the ledger since."""
    known = read_witness(home)
    if known is not None and known.size >= head.size:
        return
    draft = home / f"{FILE}.new"
    draft.write_text(json.dumps(asdict(Witness(head.size, head.root.hex()))))
    draft.replace(home / FILE)
