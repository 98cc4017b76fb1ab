"""A stored file is there whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tongbase.base.store.errors import BadKeyError, FileMissingError, FileTooLargeError
from tongbase.base.store.files import Store, open_store, store_at
from tongbase.kernel.settings import Settings


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(Settings(home=tmp_path / "家"))


def test_a_file_comes_back_as_it_went_in(store: Store) -> None:
    put = store.put("隔离区/2026/行.bin", b"\x00\xff" * 5)
    assert (put.key, put.size) == ("隔离区/2026/行.bin", 10)
    assert store.get("隔离区/2026/行.bin") == b"\x00\xff" * 5
    assert store.get_info("隔离区/2026/行.bin") == put
    assert Path(store.location("隔离区/2026/行.bin")).read_bytes() == b"\x00\xff" * 5


def test_a_later_file_replaces_the_former(store: Store) -> None:
    store.put("a", b"1")
    store.put("a", b"22")
    assert store.get("a") == b"22"


def test_files_are_listed_below_a_folder(store: Store) -> None:
    for key in ("a/1", "a/b/2", "ab/3"):
        store.put(key, b"x")
    assert sorted(file.key for file in store.files("a")) == ["a/1", "a/b/2"]
    assert len(list(store.files())) == 3
    assert list(store.files("none")) == []


def test_a_write_that_fails_leaves_the_former_file(store: Store) -> None:
    store.put("a", b"former")

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("away")

    with pytest.raises(RuntimeError):
        store.put_stream("a", broken())
    assert store.get("a") == b"former"
    assert [file.key for file in store.files()] == ["a"]
    assert len(list(Path(store.location("a")).parent.iterdir())) == 1


def test_a_file_may_be_too_large(store: Store) -> None:
    with pytest.raises(FileTooLargeError):
        store.put_stream("a", (b"123", b"456"), bytes_max=5)
    assert not store.exists("a")
    store.put("b", b"123456")
    with pytest.raises(FileTooLargeError):
        store.get("b", bytes_max=5)


def test_a_deleted_file_is_gone_and_deleting_twice_is_fine(store: Store) -> None:
    store.put("a", b"x")
    store.delete("a")
    store.delete("a")
    assert store.find_info("a") is None
    with pytest.raises(FileMissingError):
        store.get("a")
    with pytest.raises(FileMissingError):
        store.get_info("a")


@pytest.mark.parametrize(
    "key", ["", "/a", "a/", "../a", "a/../b", "a//b", "a\\b", "a\nb", "x" * 999]
)
def test_keys_stay_below_the_root(store: Store, key: str) -> None:
    with pytest.raises(BadKeyError):
        store.put(key, b"x")


def test_a_store_opens_at_a_path_or_an_address(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    folder = tmp_path / "a b"
    store_at(settings, folder.as_uri()).put("k", b"1")
    assert store_at(settings, str(folder)).get("k") == b"1"
