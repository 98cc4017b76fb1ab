"""The words of harvesting: what becomes of each foreign data set, and what fills its gaps."""

from dataclasses import dataclass
from enum import StrEnum

from tongbase.base.harvest.terms import ForeignKind
from tongbase.catalogue.terms.codes import OpenType, ShareType, UpdateCycle
from tongbase.standards.terms.labels import Label


class Verdict(StrEnum):
    """What a harvest makes of a foreign data set."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GONE = "gone"
    REFUSED = "refused"


VERDICT_LABELS: dict[Verdict, Label] = {
    Verdict.NEW: Label("新增", "New"),
    Verdict.CHANGED: Label("有变化", "Changed"),
    Verdict.UNCHANGED: Label("无变化", "Unchanged"),
    Verdict.GONE: Label("对方已撤下", "Gone"),
    Verdict.REFUSED: Label("不予采集", "Refused"),
}
KIND_LABELS: dict[ForeignKind, Label] = {
    ForeignKind.CKAN: Label("CKAN 门户", "CKAN portal"),
    ForeignKind.DCAT: Label("DCAT 文件或地址", "DCAT file or address"),
    ForeignKind.FRICTIONLESS: Label("Frictionless 数据包目录", "Frictionless data packages"),
    ForeignKind.TONGBASE: Label("另一个 TongBase", "Another TongBase"),
}


@dataclass(frozen=True, kw_only=True)
class HarvestDefaults:
    """What drafts say where the source says nothing."""

    classify_code: str = ""
    share_type: ShareType | None = None
    open_type: OpenType | None = None
    update_cycle: UpdateCycle | None = None
    data_class: str = ""


@dataclass(frozen=True, kw_only=True)
class HarvestDraft:
    """A source to be harvested for a provider (a credit code; empty: the actor's own).

    Without a schedule it is harvested when somebody orders it.
    """

    name: str
    kind: ForeignKind
    address: str
    key: str = ""
    provider: str = ""
    defaults: HarvestDefaults = HarvestDefaults()
    schedule: str = ""


@dataclass(frozen=True)
class Judged:
    """What became of one data set, and why it was refused, or what did not come along."""

    key: str
    title: str
    verdict: Verdict
    entry_id: str | None = None
    zh: str = ""
    en: str = ""
