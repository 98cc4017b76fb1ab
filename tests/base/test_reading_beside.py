"""A large file is read by a process beside: the same records and errors, and nothing is left."""

import subprocess
from pathlib import Path

import pytest

from tests.base.test_imports import COLUMNS, as_it_stands
from tongbase.base.imports import beside
from tongbase.base.imports.batches import Batch, Head, Reading
from tongbase.base.imports.beside import SMALL_BYTES, opened, opened_beside
from tongbase.base.imports.terms import Record
from tongbase.base.sheets.errors import HeadingMissingError

BATCH_RECORDS = 1000


@pytest.fixture(autouse=True)
def found_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process beside find what these tests read by."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that were started to read."""
    started: list[subprocess.Popen[bytes]] = []

    class Noted(subprocess.Popen[bytes]):
        def __init__(self, *told: object, **how: object) -> None:
            super().__init__(*told, **how)  # type: ignore[call-overload]
            started.append(self)

    monkeypatch.setattr(beside.subprocess, "Popen", Noted)
    return started


def reading(
    folder: Path, rows: int, *, heading: str = "名称,数量,备注", read=as_it_stands
) -> Reading:
    path = folder / "便签.csv"
    lines = (f"便签{row},{row},无\n" for row in range(rows))
    path.write_text(f"{heading}\n{''.join(lines)}", encoding="utf-8")
    return Reading(path, "便签.csv", COLUMNS, ("name",), read, BATCH_RECORDS)


def whole(way) -> tuple[Head, list[Batch]]:
    with way as (head, batches):
        return head, list(batches)


def fail(record: Record) -> Record:
    raise RuntimeError(record.number)


def test_the_same_is_read_here_and_beside(tmp_path: Path) -> None:
    asked = reading(tmp_path, 2500)
    head, batches = whole(opened_beside(asked))
    assert (head, batches) == whole(asked.opened())
    assert head == Head(frozenset({"name", "size"}), ("备注",))
    assert [batch.lines for batch in batches] == [1000, 1000, 500]


def test_nothing_is_imported_from_the_folder_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise RuntimeError('taken from where one stands')")
    monkeypatch.chdir(tmp_path)
    assert len(whole(opened_beside(reading(tmp_path, 10)))[1]) == 1


def test_a_small_file_starts_no_process_and_a_large_one_ends_its_own(
    tmp_path: Path, readers: list[subprocess.Popen[bytes]]
) -> None:
    whole(opened(reading(tmp_path, 10)))
    assert readers == []
    large = reading(tmp_path, 12_000)
    assert large.path.stat().st_size > SMALL_BYTES
    whole(opened(large))
    with opened(large) as (_, batches):
        next(batches)  # whoever stops in the middle waits for nothing
    assert [reader.poll() is None for reader in readers] == [False, False]


def test_what_is_wrong_with_a_file_is_told_as_if_it_were_read_here(tmp_path: Path) -> None:
    with pytest.raises(HeadingMissingError) as error:
        whole(opened_beside(reading(tmp_path, 10, heading="甲,乙,丙")))
    assert error.value.facts == {"missing": ["名称"]}
    assert "名称" in error.value.zh


def test_a_reader_that_is_gone_is_no_end_of_the_file(
    tmp_path: Path, readers: list[subprocess.Popen[bytes]]
) -> None:
    with (
        opened_beside(reading(tmp_path, 60_000)) as (_, batches),
        pytest.raises(RuntimeError, match="has ended"),
    ):
        for _ in batches:
            readers[0].kill()


def test_a_reader_that_fails_says_why_and_the_import_fails(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(RuntimeError, match="has ended"):
        whole(opened_beside(reading(tmp_path, 10, read=fail)))
    assert "RuntimeError" in capfd.readouterr().err
