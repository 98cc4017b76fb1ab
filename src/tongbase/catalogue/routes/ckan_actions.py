"""What each of CKAN's actions does here. The docstrings are the help that clients read."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongbase import __version__
from tongbase.base.paging import Window
from tongbase.catalogue.errors import FieldInvalidError, GroupNotFoundError
from tongbase.catalogue.queries.interfaces import ckan
from tongbase.catalogue.queries.interfaces.ckan_search import search_packages
from tongbase.catalogue.queries.interfaces.published import get_published
from tongbase.catalogue.rules.ckan_queries import read_filters, read_query
from tongbase.catalogue.rules.open_names import code_of_provider
from tongbase.catalogue.schemas.ckan import asking, telling
from tongbase.catalogue.terms.codes import OpenType
from tongbase.catalogue.terms.conditions import ALWAYS, Condition, Order
from tongbase.catalogue.terms.published import PublishedEntry
from tongbase.catalogue.terms.searching import Filters
from tongbase.kernel.work import Work

VERSION_SPOKEN = "2.11.0"
NEWEST = Window(size=ckan.NEWEST_SHOWN)
RESOURCE_FIELDS = ("name", "format", *ckan.EXACT)


@dataclass(frozen=True)
class Telling:
    """The reader's work, and the address under which the house is known."""

    work: Work
    address: str


def site_read(_: Telling, __: asking.Asking) -> bool:
    """Say that the site can be read."""
    return True


def status_show(told: Telling, _: asking.Asking) -> telling.StatusOut:
    """Tell what this site is; ckan_version is the version of the API that it speaks."""
    return telling.StatusOut(
        site_title="一体化政务数据目录",
        site_description="Integrated government data catalogue",
        site_url=told.address,
        ckan_version=VERSION_SPOKEN,
        tongbase_version=__version__,
        locale_default="zh_CN",
        extensions=["dcat"],
    )


def help_of(helps: Mapping[str, str], name: str) -> str:
    """Return the help of an action."""
    if name not in helps:
        raise GroupNotFoundError(
            f"没有名为“{name}”的动作,可用:{'、'.join(helps)}。",
            f"There is no action {name}; there are {', '.join(helps)}.",
            field="name",
        )
    return helps[name]


def license_list(told: Telling, _: asking.Asking) -> list[telling.LicenceOut]:
    """List the terms of use that packages may have, as license_id of a package names them."""
    return [telling.LicenceOut.of(terms, told.address) for terms in OpenType]


def package_list(told: Telling, asked: asking.NamesAsked) -> list[str]:
    """Return the names of all packages, in a steady order."""
    return ckan.package_names(told.work, limit=asked.limit, offset=asked.offset)


def current_package_list_with_resources(
    told: Telling, asked: asking.PackagesAsked
) -> list[telling.PackageOut]:
    """Return packages with their resources, the last changed first; 100 at once unless limited."""
    return _shown(told, ckan.newest_packages(told.work, ALWAYS, asked.window()))


def package_search(told: Telling, asked: asking.SearchAsked) -> telling.SearchOut:
    """Search packages: q are words or field:value, fq conditions on fields, sort an order.

    Fields: organization, groups, tags, res_format, license_id, name, title, metadata_modified,
    metadata_created, region_code, share_type, update_cycle, data_level. With words the 1000 best
    are ranked, the others follow, the newest first; count and facets are of all.
    """
    now = told.work.now
    sort = asked.sort.partition(",")[0].strip().lower()
    if sort and sort not in asking.ORDERS:
        known = "、".join(asking.ORDERS)
        raise FieldInvalidError(
            f"不支持的排序“{asked.sort}”,可用:{known}。",
            f"There is no order {asked.sort}; there are {', '.join(asking.ORDERS)}.",
            field="sort",
        )
    filters = Filters(
        further=read_filters([asked.fq, *asked.fq_list], now=now),
        order=asking.ORDERS.get(sort, Order.BEST),
    )
    query = read_query(asked.q, now=now)
    found = search_packages(told.work, query, filters, asked.window(), asked.facets())
    return telling.SearchOut.of(found, asked.sort or "score desc", told.address)


def package_show(told: Telling, asked: asking.ThingAsked) -> telling.PackageOut:
    """Return one package by its id or its name."""
    return telling.PackageOut.of(get_published(told.work, asked.id), told.address)


def organization_list(
    told: Telling, asked: asking.GroupsAsked
) -> list[str] | list[telling.GroupOut]:
    """List the organisations that have published packages: names, or with all_fields all."""
    codes = [code_of_provider(name) for name in (*asked.organizations, *asked.groups)]
    return _listed(told, asked, ckan.organisations(told.work, codes))


def organization_show(told: Telling, asked: asking.GroupAsked) -> telling.GroupOut:
    """Return one organisation; with include_datasets its ten last changed packages too."""
    group = ckan.organisation(told.work, asked.id)
    newest = _newest(told, ckan.of_organisation(group)) if asked.include_datasets else None
    (since,) = ckan.dated(told.work, [group])
    return telling.GroupOut.of(since, newest, told.address)


def organization_autocomplete(
    told: Telling, asked: asking.CompletionAsked
) -> list[telling.CompletedGroupOut]:
    """List the organisations in whose name or title q stands."""
    return _completed(ckan.organisations(told.work), asked)


def organization_list_for_user(told: Telling, asked: asking.OwnAsked) -> list[telling.GroupOut]:
    """List the reader's own organisation, with permission=read: nobody changes anything here."""
    code = told.work.actor.organisation
    own = ckan.organisations(told.work, [code]) if code and asked.permission == "read" else []
    return _whole(told, own)


def group_list(told: Telling, asked: asking.GroupsAsked) -> list[str] | list[telling.GroupOut]:
    """List the classes of published packages as groups: names, or with all_fields all."""
    return _listed(told, asked, ckan.classes(told.work, asked.groups))


def group_show(told: Telling, asked: asking.GroupAsked) -> telling.GroupOut:
    """Return one class as a group; with include_datasets its ten last changed packages too."""
    group = ckan.class_group(told.work, asked.id)
    newest = _newest(told, ckan.of_class(group)) if asked.include_datasets else None
    return telling.GroupOut.of(group, newest, told.address)


def group_autocomplete(
    told: Telling, asked: asking.CompletionAsked
) -> list[telling.CompletedGroupOut]:
    """List the groups in whose name or title q stands."""
    return _completed(ckan.classes(told.work), asked)


def group_package_show(told: Telling, asked: asking.GroupPackagesAsked) -> list[telling.PackageOut]:
    """Return the packages of a group, the last changed first; at most 1000."""
    condition = ckan.of_class(ckan.class_group(told.work, asked.id))
    return _shown(told, ckan.newest_packages(told.work, condition, Window(size=asked.limit)))


def group_list_authz(_: Telling, __: asking.OwnAsked) -> list[telling.GroupOut]:
    """List the groups that the reader may change: none, for this is a read-only catalogue."""
    return []


def tag_search(told: Telling, asked: asking.TagSearchAsked) -> telling.TagsOut:
    """Search tags: those in which query stands, one text or all of several; count them."""
    count, found = _tags(told, asked)
    return telling.TagsOut(count=count, results=[telling.TagOut.of(each.name) for each in found])


def tag_autocomplete(told: Telling, asked: asking.TagSearchAsked) -> list[str]:
    """List the names of tags in which query stands."""
    return [each.name for each in _tags(told, asked)[1]]


def tag_list(told: Telling, asked: asking.TagsAsked) -> list[str] | list[telling.TagOut]:
    """List the names of items as tags, at most 10000: those in which query stands."""
    found = ckan.tags(told.work, asked.query)
    if asked.all_fields:
        return [telling.TagOut.of(each.name) for each in found]
    return [each.name for each in found]


def tag_show(told: Telling, asked: asking.TagAsked) -> telling.TagDetailOut:
    """Return one tag; with include_datasets its ten last changed packages too."""
    tag = ckan.tag(told.work, asked.id)
    newest = _newest(told, ckan.of_tag(tag)) if asked.include_datasets else None
    return telling.TagDetailOut.shown(tag, newest, told.address)


def resource_show(told: Telling, asked: asking.ThingAsked) -> telling.ResourceOut:
    """Return one resource by its id."""
    return _resource(told, ckan.resource_of(told.work, asked.id), asked.id)


def resource_search(told: Telling, asked: asking.ResourcesAsked) -> telling.ResourcesOut:
    """Search resources: query is field:text, one or a list.

    Fields are name and format, in which the text stands, and id, package_id and resource_type.
    """
    pairs = [tuple(each.split(":", 1)) for each in asked.query]
    if any(len(pair) < 2 or pair[0] not in RESOURCE_FIELDS for pair in pairs):
        raise FieldInvalidError(
            f"query 应写成 字段:文本,字段可为 {'、'.join(RESOURCE_FIELDS)}。",
            f"A query is field:text; fields are {', '.join(RESOURCE_FIELDS)}.",
            field="query",
        )
    wanted = [(pair[0], pair[1].strip()) for pair in pairs]
    count, found = ckan.search_resources(told.work, wanted, asked.window())
    shown = [_resource(told, entry, resource_id) for entry, resource_id in found]
    return telling.ResourcesOut(count=count, results=shown)


def _listed(
    told: Telling, asked: asking.GroupsAsked, groups: list[ckan.Group]
) -> list[str] | list[telling.GroupOut]:
    end = None if asked.limit is None else asked.offset + asked.limit
    page = groups[asked.offset : end]
    return _whole(told, page) if asked.all_fields else [group.name for group in page]


def _whole(told: Telling, groups: list[ckan.Group]) -> list[telling.GroupOut]:
    since = ckan.dated(told.work, groups)
    return [telling.GroupOut.of(group, None, told.address) for group in since]


def _completed(
    groups: list[ckan.Group], asked: asking.CompletionAsked
) -> list[telling.CompletedGroupOut]:
    found = ckan.completed(groups, asked.q, asked.limit)
    return [telling.CompletedGroupOut.of(group) for group in found]


def _tags(told: Telling, asked: asking.TagSearchAsked) -> tuple[int, list[ckan.Tag]]:
    """Find tags; who asks for none is told none, as at CKAN's."""
    texts = asked.texts()
    return ckan.search_tags(told.work, texts, asked.window()) if texts else (0, [])


def _newest(told: Telling, condition: Condition) -> list[PublishedEntry]:
    return ckan.newest_packages(told.work, condition, NEWEST)


def _shown(told: Telling, entries: list[PublishedEntry]) -> list[telling.PackageOut]:
    return [telling.PackageOut.of(entry, told.address) for entry in entries]


def _resource(told: Telling, entry: PublishedEntry, resource_id: str) -> telling.ResourceOut:
    place = next(n for n, each in enumerate(entry.resources) if each.id == resource_id)
    return telling.ResourceOut.of(entry, entry.resources[place], place, told.address)
