"""The graph of a real house: what every floor tells, who sees what of it, and what stops."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
from sqlalchemy import update
from sqlalchemy.orm import Session

from tests.catalogue.register_makers import a_duty, an_item
from tests.catalogue.register_makers import a_system as a_registered_system
from tests.share.makers import (
    CIVIL,
    NOW,
    Cast,
    a_system,
    an_entry,
    cast_of,
    granted,
    later,
    people_the_world,
)
from tongbase.app.house import House
from tongbase.app.http.application import build_app
from tongbase.app.modules import PERMISSIONS
from tongbase.base.lake.names import TableName
from tongbase.base.lake.owners import claim
from tongbase.base.paging import PageRequest
from tongbase.catalogue import api as catalogue
from tongbase.catalogue.actions.entries import draft_entry
from tongbase.catalogue.actions.registers import stop_record
from tongbase.catalogue.actions.relations import relate, unrelate
from tongbase.catalogue.models import Resource
from tongbase.catalogue.queries.relations import relations_of
from tongbase.catalogue.terms.drafts import EntryDraft
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.relations import Node, NodeKind, RelationDraft, RelationKind, Scope
from tongbase.collect.models import FlowRow, Source
from tongbase.collect.permissions import CollectPermission
from tongbase.collect.terms import Mode as CollectMode
from tongbase.govern.actions.tables import describe_table
from tongbase.govern.models import Table
from tongbase.govern.permissions import GovernPermission
from tongbase.govern.terms import ColumnDetails, TableDetails
from tongbase.kernel.actor import OrgPath, system_actor
from tongbase.kernel.ids import new_id
from tongbase.kernel.work import Work
from tongbase.oversee.errors import ThingNotFoundError
from tongbase.oversee.queries.graph import (
    View,
    find_things,
    read_around,
    read_neighbours,
    read_ways,
)
from tongbase.oversee.queries.impact import HEADINGS, SHOWN_MAX, read_impact, shown, written
from tongbase.oversee.rules.graph_words import NOT_YET_LABEL, sentence, status_label, strangeness
from tongbase.oversee.schemas.graph import AroundOut, ImpactOut
from tongbase.share.models import Call
from tongbase.share.terms.applications import Mode
from tongbase.share.terms.calls import CallState

TABLE = ("市监", "企业")
WHOLE = View()


@dataclass(frozen=True)
class World:
    """An entry from a system, needed by a service item, granted to another system and called."""

    hands: Cast
    source: Node
    entry: Node
    item: Node
    service: Node
    grant: Node
    consumer: Node


def a_world(db: Session) -> World:
    work = Work(db, system_actor(PERMISSIONS), NOW, "test")
    people_the_world(work)
    hands = cast_of(work)
    entry = an_entry(hands)
    describe(work)
    source = a_registered_system(hands.compiler)
    item, duty = an_item(hands.compiler), a_duty(hands.compiler)
    for kind, one, other in (
        (RelationKind.FROM_SYSTEM, entry.id, source.id),
        (RelationKind.NEEDS, item.id, entry.id),
        (RelationKind.BASED_ON, item.id, duty.id),
    ):
        relate(hands.compiler, RelationDraft(kind, one, other))
    grant = granted(hands, entry, a_system(work))
    consumer = a_registered_system(
        work, name="社会救助系统", application=grant.system_id, organisation=CIVIL
    )
    called(hands, grant)
    work.db.flush()
    return World(
        hands,
        Node(NodeKind.SYSTEM, source.id),
        Node(NodeKind.ENTRY, entry.id),
        Node(NodeKind.SERVICE_ITEM, item.id),
        Node(NodeKind.SERVICE, grant.service.code),
        Node(NodeKind.GRANT, grant.id),
        Node(NodeKind.SYSTEM, consumer.id),
    )


def describe(work: Work) -> None:
    """Let governance know the table of the entry."""
    owner = OrgPath("/420000/420100/11420100MA0000023J")
    claim(work.db, TableName(*TABLE), owner)
    columns = (ColumnDetails("tyshxydm", "text", "信用代码"), ColumnDetails("zdy", "text"))
    told = TableDetails(TABLE, "企业表", owner, "11420100MA0000023J", "", "csv", columns)
    describe_table(work, told)


def called(hands: Cast, grant) -> None:
    """Two calls under a grant, of which one is too old to count."""
    for days in (1, 40):
        hands.compiler.db.add(
            Call(
                id=new_id(),
                at=NOW - timedelta(days=days),
                service_code=grant.service.code,
                service_name=grant.service.name,
                grant_id=grant.id,
                provider_path=grant.provider_path,
                organisation=grant.organisation,
                consumer_path=grant.consumer_path,
                system_id=grant.system_id,
                system_name=grant.system_name,
                mode=Mode.QUERY,
                state=CallState.ANSWERED,
                error="",
                purpose="",
                items=[],
                filters=[],
                rows=1,
                truncated=False,
            )
        )


@pytest.fixture
def world(db: Session) -> World:
    return a_world(db)


def kinds_around(work: Work, node: Node, view: View = WHOLE, *, depth: int = 4) -> set[str]:
    found, faces = read_around(work, node, view, depth=depth, limit=500)
    assert found.depths.keys() == faces.keys()
    return {near.kind.value for near in found.depths}


def test_every_floor_tells_its_links(world: World):
    bureau = world.hands.bureau
    assert kinds_around(bureau, world.item) == {
        "service_item", "duty", "entry", "item", "column", "table", "system", "service", "grant",
        "application", "call",
    }  # fmt: skip
    found, _ = read_around(bureau, world.grant, WHOLE, depth=1, limit=50)
    assert [link.label.zh for link in found.links if link.kind == "called"] == ["近30天调用 1 次"]


def test_a_registered_system_that_calls_is_one_thing(world: World):
    found, faces = read_around(world.hands.bureau, world.grant, WHOLE, depth=1, limit=50)
    systems = [node for node in found.depths if node.kind is NodeKind.SYSTEM]
    assert systems == [world.consumer]
    assert faces[world.consumer].name == "社会救助系统"
    back = read_neighbours(world.hands.bureau, world.consumer, WHOLE, PageRequest())
    assert {line.face.node.kind.value for line in back.rows} == {"grant", "application"}


def test_grants_are_told_to_both_sides_and_to_nobody_else(world: World):
    reader = replace(
        world.hands.clerk.actor, place=OrgPath("/420000/x"), reach=OrgPath("/420000/x")
    )
    stranger = replace(world.hands.clerk, actor=reader)
    assert "grant" in kinds_around(world.hands.clerk, world.item)
    assert not {"grant", "application", "call"} & kinds_around(stranger, world.item)
    with pytest.raises(ThingNotFoundError):
        read_around(stranger, world.grant, WHOLE, depth=1, limit=9)


def test_a_draft_of_others_is_not_there(world: World):
    hands = world.hands
    draft = catalogue.draft_entry(hands.compiler, EntryDraft(name="尚未发布的目录"))
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, draft.id, world.source.id))
    mine = read_neighbours(hands.compiler, world.source, WHOLE, PageRequest())
    theirs = read_neighbours(hands.clerk, world.source, WHOLE, PageRequest())
    assert (mine.total, theirs.total) == (2, 1)


@pytest.mark.parametrize("who", ["bureau", "compiler", "clerk", "neighbour"])
def test_what_is_left_out_is_what_one_would_be_told(world: World, who: str):
    hands = world.hands
    draft = catalogue.draft_entry(hands.compiler, EntryDraft(name="尚未发布的目录"))
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, draft.id, world.source.id))
    relate(hands.compiler, RelationDraft(RelationKind.PRODUCES, world.item.id, world.entry.id))
    work = getattr(hands, who)
    for view in (WHOLE, View(relations=("from_system", "needs")), View(kinds=(NodeKind.ENTRY,))):
        for depth, limit in ((1, 9), (2, 3), (2, 4), (3, 99)):
            found, _ = read_around(work, world.source, view, depth=depth, limit=limit)
            for node in found.depths:
                near = read_neighbours(work, node, view, PageRequest(size=100)).rows
                outside = [line for line in near if line.face.node not in found.depths]
                assert found.more.get(node, 0) == len(outside), (view, depth, limit, node)


def test_columns_of_a_table_are_told_to_who_may_read_its_metadata(world: World):
    table = Node(NodeKind.TABLE, ".".join(TABLE))
    clerk, keeper = world.hands.clerk, world.hands.compiler
    keeper = with_words(keeper, GovernPermission.METADATA_READ)
    assert "column" not in kinds_around(clerk, table, depth=1)
    rows = read_neighbours(keeper, table, WHOLE, PageRequest()).rows
    names = [line.face.name for line in rows if line.face.node.kind is NodeKind.COLUMN]
    assert names == ["tyshxydm", "zdy"]
    unnamed = Node(NodeKind.COLUMN, "市监.企业.zdy")
    with pytest.raises(ThingNotFoundError):
        read_around(clerk, unnamed, WHOLE, depth=1, limit=9)


def test_a_table_is_led_back_to_its_source(world: World):
    hands = world.hands
    source, flow, table = collected(hands.compiler.db)
    assert kinds_around(hands.clerk, table, depth=1) == {"table", "entry"}
    keeper = with_words(hands.compiler, CollectPermission.FLOW_MANAGE)
    assert kinds_around(keeper, table, depth=2) >= {"flow", "source", "entry", "item"}
    (way,) = read_ways(keeper, source, table, WHOLE)[0].ways
    assert [(hop.kind, hop.source, hop.target) for hop in way] == [
        ("feeds", source, flow),
        ("fills", flow, table),
    ]
    before = View(on=NOW.date() - timedelta(days=9))
    assert kinds_around(keeper, source, before) == {"source"}
    with pytest.raises(ThingNotFoundError):
        read_around(hands.clerk, flow, WHOLE, depth=1, limit=9)
    found = find_things(with_words(keeper, *CollectPermission), "登记库", ())
    assert source in [face.node for face in found]


def test_what_was_registered_later_says_so(world: World):
    compiler = later(world.hands.compiler, NOW + timedelta(days=10))
    before = View(on=NOW.date() - timedelta(days=2))
    _, faces = read_around(compiler, world.source, before, depth=1, limit=9)
    assert status_label(faces[world.source]) == NOT_YET_LABEL
    assert status_label(read_impact(compiler, world.source, before.on).faces[world.source]) == (
        NOT_YET_LABEL
    )
    _, faces = read_around(compiler, world.source, WHOLE, depth=1, limit=9)
    assert status_label(faces[world.source]) != NOT_YET_LABEL
    assert kinds_around(compiler, world.entry, before) == {"entry"}  # its items were not there
    assert "item" in kinds_around(compiler, world.entry)


def test_published_entries_that_stop_are_counted_apart(world: World):
    hands = world.hands
    draft = draft_entry(hands.compiler, EntryDraft(name="尚在编制的目录"))
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, draft.id, world.source.id))
    report = read_impact(hands.bureau, world.source)
    entries = {count.kind: count for count in report.counts}[NodeKind.ENTRY]
    assert (entries.stopped, entries.published) == (2, 1)
    rows = {row[2]: row[3] for row in written(report) if row[1] == "数据目录"}
    assert rows["尚在编制的目录"] == "草稿"


def test_without_its_source_an_entry_stops(world: World):
    source, flow, table = collected(world.hands.compiler.db)
    keeper = with_words(world.hands.compiler, CollectPermission.FLOW_MANAGE)
    stopped = read_impact(keeper, source).stopped
    assert {flow, table, world.entry, world.item} <= set(stopped)


def test_rows_set_aside_lie_beside_their_table(world: World):
    keeper = with_words(world.hands.compiler, GovernPermission.METADATA_READ)
    table = Node(NodeKind.TABLE, ".".join(TABLE))
    aside = Node(NodeKind.TABLE, "quarantine.市监__企业")
    assert aside not in read_around(keeper, table, WHOLE, depth=1, limit=99)[0].depths
    keeper.db.execute(update(Table).values(aside=3))
    found, faces = read_around(keeper, table, WHOLE, depth=1, limit=99)
    assert aside in found.depths
    assert faces[aside].name == "企业表(隔离区)"
    assert table in read_around(keeper, aside, WHOLE, depth=1, limit=99)[0].depths


def with_words(work: Work, *words: str) -> Work:
    """Somebody who holds further permissions."""
    permissions = work.actor.permissions | set(words)
    return replace(work, actor=replace(work.actor, permissions=permissions))


def collected(db: Session) -> tuple[Node, Node, Node]:
    """Bind a second table to the entry alone: one that a flow fills from a source."""
    owner, code = "/420000/420100/11420100MA0000023J", "11420100MA0000023J"
    source = Source(
        id=new_id(), name="企业登记库", kind="postgres", settings={}, secret=None, note="",
        owner=owner, owner_code=code, tested_at=None, test_ok=None, test_sentences=[],
        created_at=NOW, created_by="", changed_at=NOW,
    )  # fmt: skip
    flow = FlowRow(
        id=new_id(), source=source, title="企业登记", source_table="public.qy", target="qydj",
        mode=CollectMode.FULL, keys=[], cursor_column="", overlap_seconds=0, delete_missing=False,
        empty_key_parts=False, may_empty=False, types={}, cursor={}, owner=owner,
        created_at=NOW, created_by="", changed_at=NOW,
    )  # fmt: skip
    db.add_all([source, flow])
    db.execute(update(Resource).values(namespace="ods", table_name="qydj"))
    db.flush()
    return (
        Node(NodeKind.SOURCE, source.id),
        Node(NodeKind.FLOW, flow.id),
        Node(NodeKind.TABLE, "ods.qydj"),
    )


def test_a_view_keeps_kinds_and_relations(world: World):
    bureau = world.hands.bureau
    only = View(kinds=(NodeKind.ENTRY, NodeKind.SYSTEM))
    assert kinds_around(bureau, world.item, only) == {"service_item", "entry", "system"}
    assert kinds_around(bureau, world.item, View(relations=("based_on",))) == {
        "service_item", "duty",
    }  # fmt: skip


def test_things_are_found_by_words(world: World):
    own = catalogue.draft_entry(world.hands.compiler, EntryDraft(name="未发布的登记草稿"))
    drafts = find_things(world.hands.compiler, "未发布的登记草稿", (NodeKind.ENTRY,))
    assert Node(NodeKind.ENTRY, own.id) in [face.node for face in drafts]
    theirs = find_things(world.hands.clerk, "未发布的登记草稿", (NodeKind.ENTRY,))
    assert Node(NodeKind.ENTRY, own.id) not in [face.node for face in theirs]
    found = find_things(world.hands.bureau, "登记", ())
    assert {face.node.kind.value for face in found} == {
        "entry", "service_item", "system", "duty", "service", "application",
    }  # fmt: skip
    assert [face.node for face in find_things(world.hands.clerk, "全程", (NodeKind.SYSTEM,))] == [
        world.source
    ]


def test_what_bears_the_words_as_its_name_is_found_first(world: World):
    work = world.hands.bureau
    whole = next(
        face for face in find_things(work, "登记", ()) if face.node.kind is NodeKind.APPLICATION
    )
    names = [face.name for face in find_things(work, whole.name, ())]
    ranks = [strangeness(name, whole.name) for name in names]
    assert whole.name == names[0]
    assert ranks == sorted(ranks)


def test_a_way_is_told_in_words(world: World):
    found, faces = read_ways(world.hands.bureau, world.source, world.consumer, WHOLE)
    assert not found.cut
    (way,) = [way for way in found.ways if way[1].kind == "asks_for"]
    assert [sentence(hop, faces).zh for hop in way] == [
        "数据目录“企业登记基本信息”的数据来自应用系统“企业登记全程电子化系统”",
        "共享申请“企业登记基本信息”申请使用数据目录“企业登记基本信息”",
        "共享申请“企业登记基本信息”由应用系统“社会救助系统”提出",
    ]


def test_without_its_system_a_service_item_stops(world: World):
    report = read_impact(world.hands.bureau, world.source)
    counts = {one.kind.value: one.stopped for one in report.counts if one.stopped}
    assert counts == {
        "service_item": 1, "entry": 1, "service": 1, "grant": 1, "application": 1, "call": 1,
    }  # fmt: skip
    rows = list(written(report))
    assert {len(row) for row in rows} == {len(HEADINGS)}
    assert rows[0][:3] == ("停止", "政务服务事项", "公司设立登记")
    assert rows[0][-1] == (
        "数据目录“企业登记基本信息”的数据来自应用系统“企业登记全程电子化系统”;"
        "办理政务服务事项“公司设立登记”需要数据目录“企业登记基本信息”"
    )


def test_of_what_a_page_does_not_tell_it_is_told_that_it_stops(world: World):
    report = read_impact(world.hands.bureau, world.source)
    many = [Node(NodeKind.ENTRY, str(number)) for number in range(SHOWN_MAX + 2)]
    page = shown(replace(report, stopped=many, weakened=many[:3]))
    assert list(page.stopped) == many[:SHOWN_MAX]
    assert (list(page.more_stopped), list(page.more_weakened)) == (many[SHOWN_MAX:], [])
    told = ImpactOut.of(replace(shown(report), more_stopped=many[:1]))
    assert [(node.kind, node.id) for node in told.more_stopped] == [(NodeKind.ENTRY, "0")]


def test_with_another_source_in_use_nothing_stops(world: World):
    hands = world.hands
    second = a_registered_system(hands.compiler, name="企业信用信息系统")
    relate(hands.compiler, RelationDraft(RelationKind.FROM_SYSTEM, world.entry.id, second.id))
    report = read_impact(hands.bureau, world.source)
    assert report.stopped == []
    assert {node.kind.value for node in report.weakened} == {
        "service_item", "entry", "service", "grant", "application", "call",
    }  # fmt: skip
    rows = list(written(report))
    assert {row[0] for row in rows} == {"减弱"}
    assert rows[1][-1] == (
        "数据目录“企业登记基本信息”的数据来自应用系统“企业登记全程电子化系统”;"
        "仍有:数据目录“企业登记基本信息”的数据来自应用系统“企业信用信息系统”"
    )
    stop_record(hands.compiler, Register.SYSTEM, second.id, reason="下线")
    assert world.item in read_impact(hands.bureau, world.source).impact.stopped


def test_the_graph_of_a_past_day(world: World):
    hands = world.hands
    lines = catalogue.links(hands.compiler, [world.item], Scope(only=frozenset({NodeKind.ENTRY})))
    assert [link.target for link in lines] == [world.entry]
    compiler = later(hands.compiler, NOW + timedelta(days=10))
    needs = _relation_of(compiler, world)
    unrelate(compiler, needs)
    bureau = later(hands.bureau, NOW + timedelta(days=20))
    on = (NOW + timedelta(days=2)).date()
    assert "entry" not in kinds_around(bureau, world.item)
    assert "entry" in kinds_around(bureau, world.item, View(on=on))
    assert "grant" not in kinds_around(bureau, world.item, View(on=NOW.date() - timedelta(days=9)))


def _relation_of(work: Work, world: World) -> str:
    lines = relations_of(work, world.item)
    return next(line.relation.id for line in lines if line.relation.kind == RelationKind.NEEDS)


@contextmanager
def at_the_desk(house: House, name: str) -> Iterator[TestClient]:
    """One of the cast at the console."""

    @contextmanager
    def open_work(_: Request) -> Iterator[Work]:
        with house.sessions.begin() as db:
            work = Work(db, system_actor(PERMISSIONS), NOW, "test")
            yield getattr(cast_of(work), name)

    with TestClient(build_app(house, open_work)) as client:
        yield client


def test_the_graph_over_http(house: House):
    with house.sessions.begin() as db:
        world = a_world(db)
        item, source = world.item.id, world.source.id
    with at_the_desk(house, "bureau") as client:

        def get(path: str, **params: object):
            return client.get(f"/api/oversee/graph/{path}", params=params)

        answer = get("neighbourhood", kind="service_item", id=item, depth=1)
        around = answer.json()
        assert AroundOut.model_validate_json(answer.content).model_dump(mode="json") == around
        assert [thing["depth"] for thing in around["things"]] == [0, 1, 1]
        assert around["things"][0]["state"] == {"zh": "在用", "en": "In use"}
        more = {thing["kind"]: thing["more"] for thing in around["things"]}
        assert more["entry"] > 1
        page = get("neighbours", kind="service_item", id=item, size=1).json()
        assert (len(page["rows"]), page["total"], page["cut"]) == (1, 2, False)
        ends = {"kind": "system", "id": source, "to_kind": "service_item", "to_id": item}
        (way,) = get("path", **ends).json()["ways"]
        assert [hop["kind"] for hop in way["hops"]] == ["from_system", "needs"]
        told = get("impact", kind="system", id=source).json()
        assert told["stopped"][0]["thing"]["name"] == "公司设立登记"
        assert told["stopped"][0]["chain"][0]["says"]["zh"].startswith("数据目录“企业登记基本信息”")
        sheet = get("impact/export", kind="system", id=source, format="csv")
        assert sheet.content.decode("utf-8-sig").startswith("结论,对象类型")
        things = get("things", q="公司设立", kinds=["service_item"]).json()
        assert [one["id"] for one in things["rows"]] == [item]
        missing = get("impact", kind="grant", id="nobody")
        assert (missing.status_code, missing.json()["code"]) == (404, "oversee.thing_not_found")
