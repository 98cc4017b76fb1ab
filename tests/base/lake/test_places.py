"""What a write lays down and does not commit goes at once, and never a file that somebody needs."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyiceberg.exceptions import CommitFailedException

from tests.base.lake.conftest import SOME_PEOPLE, rows
from tests.lake_files import needed, strays
from tongbase.base.lake import raw, read
from tongbase.base.lake.errors import DuplicateKeysError, LostRaceError, QueryTimeoutError
from tongbase.base.lake.handle import Lake, open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session
from tongbase.base.lake.raw.session import committing
from tongbase.base.lake.rest.wishes import Wish, Wishes
from tongbase.kernel.settings import Settings

IDENTIFIER = ("ods", "t")


@pytest.fixture
def elsewhere(database_url: str, settings: Settings) -> Iterator[Session]:
    """Another process: the same lake with a loopback and locks of its own."""
    lake = open_lake(settings, database_url)
    with raw.open_session(lake) as opened:
        yield opened
    lake.close()


def laid_down(folder: Path) -> set[Path]:
    return set(folder.rglob("*.parquet"))


def test_a_write_has_a_place_of_its_own(session: Session, people: TableName, folder: Path):
    raw.append(session, people, "SELECT 70 AS 编号")
    raw.delete_where(session, people, "编号 = 70")
    assert not strays(session.lake, people)
    empty = [each for each in folder.rglob("*") if each.is_dir() and not any(each.iterdir())]
    assert not empty


def test_a_write_that_is_broken_off_in_the_middle_leaves_nothing(
    session: Session, people: TableName, folder: Path
):
    before = laid_down(folder)

    def stop() -> None:
        while not over.wait(0.01):
            if laid_down(folder) - before:
                session.interrupt()

    over, stopper = threading.Event(), threading.Thread(target=stop)
    stopper.start()
    with pytest.raises(QueryTimeoutError):
        raw.append(session, people, SOME_PEOPLE.format(n=200_000_000))
    over.set()
    stopper.join()
    session.resume()
    assert not strays(session.lake, people)
    assert laid_down(folder) == before
    assert rows(session, f"SELECT count(*) FROM {raw.relation(people)}") == [(10,)]


def test_a_merge_that_is_refused_after_writing_leaves_nothing(session: Session, lake: Lake):
    table = TableName("ods", "two")
    raw.ensure_table(lake, table, raw.columns_of(session, "SELECT 1 AS id"))
    with pytest.raises(DuplicateKeysError):
        raw.merge(session, table, "SELECT 1 AS id FROM range(3)", keys=["id"])
    assert not strays(lake, table)
    assert read.row_count(lake, table) == 0


def test_a_lost_race_takes_its_own_files_and_no_others(
    session: Session, elsewhere: Session, people: TableName
):
    """The winner commits between the loser's writing and its commit."""
    with pytest.raises(LostRaceError), committing(session, people):
        session.run(f"INSERT INTO {raw.relation(people)} BY NAME SELECT 70 AS 编号")
        raw.append(elsewhere, people, "SELECT 71 AS 编号")
    assert not strays(session.lake, people)
    assert all(file.exists() for file in needed(session.lake, people))
    found = rows(session, f"SELECT 编号 FROM {raw.relation(people)} WHERE 编号 >= 70")
    assert found == [(71,)]


def test_files_that_another_writer_has_not_committed_yet_stay(
    session: Session, elsewhere: Session, people: TableName
):
    with committing(elsewhere, people):
        elsewhere.run(f"INSERT INTO {raw.relation(people)} BY NAME SELECT 71 AS 编号")
        with pytest.raises(ZeroDivisionError), committing(session, people):
            session.run(f"INSERT INTO {raw.relation(people)} BY NAME SELECT 70 AS 编号")
            raise ZeroDivisionError
    assert not strays(session.lake, people)
    found = rows(session, f"SELECT 编号 FROM {raw.relation(people)} WHERE 编号 >= 70")
    assert found == [(71,)]


def lists_of(wish: Wish) -> list[str]:
    return [f"file:///lake/{'0' * 32}/metadata/{wish.place}/snap-1.avro"]


def test_a_commit_that_comes_after_its_writer_gave_up_is_refused():
    """Its files may be gone already."""
    wishes, wish = Wishes(), Wish()
    with wishes.on(IDENTIFIER, wish):
        assert wishes.withdraw(wish)
        with pytest.raises(CommitFailedException), wishes.committing(lists_of(wish)):
            pytest.fail("The commit went through.")


@pytest.mark.parametrize(
    ("failure", "is_void"), [(CommitFailedException, True), (ConnectionError, False)]
)
def test_files_go_only_if_the_commit_was_refused_for_sure(failure, is_void):
    """Whether a store that went away in mid-commit has committed, nobody knows."""
    wishes, wish = Wishes(), Wish()
    with wishes.on(IDENTIFIER, wish):
        with pytest.raises(failure), wishes.committing(lists_of(wish)):
            raise failure
        assert wishes.withdraw(wish) is is_void


def test_files_stay_while_the_commit_is_being_made():
    wishes, wish = Wishes(), Wish()
    with wishes.on(IDENTIFIER, wish), wishes.committing(lists_of(wish)):
        assert not wishes.withdraw(wish)
