"""The overview: live numbers of every floor, each as far as the actor reaches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from tongbase.catalogue import api as catalogue
from tongbase.catalogue.terms.codes import LABELS
from tongbase.catalogue.terms.refs import Tally as CatalogueTally
from tongbase.catalogue.terms.states import STATUS_LABELS, Status
from tongbase.collect import api as collect
from tongbase.govern import api as govern
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
    """Count everything now; nothing is kept, nothing is made up."""
    work.require(OverseePermission.OVERVIEW_READ, work.actor.place)
    entries, sharing = catalogue.tally(work), share.tally(work)
    statuses = {status.value: STATUS_LABELS[status] for status in Status}
    return Overview(
        numbers=_numbers(work, entries, sharing),
        entries_by_status=_bars(entries.by_status, statuses),
        entries_by_organisation=_bars(entries.by_provider, {}),
        shares_by_type=_bars(entries.by_share_type, LABELS["share_type"]),
        calls_by_day=sharing.calls_by_day,
        recent=_recent(work),
    )


def _numbers(work: Work, entries: CatalogueTally, sharing: ShareTally) -> tuple[Number, ...]:
    collected, governed = collect.tally(work), govern.tally(work)
    published = dict(entries.by_status).get(Status.PUBLISHED.value, 0)
    return (
        Number("entries", "已发布目录", "Published entries", published, "条", "/catalogue"),
        Number("items", "信息项", "Items", entries.items, "项", "/catalogue"),
        Number("sources", "数据源", "Sources", collected.sources, "个", "/collect/sources"),
        Number("tables", "数据表", "Lake tables", governed.tables, "张", "/govern/tables"),
        Number("rows", "在湖数据", "Rows in the lake", governed.rows, "行", "/govern/tables"),
        Number("score", "平均质量得分", "Mean quality", governed.score, "分", "/govern/tables"),
        Number(
            "set_aside", "隔离问题行", "Rows set aside", governed.set_aside, "行", "/govern/tables"
        ),
        Number("services", "共享服务", "Services", sharing.services, "个", "/share/services"),
        Number("grants", "有效授权", "Grants that hold", sharing.grants, "项", "/share/grants"),
        Number(
            "in_review",
            "在办申请",
            "Applications in review",
            sharing.in_review,
            "件",
            "/share/applications",
        ),
        Number("calls", "服务调用", "Calls", sharing.calls, "次", "/share/calls"),
    )


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
