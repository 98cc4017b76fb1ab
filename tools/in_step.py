"""Say whether what is generated is what is in the repository: OpenAPI and the console's types.

``python -m tools.in_step`` changes nothing; it exits 1 and names the cure where a file lags behind.
"""

import json
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tongbase.app.openapi import openapi_text

ROOT = Path(__file__).resolve().parent.parent
OPENAPI = ROOT / "docs" / "openapi.json"
CONSOLE = ROOT / "console"
TYPES = CONSOLE / "src" / "shared" / "api" / "schema.d.ts"


def main() -> int:
    """Compare both and tell."""
    lagging = [told for told, path, fresh in generated() if not same(path, fresh)]
    for told in lagging:
        print(f"{told} is not in step with the code: `make types` writes both anew; commit them.")
    return 1 if lagging else 0


def generated() -> list[tuple[str, Path, str]]:
    """Make both anew, beside the repository."""
    description = openapi_text()
    return [
        ("docs/openapi.json", OPENAPI, description),
        ("console/src/shared/api/schema.d.ts", TYPES, types(description)),
    ]


def types(description: str) -> str:
    """Generate the console's types from a description by the console's own script."""
    script = json.loads((CONSOLE / "package.json").read_text())["scripts"]["types"]
    with tempfile.TemporaryDirectory(dir=CONSOLE) as folder:
        source, target = Path(folder, "openapi.json"), Path(folder, "schema.d.ts")
        source.write_text(description)
        elsewhere = {"../docs/openapi.json": source, "src/shared/api/schema.d.ts": target}
        program, *words = (elsewhere.get(word, word) for word in shlex.split(script))
        run(CONSOLE / "node_modules" / ".bin" / program, *words)
        return target.read_text()


def run(program: Path, *words: "str | Path") -> None:
    """Run one of the console's programs by the node that is installed with the checks."""
    node = Path(sys.executable).with_name("node")
    done = subprocess.run(
        [node if node.exists() else shutil.which("node") or "node", program, *words],
        cwd=CONSOLE,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{program.name} failed:\n{done.stdout}{done.stderr}")


def same(path: Path, fresh: str) -> bool:
    """Compare a file with what it should hold."""
    return path.exists() and path.read_text() == fresh


if __name__ == "__main__":
    sys.exit(main())
