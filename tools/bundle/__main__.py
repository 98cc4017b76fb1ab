"""Build the archive: ``python -m tools.bundle [--semantic] [folder]``."""

import sys
from pathlib import Path

from tools.bundle.build import build

ROOT = Path(__file__).resolve().parents[2]
EXTRA = "--semantic"
"""Takes the extra along: the search by meaning, with its model."""

if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != EXTRA]
    lock = "semantic" if EXTRA in sys.argv else "core"
    archive = build(ROOT, Path(words[0]) if words else ROOT / "dist", lock=lock)
    print(f"{archive} ({archive.stat().st_size / 1e6:.0f} MB)")
