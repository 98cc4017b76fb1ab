"""The tables of identity."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import BYTEA, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.identity.terms import KeyKind, OrganisationKind, RegionLevel, SignInProof
from tongbase.kernel.db import Row


class Region(Row):
    """A division of GB/T 2260 (行政区划). Abolished codes stay, as they stay in people's data."""

    __tablename__ = "identity_region"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    level: Mapped[RegionLevel]
    parent: Mapped[str | None] = mapped_column(index=True)
    path: Mapped[str]
    active: Mapped[bool]
    first_year: Mapped[int]
    last_year: Mapped[int]


class RegionName(Row):
    """What a division was called, and in the lists of which years; a code may have several."""

    __tablename__ = "identity_region_name"

    code: Mapped[str] = mapped_column(ForeignKey("identity_region.code"), primary_key=True)
    first_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last_year: Mapped[int]
    name: Mapped[str]

    region: Mapped[Region] = relationship(lazy="joined", viewonly=True)


class Organisation(Row):
    """An organisation (机构), known to the world by its unified social credit code."""

    __tablename__ = "identity_organisation"

    id: Mapped[str] = mapped_column(primary_key=True)
    uscc: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short_name: Mapped[str]
    kind: Mapped[OrganisationKind]
    region_code: Mapped[str] = mapped_column(ForeignKey("identity_region.code"), index=True)
    parent: Mapped[str | None] = mapped_column(ForeignKey("identity_organisation.uscc"))
    path: Mapped[str] = mapped_column(unique=True)
    active: Mapped[bool] = mapped_column(default=True)

    region: Mapped[Region] = relationship(lazy="joined", viewonly=True)


class Role(Row):
    """A named set of permission words (角色). Shipped ones cannot be changed."""

    __tablename__ = "identity_role"

    code: Mapped[str] = mapped_column(primary_key=True)
    zh: Mapped[str]
    en: Mapped[str]
    permissions: Mapped[list[str]] = mapped_column(JSONB)
    shipped: Mapped[bool] = mapped_column(default=False)


class Person(Row):
    """A person (人员). One without organisation runs the platform itself and reaches all of it."""

    __tablename__ = "identity_person"

    id: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    organisation_id: Mapped[str | None] = mapped_column(
        ForeignKey("identity_organisation.id"), index=True
    )
    password_hash: Mapped[str]
    must_change_password: Mapped[bool] = mapped_column(default=True)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)
    oidc_subject: Mapped[str | None] = mapped_column(unique=True)
    created_at: Mapped[datetime]

    organisation: Mapped[Organisation | None] = relationship(lazy="joined")
    roles: Mapped[list[Role]] = relationship(
        secondary="identity_person_role", order_by=Role.code, lazy="selectin"
    )


class PersonRole(Row):
    """Which roles a person holds."""

    __tablename__ = "identity_person_role"

    person_id: Mapped[str] = mapped_column(ForeignKey("identity_person.id"), primary_key=True)
    role_code: Mapped[str] = mapped_column(ForeignKey("identity_role.code"), primary_key=True)


class SignOnSession(Row):
    """A person's session. The token is in the cookie alone; here lies its hash."""

    __tablename__ = "identity_session"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("identity_person.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    address: Mapped[str]
    proof: Mapped[SignInProof]

    person: Mapped[Person] = relationship(lazy="joined")


class Application(Row):
    """An application system (应用系统) that calls data services by machine."""

    __tablename__ = "identity_application"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    organisation_id: Mapped[str] = mapped_column(ForeignKey("identity_organisation.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]

    organisation: Mapped[Organisation] = relationship(lazy="joined")


class Key(Row):
    """A personal key (its hash) or an application key (its secret, sealed by the vault)."""

    __tablename__ = "identity_key"
    __table_args__ = (Index("ix_identity_key_holder", "person_id", "application_id"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[KeyKind]
    name: Mapped[str]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("identity_person.id"))
    application_id: Mapped[str | None] = mapped_column(ForeignKey("identity_application.id"))
    token_hash: Mapped[str | None] = mapped_column(unique=True)
    secret_sealed: Mapped[bytes | None] = mapped_column(BYTEA)
    addresses: Mapped[list[str]] = mapped_column(JSONB)
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]

    person: Mapped[Person | None] = relationship(lazy="joined")
    application: Mapped[Application | None] = relationship(lazy="joined")


class Nonce(Row):
    """A nonce that was used. It is kept for as long as its timestamp would be accepted."""

    __tablename__ = "identity_nonce"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    nonce: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class OidcFlow(Row):
    """A sign-in at the provider that was begun; the browser holds the token of its hash."""

    __tablename__ = "identity_oidc_flow"

    state_hash: Mapped[str] = mapped_column(primary_key=True)
    browser_hash: Mapped[str]
    nonce: Mapped[str]
    verifier: Mapped[str]
    return_to: Mapped[str]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class OidcRefusal(Row):
    """Why a sign-in at the provider did not succeed, for the page that tells the person."""

    __tablename__ = "identity_oidc_refusal"

    id: Mapped[str] = mapped_column(primary_key=True)
    error: Mapped[dict[str, Any]] = mapped_column(JSONB)
    expires_at: Mapped[datetime] = mapped_column(index=True)
