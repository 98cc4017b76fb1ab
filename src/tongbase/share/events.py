"""What happens in sharing. Values of rows, keys and claims never stand here."""

from dataclasses import dataclass
from typing import ClassVar

from tongbase.kernel.ledger.entry import Event


@dataclass(frozen=True)
class ApplicationDrafted(Event):
    """An application was begun."""

    name: ClassVar[str] = "share.application.drafted"
    zh: ClassVar[str] = "起草申请"
    en: ClassVar[str] = "Application begun"
    serial: str
    entry: str
    organisation: str


@dataclass(frozen=True)
class ApplicationChanged(Event):
    """What an application says was changed."""

    name: ClassVar[str] = "share.application.changed"
    zh: ClassVar[str] = "修改申请"
    en: ClassVar[str] = "Application changed"
    fields: tuple[str, ...]


@dataclass(frozen=True)
class ApplicationSubmitted(Event):
    """An application was received; ``missing`` names the fields that are to be completed.

    With gaps the clock rests from the first day on, and there is no ``due_on``.
    """

    name: ClassVar[str] = "share.application.submitted"
    zh: ClassVar[str] = "提交申请"
    en: ClassVar[str] = "Application submitted"
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
    zh: ClassVar[str] = "补正申请"
    en: ClassVar[str] = "Application completed"
    missing: tuple[str, ...]
    due_on: str


@dataclass(frozen=True)
class ApplicationWithdrawn(Event):
    """An application was taken back."""

    name: ClassVar[str] = "share.application.withdrawn"
    zh: ClassVar[str] = "撤回申请"
    en: ClassVar[str] = "Application withdrawn"


@dataclass(frozen=True)
class ApplicationEnded(Event):
    """An application ended undecided: its entry went off the catalogue."""

    name: ClassVar[str] = "share.application.ended"
    zh: ClassVar[str] = "申请终止"
    en: ClassVar[str] = "Application ended"
    reason: str


@dataclass(frozen=True)
class ApplicationReviewed(Event):
    """A step of the review was decided; ``masks`` are those the reviewer set by item."""

    name: ClassVar[str] = "share.application.reviewed"
    zh: ClassVar[str] = "审核申请"
    en: ClassVar[str] = "Application reviewed"
    step: int
    decision: str
    opinion: str
    masks: dict[str, str]


@dataclass(frozen=True)
class ExtensionAsked(Event):
    """The provider asked for more time to answer (Decree 809, Art. 21)."""

    name: ClassVar[str] = "share.extension.asked"
    zh: ClassVar[str] = "申请延期答复"
    en: ClassVar[str] = "More time asked for"
    extension: str
    working_days: int
    reason: str


@dataclass(frozen=True)
class ExtensionAnswered(Event):
    """The authority consented to an extension, or not."""

    name: ClassVar[str] = "share.extension.answered"
    zh: ClassVar[str] = "答复延期"
    en: ClassVar[str] = "More time answered"
    extension: str
    decision: str
    due_on: str


@dataclass(frozen=True)
class GrantGiven(Event):
    """An approved application became a grant."""

    name: ClassVar[str] = "share.grant.given"
    zh: ClassVar[str] = "生成授权"
    en: ClassVar[str] = "Grant given"
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
    zh: ClassVar[str] = "暂停授权"
    en: ClassVar[str] = "Grant suspended"
    reason: str


@dataclass(frozen=True)
class GrantRestored(Event):
    """A suspended grant holds again."""

    name: ClassVar[str] = "share.grant.restored"
    zh: ClassVar[str] = "恢复授权"
    en: ClassVar[str] = "Grant restored"
    reason: str


@dataclass(frozen=True)
class GrantRevoked(Event):
    """A grant ended before its time."""

    name: ClassVar[str] = "share.grant.revoked"
    zh: ClassVar[str] = "终止授权"
    en: ClassVar[str] = "Grant revoked"
    reason: str


@dataclass(frozen=True)
class GrantExpired(Event):
    """A grant's time was over."""

    name: ClassVar[str] = "share.grant.expired"
    zh: ClassVar[str] = "授权到期"
    en: ClassVar[str] = "Grant expired"
    until: str


@dataclass(frozen=True)
class QuotaSet(Event):
    """How often and how much a grant allows was changed."""

    name: ClassVar[str] = "share.quota.set"
    zh: ClassVar[str] = "调整配额"
    en: ClassVar[str] = "Quota set"
    calls_per_minute: int
    rows_max: int
    reason: str


@dataclass(frozen=True)
class ServiceOpened(Event):
    """An entry can be called as a service from now on."""

    name: ClassVar[str] = "share.service.opened"
    zh: ClassVar[str] = "开通服务"
    en: ClassVar[str] = "Service opened"
    code: str
    entry: str
    namespace: str
    table: str


@dataclass(frozen=True)
class ServiceQueried(Event):
    """Rows left by a query. The subject is the grant."""

    name: ClassVar[str] = "share.service.queried"
    zh: ClassVar[str] = "查询数据"
    en: ClassVar[str] = "Service queried"
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
    zh: ClassVar[str] = "核验数据"
    en: ClassVar[str] = "Service verified"
    call: str
    service: str
    keys: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True)
class ServiceRefused(Event):
    """A call was refused. The subject is the grant, or the service's code where there is none."""

    name: ClassVar[str] = "share.service.refused"
    zh: ClassVar[str] = "拒绝调用"
    en: ClassVar[str] = "Call refused"
    call: str
    service: str
    mode: str
    error: str
