"""The overview: live numbers of every floor, each as far as the actor reaches."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.codes import LABELS
from tongbase.catalogue.terms.refs import Tally as CatalogueTally
from tongbase.catalogue.terms.states import STATUS_LABELS, Status
from tongbase.collect import api as collect
from tongbase.collect.terms import Tally as CollectTally
from tongbase.govern import api as govern
from tongbase.govern.terms import Tally as GovernTally
from tongbase.kernel.ledger.entry import LedgerEntry
from tongbase.kernel.work import Work
from tongbase.oversee.permissions import OverseePermission
from tongbase.oversee.queries.ledger import within_reach
from tongbase.share import api as share
from tongbase.share.terms.grants import Tally as ShareTally
from tongbase.standards.terms.labels import Label

RECENT_LINES = 12


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
    """How many there are of one value."""

    value: str
    zh: str
    en: str
    count: int


@dataclass(frozen=True)
class Overview:
    """All numbers of the first page."""

    numbers: tuple[Number, ...]
    entries_by_status: tuple[Bar, ...]
    entries_by_organisation: tuple[Bar, ...]
    shares_by_type: tuple[Bar, ...]
    calls_by_day: tuple[tuple[date, int], ...]
    recent: tuple[LedgerEntry, ...]


def read_overview(work: Work) -> Overview:
    """Count everything now; nothing is kept, nothing is made up.

    What the actor may not read is left out: a zero would be a lie.
    """
    work.require(OverseePermission.OVERVIEW_READ, work.actor.place)
    entries, sharing = catalogue.tally(work), share.tally(work)
    collected, governed = collect.tally(work), govern.tally(work)
    statuses = {status.value: STATUS_LABELS[status] for status in Status}
    return Overview(
        numbers=(
            *_of_catalogue(entries),
            *(_of_collection(collected) if collected else ()),
            *(_of_governance(governed) if governed else ()),
            *(_of_sharing(sharing) if sharing else ()),
        ),
        entries_by_status=_bars(entries.by_status, statuses),
        entries_by_organisation=_bars(entries.by_provider, {}),
        shares_by_type=_bars(entries.by_share_type, LABELS["share_type"]),
        calls_by_day=sharing.calls_by_day if sharing else (),
        recent=_recent(work),
    )


def _of_catalogue(of: CatalogueTally) -> Iterator[Number]:
    published = dict(of.by_status).get(Status.PUBLISHED.value, 0)
    yield Number("entries", "已发布目录", "Published entries", published, "条", "/catalogue")
    yield Number("items", "信息项", "Items", of.items, "项", "/catalogue")


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


def _bars(counted: Iterable[tuple[str, int]], labels: Mapping[str, Label]) -> tuple[Bar, ...]:
    return tuple(
        Bar(value, labels[value].zh, labels[value].en, count)
        if value in labels
        else Bar(value, value or "未填写", value or "Not filled in", count)
        for value, count in counted
    )


def _recent(work: Work) -> tuple[LedgerEntry, ...]:
    if not work.actor.may(OverseePermission.LEDGER_READ, work.actor.place):
        return ()
    newest = select(LedgerEntry).where(within_reach(work)).order_by(LedgerEntry.id.desc())
    return tuple(work.db.scalars(newest.limit(RECENT_LINES)))
