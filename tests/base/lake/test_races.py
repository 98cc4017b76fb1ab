"""Writers at once, writers killed, no network: the table is whole in the end."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.base.lake.conftest import rows
from tongbase.base.lake import raw, read
from tongbase.base.lake.errors import BadLocationError, LostRaceError
from tongbase.base.lake.handle import Lake, open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session
from tongbase.kernel.settings import Settings

SOURCE = Path(__file__).parents[3] / "src"
WRITERS = 4
OPEN_LAKE = """
import sys
from pathlib import Path
from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import open_lake
from tongbase.base.lake.names import TableName
from tongbase.kernel.settings import Settings
lake = open_lake(Settings(home=Path(sys.argv[1])), sys.argv[2])
table = TableName("民政", "居民信息")
"""


def python(lake: Lake, database_url: str, script: str) -> list[str]:
    return [sys.executable, "-c", OPEN_LAKE + script, str(lake.settings.home), database_url]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SOURCE)}


def test_a_lost_race_is_told_and_can_be_run_again(session: Session, people: TableName) -> None:
    attempts = []

    def add() -> int:
        attempts.append(1)
        with raw.open_session(session.lake) as mine:
            mine.run("BEGIN")
            mine.run(f"INSERT INTO {raw.relation(people)} BY NAME SELECT 70 AS 编号")
            if len(attempts) == 1:
                raw.append(session, people, "SELECT 71 AS 编号")
            mine.run("COMMIT")
        return len(attempts)

    assert raw.with_conflict_retry(add) == 2
    found = rows(session, f"SELECT 编号 FROM {raw.relation(people)} WHERE 编号 >= 70 ORDER BY 1")
    assert found == [(70,), (71,)]


def test_a_race_that_is_always_lost_ends_with_the_error() -> None:
    attempts = []

    def lose() -> None:
        attempts.append(1)
        raise LostRaceError("输", "lost")

    with pytest.raises(LostRaceError):
        raw.with_conflict_retry(lose, retries_max=2)
    assert len(attempts) == 3


def test_processes_that_write_at_once_lose_no_row(
    lake: Lake, session: Session, people: TableName, database_url: str
) -> None:
    script = """
first = int(sys.argv[3])
for number in range(first, first + 5):
    with raw.open_session(lake) as session:
        raw.with_conflict_retry(lambda: raw.append(session, table, f"SELECT {number} AS 编号"))
lake.close()
"""
    started = [
        subprocess.Popen([*python(lake, database_url, script), str(start)], env=environment())
        for start in range(100, 100 + WRITERS * 100, 100)
    ]
    assert [each.wait(120) for each in started] == [0] * WRITERS
    found = rows(session, f"SELECT count(*), count(DISTINCT 编号) FROM {raw.relation(people)}")
    assert found == [(10 + WRITERS * 5, 10 + WRITERS * 5)]


def test_threads_that_merge_at_once_take_turns(session: Session, people: TableName) -> None:
    failures: list[BaseException] = []

    def merge(number: int) -> None:
        try:
            with raw.open_session(session.lake) as mine:
                source = f"SELECT i AS 编号, '线程{number}' AS 姓名 FROM range(20) t(i)"
                raw.merge(mine, people, source, keys=["编号"], note={"run": str(number)})
        except BaseException as failed:
            failures.append(failed)

    threads = [threading.Thread(target=merge, args=(number,)) for number in range(WRITERS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert failures == []
    found = rows(session, f"SELECT count(*), count(DISTINCT 姓名) FROM {raw.relation(people)}")
    assert found == [(20, 1)]
    notes = {each.note["run"] for each in read.snapshots(session.lake, people) if each.note}
    assert notes == {str(number) for number in range(WRITERS)}


@pytest.mark.parametrize("moment", ["_swap_pointer", "_write_metadata"])
def test_a_writer_killed_in_its_commit_leaves_the_table_as_it_was(
    lake: Lake, session: Session, people: TableName, database_url: str, moment: str
) -> None:
    script = f"""
import os, signal
from tongbase.base.lake.catalogue import LakeCatalogue
LakeCatalogue.{moment} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
with raw.open_session(lake) as session:
    raw.append(session, table, "SELECT 77 AS 编号")
"""
    before = read.snapshots(lake, people)
    killed = subprocess.run(python(lake, database_url, script), env=environment(), check=False)
    assert killed.returncode == -signal.SIGKILL
    assert read.snapshots(lake, people) == before
    assert raw.append(session, people, "SELECT 78 AS 编号").rows == 1
    assert rows(session, f"SELECT count(*) FROM {raw.relation(people)}") == [(11,)]


def test_the_overflow_of_a_killed_process_is_swept(lake: Lake, database_url: str) -> None:
    script = """
import os, signal
(lake.engine.overflow / "merge-x.parquet").write_bytes(b"x")
print(lake.engine.overflow, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    ran = subprocess.run(
        python(lake, database_url, script),
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    left = Path(ran.stdout.splitlines()[-1])
    assert left.exists()
    assert lake.engine.overflow.exists()
    assert not left.exists()


@pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode != 0,
    reason="This machine does not let a process leave the network.",
)
def test_the_engine_needs_no_network(
    lake: Lake, session: Session, people: TableName, database_url: str
) -> None:
    script = """
import fcntl, socket, struct
UP, SET_FLAGS = 0x41, 0x8914
fcntl.ioctl(socket.socket(), SET_FLAGS, struct.pack("16sh14x", b"lo", UP))
with raw.open_session(lake) as session:
    raw.append(session, table, "SELECT 77 AS 编号")
    print(raw.query(session, f"SELECT count(*) AS n FROM {raw.relation(table)}").to_pylist())
    for name in ("postgres_scanner", "mysql_scanner", "sqlite_scanner", "excel"):
        lake.engine.need(name)
lake.close()
"""
    ran = subprocess.run(
        ["unshare", "-n", *python(lake, database_url, script)],
        env={**environment(), "HOME": str(lake.settings.home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "[{'n': 11}]"
    assert not (lake.settings.home / ".duckdb").exists()


def test_a_place_that_duckdb_cannot_write_is_refused(tmp_path: Path, database_url: str) -> None:
    home = tmp_path / "数据湖"
    opened = open_lake(Settings(home=home), database_url)
    with pytest.raises(BadLocationError, match="TONGBASE_LAKE_URL"):
        read.namespaces(opened)
