"""What happens to required updates; the subject is the entry."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class UpdateRequired(Event):
    """A law or a duty changed, so an entry must be updated until ``due_on``."""

    name: ClassVar[str] = "catalogue.update.required"
    zh: ClassVar[str] = "要求更新目录"
    en: ClassVar[str] = "Update required"
    title: str
    update: str
    changed_on: str
    basis: str
    wanted: str
    due_on: str


@dataclass(frozen=True)
class UpdateExtensionAsked(Event):
    """The compiling department asked for more time."""

    name: ClassVar[str] = "catalogue.update.extension_asked"
    zh: ClassVar[str] = "申请更新延期"
    en: ClassVar[str] = "More time asked for"
    title: str
    update: str
    working_days: int
    reason: str


@dataclass(frozen=True)
class UpdateExtensionAnswered(Event):
    """The bureau consented to more time, or not; ``due_on`` is what holds now."""

    name: ClassVar[str] = "catalogue.update.extension_answered"
    zh: ClassVar[str] = "答复更新延期"
    en: ClassVar[str] = "More time answered"
    title: str
    update: str
    decision: str
    opinion: str
    due_on: str


@dataclass(frozen=True)
class UpdateEnded(Event):
    """An entry need not be updated any more: it was, or is gone, or the note was taken back.

    ``late_days`` are the working days by which that was late.
    """

    name: ClassVar[str] = "catalogue.update.ended"
    zh: ClassVar[str] = "更新要求办结"
    en: ClassVar[str] = "Required update ended"
    title: str
    update: str
    state: str
    reason: str
    due_on: str
    late_days: int


@dataclass(frozen=True)
class UpdateReminded(Event):
    """The department was reminded of an update, and, if it is late, the bureau as well."""

    name: ClassVar[str] = "catalogue.update.reminded"
    zh: ClassVar[str] = "提醒更新到期"
    en: ClassVar[str] = "Reminded of the update"
    title: str
    update: str
    due_on: str
    late: bool
