"""The build hook builds the console when it has to, and says so when it cannot."""

import json
from pathlib import Path

import pytest

from build_hooks import console as hook

Said = list[tuple[str, ...]]


def lock(path: Path, **packages: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"packages": {"": {"version": "0"}, **packages}}))


@pytest.fixture
def console(tmp_path: Path) -> Path:
    """A console whose build copies one file, by npm of the wheel."""
    folder = tmp_path / "console"
    lock(folder / "package-lock.json")
    lock(folder / "node_modules" / ".package-lock.json")
    script = "mkdir -p dist && cp page.html dist/index.html && node --version > dist/node.txt"
    (folder / "package.json").write_text(json.dumps({"scripts": {"build": script}}))
    (folder / "page.html").write_text("first")
    return folder


def test_the_output_stands_where_the_server_looks(console: Path, tmp_path: Path) -> None:
    hook.build(console, tmp_path / "static")
    assert (tmp_path / "static" / "index.html").read_text() == "first"
    assert (tmp_path / "static" / "node.txt").read_text().startswith("v24.")


def test_what_is_built_is_not_built_again(console: Path, tmp_path: Path) -> None:
    static = tmp_path / "static"
    hook.build(console, static)
    (static / "index.html").write_text("touched")
    hook.build(console, static)
    assert (static / "index.html").read_text() == "touched"


def test_a_changed_source_is_built(console: Path, tmp_path: Path) -> None:
    hook.build(console, tmp_path / "static")
    (console / "page.html").write_text("second")
    hook.build(console, tmp_path / "static")
    assert (tmp_path / "static" / "index.html").read_text() == "second"


def test_a_failure_names_the_step_and_keeps_the_old_output(console: Path, tmp_path: Path) -> None:
    hook.build(console, tmp_path / "static")
    (console / "page.html").rename(console / "other.html")
    with pytest.raises(RuntimeError, match="was not built: `npm run build`"):
        hook.build(console, tmp_path / "static")
    assert (tmp_path / "static" / "index.html").read_text() == "first"


def test_modules_and_output_are_no_sources(console: Path) -> None:
    before = hook.digest(console)
    (console / "node_modules" / "new.js").write_text("1")
    (console / "dist").mkdir()
    (console / "dist" / "new.js").write_text("1")
    assert hook.digest(console) == before


def test_a_renamed_source_counts(console: Path) -> None:
    before = hook.digest(console)
    (console / "page.html").rename(console / "other.html")
    assert hook.digest(console) != before


@pytest.mark.parametrize(
    ("here", "wanted", "in_step"),
    [
        ({"a": "1"}, {"a": "1"}, True),
        ({"a": "1", "old": "1"}, {"a": "1"}, True),
        ({"a": "1"}, {"a": "2"}, False),
        ({}, {"a": "1"}, False),
        ({"a": "1"}, {"a": "1", "foreign": "optional"}, True),
    ],
)
def test_installed_modules_are_held_against_the_lock(
    tmp_path: Path, here: dict[str, str], wanted: dict[str, str], *, in_step: bool
) -> None:
    lock(tmp_path / "node_modules" / ".package-lock.json", **{n: pack(v) for n, v in here.items()})
    lock(tmp_path / "package-lock.json", **{n: pack(v) for n, v in wanted.items()})
    assert hook.installed(tmp_path) is in_step


def pack(version: str) -> dict[str, object]:
    return {"version": version, "optional": version == "optional"}


def test_no_modules_are_not_installed(tmp_path: Path) -> None:
    assert not hook.installed(tmp_path)
