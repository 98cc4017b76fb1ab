"""What happens in collection."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class SourceRegistered(Event):
    """A source was registered. Its secret is never told."""

    name: ClassVar[str] = "collect.source.registered"
    zh: ClassVar[str] = "登记数据源"
    en: ClassVar[str] = "Source registered"
    title: str
    kind: str
    owner: str


@dataclass(frozen=True)
class SourceChanged(Event):
    """A source's settings were changed; ``fields`` names them, values are not told."""

    name: ClassVar[str] = "collect.source.changed"
    zh: ClassVar[str] = "修改数据源"
    en: ClassVar[str] = "Source changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SourceTested(Event):
    """The connection of a source was tested."""

    name: ClassVar[str] = "collect.source.tested"
    zh: ClassVar[str] = "测试连接"
    en: ClassVar[str] = "Connection tested"
    ok: bool
    code: str


@dataclass(frozen=True)
class SourceDeleted(Event):
    """A source was deleted."""

    name: ClassVar[str] = "collect.source.deleted"
    zh: ClassVar[str] = "删除数据源"
    en: ClassVar[str] = "Source deleted"
    title: str


@dataclass(frozen=True)
class FlowDefined(Event):
    """A flow was defined."""

    name: ClassVar[str] = "collect.flow.defined"
    zh: ClassVar[str] = "新建归集任务"
    en: ClassVar[str] = "Flow defined"
    source: str
    table: str
    target: str
    mode: str


@dataclass(frozen=True)
class FlowChanged(Event):
    """A flow was changed."""

    name: ClassVar[str] = "collect.flow.changed"
    zh: ClassVar[str] = "修改归集任务"
    en: ClassVar[str] = "Flow changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FlowDeleted(Event):
    """A flow was deleted; its lake table stays."""

    name: ClassVar[str] = "collect.flow.deleted"
    zh: ClassVar[str] = "删除归集任务"
    en: ClassVar[str] = "Flow deleted"
    target: str


@dataclass(frozen=True)
class RunOrdered(Event):
    """A run of a flow was ordered; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.ordered"
    zh: ClassVar[str] = "发起运行"
    en: ClassVar[str] = "Run ordered"
    run: str


@dataclass(frozen=True)
class RunCancelAsked(Event):
    """Somebody asked a run to stop; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.cancel_asked"
    zh: ClassVar[str] = "要求停止运行"
    en: ClassVar[str] = "Run asked to stop"
    run: str


@dataclass(frozen=True)
class RunCancelled(Event):
    """A run stopped as it was asked to, and left nothing behind; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.cancelled"
    zh: ClassVar[str] = "运行已取消"
    en: ClassVar[str] = "Run cancelled"
    run: str


@dataclass(frozen=True)
class RunPlanned(Event):
    """A run looked at both sides and decided its steps; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.planned"
    zh: ClassVar[str] = "生成运行计划"
    en: ClassVar[str] = "Run planned"
    run: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class RunFinished(Event):
    """A run landed what it read, and the counts add up; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.finished"
    zh: ClassVar[str] = "运行完成"
    en: ClassVar[str] = "Run finished"
    run: str
    table: str
    counts: Mapping[str, int]
    by_rule: Mapping[str, int]
    snapshot: str


@dataclass(frozen=True)
class RunFailed(Event):
    """A run failed; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.failed"
    zh: ClassVar[str] = "运行失败"
    en: ClassVar[str] = "Run failed"
    run: str
    code: str
    reason: str
