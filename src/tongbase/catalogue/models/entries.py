"""The tables of entries, their items and what is bound to them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, literal_column, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tongbase.catalogue.rules.open_names import PLAIN_CODE, STROKE, STROKE_IN_NAMES
from tongbase.catalogue.terms.codes import (
    FormatCategory,
    ItemType,
    Network,
    NoShareBasis,
    OpenType,
    ResourceKind,
    ShareMode,
    ShareModeCategory,
    ShareType,
    UpdateCycle,
)
from tongbase.catalogue.terms.states import Status
from tongbase.kernel.db import Row
from tongbase.standards.terms.grading import Level, Masking, SensitiveType

IS_PUBLISHED = text("status = 'published'")
FACET_COLUMNS = ["share_type", "update_cycle", "provider_code", "region_code", "classify_code"]
OPEN_NAME = (
    f"coalesce(replace(substring(catalogue_entry.res_code, '^({PLAIN_CODE.pattern})$'),"
    f" '{STROKE}', '{STROKE_IN_NAMES}'), catalogue_entry.id)"
)
"""What an entry is called in addresses, as ``rules.open_names.name_of_entry`` names it."""
HOLDS_ITS_NAME = text("status <> 'merged' and revises is null")


class Entry(Row):
    """A catalogue entry (目录). ``revises`` names the entry of which it is the next version.

    ``search`` and ``name_search`` are written with the texts, in the same transaction;
    ``active_grants`` is counted by the sharing floor; ``items_count`` are its items.
    """

    __tablename__ = "catalogue_entry"
    __table_args__ = (
        Index("ix_catalogue_entry_search", "search", postgresql_using="gin"),
        Index("ix_catalogue_entry_name_search", "name_search", postgresql_using="gin"),
        # By title; with what pages in that order ask for, so that they are counted off it.
        Index(
            "ix_catalogue_entry_name_prefix",
            "name",
            postgresql_ops={"name": "text_pattern_ops"},
            postgresql_include=["id", "status"],
        ),
        Index(
            "ix_catalogue_entry_open_name",
            literal_column(OPEN_NAME).label("open_name"),
            "id",
            postgresql_ops={"open_name": "text_pattern_ops"},
            postgresql_where=IS_PUBLISHED,
            postgresql_include=["res_code"],
        ),
        Index(
            "ix_catalogue_entry_provider_path",
            "provider_path",
            postgresql_ops={"provider_path": "text_pattern_ops"},
        ),
        Index(
            "ix_catalogue_entry_newest",
            text("published_at desc"),
            text("id desc"),
            postgresql_where=IS_PUBLISHED,
            postgresql_include=FACET_COLUMNS,
        ),
        Index(
            "ix_catalogue_entry_region",
            "region_code",
            text("published_at desc"),
            text("id desc"),
            postgresql_where=IS_PUBLISHED,
            postgresql_include=FACET_COLUMNS,
        ),
        Index(
            "ix_catalogue_entry_provider",
            "provider_code",
            text("published_at desc"),
            text("id desc"),
            postgresql_where=IS_PUBLISHED,
            postgresql_include=FACET_COLUMNS,
        ),
        # What systems are called in a region, each name once, without an entry's wide row.
        Index(
            "ix_catalogue_entry_system",
            "region_code",
            "system_name",
            postgresql_where=text("system_name <> ''"),
        ),
        # Whether an entry may be seen, by its id, without its wide row.
        Index("ix_catalogue_entry_seen", "id", postgresql_include=("status", "provider_path")),
        # Narrow, so that counting all of them reads a megabyte.
        Index(
            "ix_catalogue_entry_shared",
            "share_type",
            "update_cycle",
            postgresql_where=IS_PUBLISHED,
        ),
        # Everything that the overview counts, so that it is counted without reading an entry.
        Index(
            "ix_catalogue_entry_counted",
            "region_code",
            "provider_code",
            "share_type",
            "update_cycle",
            "items_count",
            postgresql_where=IS_PUBLISHED,
        ),
        Index(
            "ix_catalogue_entry_unpublished",
            "provider_path",
            "status",
            postgresql_where=text("status <> 'published'"),
        ),
        Index("ix_catalogue_entry_changed", text("changed_at desc"), text("id desc")),
        # In the order in which harvesters read; narrow, so that a page far away is counted off it.
        Index("ix_catalogue_entry_harvest", "changed_at", "id", postgresql_where=IS_PUBLISHED),
        Index(
            "uq_catalogue_entry_name",
            "provider_code",
            "name_key",
            unique=True,
            postgresql_where=HOLDS_ITS_NAME,
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[Status]
    version: Mapped[int] = mapped_column(default=0)
    res_code: Mapped[str | None] = mapped_column(unique=True)
    seq: Mapped[int | None] = mapped_column(BigInteger)
    revises: Mapped[str | None] = mapped_column(ForeignKey("catalogue_entry.id"), index=True)
    draft_of: Mapped[str] = mapped_column(default="")
    provider_code: Mapped[str]
    provider_name: Mapped[str]
    provider_path: Mapped[str]
    region_code: Mapped[str]

    name: Mapped[str]
    name_key: Mapped[str]
    classify_code: Mapped[str]
    abstract: Mapped[str]
    format_category: Mapped[FormatCategory | None]
    format_type: Mapped[str]
    share_type: Mapped[ShareType | None]
    share_condition: Mapped[str]
    share_scope: Mapped[str]
    use_purpose: Mapped[str]
    no_share_basis_type: Mapped[NoShareBasis | None]
    no_share_basis_citation: Mapped[str]
    share_mode_category: Mapped[ShareModeCategory | None]
    share_mode: Mapped[ShareMode | None]
    open_type: Mapped[OpenType | None]
    open_condition: Mapped[str]
    update_cycle: Mapped[UpdateCycle | None]
    data_class: Mapped[str]
    data_level: Mapped[Level | None]
    masking: Mapped[Masking | None]
    network: Mapped[Network | None]
    system_name: Mapped[str]
    region_item: Mapped[str]
    related_codes: Mapped[list[str]] = mapped_column(JSONB)
    secrecy_assessed_at: Mapped[date | None]
    pipia_assessed_at: Mapped[date | None]
    secret_flag: Mapped[bool] = mapped_column(default=False)

    dept_head_approved_by: Mapped[str | None]
    dept_head_approved_at: Mapped[datetime | None]
    pub_date: Mapped[date | None]
    published_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    active_grants: Mapped[int] = mapped_column(default=0)
    items_count: Mapped[int] = mapped_column(default=0, server_default="0")
    created_by: Mapped[str]
    created_by_name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    search: Mapped[str] = mapped_column(TSVECTOR, deferred=True)
    name_search: Mapped[str] = mapped_column(TSVECTOR, deferred=True)

    items: Mapped[list["Item"]] = relationship(
        order_by="Item.place", cascade="all, delete-orphan", back_populates="entry"
    )
    resources: Mapped[list["Resource"]] = relationship(
        order_by="Resource.bound_at", cascade="all, delete-orphan", back_populates="entry"
    )


class Item(Row):
    """An information item (信息项) of an entry; ``place`` is its place in the list, from 0."""

    __tablename__ = "catalogue_item"
    __table_args__ = (
        Index("ix_catalogue_item_entry", "entry_id", "place"),
        # Whose a name is, which CKAN calls a tag: counted off it, without reading an item.
        Index(
            "ix_catalogue_item_name",
            "name",
            "entry_id",
            postgresql_ops={"name": "text_pattern_ops"},
        ),
        Index(
            "ix_catalogue_item_element",
            "std_element_code",
            postgresql_where=text("std_element_code <> ''"),
        ),
        Index(
            "ix_catalogue_item_not_shared",
            "entry_id",
            postgresql_where=text("share_type = 'not_shared'"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("catalogue_entry.id", ondelete="CASCADE"))
    place: Mapped[int]
    code: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str]
    field_name: Mapped[str]
    data_type: Mapped[ItemType | None]
    length: Mapped[int | None]
    precision: Mapped[int | None]
    is_pk: Mapped[bool]
    nullable: Mapped[bool]
    description: Mapped[str]
    share_type: Mapped[ShareType | None]
    share_condition: Mapped[str]
    no_share_basis_type: Mapped[NoShareBasis | None]
    no_share_basis_citation: Mapped[str]
    open_type: Mapped[OpenType | None]
    open_condition: Mapped[str]
    update_cycle: Mapped[UpdateCycle | None]
    data_level: Mapped[Level | None]
    sensitive_type: Mapped[SensitiveType | None]
    masking: Mapped[Masking | None]
    std_element_code: Mapped[str]
    code_list_id: Mapped[str]
    source_item: Mapped[str]
    unit: Mapped[str]

    entry: Mapped[Entry] = relationship(back_populates="items")


class Resource(Row):
    """A resource bound to an entry (挂接): a lake table, and by which exit it leaves."""

    __tablename__ = "catalogue_resource"
    __table_args__ = (
        Index("uq_catalogue_resource_table", "namespace", "table_name", "kind", unique=True),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(
        ForeignKey("catalogue_entry.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[ResourceKind]
    name: Mapped[str]
    namespace: Mapped[str]
    table_name: Mapped[str]
    bound_by: Mapped[str]
    bound_at: Mapped[datetime]

    entry: Mapped[Entry] = relationship(back_populates="resources")
