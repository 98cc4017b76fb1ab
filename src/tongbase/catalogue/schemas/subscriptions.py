"""Subscriptions and deliveries on the wire."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from tongbase.base.web import In, Out, SaidOut
from tongbase.catalogue.models import Attempt
from tongbase.catalogue.queries.push.changes import filter_of
from tongbase.catalogue.queries.push.subscriptions import Line, Seen
from tongbase.catalogue.rules.push_reasons import reason_of
from tongbase.catalogue.terms.changes import (
    DELIVERY_STATE_LABELS,
    FAILING_LABEL,
    KIND_LABELS,
    SUBSCRIPTION_STATE_LABELS,
    ChangeFilter,
    ChangeKind,
    DeliveryState,
    SubscriptionDraft,
    SubscriptionState,
)
from tongbase.catalogue.terms.codes import ShareType
from tongbase.standards.terms.labels import Label

Name = Annotated[str, Field(min_length=1, max_length=100)]
Url = Annotated[str, Field(min_length=1, max_length=500)]
Code = Annotated[str, Field(min_length=1, max_length=64)]
CHOSEN_MAX = 200
WORKED_OUT = frozenset({"wanted", "names", "deliveries", "verbs", "standing", "trouble"})


class FilterIn(In):
    """Which changes are wanted; an empty field asks for nothing."""

    kinds: Annotated[list[ChangeKind], Field(max_length=CHOSEN_MAX)] = Field(default_factory=list)
    providers: Annotated[list[Code], Field(max_length=CHOSEN_MAX)] = Field(default_factory=list)
    regions: Annotated[list[Code], Field(max_length=CHOSEN_MAX)] = Field(default_factory=list)
    classify: Annotated[list[Code], Field(max_length=CHOSEN_MAX)] = Field(default_factory=list)
    share_types: Annotated[list[ShareType], Field(max_length=CHOSEN_MAX)] = Field(
        default_factory=list
    )
    entry_ids: Annotated[list[Code], Field(max_length=CHOSEN_MAX)] = Field(default_factory=list)

    def value(self) -> ChangeFilter:
        """Return the filter as a value."""
        return ChangeFilter(**{name: tuple(getattr(self, name)) for name in FilterIn.model_fields})


class FilterOut(Out):
    """Which changes are wanted."""

    kinds: list[ChangeKind]
    providers: list[str]
    regions: list[str]
    classify: list[str]
    share_types: list[ShareType]
    entry_ids: list[str]


class SubscriptionIn(In):
    """A subscription; without an organisation (a credit code) it is one's own."""

    name: Name
    url: Url
    wanted: FilterIn = Field(default_factory=FilterIn)
    organisation: Annotated[str, Field(max_length=18)] = ""
    application: Annotated[str, Field(max_length=64)] = ""

    def draft(self) -> SubscriptionDraft:
        """Return the subscription as a value."""
        return SubscriptionDraft(
            self.name, self.url, self.wanted.value(), self.organisation, self.application
        )


class SubscriptionPatch(In):
    """What of a subscription is to be changed."""

    name: Name | None = None
    url: Url | None = None
    wanted: FilterIn | None = None

    def changes(self) -> dict[str, Any]:
        """Return the fields that were given."""
        told = {"name": self.name, "url": self.url, "wanted": self.wanted and self.wanted.value()}
        return {field: value for field, value in told.items() if value is not None}


class ReplayIn(In):
    """From where changes are told again: after a number, or since a moment."""

    after: Annotated[int, Field(ge=0, lt=1 << 62)] | None = None
    since: datetime | None = None


class TroubleOut(Out):
    """That nothing arrives: since when, what came back last, when it is tried again.

    ``status`` is null if nobody answered, ``next_at`` if it is not tried again (410 Gone).
    ``reason`` says in words what ``error`` is.
    """

    since: datetime
    status: int | None
    error: str
    reason: SaidOut | None
    next_at: datetime | None


class SubscriptionOut(Out):
    """A subscription; ``deliveries`` are counted by state. ``trouble`` if nothing arrives.

    ``names`` are those of the organisations and divisions that the filter names. From
    ``replay_next`` to ``replay_until`` changes are still to be told again.
    """

    id: str
    name: str
    organisation_code: str
    organisation_name: str
    application_id: str | None
    application_name: str
    url: str
    wanted: FilterOut
    names: dict[str, str]
    state: SubscriptionState
    standing: SaidOut
    trouble: TroubleOut | None
    failures: int
    rest_until: datetime | None
    last_delivered_at: datetime | None
    replay_next: int | None
    replay_until: int | None
    old_secret_until: datetime | None
    created_by_name: str
    created_at: datetime
    changed_at: datetime
    deliveries: dict[str, int]
    verbs: list[str]

    @classmethod
    def of(cls, seen: Seen) -> "SubscriptionOut":
        """Show a subscription with its numbers."""
        row, kept = seen.subscription, WORKED_OUT
        told = {name: getattr(row, name) for name in cls.model_fields if name not in kept}
        return cls(
            **told,
            wanted=FilterOut.model_validate(filter_of(row.wanted)),
            names=dict(seen.names),
            standing=SaidOut.model_validate(standing_of(seen)),
            trouble=TroubleOut.model_validate(seen.trouble) if seen.trouble else None,
            deliveries={state.value: seen.counted.get(state, 0) for state in DeliveryState},
            verbs=list(seen.verbs),
        )


def standing_of(seen: Seen) -> Label:
    """Call the state of a subscription; an active one of which nothing arrives is failing."""
    state = seen.subscription.state
    failing = state is SubscriptionState.ACTIVE and seen.trouble is not None
    return FAILING_LABEL if failing else SUBSCRIPTION_STATE_LABELS[state]


class SubscriptionMadeOut(Out):
    """A subscription with its secret, which is shown this once."""

    subscription: SubscriptionOut
    secret: str


class AttemptOut(Out):
    """One attempt; ``status`` is null if nobody answered, ``error`` says why, ``reason`` in words.

    What has arrived has no reason.
    """

    at: datetime
    status: int | None
    milliseconds: int
    answer: str
    error: str
    reason: SaidOut | None

    @classmethod
    def of(cls, attempt: Attempt) -> "AttemptOut":
        """Show an attempt."""
        reason = reason_of(attempt.status, attempt.error, attempt.answer)
        return cls(
            at=attempt.at,
            status=attempt.status,
            milliseconds=attempt.milliseconds,
            answer=attempt.answer,
            error=attempt.error,
            reason=SaidOut.model_validate(reason) if reason else None,
        )


class DeliveryOut(Out):
    """A delivery, and the change that it carries; without a change it is a test."""

    id: str
    seq: int | None
    kind: ChangeKind | None
    entry_id: str | None
    entry_name: str | None
    version: int | None
    state: DeliveryState
    attempts: int
    created_at: datetime
    next_at: datetime
    ended_at: datetime | None
    last_at: datetime | None
    last_status: int | None
    last_milliseconds: int | None

    @classmethod
    def of(cls, line: Line, **more: Any) -> "DeliveryOut":
        """Show a delivery."""
        row, change = line.delivery, line.change
        carried = {"kind", "entry_id", "entry_name", "version"}
        told = {n: getattr(row, n) for n in DeliveryOut.model_fields if n not in carried}
        return cls(
            **told,
            kind=change.kind if change else None,
            entry_id=change.entry_id if change else None,
            entry_name=change.name if change else None,
            version=change.version if change else None,
            **more,
        )


class DeliveryDetailOut(DeliveryOut):
    """A delivery with its attempts, newest first, and the CloudEvent that is sent."""

    log: list[AttemptOut]
    event: dict[str, Any]

    @classmethod
    def whole(
        cls, line: Line, attempts: list[Attempt], event: dict[str, Any]
    ) -> "DeliveryDetailOut":
        """Show a delivery with its attempts."""
        log = [AttemptOut.of(attempt) for attempt in attempts]
        shown = cls.of(line, log=log, event=event)
        assert isinstance(shown, DeliveryDetailOut)  # noqa: S101
        return shown


class ReplayedOut(Out):
    """How many deliveries are tried again."""

    deliveries: int


class ChangeCodeOut(Out):
    """One word of change push with its labels."""

    value: str
    label: str
    label_en: str


class ChangeCodesOut(Out):
    """The words of change push: kinds of changes, states of subscriptions and deliveries."""

    kinds: list[ChangeCodeOut]
    subscription_states: list[ChangeCodeOut]
    delivery_states: list[ChangeCodeOut]

    @classmethod
    def all(cls) -> "ChangeCodesOut":
        """Show all of them."""
        lists = (KIND_LABELS, SUBSCRIPTION_STATE_LABELS, DELIVERY_STATE_LABELS)
        kinds, subscriptions, deliveries = (
            [
                ChangeCodeOut(value=word.value, label=label.zh, label_en=label.en)
                for word, label in labels.items()
            ]
            for labels in lists
        )
        return cls(kinds=kinds, subscription_states=subscriptions, delivery_states=deliveries)
