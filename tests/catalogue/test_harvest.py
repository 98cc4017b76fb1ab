"""Harvesting foreign catalogues: verdicts, drafts, revisions; twice changes nothing."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from tests.catalogue.makers import CIVIL, ITEMS, Cast, drafted, fresh, published
from tests.catalogue.openness import open_app
from tests.conftest import acting
from tongbase.base.connectors.errors import AddressForbiddenError
from tongbase.base.connectors.guard import Guard
from tongbase.base.harvest.errors import (
    ForeignAwayError,
    ForeignRefusedError,
    ForeignTooLargeError,
    ForeignUnreadableError,
)
from tongbase.base.harvest.reading import read_foreign
from tongbase.base.harvest.terms import (
    Foreign,
    ForeignField,
    ForeignKind,
    ForeignResource,
    Found,
    Unread,
)
from tongbase.base.jobs.errors import JobCancelledError, ScheduleInvalidError
from tongbase.base.jobs.models import JobRun
from tongbase.base.jobs.terms import JobState
from tongbase.base.machines import Machines
from tongbase.base.vault import Vault
from tongbase.catalogue.actions.entries import delete_entry, update_entry
from tongbase.catalogue.actions.harvest_sources import (
    add_source,
    change_source,
    order_due,
    remove_source,
    sealing_context,
)
from tongbase.catalogue.actions.harvests import harvest
from tongbase.catalogue.errors import (
    HarvestKeyMissingError,
    HarvestSourceNotFoundError,
    HarvestSourceTakenError,
)
from tongbase.catalogue.models import Entry, HarvestRecord, HarvestRun, HarvestVerdict
from tongbase.catalogue.permissions import CataloguePermission
from tongbase.catalogue.queries.contents import content_of, items_of
from tongbase.catalogue.queries.entries import find_open_revision
from tongbase.catalogue.queries.harvests import get_source
from tongbase.catalogue.rules.another_house import OWN, brought
from tongbase.catalogue.rules.contents import CONTENT_FIELDS, ITEM_FIELDS
from tongbase.catalogue.rules.harvesting import (
    Renewal,
    merged_items,
    renewed_content,
    renewed_item,
)
from tongbase.catalogue.terms.codes import (
    FormatCategory,
    ItemType,
    Network,
    NoShareBasis,
    OpenType,
    ShareType,
    UpdateCycle,
)
from tongbase.catalogue.terms.drafts import ItemDraft
from tongbase.catalogue.terms.harvest import HarvestDefaults, HarvestDraft
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.actor import system_actor
from tongbase.kernel.db import Sessions
from tongbase.kernel.errors import DeniedError
from tongbase.kernel.ids import new_id
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.settings import Settings
from tongbase.kernel.work import Work
from tongbase.standards.terms.grading import Level, Masking, SensitiveType

OWID = Path(__file__).parents[3] / "shared" / "realdata" / "owid_datasets"
Reply = Callable[[httpx.Request], httpx.Response]
ANYWHERE = Guard(allow_local=True, home=Path("/nowhere"))


@pytest.fixture
def harvester(hands: Cast) -> Work:
    """A compiler of the market department who may harvest."""
    actor = hands.compiler.actor
    more = actor.permissions | {CataloguePermission.HARVEST_MANAGE}
    return acting(hands.compiler, replace(actor, permissions=more))


@pytest.fixture
def machines(tmp_path: Path) -> Machines:
    settings = Settings(home=tmp_path / "home", allow_local_sources=True)
    return Machines(settings, Vault(bytes(32)), None)  # type: ignore[arg-type] - no lake is asked


def a_source(work: Work, machines: Machines, **changes) -> str:
    draft = HarvestDraft(name="外部目录", kind=ForeignKind.CKAN, address="https://ckan.example.cn")
    return add_source(work, machines, replace(draft, **changes)).id


def foreign(key: str, title: str = "", **more) -> Foreign:
    return Foreign(key=key, title=title or f"数据集{key}", abstract="说明。", **more)


def ran(work: Work, source: str, found: Sequence[Found], *, apply: bool = True) -> dict[str, int]:
    """Run over a source; return the verdicts that occurred."""
    run = harvest(work, source, found, run_id=new_id(), apply=apply)
    return {verdict: count for verdict, count in run.counts.items() if count}


def state(work: Work) -> list[tuple]:
    """All that a harvest could have changed, apart from its own log."""
    work.db.flush()
    entries = select(Entry.id, Entry.name, Entry.abstract, Entry.status, Entry.changed_at)
    records = select(HarvestRecord.key, HarvestRecord.hash, HarvestRecord.gone_at)
    told = [work.db.execute(each).all() for each in (entries, records)]
    return [sorted(tuple(map(str, row)) for row in rows) for rows in told]


def test_it_is_told_how_many_are_judged_and_to_stop_takes_all_back(
    harvester: Work, machines: Machines
):
    source, told = a_source(harvester, machines), []
    all_of_it = [foreign("a"), foreign("b"), foreign("c")]

    def stop(judged: int) -> None:
        told.append(judged)
        if judged == 2:
            raise JobCancelledError("任务已按要求取消。", "The job was cancelled as asked.")

    before = state(harvester)
    with pytest.raises(JobCancelledError):
        harvest(harvester, source, all_of_it, run_id=new_id(), apply=True, progress=stop)
    assert told == [0, 1, 2]
    assert state(harvester) == before
    assert ran(harvester, source, all_of_it) == {"new": 3}


def test_what_is_new_becomes_a_draft(harvester: Work, machines: Machines):
    defaults = HarvestDefaults(classify_code="102001", share_type=ShareType.CONDITIONAL)
    source = a_source(harvester, machines, defaults=defaults)
    fields = (ForeignField("code", "string", "编码", "唯一编码"), ForeignField("year", "year"))
    one = foreign(
        "a", "<b>空气</b>质量", fields=fields, resources=(ForeignResource("a.csv", "CSV"),)
    )
    assert ran(harvester, source, [one]) == {"new": 1}
    entry = harvester.db.scalars(select(Entry)).one()
    assert (entry.name, entry.status, entry.classify_code) == ("空气 质量", "draft", "102001")
    assert (entry.format_category, entry.format_type) == (FormatCategory.SPREADSHEET, "csv")
    assert [(i.name, i.field_name, i.data_type) for i in entry.items] == [
        ("编码", "code", ItemType.TEXT),
        ("year", "year", ItemType.INTEGER),
    ]
    record = harvester.db.scalars(select(HarvestRecord)).one()
    assert record.entry_id == entry.id
    assert record.origin["resources"][0]["url"] == "a.csv"


def test_a_title_that_is_too_long_is_cut_and_stands_whole_in_the_abstract(
    harvester: Work, machines: Machines
):
    source, title = a_source(harvester, machines), "监测" * 65
    assert ran(harvester, source, [foreign("a", title), foreign("b", "监" * 128)]) == {"new": 2}
    cut = harvester.db.scalars(select(Entry).where(Entry.abstract != "说明。")).one()
    assert cut.name == f"{title[:127]}…"
    assert cut.abstract == f"{title}\n说明。"
    assert "名称已截短" in verdict_of(harvester, "a").zh
    assert verdict_of(harvester, "b").zh == ""
    assert ran(harvester, source, [foreign("a", title), foreign("b", "监" * 128)]) == {
        "unchanged": 2
    }
    longer = foreign("a", f"{title}站点")
    assert ran(harvester, source, [longer, foreign("b", "监" * 128)]) == {
        "changed": 1,
        "unchanged": 1,
    }
    assert cut.abstract.startswith(longer.title)


def test_twice_changes_nothing(harvester: Work, machines: Machines):
    source = a_source(harvester, machines)
    both = [foreign("a"), foreign("b")]
    assert ran(harvester, source, both) == {"new": 2}
    before = state(harvester)
    touched = [replace(each, modified="2030-01-01") for each in both]
    assert ran(harvester, source, touched) == {"unchanged": 2}
    assert state(harvester) == before


def test_a_preview_changes_nothing_and_says_the_same(harvester: Work, machines: Machines):
    source = a_source(harvester, machines)
    ran(harvester, source, [foreign("a"), foreign("b"), foreign("c")])
    before, lines = state(harvester), events(harvester)
    now = [foreign("a"), foreign("b", "新名称"), foreign("d"), foreign("e", "")]
    now[-1] = replace(now[-1], title="。。")
    wanted = {"unchanged": 1, "changed": 1, "new": 1, "refused": 1, "gone": 1}
    assert ran(harvester, source, now, apply=False) == wanted
    assert state(harvester) == before
    assert events(harvester)[len(lines) :] == ["catalogue.harvest_source.harvested"]
    assert ran(harvester, source, now) == wanted
    assert state(harvester) != before


def events(work: Work) -> list[str]:
    work.db.flush()
    return list(work.db.scalars(select(LedgerEntry.event).order_by(LedgerEntry.id)))


def verdict_of(work: Work, key: str) -> HarvestVerdict:
    latest = select(HarvestRun.id).order_by(HarvestRun.id.desc()).limit(1).scalar_subquery()
    statement = select(HarvestVerdict).where(HarvestVerdict.run_id == latest)
    return work.db.scalars(statement.where(HarvestVerdict.key == key)).one()


def test_what_cannot_be_an_entry_is_refused_with_its_reason(harvester: Work, machines, hands: Cast):
    drafted(hands, name="已有目录")
    source = a_source(harvester, machines)
    found = [
        foreign("signs", "。。"),
        foreign("taken", "已有 目录。"),
        foreign("twice", "甲"),
        foreign("twice", "乙"),
        Unread("broken", "不是 JSON。", "No JSON."),
        foreign("good"),
    ]
    assert ran(harvester, source, found) == {"new": 2, "refused": 4}
    assert "不能只含标点" in verdict_of(harvester, "signs").zh
    assert "已有目录" in verdict_of(harvester, "taken").zh
    assert verdict_of(harvester, "broken").zh == "不是 JSON。"
    assert ran(harvester, source, found) == {"unchanged": 2, "refused": 4}


def test_organisations_of_a_portal_tell_data_sets_of_one_name_apart(harvester: Work, machines):
    source = a_source(harvester, machines)
    offices = [("a", "武汉市民政局"), ("b", "宜昌市民政局"), ("c", "宜昌市民政局"), ("d", "")]
    found = [foreign(key, "婚姻登记信息", publisher=office) for key, office in offices]
    assert ran(harvester, source, found) == {"new": 2, "refused": 2}
    names = sorted(harvester.db.scalars(select(Entry.name)))
    assert names == ["婚姻登记信息", "婚姻登记信息(宜昌市民政局)"]
    assert "发布单位" in verdict_of(harvester, "b").zh
    assert verdict_of(harvester, "a").zh == ""
    changed = [replace(each, abstract="新的说明。") for each in found[:2]]
    assert ran(harvester, source, changed) == {"changed": 2}
    assert sorted(harvester.db.scalars(select(Entry.name))) == names
    second = a_source(harvester, machines, name="同一门户")
    assert ran(harvester, second, [replace(each, key="z") for each in found[:1]]) == {"refused": 1}


def test_a_change_renews_a_draft_and_keeps_what_people_said(harvester: Work, machines: Machines):
    source = a_source(harvester, machines)
    ran(harvester, source, [foreign("a", fields=(ForeignField("x", "string"),))])
    entry = harvester.db.scalars(select(Entry)).one()
    update_entry(
        harvester, entry.id, {"classify_code": "203001", "share_type": ShareType.NOT_SHARED}
    )
    fields = (ForeignField("x", "integer"), ForeignField("y", "date"))
    changed = replace(foreign("a", "新名称", fields=fields), abstract="新的说明。")
    assert ran(harvester, source, [changed]) == {"changed": 1}
    assert (entry.name, entry.abstract, entry.classify_code) == ("新名称", "新的说明。", "203001")
    assert [(i.name, i.data_type) for i in entry.items] == [
        ("x", ItemType.INTEGER),
        ("y", ItemType.DATE),
    ]


def test_a_change_of_what_is_published_becomes_a_revision(harvester: Work, machines, hands: Cast):
    source = a_source(harvester, machines)
    ran(harvester, source, [foreign("a")])
    record = harvester.db.scalars(select(HarvestRecord)).one()
    entry = published(hands)
    record.entry_id = entry.id
    harvester.db.flush()
    assert ran(harvester, source, [foreign("a", "改名后的目录")]) == {"changed": 1}
    revision = find_open_revision(harvester, entry.id)
    assert (entry.name, revision.name) == ("企业登记基本信息", "改名后的目录")
    assert len(revision.items) == 3
    assert ran(harvester, source, [foreign("a", "再次改名的目录")]) == {"changed": 1}
    assert find_open_revision(harvester, entry.id).id == revision.id
    revision.status = Status.BUREAU_REVIEW
    harvester.db.flush()
    assert ran(harvester, source, [foreign("a", "第三个名称")]) == {"refused": 1}
    assert "待主管部门审核" in verdict_of(harvester, "a").zh


def test_what_is_gone_is_told_once_and_may_come_again(harvester: Work, machines: Machines):
    source = a_source(harvester, machines)
    both = [foreign("a"), foreign("b")]
    ran(harvester, source, both)
    assert ran(harvester, source, both[:1]) == {"unchanged": 1, "gone": 1}
    before = state(harvester)
    assert ran(harvester, source, both[:1]) == {"unchanged": 1}
    assert state(harvester) == before
    assert ran(harvester, source, both) == {"unchanged": 2}
    assert harvester.db.scalar(select(func.count()).where(HarvestRecord.gone_at.is_not(None))) == 0


def test_a_draft_that_people_threw_away_comes_only_with_a_change(harvester: Work, machines):
    source = a_source(harvester, machines)
    ran(harvester, source, [foreign("a")])
    delete_entry(harvester, harvester.db.scalars(select(Entry.id)).one())
    assert ran(harvester, source, [foreign("a")]) == {"unchanged": 1}
    assert harvester.db.scalars(select(Entry)).all() == []
    assert ran(harvester, source, [foreign("a", "改了名称")]) == {"changed": 1}
    assert harvester.db.scalars(select(Entry.name)).all() == ["改了名称"]


def test_a_run_that_was_done_is_not_done_again(harvester: Work, machines: Machines):
    source, run_id = a_source(harvester, machines), new_id()
    first = harvest(harvester, source, [foreign("a")], run_id=run_id, apply=True)
    before = state(harvester)
    assert harvest(harvester, source, [foreign("b")], run_id=run_id, apply=True) is first
    assert state(harvester) == before


def test_a_neighbour_cannot_harvest_nor_see(harvester: Work, machines, hands: Cast):
    source = a_source(harvester, machines)
    more = hands.neighbour.actor.permissions | {CataloguePermission.HARVEST_MANAGE}
    neighbour = acting(hands.neighbour, replace(hands.neighbour.actor, permissions=more))
    for stranger in (neighbour, hands.compiler):
        with pytest.raises(HarvestSourceNotFoundError):
            ran(stranger, source, [foreign("a")])
        with pytest.raises(HarvestSourceNotFoundError):
            remove_source(stranger, source)
        with pytest.raises(HarvestSourceNotFoundError):
            change_source(stranger, machines, source, {"schedule": "0 2 * * *"})
    with pytest.raises(DeniedError):
        a_source(hands.compiler, machines)
    with pytest.raises(DeniedError):
        a_source(harvester, machines, provider=CIVIL)
    with pytest.raises(DeniedError):
        order_due(harvester)


def test_a_source_is_told_apart_by_name_and_goes_without_its_entries(harvester: Work, machines):
    source = a_source(harvester, machines)
    with pytest.raises(HarvestSourceTakenError):
        a_source(harvester, machines)
    ran(harvester, source, [foreign("a")])
    remove_source(harvester, source)
    assert harvester.db.scalars(select(HarvestRecord)).all() == []
    assert harvester.db.scalars(select(Entry.name)).all() == ["数据集a"]


def test_old_runs_are_forgotten(harvester: Work, machines: Machines):
    source = a_source(harvester, machines)
    for _ in range(23):
        ran(harvester, source, [foreign("a")])
    assert harvester.db.scalar(select(func.count(HarvestRun.id))) == 20


def test_items_of_people_stay_where_the_source_tells_none():
    old = (ItemDraft(name="甲", unit="市场局"),)
    assert merged_items(old, (), Renewal(renewed_content, renewed_item)) == old


# Schedules

MORNING = datetime.fromisoformat("2026-03-01T08:00:00+08:00")
NIGHT = datetime.fromisoformat("2026-03-02T02:30:00+08:00")


def at(work: Work, moment: datetime) -> Work:
    return replace(work, now=moment)


def ordered_by_the_house(work: Work) -> list[JobRun]:
    return order_due(acting(work, system_actor(frozenset(CataloguePermission))))


def orders(work: Work, source: str) -> list[JobRun]:
    return list(work.db.scalars(select(JobRun).where(JobRun.subject == source)))


def test_a_source_on_a_schedule_is_ordered_when_its_time_has_come(harvester: Work, machines):
    source = a_source(at(harvester, MORNING), machines, schedule="30 2 * * *")
    a_source(harvester, machines, name="另一个")
    assert get_source(harvester, source).next_run_at == NIGHT
    assert ordered_by_the_house(at(harvester, NIGHT - timedelta(seconds=1))) == []
    (job,) = ordered_by_the_house(at(harvester, NIGHT))
    assert (job.subject, job.arguments["apply"]) == (source, True)
    assert get_source(harvester, source).next_run_at == NIGHT + timedelta(days=1)
    assert ordered_by_the_house(at(harvester, NIGHT + timedelta(minutes=1))) == []


def test_a_source_that_is_still_read_is_not_ordered_twice(harvester: Work, machines: Machines):
    source = a_source(at(harvester, MORNING), machines, schedule="30 * * * *")
    (job,) = ordered_by_the_house(at(harvester, NIGHT))
    job.state = JobState.RUNNING
    later = NIGHT + timedelta(hours=3)
    assert ordered_by_the_house(at(harvester, later)) == []
    job.state = JobState.SUCCEEDED
    assert (
        len(ordered_by_the_house(at(harvester, later))) == 1
    )  # what was missed is made up for once
    assert len(orders(harvester, source)) == 2


def test_a_schedule_is_changed_and_cleared(harvester: Work, machines: Machines):
    source = a_source(harvester, machines)
    changed = change_source(at(harvester, MORNING), machines, source, {"schedule": "30  2 * * *"})
    assert (changed.schedule, changed.next_run_at) == ("30 2 * * *", NIGHT)
    with pytest.raises(ScheduleInvalidError):
        change_source(harvester, machines, source, {"schedule": "* * * * *"})
    cleared = change_source(harvester, machines, source, {"schedule": ""})
    assert (cleared.schedule, cleared.next_run_at) == ("", None)
    assert ordered_by_the_house(at(harvester, NIGHT)) == []
    changes = [event for event in events(harvester) if event.endswith("harvest_source.changed")]
    assert len(changes) == 2


def test_a_changed_address_is_checked_and_forgets_the_key(harvester: Work, machines, shut):
    source = a_source(harvester, machines, key="secret")
    kept = change_source(harvester, machines, source, {"name": "改名"})
    assert (kept.name, kept.key_sealed is None) == ("改名", False)
    with pytest.raises(AddressForbiddenError):
        change_source(harvester, shut, source, {"address": "http://127.0.0.1"})
    moved = change_source(harvester, machines, source, {"address": "https://new.example.cn"})
    assert (moved.address, moved.key_sealed) == ("https://new.example.cn", None)
    again = {"address": "https://newer.example.cn", "key": "other"}
    keyed = change_source(harvester, machines, source, again)
    context = sealing_context(source)
    assert machines.vault.open(keyed.key_sealed, context=context) == "other"
    a_source(harvester, machines, name="占用")
    with pytest.raises(HarvestSourceTakenError):
        change_source(harvester, machines, source, {"name": "占用"})


# Readers


def read(kind: ForeignKind, address: str, **how) -> list[Found]:
    return list(read_foreign(kind, address, ANYWHERE, own=OWN, **how))


@pytest.mark.skipif(not OWID.is_dir(), reason=f"{OWID} is absent.")
def test_150_real_data_packages_are_harvested(harvester: Work, machines: Machines):
    found = read(ForeignKind.FRICTIONLESS, str(OWID))
    assert len(found) == 150
    source = a_source(harvester, machines, kind=ForeignKind.FRICTIONLESS, address=str(OWID))
    assert ran(harvester, source, found) == {"new": 150}
    assert ran(harvester, source, found) == {"unchanged": 150}
    long = harvester.db.scalars(select(Entry).where(Entry.name.contains("Hanushek and"))).one()
    name = "Share of students reaching basic literacy (based on average test scores in math and "
    assert [item.name for item in items_of(long)][4].startswith(name)
    assert "through end of secondary school)" in items_of(long)[4].description
    entry = harvester.db.scalars(select(Entry).where(Entry.name.contains("Adult literacy"))).one()
    assert (entry.format_type, len(entry.items)) == ("csv", 3)
    assert "<ul>" not in entry.abstract


def test_a_broken_package_stops_no_other(tmp_path: Path):
    for name, text in (("a", '{"title": "甲"}'), ("b", "{"), ("c", "[]")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_text(text, encoding="utf-8")
    found = read(ForeignKind.FRICTIONLESS, str(tmp_path))
    assert [type(each).__name__ for each in found] == ["Foreign", "Unread", "Unread"]
    with pytest.raises(ForeignUnreadableError):
        (tmp_path / "empty").mkdir()
        read(ForeignKind.FRICTIONLESS, str(tmp_path / "empty"))


@pytest.mark.parametrize(
    "told", ["{}", '{"name": " ", "resources": []}', '{"description": "只有说明。"}']
)
def test_a_package_of_nothing_is_told_as_such(tmp_path: Path, told: str):
    (tmp_path / "datapackage.json").write_text(told, encoding="utf-8")
    (one,) = read(ForeignKind.FRICTIONLESS, str(tmp_path))
    assert isinstance(one, Unread)
    assert (one.key, "resources" in one.zh) == ("datapackage.json", True)


def test_a_package_without_a_name_of_its_own_goes_by_its_folder(tmp_path: Path):
    (tmp_path / "空气质量").mkdir()
    package = tmp_path / "空气质量" / "datapackage.json"
    package.write_text('{"resources": [{"path": "a.csv"}]}', encoding="utf-8")
    (one,) = read(ForeignKind.FRICTIONLESS, str(tmp_path))
    assert (one.key, one.title) == ("空气质量", "空气质量")


@pytest.fixture
def shut(machines: Machines) -> Machines:
    """A house whose operator allows no source on its own machine."""
    return replace(machines, settings=Settings(home=machines.settings.home))


FORBIDDEN = (
    (ForeignKind.FRICTIONLESS, "/etc"),
    (ForeignKind.DCAT, "/etc/passwd"),
    (ForeignKind.CKAN, "http://127.0.0.1:5000"),
    (ForeignKind.TONGBASE, "http://[::1]/"),
    (ForeignKind.DCAT, "http://169.254.169.254/latest"),
    (ForeignKind.CKAN, "http://localhost"),
)


@pytest.mark.parametrize(("kind", "address"), FORBIDDEN)
def test_a_forbidden_address_is_refused_when_it_is_registered(
    harvester: Work, shut: Machines, kind: ForeignKind, address: str
):
    with pytest.raises(AddressForbiddenError) as refused:
        a_source(harvester, shut, kind=kind, address=address)
    assert refused.value.field == "address"


def test_what_is_no_web_address_is_refused_when_it_is_registered(harvester: Work, shut: Machines):
    for address in ("data.example.cn", "ftp://data.example.cn", "http://a:b@data.example.cn"):
        with pytest.raises(ForeignUnreadableError) as refused:
            a_source(harvester, shut, address=address)
        assert refused.value.field == "address"


def test_a_portal_that_nobody_knows_yet_may_be_registered(harvester: Work, shut: Machines):
    assert a_source(harvester, shut, address="https://ckan.invalid")


def test_the_corner_of_another_organisation_is_nobody_elses(harvester: Work, shut: Machines):
    corner = shut.settings.home / "inbox" / CIVIL
    corner.mkdir(parents=True)
    with pytest.raises(AddressForbiddenError):
        a_source(harvester, shut, kind=ForeignKind.FRICTIONLESS, address=str(corner))


def test_a_forbidden_address_is_not_called_either(tmp_path: Path):
    with pytest.raises(AddressForbiddenError):
        list(
            read_foreign(
                ForeignKind.CKAN,
                "http://127.0.0.1:1",
                Guard(allow_local=False, home=tmp_path),
                own=OWN,
            )
        )


@pytest.fixture
def portal(sessions: Sessions, hands: Cast) -> httpx.BaseTransport:
    """Our own open interfaces as the portal of somebody else."""
    from fastapi.testclient import TestClient

    client = TestClient(open_app(sessions, {"visitor": hands.visitor.actor}))

    def answer(request: httpx.Request) -> httpx.Response:
        told = client.get(
            request.url.raw_path.decode(), headers={"x-who": "visitor", **request.headers}
        )
        headers = {"content-type": told.headers["content-type"]}
        return httpx.Response(told.status_code, content=told.content, headers=headers)

    return httpx.MockTransport(answer)


PORTAL = "http://127.0.0.1:9"


def test_a_ckan_portal_is_read(portal: httpx.BaseTransport, hands: Cast):
    entry = published(hands)
    (one,) = read(ForeignKind.CKAN, PORTAL, transport=portal)
    assert (one.key, one.title, one.publisher) == (entry.id, entry.name, entry.provider_name)
    assert one.keywords == ("统一社会信用代码", "企业名称", "登记机关行政区划")
    assert (one.fields, one.told) == ((), {})


BANNED = ItemDraft(
    name="法定代表人身份证号",
    name_en="ID number",
    field_name="id_no",
    data_type=ItemType.TEXT,
    length=18,
    precision=0,
    nullable=False,
    description="登记的证件号码",
    share_type=ShareType.NOT_SHARED,
    no_share_basis_type=NoShareBasis.LAW,
    no_share_basis_citation="《个人信息保护法》第二十八条",
    open_type=OpenType.NOT_OPEN,
    open_condition="不开放",
    update_cycle=UpdateCycle.MONTHLY,
    data_level=Level.G3,
    sensitive_type=SensitiveType.CITIZEN_ID,
    masking=Masking.STRICT,
    source_item="证件号码",
    unit="登记处",
)


def from_another_house(
    portal: httpx.BaseTransport, hands: Cast, **changes
) -> tuple[Foreign, Entry]:
    """What another house of ours tells of an entry that it has published, and that entry."""
    entry = published(hands, **changes)
    (one,) = read(ForeignKind.TONGBASE, PORTAL, transport=portal)
    assert isinstance(one, Foreign)
    return one, entry


def changed_over_there(one: Foreign, *, item: int | None = None, **said) -> Foreign:
    """The same entry after the other house has changed it, or one of its items."""
    told = {**one.told, "items": [dict(each) for each in one.told["items"]]}
    (told if item is None else told["items"][item]).update(said)
    return replace(one, told=told)


def test_an_entry_of_another_house_comes_whole(portal: httpx.BaseTransport, hands: Cast):
    one, entry = from_another_house(
        portal, hands, items=(*ITEMS, BANNED), share_type=ShareType.UNCONDITIONAL,
        open_type=OpenType.CONDITIONAL, open_condition="依申请", masking=Masking.MASKED,
        network=Network.GOVERNMENT, system_name="企业登记业务系统",
        related_codes=("102001/000009", "102001/000010"),
    )  # fmt: skip
    told = brought(one, HarvestDefaults(share_type=ShareType.UNCONDITIONAL), CIVIL)
    assert told.left == ()
    assert told.draft.provider == CIVIL
    for name in CONTENT_FIELDS:
        assert getattr(told.draft, name) == getattr(content_of(entry), name), name
    for item, original in zip(told.draft.items, items_of(entry), strict=True):
        for name in ITEM_FIELDS:
            assert getattr(item, name) == getattr(original, name), name


def test_a_ban_of_another_house_stays_a_ban(portal: httpx.BaseTransport, hands: Cast):
    one, _ = from_another_house(
        portal, hands, share_type=ShareType.NOT_SHARED,
        no_share_basis_type=NoShareBasis.STATE_COUNCIL_DECISION,
        no_share_basis_citation="《国务院关于某事的决定》",
    )  # fmt: skip
    draft = brought(one, HarvestDefaults(share_type=ShareType.UNCONDITIONAL), CIVIL).draft
    assert (draft.share_type, draft.no_share_basis_type, draft.no_share_basis_citation) == (
        ShareType.NOT_SHARED, NoShareBasis.STATE_COUNCIL_DECISION, "《国务院关于某事的决定》",
    )  # fmt: skip


def test_what_is_not_known_here_is_the_strictest_and_told(portal: httpx.BaseTransport, hands: Cast):
    one, _ = from_another_house(portal, hands)
    strange = changed_over_there(
        one, share_type="among_friends", open_type=None, no_share_basis_type="a_rumour"
    )
    strange = changed_over_there(strange, item=1, share_type="by_moonlight", length="long")
    usual = HarvestDefaults(share_type=ShareType.UNCONDITIONAL, open_type=OpenType.UNCONDITIONAL)
    told = brought(strange, usual, CIVIL)
    assert (told.draft.share_type, told.draft.no_share_basis_type) == (ShareType.NOT_SHARED, None)
    assert told.draft.open_type is None
    assert told.draft.items[1].share_type is ShareType.NOT_SHARED
    assert [each.share_type for each in (told.draft.items[0], told.draft.items[2])] == [None, None]
    for words in ("among_friends", "a_rumour", "信息项“企业名称”", "by_moonlight", "“long”"):
        assert words in told.note.zh


def test_what_another_house_changes_is_renewed_with_all_of_sharing(
    portal: httpx.BaseTransport, hands: Cast, harvester: Work, machines: Machines
):
    one, _ = from_another_house(portal, hands)
    one = replace(one, told={**one.told, "name": "外部登记信息"})
    source = a_source(harvester, machines, kind=ForeignKind.TONGBASE, key="tbp_x")
    assert ran(harvester, source, [one]) == {"new": 1}
    entry = harvester.db.scalars(select(Entry).where(Entry.name == "外部登记信息")).one()
    update_entry(harvester, entry.id, {"network": Network.GOVERNMENT, "share_scope": "全省"})
    now = changed_over_there(
        one, share_type="not_shared", share_scope="", no_share_basis_type="law",
        no_share_basis_citation="某法第一条", update_cycle="yearly",
    )  # fmt: skip
    now = changed_over_there(now, item=1, share_type="not_shared", length=300)
    assert ran(harvester, source, [now]) == {"changed": 1}
    fresh(harvester.db)
    assert (entry.share_type, entry.share_scope, entry.no_share_basis_citation) == (
        ShareType.NOT_SHARED, "", "某法第一条",
    )  # fmt: skip
    assert (entry.update_cycle, entry.network) == (UpdateCycle.YEARLY, Network.GOVERNMENT)
    assert [(item.share_type, item.length) for item in entry.items] == [
        (None, None), (ShareType.NOT_SHARED, 300), (None, None),
    ]  # fmt: skip
    assert ran(harvester, source, [now]) == {"unchanged": 1}


def test_a_preview_says_which_standards_do_not_come_along(
    portal: httpx.BaseTransport, hands: Cast, harvester: Work, machines: Machines
):
    one, _ = from_another_house(portal, hands)
    one = changed_over_there(one, name="外部登记信息")
    one = changed_over_there(one, item=0, std_element_code="DE99999", code_list_id="their_list")
    source = a_source(harvester, machines, kind=ForeignKind.TONGBASE, key="tbp_x")
    assert ran(harvester, source, [one], apply=False) == {"new": 1}
    (note,) = harvester.db.execute(select(HarvestVerdict.zh, HarvestVerdict.en)).all()
    assert "“DE99999”不是现行标准" in note.zh
    assert "“their_list”不是现行代码集" in note.zh
    assert note.en.startswith("Not taken along: ")
    assert ran(harvester, source, [one]) == {"new": 1}
    entry = harvester.db.scalars(select(Entry).where(Entry.name == "外部登记信息")).one()
    assert (entry.items[0].std_element_code, entry.items[0].code_list_id) == ("", "")


def test_another_house_is_read_with_a_key_alone(harvester: Work, machines: Machines):
    with pytest.raises(HarvestKeyMissingError) as refused:
        a_source(harvester, machines, kind=ForeignKind.TONGBASE)
    assert refused.value.field == "key"
    source = a_source(harvester, machines, kind=ForeignKind.TONGBASE, key="tbp_x")
    with pytest.raises(HarvestKeyMissingError):
        change_source(harvester, machines, source, {"address": "https://new.example.cn"})

    def answer(request: httpx.Request) -> httpx.Response:
        if "package_search" in request.url.path:
            return httpx.Response(200, json={"result": {"count": 1, "results": [{"id": "a/b"}]}})
        assert request.url.raw_path == b"/api/catalogue/entries/a%2Fb"
        assert request.headers["authorization"] == "tbp_x"
        return httpx.Response(200, json={"items": "none"})

    with pytest.raises(ForeignUnreadableError, match="no TongBase"):
        read(ForeignKind.TONGBASE, PORTAL, key="tbp_x", transport=httpx.MockTransport(answer))


def test_a_portal_is_read_to_its_end(portal: httpx.BaseTransport, hands: Cast, monkeypatch):
    from tongbase.base.harvest import ckan

    monkeypatch.setattr(ckan, "PAGE_PACKAGES", 2)
    for number in range(5):
        published(hands, name=f"登记信息{number}")
    found = read(ForeignKind.CKAN, PORTAL, transport=portal)
    assert [each.title for each in found] == [f"登记信息{number}" for number in range(5)]


def portal_of(packages: list[object], *, rows_max: int = 100, count: int | None = None) -> Reply:
    """A portal of somebody else that gives so many packages at once."""

    def answer(request: httpx.Request) -> httpx.Response:
        start, rows = (int(request.url.params[name]) for name in ("start", "rows"))
        page = packages[start : start + min(rows, rows_max)]
        told = {"count": len(packages) if count is None else count, "results": page}
        return httpx.Response(200, text=json.dumps({"success": True, "result": told}))

    return answer


def test_a_portal_that_gives_less_at_once_is_read_to_its_end():
    """CKAN cuts pages at its own ``ckan.search.rows_max``."""
    packages: list[object] = [{"id": f"p{number:03}"} for number in range(23)]
    found = answering(portal_of(packages, rows_max=5))
    assert [each.key for each in found] == [f"p{number:03}" for number in range(23)]


def test_a_portal_that_ends_before_its_count_is_not_read_as_whole():
    with pytest.raises(ForeignUnreadableError, match="counts 5 packages and gives 3") as refused:
        answering(portal_of([{"id": key} for key in "abc"], count=5))
    assert refused.value.field == "address"


def test_a_portal_that_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch):
    from tongbase.base.harvest import ckan

    monkeypatch.setattr(ckan, "PACKAGES_MAX", 4)
    with pytest.raises(ForeignTooLargeError):
        answering(portal_of([{"id": str(number)} for number in range(9)], rows_max=2))


def test_what_a_portal_has_deleted_or_keeps_private_is_not_taken():
    packages: list[object] = [
        {"id": "a", "state": "active", "private": False},
        {"id": "b", "state": "deleted"},
        {"id": "c", "private": True},
        {"id": "d", "state": "draft"},
    ]
    assert [each.key for each in answering(portal_of(packages))] == ["a"]


def test_dcat_pages_are_followed(portal: httpx.BaseTransport, hands: Cast):
    for number in range(3):
        published(hands, name=f"登记信息{number}")

    def here(request: httpx.Request) -> httpx.Response:
        told = portal.handle_request(request)
        text = told.text.replace("https://data.example.cn/catalog.", f"{PORTAL}/catalog.")
        return httpx.Response(told.status_code, text=text, headers={"content-type": "text/turtle"})

    found = read(
        ForeignKind.DCAT, f"{PORTAL}/catalog.ttl?size=2", transport=httpx.MockTransport(here)
    )
    assert sorted(each.title for each in found) == [f"登记信息{number}" for number in range(3)]
    assert found[0].publisher == "武汉市市场监督管理局"


@pytest.mark.parametrize("form", ["ttl", "rdf", "jsonld"])
def test_a_dcat_file_is_read_in_every_form(
    portal: httpx.BaseTransport, hands: Cast, tmp_path: Path, form: str
):
    entry = published(hands)
    with httpx.Client(transport=portal) as client:
        (tmp_path / f"c.{form}").write_bytes(client.get(f"{PORTAL}/catalog.{form}").content)
    (one,) = read(ForeignKind.DCAT, str(tmp_path))
    assert one.key == f"https://data.example.cn/dataset/{entry.id}"
    assert (one.title, one.publisher) == (entry.name, entry.provider_name)
    assert read(ForeignKind.DCAT, str(tmp_path / f"c.{form}")) == [one]


def answering(answer: Reply) -> list[Found]:
    return read(ForeignKind.CKAN, PORTAL, transport=httpx.MockTransport(answer))


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (500, "", ForeignAwayError),
        (404, "", ForeignAwayError),
        (403, "", ForeignRefusedError),
        (200, "<html>", ForeignUnreadableError),
        (200, "[]", ForeignUnreadableError),
        (200, json.dumps({"success": False}), ForeignUnreadableError),
    ],
)
def test_a_portal_that_is_none_is_told_in_words(status: int, body: str, error: type[Exception]):
    with pytest.raises(error):
        answering(lambda _: httpx.Response(status, text=body))


def test_endless_redirects_and_answers_have_an_end(monkeypatch):
    from tongbase.base.harvest import fetching

    with pytest.raises(ForeignAwayError):
        answering(lambda _: httpx.Response(302, headers={"location": "/again"}))
    monkeypatch.setattr(fetching, "ANSWER_BYTES_MAX", 10)
    with pytest.raises(ForeignTooLargeError):
        answering(lambda _: httpx.Response(200, text="x" * 11))


def test_a_key_stays_with_its_host():
    seen: list[tuple[str, str | None]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers["host"], request.headers.get("authorization")))
        if len(seen) == 1:
            return httpx.Response(301, headers={"location": "http://localhost:10/else"})
        return httpx.Response(200, json={"result": {"count": 0, "results": []}})

    read(ForeignKind.CKAN, PORTAL, key="secret", transport=httpx.MockTransport(answer))
    assert seen == [("127.0.0.1:9", "secret"), ("localhost:10", None)]


def test_a_key_does_not_follow_a_page_to_another_host():
    seen: list[tuple[str, str | None]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers["host"], request.headers.get("authorization")))
        said = (
            "<http://127.0.0.1:9/1> <http://www.w3.org/ns/hydra/core#next> <http://localhost:10/>."
        )
        text = said if len(seen) == 1 else ""
        return httpx.Response(200, text=text, headers={"content-type": "text/turtle"})

    read(ForeignKind.DCAT, PORTAL, key="secret", transport=httpx.MockTransport(answer))
    assert seen == [("127.0.0.1:9", "secret"), ("localhost:10", None)]


VOCABULARY = {"dcat": "http://www.w3.org/ns/dcat#", "title": "http://purl.org/dc/terms/title"}
NAMED = {"@context": "http://127.0.0.1:9/c", "@id": "http://x/1", "@type": "dcat:Dataset"}


def contexts(**told: object) -> httpx.MockTransport:
    """Answer with contexts by their path."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"@context": told[request.url.path.strip("/")]})

    return httpx.MockTransport(answer)


def test_a_context_that_a_file_names_is_read_through_the_guard(tmp_path: Path):
    (tmp_path / "a.jsonld").write_text(json.dumps([{**NAMED, "title": "空气质量"}]))
    where = contexts(c=["/d", {"title": VOCABULARY["title"]}], d={"dcat": VOCABULARY["dcat"]})
    (one,) = read(ForeignKind.DCAT, str(tmp_path), transport=where)
    assert (one.key, one.title) == ("http://x/1", "空气质量")
    home = tmp_path / "home"
    (home / "inbox" / "a").mkdir(parents=True)
    (tmp_path / "a.jsonld").rename(home / "inbox" / "a" / "a.jsonld")
    shut, inbox = Guard(allow_local=False, home=home), str(home / "inbox" / "a")
    with pytest.raises(AddressForbiddenError):
        list(read_foreign(ForeignKind.DCAT, inbox, shut, own=OWN, transport=where))


@pytest.mark.parametrize("context", ["/c", {"@import": "/d"}, [f"/{n}" for n in range(30)]])
def test_contexts_without_an_end_are_refused(tmp_path: Path, context: object):
    (tmp_path / "a.jsonld").write_text(json.dumps(NAMED))
    others = {str(number): {} for number in range(30)}
    with pytest.raises(ForeignUnreadableError, match="context"):
        read(ForeignKind.DCAT, str(tmp_path), transport=contexts(c=context, **others))


def test_a_file_in_another_encoding_is_told_in_words(tmp_path: Path):
    (tmp_path / "a.ttl").write_bytes("# 空气质量".encode("gbk"))
    with pytest.raises(ForeignUnreadableError, match="no UTF-8"):
        read(ForeignKind.DCAT, str(tmp_path))


def test_what_cannot_be_stored_stops_no_other(harvester: Work, machines: Machines):
    packages: list[object] = [
        {"id": "a", "title": "空气\0质量\ud800", "resources": [{"url": "http://a/\0b"}]},
        {"id": "b\0", "title": "水质"},
        {"id": "c" * 4000, "title": "噪声"},
        {"id": "d", "title": ""},
        {"title": "没有编号的"},
    ]
    source, found = a_source(harvester, machines), answering(portal_of(packages))
    assert found[0].title == "空气质量"
    expected = {"new": 1, "refused": 4}
    assert ran(harvester, source, found, apply=False) == expected
    assert ran(harvester, source, found) == expected
    ordered = select(HarvestVerdict.title).order_by(HarvestVerdict.run_id, HarvestVerdict.place)
    assert list(harvester.db.scalars(ordered))[-5:] == [
        "空气质量",
        "b",
        "c" * 600,
        "d",
        "没有编号的",
    ]
