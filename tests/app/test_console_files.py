"""The console's files reach a browser as small as it understands them."""

from pathlib import Path

import pytest

from tongbase.app.http.console import smallest


@pytest.fixture
def script(tmp_path: Path) -> Path:
    for suffix in ("", ".gz", ".br"):
        (tmp_path / f"door.js{suffix}").write_text("the door")
    return tmp_path / "door.js"


@pytest.mark.parametrize(
    ("accepted", "suffix", "coding"),
    [
        ("gzip, deflate, br, zstd", ".br", "br"),
        ("gzip, deflate", ".gz", "gzip"),
        ("deflate", "", ""),
        ("", "", ""),
    ],
)
def test_the_smallest_that_is_understood_is_chosen(
    script: Path, accepted: str, suffix: str, coding: str
) -> None:
    assert smallest(script, accepted) == (script.with_name(f"door.js{suffix}"), coding)


def test_what_was_not_compressed_goes_as_it_is(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG")
    assert smallest(picture, "br, gzip") == (picture, "")
