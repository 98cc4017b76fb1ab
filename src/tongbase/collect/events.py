"""What happens in collection."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class SourceRegistered(Event):
    """A source was registered. Its secret is never told."""

    name: ClassVar[str] = "collect.source.registered"
    title: str
    kind: str
    owner: str


@dataclass(frozen=True)
class SourceChanged(Event):
    """A source's settings were changed; ``fields`` names them, values are not told."""

    name: ClassVar[str] = "collect.source.changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class SourceTested(Event):
    """The connection of a source was tested."""

    name: ClassVar[str] = "collect.source.tested"
    ok: bool
    code: str


@dataclass(frozen=True)
class SourceDeleted(Event):
    """A source was deleted."""

    name: ClassVar[str] = "collect.source.deleted"
    title: str


@dataclass(frozen=True)
class FlowDefined(Event):
    """A flow was defined."""

    name: ClassVar[str] = "collect.flow.defined"
    source: str
    table: str
    target: str
    mode: str


@dataclass(frozen=True)
class FlowChanged(Event):
    """A flow was changed."""

    name: ClassVar[str] = "collect.flow.changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FlowDeleted(Event):
    """A flow was deleted; its lake table stays."""

    name: ClassVar[str] = "collect.flow.deleted"
    target: str


@dataclass(frozen=True)
class RunOrdered(Event):
    """A run of a flow was ordered; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.ordered"
    run: str


@dataclass(frozen=True)
class RunCancelAsked(Event):
    """Somebody asked a run to stop; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.cancel_asked"
    run: str


@dataclass(frozen=True)
class RunCancelled(Event):
    """A run stopped as it was asked to, and left nothing behind; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.cancelled"
    run: str


@dataclass(frozen=True)
class RunPlanned(Event):
    """A run looked at both sides and decided its steps; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.planned"
    run: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class RunFinished(Event):
    """A run landed what it read, and the counts add up; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.finished"
    run: str
    table: str
    counts: Mapping[str, int]
    by_rule: Mapping[str, int]
    snapshot: str


@dataclass(frozen=True)
class RunFailed(Event):
    """A run failed; ``subject`` is the flow."""

    name: ClassVar[str] = "collect.run.failed"
    run: str
    code: str
    reason: str
