"""What CKAN's clients are told: packages, resources, organisations, groups, tags."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Field

from tongbase.base.web import Out
from tongbase.catalogue.queries.interfaces.ckan import Group, Tag
from tongbase.catalogue.queries.interfaces.ckan_search import FoundPackages
from tongbase.catalogue.rules.dcat import terms_iri, terms_of
from tongbase.catalogue.rules.formats import format_of_resource
from tongbase.catalogue.rules.open_names import (
    name_of_entry,
    name_of_provider,
    page_of_entry,
)
from tongbase.catalogue.rules.resource_codes import class_label, class_of
from tongbase.catalogue.terms.codes import LABELS, OpenType
from tongbase.catalogue.terms.published import PublishedEntry, PublishedResource

T = TypeVar("T")
EXTRAS = (
    *("res_code", "classify_code", "provider_code", "region_code", "region_name"),
    *("format_category", "format_type", "share_type", "share_condition", "share_scope"),
    *("use_purpose", "no_share_basis_type", "no_share_basis_citation", "share_mode_category"),
    *("share_mode", "open_type", "open_condition", "update_cycle", "data_class", "data_level"),
    "masking",
    *("network", "related_codes", "pub_date"),
)
"""Fields of the core metadata that CKAN has no place for; they go as extras."""


def _is_none(value: object) -> bool:
    return value is None


class AnswerOut(Out, Generic[T]):
    """How CKAN tells a result."""

    help: str
    success: Literal[True] = True
    result: T


class TagOut(Out):
    """A tag: the name of an item."""

    id: str
    name: str
    display_name: str
    state: Literal["active"] = "active"
    vocabulary_id: None = None

    @classmethod
    def of(cls, name: str) -> "TagOut":
        """Show a tag."""
        return cls(id=name, name=name, display_name=name)


class ExtraOut(Out):
    """A field for which CKAN has no place."""

    key: str
    value: str


class ResourceOut(Out):
    """A resource; ``url`` is the page on which it is applied for."""

    id: str
    package_id: str
    name: str
    description: str
    url: str
    url_type: None = None
    format: str
    hash: Literal[""] = ""
    size: None = None
    mimetype: None = None
    mimetype_inner: None = None
    cache_url: None = None
    cache_last_updated: None = None
    resource_type: str
    position: int
    created: str
    last_modified: str
    metadata_modified: str
    state: Literal["active"] = "active"

    @classmethod
    def of(
        cls, entry: PublishedEntry, resource: PublishedResource, place: int, address: str
    ) -> "ResourceOut":
        """Show a resource of an entry."""
        bound = moment(resource.bound_at)
        return cls(
            id=resource.id,
            package_id=entry.id,
            name=resource.name,
            description=LABELS["resource_kind"][resource.kind.value].zh,
            url=page_of_entry(address, entry.id),
            format=format_of_resource(entry.format_type, resource.kind),
            resource_type=resource.kind.value,
            position=place,
            created=bound,
            last_modified=bound,
            metadata_modified=bound,
        )


class LicenceOut(Out):
    """Terms of use: how far a package is open. No body has reviewed them against a definition."""

    id: str
    title: str
    url: str
    status: Literal["active"] = "active"
    family: Literal[""] = ""
    maintainer: Literal[""] = ""
    is_generic: Literal[True] = True
    domain_content: Literal[False] = False
    domain_data: Literal[True] = True
    domain_software: Literal[False] = False
    od_conformance: Literal["not reviewed"] = "not reviewed"
    osd_conformance: Literal["not reviewed"] = "not reviewed"

    @classmethod
    def of(cls, terms: OpenType, address: str) -> "LicenceOut":
        """Show terms of use, at the address where DCAT's readers find them."""
        title = LABELS["open_type"][terms.value].zh
        return cls(id=terms.value, title=title, url=terms_iri(address, terms))


class GroupRefOut(Out):
    """A group or an organisation as a package names it."""

    id: str
    name: str
    title: str
    display_name: str
    description: str = ""
    image_url: str = ""
    image_display_url: str = ""
    type: str
    is_organization: bool
    state: Literal["active"] = "active"
    approval_status: Literal["approved"] = "approved"


class PackageOut(Out):
    """A package: a published entry."""

    id: str
    name: str
    title: str
    notes: str
    url: str
    version: str
    type: Literal["dataset"] = "dataset"
    state: Literal["active"] = "active"
    private: Literal[False] = False
    isopen: bool
    license_id: str
    license_title: str
    license_url: str
    author: str
    author_email: None = None
    maintainer: str
    maintainer_email: None = None
    creator_user_id: None = None
    metadata_created: str
    metadata_modified: str
    owner_org: str
    organization: GroupRefOut
    groups: list[GroupRefOut]
    tags: list[TagOut]
    num_tags: int
    resources: list[ResourceOut]
    num_resources: int
    extras: list[ExtraOut]
    relationships_as_subject: list[str] = Field(default_factory=list)
    relationships_as_object: list[str] = Field(default_factory=list)

    @classmethod
    def of(cls, entry: PublishedEntry, address: str) -> "PackageOut":
        """Show an entry as a package."""
        terms = terms_of(entry.open_type)
        licence = LicenceOut.of(terms, address)
        tags = [TagOut.of(name) for name in dict.fromkeys(item.name for item in entry.items)]
        pairs = enumerate(entry.resources)
        resources = [ResourceOut.of(entry, each, place, address) for place, each in pairs]
        return cls(
            id=entry.id,
            name=name_of_entry(entry.id, entry.res_code),
            title=entry.name,
            notes=entry.abstract,
            url=page_of_entry(address, entry.id),
            version=str(entry.version),
            isopen=terms is OpenType.UNCONDITIONAL,
            license_id=licence.id,
            license_title=licence.title,
            license_url=licence.url,
            author=entry.provider_name,
            maintainer=entry.provider_name,
            metadata_created=moment(entry.created_at),
            metadata_modified=moment(entry.changed_at),
            owner_org=name_of_provider(entry.provider_code),
            organization=organisation_ref(entry.provider_code, entry.provider_name),
            groups=groups_of(entry),
            tags=tags,
            num_tags=len(tags),
            resources=resources,
            num_resources=len(resources),
            extras=list(_extras(entry)),
        )


class FacetItemOut(Out):
    """One value of a facet."""

    name: str
    display_name: str
    count: int


class FacetOut(Out):
    """One facet of a search."""

    title: str
    items: list[FacetItemOut]


class SearchOut(Out):
    """What a search found; the count and the facets are those of all that was found."""

    count: int
    sort: str
    results: list[PackageOut]
    facets: dict[str, dict[str, int]]
    search_facets: dict[str, FacetOut]

    @classmethod
    def of(cls, found: FoundPackages, sort: str, address: str) -> "SearchOut":
        """Show what was found."""
        facets = {
            facet: [FacetItemOut(name=v.name, display_name=v.label, count=v.count) for v in values]
            for facet, values in found.facets.items()
        }
        return cls(
            count=found.total,
            sort=sort,
            results=[PackageOut.of(entry, address) for entry in found.entries],
            facets={f: {v.name: v.count for v in values} for f, values in facets.items()},
            search_facets={f: FacetOut(title=f, items=values) for f, values in facets.items()},
        )


class GroupOut(GroupRefOut):
    """A group or an organisation with how many packages it has.

    ``packages`` are the newest of them, and are told if they are asked for; ``created`` is when an
    organisation was registered here, where that is known. Followers, members, fields and groups of
    its own it has none.
    """

    package_count: int
    created: Annotated[str | None, Field(exclude_if=_is_none)] = None
    packages: Annotated[list[PackageOut] | None, Field(exclude_if=_is_none)] = None
    num_followers: Literal[0] = 0
    extras: list[ExtraOut] = Field(default_factory=list)
    users: list[str] = Field(default_factory=list)
    groups: list[str] = Field(default_factory=list)
    tags: list[str] = Field(default_factory=list)

    @classmethod
    def of(cls, group: Group, entries: Iterable[PublishedEntry] | None, address: str) -> "GroupOut":
        """Show a group."""
        shown = None if entries is None else [PackageOut.of(each, address) for each in entries]
        return cls(
            **group_ref(group.name, group.title, is_organisation=group.is_organisation).__dict__,
            package_count=group.count,
            created=moment(group.registered_at) if group.registered_at else None,
            packages=shown,
        )


class CompletedGroupOut(Out):
    """A group or an organisation that has the text that was typed."""

    id: str
    name: str
    title: str

    @classmethod
    def of(cls, group: Group) -> "CompletedGroupOut":
        """Show a group."""
        return cls(id=group.name, name=group.name, title=group.title)


class TagsOut(Out):
    """What a search of tags found."""

    count: int
    results: list[TagOut]


class TagDetailOut(TagOut):
    """A tag, and its newest packages if they are asked for."""

    packages: Annotated[list[PackageOut] | None, Field(exclude_if=_is_none)] = None

    @classmethod
    def shown(
        cls, tag: Tag, entries: Iterable[PublishedEntry] | None, address: str
    ) -> "TagDetailOut":
        """Show a tag."""
        packages = None if entries is None else [PackageOut.of(each, address) for each in entries]
        return cls(id=tag.name, name=tag.name, display_name=tag.name, packages=packages)


class ResourcesOut(Out):
    """What a search of resources found."""

    count: int
    results: list[ResourceOut]


class StatusOut(Out):
    """What the site says of itself; ``ckan_version`` is the version of the API that it speaks."""

    site_title: str
    site_description: str
    site_url: str
    ckan_version: str
    tongbase_version: str
    locale_default: str
    error_emails_to: None = None
    extensions: list[str]


class FaultKind(StrEnum):
    """What CKAN calls the kinds of errors."""

    NOT_FOUND = "Not Found Error"
    DENIED = "Authorization Error"
    INVALID = "Validation Error"
    QUERY = "Search Query Error"
    BAD = "Bad Request"
    AWAY = "Internal Server Error"


def moment(at: datetime) -> str:
    """Write a moment as CKAN does: in UTC, and without saying so."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def organisation_ref(code: str, name: str) -> GroupRefOut:
    """Show a provider as an organisation."""
    return group_ref(name_of_provider(code), name, is_organisation=True)


def groups_of(entry: PublishedEntry) -> list[GroupRefOut]:
    """Show the class of an entry as its group."""
    if not entry.classify_code:
        return []
    code = class_of(entry.classify_code)
    return [group_ref(code, class_label(code).zh, is_organisation=False)]


def group_ref(name: str, title: str, *, is_organisation: bool) -> GroupRefOut:
    """Show a group or an organisation; its name is its id."""
    return GroupRefOut(
        id=name,
        name=name,
        title=title,
        display_name=title,
        type="organization" if is_organisation else "group",
        is_organization=is_organisation,
    )


def _extras(entry: PublishedEntry) -> Iterable[ExtraOut]:
    for name in EXTRAS:
        value = getattr(entry, name)
        if value:
            told = ",".join(value) if isinstance(value, list) else str(value)
            yield ExtraOut(key=name, value=told)
