"""Department isolation, route by route: what is one department's is nobody else's.

Every route that reads a thing by its id is asked by its owner, who must get it, and by strangers:
another department with every role, and the bureau of another city. A new route fails here until it
says to whom it belongs.
"""

import json

import pytest

from tests.app.world import MARKET, World, status_of
from tongbase.app.http.application import build_app

STRANGERS = ("stranger", "neighbour")
HIDDEN = {403, 404}

# By route: the ids of the market department's private things that fill its address.
PRIVATE = {
    "/api/catalogue/systems/{record_id}": ["drafted_system"],
    "/api/catalogue/systems/{record_id}/guide": ["drafted_system"],
    "/api/catalogue/service-items/{record_id}": ["drafted_item"],
    "/api/catalogue/service-items/{record_id}/guide": ["drafted_item"],
    "/api/catalogue/duties/{record_id}": ["drafted_duty"],
    "/api/catalogue/duties/{record_id}/entries": ["drafted_duty"],
    "/api/catalogue/registers/{register}/{record_id}/timeline": ["duty", "drafted_duty"],
    "/api/catalogue/relations/{kind}/{thing_id}": ["duty", "drafted_duty"],
    "/api/catalogue/entries/{entry_id}": ["entry_id"],
    "/api/catalogue/entries/{entry_id}/missing": ["entry_id"],
    "/api/catalogue/entries/{entry_id}/timeline": ["entry_id"],
    "/api/catalogue/subscriptions/{subscription_id}": ["subscription_id"],
    "/api/catalogue/subscriptions/{subscription_id}/deliveries": ["subscription_id"],
    "/api/catalogue/subscriptions/{subscription_id}/deliveries/{delivery_id}": [
        "subscription_id",
        "delivery_id",
    ],
    "/api/catalogue/subscriptions/{subscription_id}/timeline": ["subscription_id"],
    "/api/catalogue/harvests/{source_id}": ["harvest_id"],
    "/api/catalogue/harvests/{source_id}/runs": ["harvest_id"],
    "/api/catalogue/harvests/{source_id}/runs/{run_id}": ["harvest_id", "harvest_run"],
    "/api/catalogue/harvests/{source_id}/runs/{run_id}/verdicts": ["harvest_id", "harvest_run"],
    "/api/catalogue/harvests/{source_id}/timeline": ["harvest_id"],
    "/api/collect/flows/{flow_id}": ["flow_id"],
    "/api/collect/flows/{flow_id}/plan": ["flow_id"],
    "/api/collect/flows/{flow_id}/runs": ["flow_id"],
    "/api/collect/flows/{flow_id}/timeline": ["flow_id"],
    "/api/collect/runs/{run_id}": ["run_id"],
    "/api/collect/sources/{source_id}": ["source_id"],
    "/api/collect/sources/{source_id}/tables": ["source_id"],
    "/api/collect/sources/{source_id}/tables/{table}": ["source_id", "qy.csv"],
    "/api/collect/sources/{source_id}/timeline": ["source_id"],
    "/api/govern/landing/tables/{table_id}": ["table"],
    "/api/govern/landing/tables/{table_id}/suggestions": ["table"],
    "/api/govern/landing/tables/{table_id}/violations": ["table"],
    "/api/govern/tables/{table_id}": ["table"],
    "/api/govern/tables/{table_id}/preview": ["table"],
    "/api/govern/tables/{table_id}/quarantine": ["table"],
    "/api/govern/tables/{table_id}/results": ["table"],
    "/api/govern/tables/{table_id}/rules": ["table"],
    "/api/govern/tables/{table_id}/timeline": ["table"],
    "/api/identity/applications/{application_id}": ["owned"],
    "/api/identity/applications/{application_id}/timeline": ["owned"],
    "/api/jobs/{run_id}": ["run_id"],
    "/api/jobs/{run_id}/timeline": ["run_id"],
    "/api/protect/tables/{table_id}": ["graded"],
    "/api/protect/tables/{table_id}/as-of/{day}": ["graded", "2026-05-01"],
    "/api/protect/tables/{table_id}/timeline": ["graded"],
    "/api/standards/elements/{element_id}": ["drafted_element"],
    "/api/standards/elements/{element_id}/timeline": ["drafted_element"],
}
# What two departments share is seen by both of them, and by nobody else.
SHARED = {
    "/api/share/applications/{application_id}": ["application"],
    "/api/share/applications/{application_id}/timeline": ["application"],
    "/api/share/calls/{call_id}": ["call_id"],
    "/api/share/calls/{call_id}/timeline": ["call_id"],
    "/api/share/grants/{grant_id}": ["grant_id"],
    "/api/share/grants/{grant_id}/timeline": ["grant_id"],
}
# Only who manages people sees them: the bureau and the administrator.
MANAGED = {
    "/api/identity/organisations/{key}/timeline": [MARKET],
    "/api/identity/people/{person_id}": ["person_id"],
    "/api/identity/people/{person_id}/timeline": ["person_id"],
}
# Who exists in government, what is published and what the nation has standardised is no secret.
OPEN = {
    "/api/catalogue/coverage/{register}": ["service_item"],
    "/api/catalogue/systems/{record_id}": ["registered_system"],
    "/api/catalogue/service-items/{record_id}": ["registered_item"],
    "/api/catalogue/duties/{record_id}": ["registered_duty"],
    "/api/catalogue/duties/{record_id}/entries": ["registered_duty"],
    "/api/catalogue/relations/{kind}/{thing_id}": ["duty", "registered_duty"],
    "/catalog.{form}": ["jsonld"],
    "/catalog/all.{form}": ["jsonld"],
    "/dataset/{entry_id}.{form}": ["published", "jsonld"],
    "/api/catalogue/entries/{entry_id}": ["published"],
    "/api/catalogue/entries/{entry_id}/as-of/{day}": ["published", "2026-05-01"],
    "/api/catalogue/entries/{entry_id}/timeline": ["published"],
    "/api/catalogue/entries/{entry_id}/versions/{number}": ["published", "1"],
    "/api/identity/organisations/{key}": [MARKET],
    "/api/identity/regions/{code}": ["420100"],
    "/api/identity/regions/{code}/ancestors": ["420100"],
    "/api/share/services/{service}": ["service"],
    "/api/share/services/{service}/timeline": ["service"],
    "/api/standards/calendar/{year}": ["2026"],
    "/api/standards/code-lists/{list_id}": ["sex"],
    "/api/standards/code-lists/{list_id}/codes": ["sex"],
    "/api/standards/code-lists/{list_id}/mapping": ["sex"],
    "/api/standards/code-lists/{list_id}/timeline": ["sex"],
    "/api/govern/citations/{document_id}": ["document"],
    "/api/limits/citing/{document_id}": ["document"],
    "/api/standards/documents/{document_id}": ["document"],
    "/api/standards/documents/{document_id}/clauses": ["document"],
    "/api/standards/documents/{document_id}/timeline": ["document"],
    "/api/standards/elements/{element_id}": ["element"],
    "/api/standards/elements/{element_id}/timeline": ["element"],
    "/api/standards/naming-rules/{rule_id}": ["naming_rule"],
}
FILES = {"/api/govern/landing/tables/{table_id}/violations/export": ["table"]}
ELSEWHERE = {  # not by id, or tested by name: a comparison of versions, a number of a refusal
    "/api/catalogue/entries/{entry_id}/versions/diff",
    "/api/standards/code-lists/{list_id}/export",
    "/api/standards/code-lists/{list_id}/path",  # of codes that are listed beside
    "/api/standards/code-lists/{list_id}/versions/diff",
    "/api/standards/elements/{element_id}/differences",
    "/api/identity/oidc/refusals/{refusal_id}",
    # A duplicate is its two departments' and the bureau's: tests/catalogue/test_duplicates.
    "/api/catalogue/duplicates/{duplicate_id}",
    "/api/catalogue/duplicates/{duplicate_id}/timeline",
    "/api/catalogue/duplicates/of/{entry_id}",
    # An import is its person's alone, whatever the department: tests/base/test_imports.
    "/api/imports/kinds/{kind}/template",
    "/api/imports/{import_id}",
    "/api/imports/{import_id}/faults",
    "/api/imports/{import_id}/refused",
    "/api/imports/{import_id}/report",
}
LISTS = sorted(
    path
    for path, ways in build_app(None).openapi()["paths"].items()
    if "get" in ways and "{" not in path and "/oidc/" not in path and "stream" not in path
    if not path.endswith("/export")  # files, of what the lists beside them show
)


def address(route: str, world: World, names: list[str]) -> str:
    for name in names:
        before, _, rest = route.partition("{")
        route = f"{before}{world.ids.get(name, name)}{rest.partition('}')[2]}"
    return route


def test_every_route_that_reads_by_id_says_whose_its_things_are():
    paths = build_app(None).openapi()["paths"]
    by_id = {path for path, ways in paths.items() if "get" in ways and "{" in path}
    assert (
        by_id
        == PRIVATE.keys() | SHARED.keys() | MANAGED.keys() | OPEN.keys() | FILES.keys() | ELSEWHERE
    )


@pytest.mark.parametrize("route", FILES)
@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_does_not_fetch_a_private_file(world: World, route: str, who: str):
    assert status_of(world.by(who), "GET", address(route, world, FILES[route]))[0] in HIDDEN


@pytest.mark.parametrize("route", PRIVATE)
@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_does_not_see_a_private_thing(world: World, route: str, who: str):
    path = address(route, world, PRIVATE[route])
    assert seen_by_its_department(world, path)
    status, told = status_of(world.by(who), "GET", path)
    assert status in HIDDEN, told
    assert "企业" not in json.dumps(told, ensure_ascii=False)


def seen_by_its_department(world: World, path: str) -> bool:
    """Some role of the department sees it: the route works at all."""
    told = [status_of(world.by(who), "GET", path) for who in ("market", "market.head")]
    return 200 in dict(told)


@pytest.mark.parametrize("route", [r for r in PRIVATE if "catalogue" not in r and "jobs" not in r])
def test_a_colleague_without_a_role_does_not_see_it_either(world: World, route: str):
    status, _ = status_of(world.by("market.nobody"), "GET", address(route, world, PRIVATE[route]))
    assert status in HIDDEN or "identity" in route


@pytest.mark.parametrize("route", SHARED)
def test_what_two_departments_share_no_third_sees(world: World, route: str):
    path = address(route, world, SHARED[route])
    for who in ("civil", "market.head", "bureau"):
        assert status_of(world.by(who), "GET", path)[0] == 200
    assert status_of(world.by("neighbour"), "GET", path)[0] in HIDDEN
    assert status_of(world.by("market.nobody"), "GET", path)[0] in HIDDEN


@pytest.mark.parametrize("route", MANAGED)
def test_people_are_seen_by_who_manages_them(world: World, route: str):
    path = address(route, world, MANAGED[route])
    assert status_of(world.by("bureau"), "GET", path)[0] == 200
    for who in (*STRANGERS, "market"):
        assert status_of(world.by(who), "GET", path)[0] in HIDDEN


@pytest.mark.parametrize("route", OPEN)
def test_what_is_open_is_seen_by_all_and_tells_nothing_private(world: World, route: str):
    path = address(route, world, OPEN[route])
    status, told = status_of(world.by("neighbour"), "GET", path)
    assert status == 200
    assert private_ids(world).isdisjoint(words_of(told))


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("who", STRANGERS)
def test_no_list_shows_a_stranger_private_things(world: World, path: str, who: str):
    status, told = status_of(world.by(who), "GET", path, params={"size": 200})
    assert status in {200, 409, 422, *HIDDEN}  # 409 is how CKAN says that a field is missing
    assert private_ids(world).isdisjoint(words_of(told))


def test_a_stranger_cannot_find_a_draft_by_its_name(world: World):
    for scope in ("published", "mine"):
        query = {"q": "未公开的目录", "scope": scope}
        _, told = status_of(world.by("stranger"), "GET", "/api/catalogue/entries", params=query)
        assert world.ids["entry_id"] not in words_of(told)
    suggested = world.by("stranger").get("/api/catalogue/suggest", q="未公开")
    assert "未公开的目录" not in words_of(suggested)


def private_ids(world: World) -> set[str]:
    named = {name for names in PRIVATE.values() for name in names}
    return {world.ids[name] for name in named if name in world.ids} | {"未公开的目录"}


def words_of(told: object) -> set[str]:
    """Every text of an answer, and what stands between its slashes and colons."""
    text = json.dumps(told, ensure_ascii=False)
    for sign in '/:,[]{}" \\':
        text = text.replace(sign, "\n")
    return set(text.split("\n"))
