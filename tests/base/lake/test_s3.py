"""The lake and the store in an object store: a server that speaks S3, in a process of its own."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pyarrow import fs
from pydantic import SecretStr

from tests.base.lake.conftest import SOME_PEOPLE
from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import open_lake
from tongbase.base.lake.names import TableName
from tongbase.base.store.files import Store, open_store
from tongbase.kernel import clock
from tongbase.kernel.settings import Settings

SECONDS_MAX = 60
PEOPLE = TableName("民政", "居民信息")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + SECONDS_MAX
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            assert time.monotonic() < until, "the S3 server did not start"
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait()


@pytest.fixture
def in_s3(endpoint: str, tmp_path: Path) -> Settings:
    settings = Settings(
        home=tmp_path,
        lake_url="s3://lake/tongbase",
        s3_endpoint=endpoint,
        s3_access_key="key",
        s3_secret_key=SecretStr("secret"),
    )
    fs.S3FileSystem(
        access_key="key",
        secret_key="secret",
        endpoint_override=endpoint.removeprefix("http://"),
        scheme="http",
        allow_bucket_creation=True,
    ).create_dir("lake")
    return settings


def test_a_table_lives_in_s3(in_s3: Settings, database_url: str) -> None:
    lake = open_lake(in_s3, database_url)
    with raw.open_session(lake) as session:
        select = SOME_PEOPLE.format(n=100)
        raw.ensure_table(lake, PEOPLE, raw.columns_of(session, select))
        assert raw.merge(session, PEOPLE, select, keys=["编号"]).inserted == 100
        changed = f"SELECT * REPLACE ('改名' AS 姓名) FROM ({select}) WHERE 编号 < 7"
        assert raw.merge(session, PEOPLE, changed, keys=["编号"]).updated == 7
        raw.compact(session, PEOPLE)
        later = clock.now() + timedelta(hours=1)
        assert raw.expire(lake, PEOPLE, before=later).snapshots_removed == 2
        raw.remove_strays(lake, PEOPLE, before=later)
        counts = "count(*) AS n, count(*) FILTER (姓名 = '改名') AS m"
        counted = raw.query(session, f"SELECT {counts} FROM {raw.relation(PEOPLE)}")
    assert counted.to_pylist() == [{"n": 100, "m": 7}]
    assert read.get_table(lake, PEOPLE).files == 1
    lake.close()


def test_a_stored_file_lives_in_s3(in_s3: Settings) -> None:
    store: Store = open_store(in_s3)
    store.put("隔离区/a", b"former")

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError("away")

    with pytest.raises(RuntimeError):
        store.put_stream("隔离区/a", broken())
    assert store.get("隔离区/a") == b"former"
    assert [file.key for file in store.files()] == ["隔离区/a"]
    store.delete("隔离区/a")
    assert not store.exists("隔离区/a")
