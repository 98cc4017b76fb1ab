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
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.work import Work
from tongbase.oversee.permissions import OverseePermission
from tongbase.oversee.queries.freshness import judged_tables
from tongbase.oversee.queries.ledger import within_reach
from tongbase.oversee.rules.counting import (
    Counts,
    below,
    by_level,
    prefix_of,
)
from tongbase.oversee.terms import FRESHNESS_LABELS, Freshness
from tongbase.share import api as share
from tongbase.share.terms.grants import Tally as ShareTally
from tongbase.standards.terms.labels import Label

RECENT_LINES = 12
BARS_MAX = 20
COUNTIES_BELOW = 4  # digits of a city
LISTED, REACH = "/catalogue?", "/catalogue/compile?"
COVERED = (
    (Register.SERVICE_ITEM, "事项编目覆盖率", "Service items with an entry"),
    (Register.SYSTEM, "系统编目覆盖率", "Systems with an entry"),
)


@dataclass(frozen=True)
class Number:
    """One number; ``value`` is None where there is nothing to count from."""

    code: str
    zh: str
    en: str
    value: float | None
    unit: str
    link: str


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
    """All numbers of the first page, in all or below one division."""

    division: str
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


def read_overview(work: Work, division: str = "") -> Overview:
    """Count everything now; nothing is kept, nothing is made up.

    What the actor may not read is left out: a zero would be a lie. ``division`` (``42``, ``4201``)
    narrows down what is counted of the catalogue.
    """
    work.require(OverseePermission.OVERVIEW_READ, work.actor.place)
    entries, sharing = catalogue.tally(work, division), share.tally(work)
    collected, governed = collect.tally(work), govern.tally(work)
    return Overview(
        division=division,
        numbers=(
            *_of_catalogue(entries),
            *_of_coverage(work),
            *(_of_collection(collected) if collected else ()),
            *(_of_governance(governed) if governed else ()),
            *(_of_sharing(sharing) if sharing else ()),
        ),
        **_charts(work, entries, division),
        calls_by_day=sharing.calls_by_day if sharing else (),
        recent=_recent(work),
    )


def _charts(work: Work, of: CatalogueTally, division: str) -> dict[str, tuple[Bar, ...]]:
    statuses = {status.value: STATUS_LABELS[status] for status in Status}
    divisions = below(of.by_region, division)
    codes = [code for code, _ in divisions]
    regions = _names(identity.names_of_regions(work, codes))
    providers = of.by_provider[:BARS_MAX]
    names = _names(identity.names_of_organisations(work, [code for code, _ in providers]))
    return {
        "entries_by_status": _bars(of.by_status, statuses, REACH + "status="),
        "entries_by_level": _bars(
            by_level(of.by_region), GOVERNMENT_LEVEL_LABELS, LISTED + "level="
        ),
        "entries_by_division": _divisions(divisions, regions, division),
        "entries_by_organisation": _bars(providers, names, LISTED + "provider="),
        "shares_by_type": _bars(of.by_share_type, LABELS["share_type"], LISTED + "share_type="),
        "entries_by_cycle": _bars(of.by_cycle, LABELS["update_cycle"], LISTED + "update_cycle="),
        "freshness": _bars(_freshness(work, division), FRESHNESS_LABELS, _renewals(division)),
    }


def _freshness(work: Work, division: str) -> Counts:
    states = Counter(each.state for each in judged_tables(work, division))
    return tuple((state.value, states[state]) for state in Freshness if states[state])


def _renewals(division: str) -> str:
    within = f"division={division}&" if division else ""
    return f"/oversee/freshness?{within}state="


def _names(names: Mapping[str, str]) -> Mapping[str, Label]:
    return {code: Label(name, name) for code, name in names.items()}


def _of_catalogue(of: CatalogueTally) -> Iterator[Number]:
    yield Number("entries", "已发布目录", "Published entries", of.published, "条", "/catalogue")
    yield Number("items", "信息项", "Items", of.items, "项", "/catalogue")


def _of_coverage(work: Work) -> Iterator[Number]:
    for register, zh, en in COVERED:
        covered, due = catalogue.covered(work, register)
        rate = round(covered * 100 / due, 2) if due else None
        link = f"/catalogue/coverage?of={register.value}"
        yield Number(f"coverage_{register.value}", zh, en, rate, "%", link)


def _of_collection(of: CollectTally) -> Iterator[Number]:
    yield Number("sources", "数据源", "Sources", of.sources, "个", "/collect/sources")
    yield Number("flows", "归集任务", "Flows", of.flows, "个", "/collect/flows")


def _of_governance(of: GovernTally) -> Iterator[Number]:
    there = "/govern/tables"
    yield Number("tables", "数据表", "Lake tables", of.tables, "张", there)
    yield Number("rows", "在湖数据", "Rows in the lake", of.rows, "行", there)
    yield Number("score", "平均质量得分", "Mean quality", of.score, "分", there)
    yield Number("set_aside", "隔离问题行", "Rows set aside", of.set_aside, "行", there)


def _of_sharing(of: ShareTally) -> Iterator[Number]:
    asked = "/share/applications"
    yield Number("services", "共享服务", "Services", of.services, "个", "/share/services")
    yield Number("grants", "有效授权", "Grants that hold", of.grants, "项", "/share/grants")
    yield Number("in_review", "在办申请", "Applications in review", of.in_review, "件", asked)
    yield Number("calls", "服务调用", "Calls", of.calls, "次", "/share/calls")


def _divisions(counted: Counts, regions: Mapping[str, Label], division: str) -> tuple[Bar, ...]:
    """Lead to the overview of a division below; from a county to its entries."""
    if len(division) >= COUNTIES_BELOW:
        return _bars(counted, regions, LISTED + "region=")
    bars = _bars(counted, regions, "")
    return tuple(
        replace(bar, link=f"/oversee/overview?division={prefix_of(bar.value)}") for bar in bars
    )


def _bars(
    counted: Iterable[tuple[str, int]], labels: Mapping[str, Label], link: str
) -> tuple[Bar, ...]:
    return tuple(_bar(value, count, labels, link) for value, count in counted)


def _bar(value: str, count: int, labels: Mapping[str, Label], link: str) -> Bar:
    usual = Label(value, value) if value else Label("未填写", "Not filled in")
    label = labels.get(value, usual)
    return Bar(value, label.zh, label.en, count, f"{link}{value}" if link and value else "")


def _recent(work: Work) -> tuple[LedgerEntry, ...]:
    if not work.actor.may(OverseePermission.LEDGER_READ, work.actor.place):
        return ()
    newest = select(LedgerEntry).where(within_reach(work)).order_by(LedgerEntry.id.desc())
    return tuple(work.db.scalars(newest.limit(RECENT_LINES)))
