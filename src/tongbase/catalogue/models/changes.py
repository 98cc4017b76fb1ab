"""The tables of change push: what changed, who subscribed, what was delivered."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, text
from sqlalchemy.dialects.postgresql import BYTEA, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tongbase.catalogue.terms.changes import ChangeKind, DeliveryState, SubscriptionState
from tongbase.kernel.db import Row

IS_WAITING = text("state = 'waiting'")


class Change(Row):
    """A change of the catalogue, drawn from the ledger in its order (变更).

    One reader at a time writes them, so ``seq`` counts in the order in which they can be seen:
    who has read up to one has missed none. ``version`` is the published one that counts from then
    on; classification and share type are those before and after.
    """

    __tablename__ = "catalogue_change"
    __table_args__ = (Index("ix_catalogue_change_entry", "entry_id", "seq"),)

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    ledger_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    at: Mapped[datetime]
    kind: Mapped[ChangeKind]
    entry_id: Mapped[str]
    version: Mapped[int | None]
    is_public: Mapped[bool]
    name: Mapped[str]
    res_code: Mapped[str | None]
    provider_code: Mapped[str]
    provider_name: Mapped[str]
    provider_path: Mapped[str]
    region_code: Mapped[str]
    classify_codes: Mapped[list[str]] = mapped_column(JSONB)
    share_types: Mapped[list[str]] = mapped_column(JSONB)
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Subscription(Row):
    """Who hears of which changes, and where (变更订阅).

    ``lease_until``: a worker sends to it until then. ``rest_until``: it did not answer lately and
    is left in peace. From ``replay_next`` to ``replay_until`` changes are still to be told again.
    """

    __tablename__ = "catalogue_subscription"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    organisation_code: Mapped[str]
    organisation_name: Mapped[str]
    place: Mapped[str] = mapped_column(index=True)
    application_id: Mapped[str | None]
    application_name: Mapped[str] = mapped_column(default="")
    url: Mapped[str]
    wanted: Mapped[dict[str, Any]] = mapped_column(JSONB)
    secret_sealed: Mapped[bytes] = mapped_column(BYTEA)
    old_secret_sealed: Mapped[bytes | None] = mapped_column(BYTEA)
    old_secret_until: Mapped[datetime | None]
    state: Mapped[SubscriptionState]
    failures: Mapped[int] = mapped_column(default=0)
    rest_until: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    last_delivered_at: Mapped[datetime | None]
    replay_next: Mapped[int | None] = mapped_column(BigInteger)
    replay_until: Mapped[int | None] = mapped_column(BigInteger)
    created_by: Mapped[str]
    created_by_name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


class Delivery(Row):
    """One message to one subscriber; without ``seq`` it is a test (推送记录).

    ``id`` is what the receiver knows it by, however often it is sent.
    """

    __tablename__ = "catalogue_delivery"
    __table_args__ = (
        Index(
            "ix_catalogue_delivery_due",
            "subscription_id",
            "next_at",
            postgresql_where=IS_WAITING,
        ),
        Index(
            "ix_catalogue_delivery_order",
            "subscription_id",
            text("seq nulls first"),
            postgresql_where=IS_WAITING,
        ),
        Index("uq_catalogue_delivery_change", "subscription_id", "seq", unique=True),
        Index("ix_catalogue_delivery_state", "subscription_id", "state", text("created_at desc")),
        Index("ix_catalogue_delivery_ended", "state", "ended_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    subscription_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_subscription.id", ondelete="CASCADE")
    )
    seq: Mapped[int | None] = mapped_column(ForeignKey("catalogue_change.seq"))
    state: Mapped[DeliveryState]
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    next_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]
    last_status: Mapped[int | None]
    last_milliseconds: Mapped[int | None]


class Attempt(Row):
    """One attempt to deliver: what came back, and how long it took."""

    __tablename__ = "catalogue_delivery_attempt"
    __table_args__ = (Index("ix_catalogue_delivery_attempt_delivery", "delivery_id", "at"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    delivery_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_delivery.id", ondelete="CASCADE")
    )
    at: Mapped[datetime]
    status: Mapped[int | None]
    milliseconds: Mapped[int]
    answer: Mapped[str]
    error: Mapped[str]
