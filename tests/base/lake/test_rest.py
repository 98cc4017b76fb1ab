"""The REST catalogue speaks Iceberg: to PyIceberg's client, to bare HTTP, to the wrong caller."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from pyiceberg.catalog.rest import RestCatalog
from pyiceberg.exceptions import (
    CommitFailedException,
    NamespaceNotEmptyError,
    NoSuchNamespaceError,
    NoSuchTableError,
    TableAlreadyExistsError,
)
from pyiceberg.schema import Schema
from pyiceberg.table.update import SetPropertiesUpdate
from pyiceberg.types import LongType, NestedField
from sqlalchemy import text
from sqlalchemy.orm import Session as DbSession

from tests.base.lake.conftest import rows
from tongbase.base.lake import raw, read
from tongbase.base.lake.catalogue import TableChange
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.raw import Session
from tongbase.base.lake.terms import Column

WAIT_SECONDS_MAX = 30
ONE_COLUMN = Schema(NestedField(1, "编号", LongType(), required=False))


@pytest.fixture
def client(lake: Lake) -> Iterator[RestCatalog]:
    """PyIceberg's own client, as Spark or Trino would come."""
    loopback = lake.engine.loopback
    opened = RestCatalog("client", uri=loopback.address, token=loopback.token)
    yield opened
    opened.close()


@pytest.fixture
def http(lake: Lake) -> Iterator[httpx.Client]:
    loopback = lake.engine.loopback
    headers = {"authorization": f"Bearer {loopback.token}"}
    with httpx.Client(base_url=f"{loopback.address}/v1", headers=headers) as opened:
        yield opened


def test_namespaces_live_and_die(client: RestCatalog) -> None:
    client.create_namespace("民政", {"owner": "局"})
    assert client.list_namespaces() == [("民政",)]
    assert client.load_namespace_properties("民政") == {"owner": "局"}
    summary = client.update_namespace_properties("民政", {"owner", "none"}, {"a": "1"})
    assert (summary.removed, summary.updated, summary.missing) == (["owner"], ["a"], ["none"])
    assert client.namespace_exists("民政")
    client.drop_namespace("民政")
    assert not client.namespace_exists("民政")
    with pytest.raises(NoSuchNamespaceError):
        client.drop_namespace("民政")


def test_a_namespace_that_holds_another_cannot_be_dropped(client: RestCatalog) -> None:
    client.create_namespace("外部")
    client.create_namespace(("外部", "下级"))
    client.create_namespace("外部二")
    assert client.list_namespaces("外部") == [("外部", "下级")]
    with pytest.raises(NamespaceNotEmptyError):
        client.drop_namespace("外部")
    client.drop_namespace(("外部", "下级"))
    client.drop_namespace("外部")
    assert client.list_namespaces() == [("外部二",)]


def test_tables_live_and_die(client: RestCatalog) -> None:
    client.create_namespace("民政")
    made = client.create_table(("民政", "甲"), ONE_COLUMN)
    assert made.location().isascii()
    assert client.list_tables("民政") == [("民政", "甲")]
    with pytest.raises(TableAlreadyExistsError):
        client.create_table(("民政", "甲"), ONE_COLUMN)
    with pytest.raises(NamespaceNotEmptyError):
        client.drop_namespace("民政")
    client.rename_table(("民政", "甲"), ("民政", "乙"))
    assert not client.table_exists(("民政", "甲"))
    client.drop_table(("民政", "乙"))
    client.register_table(("民政", "丙"), made.metadata_location)
    assert client.table_exists(("民政", "丙"))
    client.drop_table(("民政", "丙"))
    with pytest.raises(NoSuchTableError):
        client.load_table(("民政", "丙"))
    with pytest.raises(NoSuchNamespaceError):
        client.create_table(("没有", "甲"), ONE_COLUMN)


def test_a_staged_table_exists_once_it_is_committed(client: RestCatalog, lake: Lake) -> None:
    client.create_namespace("民政")
    with client.create_table_transaction(("民政", "甲"), ONE_COLUMN) as staged:
        assert not client.table_exists(("民政", "甲"))
        staged.set_properties(purpose="试")
    assert client.load_table(("民政", "甲")).properties["purpose"] == "试"
    assert read.exists(lake, TableName("民政", "甲"))


def test_duckdb_creates_a_table_from_a_select(session: Session) -> None:
    raw.create_namespace(session.lake, "民政")
    session.run("CREATE TABLE lake.民政.甲 AS SELECT i AS 编号 FROM range(5) t(i)")
    assert rows(session, "SELECT count(*) FROM lake.民政.甲") == [(5,)]
    session.run("ALTER TABLE lake.民政.甲 ADD COLUMN 乙 VARCHAR")
    session.run("UPDATE lake.民政.甲 SET 乙 = 'x' WHERE 编号 < 2")
    assert rows(session, "SELECT count(乙) FROM lake.民政.甲") == [(2,)]


def test_the_second_of_two_writers_loses(client: RestCatalog) -> None:
    client.create_namespace("民政")
    client.create_table(("民政", "甲"), ONE_COLUMN)
    first, second = (client.load_table(("民政", "甲")) for _ in range(2))
    with first.update_schema() as schema:
        schema.add_column("乙", LongType())
    with pytest.raises(CommitFailedException), second.update_schema() as schema:
        schema.add_column("丙", LongType())
    names = [field.name for field in client.load_table(("民政", "甲")).schema().fields]
    assert names == ["编号", "乙"]


def change_of(table: TableName, uuid: str, value: str) -> dict[str, Any]:
    return {
        "identifier": {"namespace": [table.namespace], "name": table.name},
        "requirements": [{"type": "assert-table-uuid", "uuid": uuid}],
        "updates": [{"action": "set-properties", "updates": {"seen": value}}],
    }


def test_several_tables_change_all_or_none(lake: Lake, http: httpx.Client) -> None:
    tables = [TableName("民政", name) for name in ("甲", "乙")]
    for table in tables:
        raw.ensure_table(lake, table, [Column("a", "long")])
    uuids = [
        str(lake.catalogue.load_table(table.identifier).metadata.table_uuid) for table in tables
    ]

    broken = [change_of(tables[0], uuids[0], "1"), change_of(tables[1], str(uuid4()), "1")]
    answer = http.post("transactions/commit", json={"table-changes": broken})
    assert answer.status_code == 409
    assert answer.json()["error"]["type"] == "CommitFailedException"
    assert all("seen" not in read.get_table(lake, table).properties for table in tables)

    whole = [change_of(table, uuid, "2") for table, uuid in zip(tables, uuids, strict=True)]
    assert http.post("transactions/commit", json={"table-changes": whole}).status_code == 204
    assert [read.get_table(lake, table).properties["seen"] for table in tables] == ["2", "2"]


def pointer(lake: Lake, table: TableName) -> str:
    return lake.catalogue.load_table(table.identifier).metadata_location


def files_below(lake: Lake, table: TableName) -> set[Path]:
    location = lake.catalogue.load_table(table.identifier).location()
    return {path for path in Path(location.removeprefix("file://")).rglob("*") if path.is_file()}


def test_neither_table_moves_if_the_second_pointer_is_lost(lake: Lake, http: httpx.Client) -> None:
    """Somebody commits the second table after we read it and before we swap its pointer.

    Their transaction holds the row, so that our first pointer is swapped when we find it lost.
    """
    tables = [TableName("民政", name) for name in ("a", "b")]
    for table in tables:
        raw.ensure_table(lake, table, [Column("a", "long")])
    loaded = [lake.catalogue.load_table(table.identifier) for table in tables]
    ours = [
        change_of(t, str(of.metadata.table_uuid), "ours")
        for t, of in zip(tables, loaded, strict=True)
    ]
    before, files = pointer(lake, tables[0]), files_below(lake, tables[0])
    theirs = SetPropertiesUpdate(updates={"seen": "theirs"})

    with DbSession(lake.catalogue.engine) as db, ThreadPoolExecutor() as beside:
        change = TableChange(tables[1].identifier, (), (theirs,))
        lake.catalogue.within(db).commit([change])
        answer = beside.submit(http.post, "transactions/commit", json={"table-changes": ours})
        until_somebody_waits(lake)
        db.commit()
        lost = answer.result()

    assert (lost.status_code, lost.json()["error"]["type"]) == (409, "CommitFailedException")
    assert pointer(lake, tables[0]) == before
    assert files_below(lake, tables[0]) == files
    assert read.get_table(lake, tables[1]).properties["seen"] == "theirs"


def until_somebody_waits(lake: Lake) -> None:
    waiting = text("select count(*) from pg_locks where not granted")
    for _ in range(WAIT_SECONDS_MAX * 20):
        with lake.catalogue.engine.connect() as db:
            if db.scalar(waiting):
                return
        time.sleep(0.05)
    raise AssertionError("Nobody waits for the row.")


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "kind"),
    [
        ("GET", "namespaces/没有/tables/没有", None, 404, "NoSuchTableException"),
        ("HEAD", "namespaces/没有", None, 404, None),
        ("POST", "namespaces", {}, 400, "BadRequestException"),
        ("POST", "namespaces", {"namespace": ["a/b"]}, 400, "BadRequestException"),
        ("POST", "namespaces/没有/tables", {"name": "x"}, 400, "BadRequestException"),
        ("GET", "nothing", None, 404, "NotFoundException"),
        ("PUT", "namespaces", None, 405, "UnsupportedOperationException"),
    ],
)
def test_errors_are_told_in_icebergs_form(
    http: httpx.Client, method: str, path: str, body: object, status: int, kind: str | None
) -> None:
    answer = http.request(method, path, json=body)
    assert answer.status_code == status
    if kind:
        error = answer.json()["error"]
        assert (error["code"], error["type"]) == (status, kind)
        assert error["message"]


def test_a_body_that_is_not_as_specified_is_refused(http: httpx.Client) -> None:
    for content in (b"", b"{", b"[]", b'{"namespace": 5}', b'{"namespace": []}', b"\xff"):
        assert http.post("namespaces", content=content).status_code == 400
    for content in (b"[]", b'{"updates": 5}', b'{"updates": ["x"]}', b'{"updates": [{}]}'):
        assert http.post("namespaces/a/tables/b", content=content).status_code == 400


def test_nobody_enters_without_the_token(lake: Lake) -> None:
    address = lake.engine.loopback.address
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Bearer é".encode()}):
        answer = httpx.get(f"{address}/v1/namespaces", headers=headers)
        assert answer.status_code == 401
        assert answer.json()["error"]["type"] == "NotAuthorizedException"
