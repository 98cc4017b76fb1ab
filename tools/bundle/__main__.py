"""Build the archive: ``python -m tools.bundle``."""

import sys
from pathlib import Path

from tools.bundle.build import build

ROOT = Path(__file__).resolve().parents[2]

if __name__ == "__main__":
    archive = build(ROOT, Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist")
    print(f"{archive} ({archive.stat().st_size / 1e6:.0f} MB)")
