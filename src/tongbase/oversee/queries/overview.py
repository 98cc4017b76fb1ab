"""The overview: live numbers of every floor, each as far as the actor reaches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select

from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.codes import LABELS
from tongbase.catalogue.terms.levels import GOVERNMENT_LEVEL_LABELS
from tongbase.catalogue.terms.refs import Tally as CatalogueTally
from tongbase.catalogue.terms.registers import Register
from tongbase.catalogue.terms.states import STATUS_LABELS, Status
from tongbase.collect import api as collect
from tongbase.collect.terms import Tally as CollectTally
from tongbase.govern import api as govern
from tongbase.govern.terms import Tally as GovernTally
from tongbase.identity import api as identity
from tongbase.identity.events import SignedIn
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.work import Work
from tongbase.oversee.permissions import OverseePermission
from tongbase.oversee.queries.divisions import Division, division_of
from tongbase.oversee.queries.freshness import judged_tables
from tongbase.oversee.queries.ledger import within_reach
from tongbase.oversee.rules.counting import (
    Counts,
    below,
    by_level,
    code_of,
    prefix_of,
)
from tongbase.oversee.terms import FRESHNESS_LABELS, Freshness
from tongbase.share import api as share
from tongbase.share.terms.grants import Tally as ShareTally
from tongbase.standards.terms.labels import Label

RECENT_LINES = 12
BARS_MAX = 20
COUNTIES_BELOW = 4  # digits of a city
LISTED, REACH, RENEWED = "/catalogue?", "/catalogue/compile?", "/oversee/freshness?"
COVERED = (
    (Register.SERVICE_ITEM, "事项编目覆盖率", "Service items with an entry"),
    (Register.SYSTEM, "系统编目覆盖率", "Systems with an entry"),
)


@dataclass(frozen=True)
class Number:
    """One number; ``value`` is None where there is nothing to count from.

    ``beside`` says what is listed behind the link, where it is not what the number counts.
    """

    code: str
    zh: str
    en: str
    value: float | None
    unit: str
    link: str
    beside: Label | None = None


@dataclass(frozen=True)
class Bar:
    """How many there are of one value, and where they are listed."""

    value: str
    zh: str
    en: str
    count: int
    link: str


@dataclass(frozen=True)
class Overview:
    """All numbers of the first page, in all or below one division.

    ``is_own`` and ``holds_reach`` are those of ``Division``.
    """

    division: str
    division_name: str
    is_own: bool
    holds_reach: bool
    numbers: tuple[Number, ...]
    entries_by_status: tuple[Bar, ...]
    entries_by_level: tuple[Bar, ...]
    entries_by_division: tuple[Bar, ...]
    entries_by_organisation: tuple[Bar, ...]
    shares_by_type: tuple[Bar, ...]
    entries_by_cycle: tuple[Bar, ...]
    freshness: tuple[Bar, ...]
    calls_by_day: tuple[tuple[date, int], ...]
    recent: tuple[LedgerEntry, ...]


def read_overview(work: Work, asked: str | None = None) -> Overview:
    """Count everything now; nothing is kept, nothing is made up.

    ``asked`` is a division (``42``, ``4201``; ``000000`` is everywhere), by default the actor's
    own. What the actor may not read is left out: a zero would be a lie. So is what is
    counted by reach, where the division holds but a part of that.
    """
    work.require(OverseePermission.OVERVIEW_READ, work.actor.place)
    of = division_of(work, asked)
    entries = catalogue.tally(work, of.prefix)
    sharing = share.tally(work) if of.holds_reach else None
    return Overview(
        division=of.prefix,
        division_name=of.name,
        is_own=of.is_own,
        holds_reach=of.holds_reach,
        numbers=(
            *_of_catalogue(entries, of.prefix),
            *_of_coverage(work, of),
            *(_of_lake(work) if of.holds_reach else ()),
            *(_of_sharing(sharing) if sharing else ()),
        ),
        **_charts(work, entries, of.prefix),
        calls_by_day=sharing.calls_by_day if sharing else (),
        recent=_recent(work) if of.holds_reach else (),
    )


def _charts(work: Work, of: CatalogueTally, division: str) -> dict[str, tuple[Bar, ...]]:
    within = _within(division)
    listed = LISTED + within
    statuses = {status.value: STATUS_LABELS[status] for status in Status}
    divisions = below(of.by_region, division)
    codes = [code for code, _ in divisions]
    regions = _names(identity.names_of_regions(work, codes))
    return {
        "entries_by_status": _states(of.by_status, statuses, within),
        "entries_by_level": _bars(
            by_level(of.by_region), GOVERNMENT_LEVEL_LABELS, f"{listed}level="
        ),
        "entries_by_division": _divisions(divisions, regions, division),
        "entries_by_organisation": _organisations(work, of.by_provider, f"{listed}provider="),
        "shares_by_type": _bars(of.by_share_type, LABELS["share_type"], f"{listed}share_type="),
        "entries_by_cycle": _bars(of.by_cycle, LABELS["update_cycle"], f"{listed}update_cycle="),
        "freshness": _bars(
            _freshness(work, division), FRESHNESS_LABELS, f"{RENEWED}{within}state="
        ),
    }


def _freshness(work: Work, division: str) -> Counts:
    states = Counter(each.state for each in judged_tables(work, division))
    return tuple((state.value, states[state]) for state in Freshness if states[state])


def _within(division: str) -> str:
    return f"division={division}&" if division else ""


def _states(counted: Counts, labels: Mapping[str, Label], within: str) -> tuple[Bar, ...]:
    """Lead from what is published to the catalogue, where it stands whoever provides it."""
    bars = _bars(counted, labels, f"{REACH}{within}status=")
    published = (LISTED + within).rstrip("&?")
    return tuple(
        replace(bar, link=published) if bar.value == Status.PUBLISHED else bar for bar in bars
    )


def _names(names: Mapping[str, str]) -> Mapping[str, Label]:
    return {code: Label(name, name) for code, name in names.items()}


def _of_catalogue(of: CatalogueTally, division: str) -> Iterator[Number]:
    listed = (LISTED + _within(division)).rstrip("&?")
    yield Number("entries", "已发布目录", "Published entries", of.published, "条", listed)
    every = f"/catalogue/items?{_within(division)}".rstrip("&?")
    yield Number("items", "信息项", "Items", of.items, "项", every)


def _of_coverage(work: Work, of: Division) -> Iterator[Number]:
    """Tell the coverage of the division; of everywhere, it is told to whose division that is."""
    if not of.prefix and not of.is_own:
        return
    region = code_of(of.prefix) if of.prefix else ""
    for register, zh, en in COVERED:
        covered, due = catalogue.covered(work, register, region)
        rate = round(covered * 100 / due, 2) if due else None
        link = f"/catalogue/coverage?of={register.value}&region={region}"
        yield Number(f"coverage_{register.value}", zh, en, rate, "%", link)


def _of_lake(work: Work) -> Iterator[Number]:
    collected, governed = collect.tally(work), govern.tally(work)
    yield from _of_collection(collected) if collected else ()
    yield from _of_governance(governed) if governed else ()


def _of_collection(of: CollectTally) -> Iterator[Number]:
    yield Number("sources", "数据源", "Sources", of.sources, "个", "/collect/sources")
    yield Number("flows", "归集任务", "Flows", of.flows, "个", "/collect/flows")


def _of_governance(of: GovernTally) -> Iterator[Number]:
    there, tables = "/govern/tables", _tables(of.tables)
    aside = "/govern/tables?with_aside=true"
    yield Number("tables", "数据表", "Lake tables", of.tables, "张", there)
    yield Number("rows", "在湖数据", "Rows in the lake", of.rows, "行", there, tables)
    yield Number("score", "平均质量得分", "Mean quality", of.score, "分", there, tables)
    beside = _tables(of.tables_aside)
    yield Number("set_aside", "隔离问题行", "Rows set aside", of.set_aside, "行", aside, beside)


def _tables(count: int) -> Label:
    return Label(f"{count:,} 张表", f"{count:,} tables")


def _of_sharing(of: ShareTally) -> Iterator[Number]:
    asked, held = "/share/applications?side=in_review", "/share/grants?status=active"
    yield Number("services", "共享服务", "Services", of.services, "个", "/share/services")
    yield Number("grants", "有效授权", "Grants that hold", of.grants, "项", held)
    yield Number("in_review", "在办申请", "Applications in review", of.in_review, "件", asked)
    yield Number("calls", "服务调用", "Calls", of.calls, "次", "/share/calls")


def _divisions(counted: Counts, regions: Mapping[str, Label], division: str) -> tuple[Bar, ...]:
    """Lead to the overview of a division below; from a county, and from what stands at the
    division's own level, to its entries.
    """
    listed = _bars(counted, regions, LISTED + "region=")
    return tuple(_own(bar, division) or _leading(bar, division) for bar in listed)


def _own(bar: Bar, division: str) -> Bar | None:
    if prefix_of(bar.value) != division:
        return None
    return replace(bar, zh=f"{bar.zh}本级", en=f"{bar.en} itself")


def _leading(bar: Bar, division: str) -> Bar:
    if len(division) >= COUNTIES_BELOW:
        return bar
    return replace(bar, link=f"/oversee/overview?division={prefix_of(bar.value)}")


def _organisations(work: Work, counted: Counts, link: str) -> tuple[Bar, ...]:
    """Tell of those with most, and of all others together: these are listed nowhere as such."""
    most, others = counted[:BARS_MAX], counted[BARS_MAX:]
    names = _names(identity.names_of_organisations(work, [code for code, _ in most]))
    bars = _bars(most, names, link)
    if not others:
        return bars
    number, entries = len(others), sum(count for _, count in others)
    return (*bars, Bar("", f"其余 {number} 个单位", f"{number} others", entries, ""))


def _bars(
    counted: Iterable[tuple[str, int]], labels: Mapping[str, Label], link: str
) -> tuple[Bar, ...]:
    return tuple(_bar(value, count, labels, link) for value, count in counted)


def _bar(value: str, count: int, labels: Mapping[str, Label], link: str) -> Bar:
    usual = Label(value, value) if value else Label("未填写", "Not filled in")
    label = labels.get(value, usual)
    return Bar(value, label.zh, label.en, count, f"{link}{value}" if link and value else "")


def _recent(work: Work) -> tuple[LedgerEntry, ...]:
    """Read what was done last; who signed in would drown it, and stands in the ledger."""
    if not work.actor.may(OverseePermission.LEDGER_READ, work.actor.place):
        return ()
    told = (within_reach(work), LedgerEntry.event != SignedIn.name)
    newest = select(LedgerEntry).where(*told).order_by(LedgerEntry.id.desc())
    return tuple(work.db.scalars(newest.limit(RECENT_LINES)))
