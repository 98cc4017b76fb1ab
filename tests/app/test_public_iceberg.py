"""Another engine at ``/iceberg``: PyIceberg's client over a real port, with an administrator's key.

All that it changes stands in the ledger under the administrator's name; what it cannot change does
not. Who is not known, or may not, is told so in Iceberg's form.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pyarrow as pa
import pytest
from pyiceberg.catalog.rest import RestCatalog
from pyiceberg.exceptions import (
    BadRequestError,
    CommitFailedException,
    ForbiddenError,
    NamespaceNotEmptyError,
    UnauthorizedError,
)
from pyiceberg.schema import Schema
from pyiceberg.table import Table
from pyiceberg.types import LongType, NestedField
from sqlalchemy import func, select, text

from tests.app.world import World, served
from tongbase.app.install import ADMINISTRATOR
from tongbase.kernel.ledger.entry import LedgerEntry

ONE_COLUMN = Schema(NestedField(1, "编号", LongType(), required=False))
ROWS = pa.table({"编号": pa.array([1, 2, 3], pa.int64())})
Line = tuple[str, str]


@pytest.fixture(scope="module")
def address(world: World) -> Iterator[str]:
    """The application as ``tongbase up`` serves it, on a port of this machine."""
    with served(world.house, with_lake=True) as here:
        yield f"{here}/iceberg"


@pytest.fixture(scope="module")
def token(world: World) -> str:
    return world.personal_key(ADMINISTRATOR)


@pytest.fixture(scope="module")
def engine(address: str, token: str) -> Iterator[RestCatalog]:
    opened = RestCatalog("engine", uri=address, token=token)
    yield opened
    opened.close()


@pytest.fixture
def http(address: str, token: str) -> Iterator[httpx.Client]:
    """Bare HTTP, a connection each: after a fault the server closes it."""
    headers = {"authorization": f"Bearer {token}", "connection": "close"}
    with httpx.Client(base_url=f"{address}/v1", headers=headers) as opened:
        yield opened


@dataclass
class Told:
    """What the ledger was told since the last look, and by whom."""

    world: World
    last: int = 0
    entries: list[LedgerEntry] = field(default_factory=list)

    def news(self) -> list[Line]:
        with self.world.house.sessions() as db:
            new = select(LedgerEntry).where(
                LedgerEntry.id > self.last, LedgerEntry.event.startswith("lake.")
            )
            self.entries = list(db.scalars(new.order_by(LedgerEntry.id)))
            self.last = db.scalar(select(func.max(LedgerEntry.id))) or 0
        assert all(entry.actor_name == "系统管理员" for entry in self.entries)
        return [(entry.event.removeprefix("lake."), entry.subject) for entry in self.entries]

    def detail(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.entries[-1].detail)
        return told


@pytest.fixture
def told(world: World) -> Told:
    """What is told from now on."""
    opened = Told(world)
    opened.news()
    return opened


@pytest.fixture
def space(engine: RestCatalog, request: pytest.FixtureRequest) -> str:
    """A namespace of the test's own."""
    name = str(request.node.name)
    engine.create_namespace(name)
    return name


def test_namespaces_live_nested_and_die(engine: RestCatalog, told: Told):
    engine.create_namespace("ext", {"owner": "局"})
    engine.create_namespace(("ext", "sub"))
    assert told.news() == [("namespace.created", "ext"), ("namespace.created", "ext.sub")]
    assert ("ext",) in engine.list_namespaces()
    assert engine.list_namespaces("ext") == [("ext", "sub")]
    assert engine.namespace_exists(("ext", "sub"))
    engine.update_namespace_properties(("ext", "sub"), {"none"}, {"purpose": "试"})
    assert engine.load_namespace_properties(("ext", "sub"))["purpose"] == "试"
    assert told.news() == [("namespace.changed", "ext.sub")]
    assert told.detail() == {"fields": ["purpose"]}
    engine.create_table(("ext", "sub", "甲"), ONE_COLUMN).append(ROWS)
    assert engine.list_tables(("ext", "sub")) == [("ext", "sub", "甲")]
    assert engine.load_table(("ext", "sub", "甲")).scan().to_arrow().num_rows == 3
    with pytest.raises(NamespaceNotEmptyError):
        engine.drop_namespace("ext")
    told.news()
    engine.drop_table(("ext", "sub", "甲"))
    engine.drop_namespace(("ext", "sub"))
    engine.drop_namespace("ext")
    assert told.news() == [
        ("table.dropped", "ext.sub.甲"),
        ("namespace.dropped", "ext.sub"),
        ("namespace.dropped", "ext"),
    ]


def test_what_becomes_of_a_table_is_told(engine: RestCatalog, space: str, told: Told):
    table = engine.create_table((space, "甲"), ONE_COLUMN)
    assert told.news() == [("table.created", f"{space}.甲")]
    assert told.detail() == {"location": table.location()}
    table.append(ROWS)
    assert told.news() == [("table.committed", f"{space}.甲")]
    snapshot = engine.load_table((space, "甲")).metadata.current_snapshot_id
    assert told.detail()["snapshot"] == snapshot
    assert "add-snapshot" in told.detail()["updates"]
    engine.rename_table((space, "甲"), (space, "乙"))
    assert (told.news(), told.detail()) == (
        [("table.renamed", f"{space}.甲")],
        {"into": f"{space}.乙"},
    )
    metadata = engine.load_table((space, "乙")).metadata_location
    engine.drop_table((space, "乙"))
    engine.register_table((space, "丙"), metadata)
    assert told.news() == [("table.dropped", f"{space}.乙"), ("table.registered", f"{space}.丙")]
    assert engine.load_table((space, "丙")).scan().to_arrow().num_rows == 3


def test_a_staged_table_is_told_once_it_exists(engine: RestCatalog, space: str, told: Told):
    with engine.create_table_transaction((space, "甲"), ONE_COLUMN) as staged:
        staged.set_properties(purpose="试")
        assert told.news() == []
    assert told.news() == [("table.created", f"{space}.甲")]


def test_purging_removes_the_files_after_the_table(engine: RestCatalog, space: str, told: Told):
    table = engine.create_table((space, "甲"), ONE_COLUMN)
    table.append(ROWS)
    folder = Path(table.location().removeprefix("file://"))
    assert list(folder.rglob("*.parquet"))
    told.news()
    engine.purge_table((space, "甲"))
    assert (told.news(), told.detail()) == ([("table.dropped", f"{space}.甲")], {"purged": True})
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_lost_race_changes_nothing_and_tells_nothing(engine: RestCatalog, space: str, told: Told):
    engine.create_table((space, "甲"), ONE_COLUMN)
    first, second = (engine.load_table((space, "甲")) for _ in range(2))
    with first.update_schema() as schema:
        schema.add_column("乙", LongType())
    told.news()
    with pytest.raises(CommitFailedException), second.update_schema() as schema:
        schema.add_column("丙", LongType())
    assert told.news() == []
    assert len(engine.load_table((space, "甲")).schema().fields) == 2


def change_of(table: Table, *, uuid: str | None = None) -> dict[str, Any]:
    *levels, name = table.name()
    need = {"type": "assert-table-uuid", "uuid": uuid or str(table.metadata.table_uuid)}
    update = {"action": "set-properties", "updates": {"seen": "1"}}
    identifier = {"namespace": levels, "name": name}
    return {"identifier": identifier, "requirements": [need], "updates": [update]}


def test_several_tables_change_and_are_told_all_or_none(
    engine: RestCatalog, http: httpx.Client, space: str, told: Told
):
    one, two = (engine.create_table((space, name), ONE_COLUMN) for name in ("甲", "乙"))
    told.news()
    broken = [change_of(one), change_of(two, uuid="00000000-0000-0000-0000-000000000000")]
    answer = http.post("transactions/commit", json={"table-changes": broken})
    assert (answer.status_code, told.news()) == (409, [])
    assert "seen" not in engine.load_table((space, "甲")).properties
    whole = [change_of(one), change_of(two)]
    answer = http.post("transactions/commit", json={"table-changes": whole})
    assert answer.status_code == 204, answer.text
    assert told.news() == [("table.committed", f"{space}.甲"), ("table.committed", f"{space}.乙")]
    assert len({entry.request for entry in told.entries}) == 1


def test_what_is_refused_is_not_told(
    engine: RestCatalog, http: httpx.Client, space: str, told: Told
):
    with pytest.raises(BadRequestError, match="location"):
        engine.create_table((space, "甲"), ONE_COLUMN, location="file:///tmp/tongbase-evil")
    body = {"name": "甲", "metadata-location": "file:///etc/hostname"}
    answer = http.post(f"namespaces/{space}/register", json=body)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 400)
    assert (engine.list_tables(space), told.news()) == ([], [])


REFUSE = """create trigger refuse_lake before insert on ledger_entry
    for each row when (new.event like 'lake.%') execute function ledger_refuse()"""


def test_a_change_that_cannot_be_told_does_not_happen(
    world: World, engine: RestCatalog, http: httpx.Client, space: str
):
    """One transaction holds both: here the ledger's table refuses the line."""
    table = engine.create_table((space, "甲"), ONE_COLUMN)
    with world.house.engine.begin() as db:
        db.execute(text(REFUSE))
    try:
        made = http.post("namespaces", json={"namespace": ["untold"]})
        change = {"table-changes": [change_of(table)]}
        changed = http.post("transactions/commit", json=change)
        dropped = http.delete(f"namespaces/{space}/tables/甲")
    finally:
        with world.house.engine.begin() as db:
            db.execute(text("drop trigger refuse_lake on ledger_entry"))
    for answer in (made, changed, dropped):
        check_form(answer, 500, "ServerError")
    assert not engine.namespace_exists("untold")
    assert engine.load_table((space, "甲")).metadata_location == table.metadata_location


def check_form(answer: httpx.Response, status: int, kind: str) -> str:
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["type"]) == (status, status, kind)
    return str(error["message"])


def test_refusals_at_the_door_are_told_in_icebergs_form(http: httpx.Client):
    form = http.post("oauth/tokens", data={"grant_type": "client_credentials"})
    assert "application/json" in check_form(form, 415, "BadRequestException")
    large = http.post("namespaces", content=b" " * (9 * 1024 * 1024))
    check_form(large, 413, "BadRequestException")
    assert "U+0000" in check_form(http.get("namespaces/%00"), 400, "BadRequestException")
    json_type = {"content-type": "application/json"}
    cut = http.post("namespaces", content=b"{", headers=json_type)
    check_form(cut, 400, "BadRequestException")


def test_a_separator_is_still_strange_to_the_rest_of_the_house(address: str):
    answer = httpx.get(f"{address.removesuffix('/iceberg')}/api/identity/people/a%1Fb")
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


def test_a_stranger_is_not_known_and_a_neighbour_may_not(world: World, address: str, told: Told):
    with pytest.raises(UnauthorizedError):
        RestCatalog("stranger", uri=address, token="tb_nobody")
    for account in ("bureau", "market"):  # one maintains the lake of her region, one does not
        with pytest.raises(ForbiddenError, match=r"lake"):
            RestCatalog("neighbour", uri=address, token=world.personal_key(account))
    nobody = httpx.post(f"{address}/v1/namespaces", json={"namespace": ["theirs"]})
    check_form(nobody, 401, "NotAuthorizedException")
    assert told.news() == []


def test_no_answer_holds_a_credential_or_a_row(engine: RestCatalog, http: httpx.Client, space: str):
    engine.create_table((space, "甲"), ONE_COLUMN).append(ROWS)
    answer = http.get(f"namespaces/{space}/tables/甲").json()
    assert answer["config"] == {}
    assert answer.keys() == {"metadata-location", "metadata", "config"}
    assert http.get("config").json()["overrides"] == {}
