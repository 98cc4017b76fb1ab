"""A setting that is wrong is a sentence that names the variable and the cure, and no traceback."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tongbase.app.cli import main as command_line
from tongbase.app.operator import FILE, allow_local_sources, load_settings
from tongbase.kernel.settings import Settings

CHINESE = re.compile(r"[\u4e00-\u9fff]")
WRONG = [
    ("PORT", "99999", "settings.wrong"),
    ("PORT", "abc", "settings.wrong"),
    ("ALLOW_LOCAL_SOURCES", "perhaps", "settings.wrong"),
    ("LOCAL_SOURCES", "127.0.0.1", "settings.wrong"),
    ("HOME", "/proc/nope", "settings.home_unusable"),
    ("HOME", "/proc", "settings.home_unusable"),  # a folder in which not even root may write
    ("HOME", __file__, "settings.home_unusable"),
    ("HOST", "192.0.2.9", "settings.address_unusable"),
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TONGBASE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def refusal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``tongbase up`` says when it does not start."""
    monkeypatch.setattr("sys.argv", ["tongbase", "up"])
    with pytest.raises(SystemExit) as ended:
        command_line.main()
    said = capsys.readouterr()
    first, second = said.err.strip().splitlines()
    assert ended.value.code == command_line.EXIT_REFUSED
    assert said.out == ""  # no address and no password
    assert CHINESE.search(first)
    assert "TONGBASE_" in second
    return first


@pytest.mark.parametrize(("name", "value", "code"), WRONG)
def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    code: str,
):
    monkeypatch.setenv(f"TONGBASE_{name}", value)
    assert f"{code} TONGBASE_{name}:" in refusal(monkeypatch, capsys)


def test_a_port_that_is_taken_is_told_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], taken: int, home: Path
):
    monkeypatch.setenv("TONGBASE_PORT", str(taken))
    assert "settings.port_taken TONGBASE_PORT:" in refusal(monkeypatch, capsys)
    assert list(home.iterdir()) == []


def test_a_wrong_line_of_the_file_names_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path
):
    home.mkdir()
    (home / FILE).write_text("TONGBASE_PORT=abc\n")
    assert str(home / FILE) in refusal(monkeypatch, capsys)


def test_what_the_demonstration_allows_is_written_once_beside_the_rest(home: Path):
    home.mkdir()
    (home / FILE).write_text("TONGBASE_PORT=8700\nTONGBASE_LOCAL_SOURCES=127.0.0.1:1\n")
    for _ in range(2):
        allow_local_sources(home, ("/a b,c/pg:5432", "127.0.0.1:3306"))
    told = load_settings()
    assert told == Settings(port=8700, local_sources="127.0.0.1:1,/a b,c/pg:5432,127.0.0.1:3306")
    assert not told.allow_local_sources
