"""What happens in sharing. Values of rows, keys and claims never stand here."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class ApplicationDrafted(Event):
    """An application was begun."""

    name: ClassVar[str] = "share.application.drafted"
    serial: str
    entry: str
    organisation: str


@dataclass(frozen=True)
class ApplicationChanged(Event):
    """What an application says was changed."""

    name: ClassVar[str] = "share.application.changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ApplicationSubmitted(Event):
    """An application was received; ``missing`` names the fields that are to be completed.

    With gaps the clock rests from the first day on, and there is no ``due_on``.
    """

    name: ClassVar[str] = "share.application.submitted"
    serial: str
    entry: str
    entry_version: int
    items: tuple[str, ...]
    missing: tuple[str, ...]
    due_on: str


@dataclass(frozen=True)
class ApplicationSupplemented(Event):
    """An application came back from its applicant."""

    name: ClassVar[str] = "share.application.supplemented"
    missing: tuple[str, ...]
    due_on: str


@dataclass(frozen=True)
class ApplicationWithdrawn(Event):
    """An application was taken back."""

    name: ClassVar[str] = "share.application.withdrawn"


@dataclass(frozen=True)
class ApplicationEnded(Event):
    """An application ended undecided: its entry went off the catalogue."""

    name: ClassVar[str] = "share.application.ended"
    reason: str


@dataclass(frozen=True)
class ApplicationReviewed(Event):
    """A step of the review was decided; ``masks`` are those the reviewer set by item."""

    name: ClassVar[str] = "share.application.reviewed"
    step: int
    decision: str
    opinion: str
    masks: dict[str, str]


@dataclass(frozen=True)
class ExtensionAsked(Event):
    """The provider asked for more time to answer (Decree 809, Art. 21)."""

    name: ClassVar[str] = "share.extension.asked"
    extension: str
    working_days: int
    reason: str


@dataclass(frozen=True)
class ExtensionAnswered(Event):
    """The authority consented to an extension, or not."""

    name: ClassVar[str] = "share.extension.answered"
    extension: str
    decision: str
    due_on: str


@dataclass(frozen=True)
class GrantGiven(Event):
    """An approved application became a grant."""

    name: ClassVar[str] = "share.grant.given"
    application: str
    service: str
    organisation: str
    system: str
    items: tuple[str, ...]
    masks: dict[str, str]
    divisions: tuple[str, ...]
    modes: tuple[str, ...]
    until: str


@dataclass(frozen=True)
class GrantSuspended(Event):
    """A grant rests (Decree 809, Art. 27)."""

    name: ClassVar[str] = "share.grant.suspended"
    reason: str


@dataclass(frozen=True)
class GrantRestored(Event):
    """A suspended grant holds again."""

    name: ClassVar[str] = "share.grant.restored"
    reason: str


@dataclass(frozen=True)
class GrantRevoked(Event):
    """A grant ended before its time."""

    name: ClassVar[str] = "share.grant.revoked"
    reason: str


@dataclass(frozen=True)
class GrantExpired(Event):
    """A grant's time was over."""

    name: ClassVar[str] = "share.grant.expired"
    until: str


@dataclass(frozen=True)
class QuotaSet(Event):
    """How often and how much a grant allows was changed."""

    name: ClassVar[str] = "share.quota.set"
    calls_per_minute: int
    rows_max: int
    reason: str


@dataclass(frozen=True)
class ServiceOpened(Event):
    """An entry can be called as a service from now on."""

    name: ClassVar[str] = "share.service.opened"
    code: str
    entry: str
    namespace: str
    table: str


@dataclass(frozen=True)
class ServiceQueried(Event):
    """Rows left by a query. The subject is the grant."""

    name: ClassVar[str] = "share.service.queried"
    call: str
    service: str
    items: tuple[str, ...]
    filters: tuple[str, ...]
    rows: int
    truncated: bool


@dataclass(frozen=True)
class ServiceVerified(Event):
    """Claims were verified. The subject is the grant."""

    name: ClassVar[str] = "share.service.verified"
    call: str
    service: str
    keys: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class ServiceRefused(Event):
    """A call was refused. The subject is the grant, or the service's code where there is none."""

    name: ClassVar[str] = "share.service.refused"
    call: str
    service: str
    mode: str
    error: str
