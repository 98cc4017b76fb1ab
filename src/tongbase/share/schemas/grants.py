"""Grants, services and the records of calls on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from tongbase.base.web import In, Out, SaidOut
from tongbase.catalogue.terms.refs import Withdrawal
from tongbase.identity import api as identity
from tongbase.kernel.work import Work
from tongbase.share.models import Call, Grant, Service
from tongbase.share.queries.contents import items_of
from tongbase.share.queries.grants import grant_verbs_of
from tongbase.share.terms.applications import Mode
from tongbase.share.terms.calls import CALL_LABELS, CallState
from tongbase.share.terms.grants import (
    STATUS_LABELS,
    GrantedItem,
    GrantStatus,
    GrantVerb,
    Quota,
)
from tongbase.standards.terms.grading import Level, Mask, SensitiveType

Reason = Annotated[str, StringConstraints(max_length=2000)]


class ReasonIn(In):
    """Why."""

    reason: Reason = ""


class QuotaIn(In):
    """How often and how much, and why."""

    calls_per_minute: int
    rows_max: int
    reason: Reason = ""

    def quota(self) -> Quota:
        """Return it as the value that the verb takes."""
        return Quota(self.calls_per_minute, self.rows_max)


class GrantedItemOut(Out):
    """A granted item: its name, its column, and the mask under which it is shown."""

    code: str
    name: str
    column: str
    mask: Mask | None
    sensitive_type: SensitiveType | None
    level: Level | None

    @classmethod
    def of(cls, item: GrantedItem) -> "GrantedItemOut":
        """Show an item."""
        return cls.model_validate(item)


class GrantOut(Out):
    """A grant in a list. ``is_over`` says that its time is over, whatever its status."""

    id: str
    application_id: str
    service_code: str
    status: GrantStatus
    status_label: SaidOut
    is_over: bool
    entry_id: str
    entry_name: str
    entry_version: int
    provider_name: str
    organisation: str
    organisation_name: str
    system_id: str
    system_name: str
    modes: list[Mode]
    until: datetime
    given_at: datetime

    @classmethod
    def of(cls, row: Grant, now: datetime) -> "GrantOut":
        """Show a row."""
        made = {"service_code", "status_label", "is_over"}
        return cls(
            **{name: getattr(row, name) for name in set(GrantOut.model_fields) - made},
            service_code=row.service.code,
            status_label=SaidOut.model_validate(STATUS_LABELS[row.status]),
            is_over=row.until <= now,
        )


class GrantDetailOut(GrantOut):
    """A grant with all that it allows."""

    items: list[GrantedItemOut]
    region_column: str
    divisions: list[str]
    division_names: dict[str, str]
    purpose: str
    calls_per_minute: int
    rows_max: int
    reason: str
    verbs: list[GrantVerb]

    @classmethod
    def shown(cls, work: Work, row: Grant) -> "GrantDetailOut":
        """Show a grant to the actor."""
        carried = ("region_column", "divisions", "purpose", "calls_per_minute", "rows_max")
        return cls(
            **GrantOut.of(row, work.now).model_dump(),
            **{name: getattr(row, name) for name in (*carried, "reason")},
            items=[GrantedItemOut.of(item) for item in items_of(row)],
            division_names=dict(identity.names_of_regions(work, row.divisions)),
            verbs=grant_verbs_of(work, row),
        )


class ServiceOut(Out):
    """A service in a list; it stops while its entry is off the catalogue (目录下线)."""

    id: str
    code: str
    entry_id: str
    entry_version: int
    name: str
    provider_name: str
    opened_at: datetime
    stopped_at: datetime | None
    stopped_reason: str

    @classmethod
    def of(cls, row: Service, gone: Withdrawal | None) -> "ServiceOut":
        """Show a row, and since when and why it is stopped, if it is."""
        stop = {"stopped_at", "stopped_reason"}
        told = {name: getattr(row, name) for name in ServiceOut.model_fields if name not in stop}
        at, why = (gone.at, gone.reason) if gone else (None, "")
        return ServiceOut(**told, stopped_at=at, stopped_reason=why)


class ExampleOut(Out):
    """What to send and what comes back, as JSON text."""

    mode: Mode
    address: str
    request: str
    response: str


class HeaderOut(Out):
    """A header of a signed request."""

    name: str
    zh: str
    en: str


class SigningOut(Out):
    """How a request is signed: the headers, the lines of the signed text, and code to copy."""

    algorithm: str
    headers: list[HeaderOut]
    lines: list[SaidOut]
    python: str


class ServiceDetailOut(ServiceOut):
    """A service as a developer of a consumer needs it.

    ``items`` are those of the grant of the actor's organisation, or, where it has none, those of
    the catalogue with the masks that are usual.
    """

    items: list[GrantedItemOut]
    grant_id: str | None
    divisions: list[str]
    division_names: dict[str, str]
    until: datetime | None
    calls_per_minute: int | None
    rows_max: int | None
    examples: list[ExampleOut]
    signing: SigningOut
    verbs: Annotated[list[str], Field(default_factory=list)]


class CallOut(Out):
    """The record of a call."""

    id: str
    at: datetime
    service_code: str
    service_name: str
    grant_id: str | None
    organisation: str
    system_id: str
    system_name: str
    mode: Mode
    state: CallState
    state_label: SaidOut
    error: str
    purpose: str
    items: list[str]
    filters: list[str]
    rows: int
    truncated: bool

    @classmethod
    def of(cls, row: Call) -> "CallOut":
        """Show a row."""
        names = set(cls.model_fields) - {"state_label"}
        label = SaidOut.model_validate(CALL_LABELS[row.state])
        return cls(**{name: getattr(row, name) for name in names}, state_label=label)
