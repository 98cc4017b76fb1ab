"""uv asks the mirror that pip was told of, unless it was told of one itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import uv

MIRROR = "http://mirror.test/simple"


@pytest.fixture(autouse=True)
def nobody_told_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "PIP_CERT", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")


def test_uv_asks_pips_mirror(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", MIRROR)
    assert uv.surroundings()["UV_DEFAULT_INDEX"] == MIRROR


def test_uv_asks_the_mirror_of_pips_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pip.conf").write_text(f"[global]\nindex-url = {MIRROR}\ncert = /a/cert.pem\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(tmp_path / "pip.conf"))
    told = uv.surroundings()
    assert (told["UV_DEFAULT_INDEX"], told["SSL_CERT_FILE"]) == (MIRROR, "/a/cert.pem")


@pytest.mark.parametrize("name", ["UV_INDEX_URL", "UV_DEFAULT_INDEX"])
def test_what_uv_was_told_wins(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", MIRROR)
    monkeypatch.setenv(name, "http://own.test/simple")
    assert uv.surroundings().get("UV_DEFAULT_INDEX") != MIRROR


def test_no_python_is_fetched() -> None:
    assert uv.surroundings()["UV_PYTHON_DOWNLOADS"] == "never"


def test_a_program_that_is_no_uv_does_not_run(tmp_path: Path) -> None:
    fake = tmp_path / "uv"
    fake.write_text("#!/bin/sh\necho uv 0.1.0\n")
    fake.chmod(0o755)
    assert not uv.runs(str(fake))
    assert not uv.runs(str(tmp_path / "absent"))


def test_it_becomes_uv() -> None:
    program = [sys.executable, "tools/uv.py", "--version"]
    done = subprocess.run(program, cwd=uv.HOME.parent, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("uv ")
