"""Where tables may lie: in the lake, each in a folder of its own. What is named is read first."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tongbase.base.lake import raw, read
from tongbase.base.lake.handle import Lake
from tongbase.base.lake.names import TableName
from tongbase.base.lake.terms import Column
from tongbase.kernel import clock

OURS = TableName("民政", "甲")
SCHEMA = {"type": "struct", "fields": []}
LATER = timedelta(days=1)


@pytest.fixture
def http(lake: Lake) -> Iterator[httpx.Client]:
    """Bare HTTP, and one table that is there already."""
    raw.ensure_table(lake, OURS, [Column("a", "long")])
    loopback = lake.engine.loopback
    headers = {"authorization": f"Bearer {loopback.token}"}
    with httpx.Client(base_url=f"{loopback.address}/v1/namespaces/民政", headers=headers) as opened:
        yield opened


def refused(answer: httpx.Response, status: int, field: str) -> None:
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, status), error
    assert error["type"] == {400: "BadRequestException", 404: "NotFoundException"}[status]
    assert field in error["message"]


def root(lake: Lake) -> str:
    return lake.catalogue.warehouse


def registering(http: httpx.Client, place: str) -> httpx.Response:
    return http.post("register", json={"name": "乙", "metadata-location": place})


def names(lake: Lake) -> list[str]:
    return [table.name for table in read.tables(lake, "民政")]


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("file:///etc/hostname", 400),
        ("file:///nope", 400),
        ("{root}/nope.metadata.json", 404),
        ("{root}/../lake/text", 400),
        ("{root}/%2e%2e/text", 400),
        ("{root}/text", 400),
        ("{root}/text.gz.metadata.json", 400),
        ("{root}/json", 400),
        ("{root}/folder", 400),
        ("{root}/", 400),
        ("s3://elsewhere/x", 400),
    ],
)
def test_what_is_no_metadata_of_a_table_is_not_registered(
    lake: Lake, http: httpx.Client, place: str, status: int
) -> None:
    folder = Path(root(lake).removeprefix("file://"))
    (folder / "folder").mkdir()
    for name, content in {"text": "me", "text.gz.metadata.json": "me", "json": "{}"}.items():
        (folder / name).write_text(content)
    refused(registering(http, place.format(root=root(lake))), status, "metadata-location")
    assert names(lake) == ["甲"]


def test_what_points_out_of_its_folder_is_not_registered(lake: Lake, http: httpx.Client) -> None:
    found = lake.catalogue.load_table(OURS.identifier)
    told = json.loads(found.metadata.model_dump_json())
    elsewhere = f"{root(lake)}/other"
    snapshot = {"snapshot-id": 1, "timestamp-ms": 1, "manifest-list": "file:///etc/hostname"}
    many = {
        "location": ({"location": "file:///tmp/tongbase-evil"}, "location"),
        "another's folder": ({}, "location"),
        "snapshot": ({"location": elsewhere, "snapshots": [snapshot]}, "metadata-location"),
        "setting": (
            {"location": elsewhere, "properties": {"py-io-impl": "os.path"}},
            "properties.py-io-impl",
        ),
    }
    for name, (changed, field) in many.items():
        path = Path(elsewhere.removeprefix("file://")) / "metadata" / f"{name}.metadata.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({**told, **changed}))
        refused(registering(http, f"{elsewhere}/metadata/{name}.metadata.json"), 400, field)
    assert names(lake) == ["甲"]


@pytest.mark.parametrize("stage", [False, True])
@pytest.mark.parametrize(
    "place",
    [
        "file:///tmp/tongbase-evil",
        "/tmp/tongbase-evil",
        "{root}",
        "{root}/../evil",
        "{root}evil",
        "{root}//a",
    ],
)
def test_a_table_is_not_made_outside_the_lake(
    lake: Lake, http: httpx.Client, place: str, *, stage: bool
) -> None:
    place = place.format(root=root(lake))
    wanted = {"name": "乙", "location": place, "schema": SCHEMA, "stage-create": stage}
    refused(http.post("tables", json=wanted), 400, "location")
    assert names(lake) == ["甲"]
    assert not Path("/tmp/tongbase-evil").exists()


def test_two_tables_never_share_a_folder(lake: Lake, http: httpx.Client) -> None:
    taken = lake.catalogue.load_table(OURS.identifier).location()
    for place in (taken, f"{taken}/data/more"):
        wanted = {"name": "乙", "location": place, "schema": SCHEMA}
        refused(http.post("tables", json=wanted), 400, "location")


def test_a_table_is_made_where_it_was_wished_in_the_lake(lake: Lake, http: httpx.Client) -> None:
    place = f"{root(lake)}/外部/乙"
    wanted: dict[str, Any] = {"name": "乙", "location": f"{place}/", "schema": SCHEMA}
    assert http.post("tables", json=wanted).json()["metadata"]["location"] == place
    enclosing = {**wanted, "name": "丙", "location": f"{root(lake)}/外部"}
    refused(http.post("tables", json=enclosing), 400, "location")


@pytest.mark.parametrize(
    ("update", "field"),
    [
        ({"action": "set-location", "location": "file:///tmp/tongbase-evil"}, "location"),
        ({"action": "set-location", "location": "{root}/elsewhere"}, "location"),
        (
            {
                "action": "set-properties",
                "updates": {"write.metadata.path": "file:///tmp/tongbase-evil"},
            },
            "properties.write.metadata.path",
        ),
        (
            {"action": "set-properties", "updates": {"s3.endpoint": "http://evil"}},
            "properties.s3.endpoint",
        ),
        (
            {
                "action": "add-snapshot",
                "snapshot": {
                    "snapshot-id": 1,
                    "sequence-number": 1,
                    "timestamp-ms": 1,
                    "manifest-list": "file:///etc/hostname",
                    "summary": {"operation": "append"},
                },
            },
            "manifest-list",
        ),
    ],
)
def test_a_commit_does_not_lead_out_of_the_tables_folder(
    lake: Lake, http: httpx.Client, update: dict[str, Any], field: str
) -> None:
    before = lake.catalogue.load_table(OURS.identifier).metadata_location
    told = json.loads(json.dumps(update).replace("{root}", root(lake)))
    refused(http.post("tables/甲", json={"updates": [told]}), 400, field)
    assert lake.catalogue.load_table(OURS.identifier).metadata_location == before
    assert not Path("/tmp/tongbase-evil").exists()


def test_a_staged_table_is_not_committed_outside_the_lake(lake: Lake, http: httpx.Client) -> None:
    wanted = {"name": "乙", "schema": SCHEMA, "stage-create": True}
    staged = http.post("tables", json=wanted).json()["metadata"]
    updates = [
        {"action": "assign-uuid", "uuid": staged["table-uuid"]},
        {"action": "upgrade-format-version", "format-version": 2},
        {"action": "add-schema", "schema": staged["schemas"][0], "last-column-id": 0},
        {"action": "set-current-schema", "schema-id": -1},
        {"action": "add-spec", "spec": {"spec-id": 0, "fields": []}},
        {"action": "set-default-spec", "spec-id": -1},
        {"action": "add-sort-order", "sort-order": {"order-id": 0, "fields": []}},
        {"action": "set-default-sort-order", "sort-order-id": -1},
    ]
    moved = [*updates, {"action": "set-location", "location": "file:///tmp/tongbase-evil"}]
    creation = [{"type": "assert-create"}]
    answer = http.post("tables/乙", json={"requirements": creation, "updates": moved})
    refused(answer, 400, "location")
    assert names(lake) == ["甲"]
    right = [*updates, {"action": "set-location", "location": staged["location"]}]
    answer = http.post("tables/乙", json={"requirements": creation, "updates": right})
    assert answer.status_code == 200, answer.text


def test_the_sweep_goes_on_where_a_table_cannot_be_read(
    lake: Lake, http: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    """Its metadata are lost or broken; its folder is kept, and others' lost folders go."""
    for broken in ("乙", "丙"):
        raw.ensure_table(lake, TableName("民政", broken), [Column("a", "long")])
    gone, damaged, lost = (lake.catalogue.load_table(("民政", name)) for name in ("乙", "丙", "甲"))
    kept = Path(gone.location().removeprefix("file://")) / "data" / "rows.parquet"
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(b"rows")
    Path(gone.metadata_location.removeprefix("file://")).unlink()
    Path(damaged.metadata_location.removeprefix("file://")).write_text("{")
    raw.drop_table(lake, OURS)
    with caplog.at_level(logging.WARNING):
        raw.remove_lost_folders(lake, before=clock.now() + LATER)
    assert kept.exists()
    assert not Path(lost.metadata_location.removeprefix("file://")).exists()
    assert {"民政.乙", "民政.丙"} <= {str(each.args[0]) for each in caplog.records if each.args}
    missing = http.get("tables/乙")
    assert (missing.status_code, missing.json()["error"]["type"]) == (404, "NotFoundException")
    assert http.delete("tables/乙").status_code == 204
