"""CKAN's Action API v3, the reading part: mapping, search, errors in CKAN's form, who sees what."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.dialects import postgresql

from tests.catalogue.makers import CIVIL, MARKET, Cast, drafted, owned, published, withdraw
from tests.catalogue.openness import ADDRESS, open_app
from tongbase.catalogue.actions.resources import bind_resource
from tongbase.catalogue.models import Entry
from tongbase.catalogue.queries.interfaces import ckan
from tongbase.catalogue.queries.search import candidates, orders
from tongbase.catalogue.routes.ckan import ACTIONS
from tongbase.catalogue.rules.ckan_actions import CHANGING, OF_DATA, READING
from tongbase.catalogue.terms.codes import (
    FormatCategory,
    ItemType,
    OpenType,
    ResourceKind,
    ShareMode,
    ShareType,
)
from tongbase.catalogue.terms.conditions import Order
from tongbase.catalogue.terms.drafts import ItemDraft, ResourceDraft
from tongbase.kernel.db import Sessions

Ask = Callable[..., Any]


@pytest.fixture
def client(sessions: Sessions, hands: Cast) -> TestClient:
    app = open_app(sessions, {name: getattr(hands, name).actor for name in vars(hands)})
    return TestClient(app, headers={"x-who": "visitor"})


@pytest.fixture
def ask(client: TestClient) -> Ask:
    """Ask an action by GET and by POST; both must say the same."""

    def asked(action: str, **what: Any) -> Any:
        answer = client.post(f"/api/action/{action}", json=what)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert told["success"] is True
        assert told["help"].endswith(f"help_show?name={action}")
        by_get = client.get(f"/api/3/action/{action}", params=flat(what))
        assert by_get.json()["result"] == told["result"]
        return told["result"]

    return asked


def flat(what: dict[str, Any]) -> dict[str, Any]:
    import json

    return {k: json.dumps(v) if isinstance(v, list) else v for k, v in what.items()}


def item(name: str) -> tuple[ItemDraft, ...]:
    return (ItemDraft(name=name, data_type=ItemType.TEXT),)


def made(hands: Cast, name: str, **changes: Any) -> Entry:
    changes = {"abstract": "演示数据。", "region_item": "", "items": item("名称"), **changes}
    return published(hands, name=name, **changes)


def bound(hands: Cast, entry: Entry, kind: ResourceKind) -> str:
    table = ResourceDraft("ods", f"t_{entry.id}", kind, name=f"{entry.name}({kind.value})")
    resource = bind_resource(hands.compiler, entry.id, owned(hands, table))
    hands.compiler.db.flush()
    return resource.id


def refused(client: TestClient, action: str, **what: Any) -> tuple[int, dict[str, Any]]:
    answer = client.post(f"/api/action/{action}", json=what)
    told = answer.json()
    assert told["success"] is False
    assert told["help"] == f"{ADDRESS}/api/3/action/help_show?name={action}"
    return answer.status_code, told["error"]


def found(ask: Ask, **what: Any) -> list[str]:
    return [package["title"] for package in ask("package_search", **what)["results"]]


def test_a_package_says_what_its_entry_says(ask: Ask, hands: Cast):
    entry = published(hands, open_type=OpenType.CONDITIONAL)
    bound(hands, entry, ResourceKind.API)
    package = ask("package_show", id=entry.id)
    assert (package["name"], package["title"]) == ("102001-000001", "企业登记基本信息")
    assert (package["license_id"], package["isopen"]) == ("conditional", False)
    assert package["organization"]["title"] == "武汉市市场监督管理局"
    assert package["owner_org"] == package["organization"]["name"] == MARKET.lower()
    assert [group["name"] for group in package["groups"]] == ["102"]
    assert "企业名称" in [tag["name"] for tag in package["tags"]]
    extras = {extra["key"]: extra["value"] for extra in package["extras"]}
    assert extras["share_type"] == "conditional"
    assert extras["res_code"] == "102001/000001"
    (resource,) = package["resources"]
    assert resource["format"] == "API"
    assert resource["url"] == f"{ADDRESS}/catalogue/entries/{entry.id}"
    assert package["metadata_modified"] == "2026-03-02T01:00:00.000000"


@pytest.mark.parametrize("opening", OpenType)
def test_the_licence_of_a_package_is_listed(ask: Ask, hands: Cast, opening: OpenType):
    package = ask("package_show", id=made(hands, "甲信息", open_type=opening).id)
    listed = {each["id"]: each for each in ask("license_list")}
    licence = listed[package["license_id"]]
    assert (licence["title"], licence["url"]) == (package["license_title"], package["license_url"])
    assert licence["url"] == f"{ADDRESS}/catalog#terms-{opening.value}"
    assert (licence["status"], licence["od_conformance"]) == ("active", "not reviewed")
    assert list(listed) == [each.value for each in OpenType]


def test_an_organisation_says_since_when_it_is_registered(ask: Ask, hands: Cast):
    made(hands, "甲信息")
    stranger = made(hands, "乙信息")
    stranger.provider_code = "MADE4201000000000X"
    hands.compiler.db.flush()
    listed = {each["name"]: each for each in ask("organization_list", all_fields=True)}
    assert listed[MARKET.lower()]["created"] == "2026-03-02T01:00:00.000000"
    assert (
        ask("organization_show", id=MARKET.lower())["created"] == listed[MARKET.lower()]["created"]
    )
    assert "created" not in listed["made4201000000000x"]
    assert "created" not in ask("group_show", id="102")


@pytest.mark.parametrize("name", ["id", "name", "code"])
def test_a_package_is_found_by_id_name_and_code(ask: Ask, hands: Cast, name: str):
    entry = published(hands)
    names = {"id": entry.id, "name": "102001-000001", "code": "102001/000001"}
    assert ask("package_show", id=names[name])["id"] == entry.id


def test_lists_name_what_is_published(ask: Ask, hands: Cast):
    made(hands, "甲信息")
    made(hands, "乙信息", classify_code="203001")
    drafted(hands, name="未公开的目录")
    assert ask("package_list") == ["102001-000001", "203001-000001"]
    assert ask("package_list", limit=1, offset=1) == ["203001-000001"]
    assert ask("organization_list") == [MARKET.lower()]
    assert ask("group_list") == ["102", "203"]
    assert ask("group_list", groups=["203"]) == ["203"]
    (organisation,) = ask("organization_list", all_fields=True)
    assert (organisation["title"], organisation["package_count"]) == ("武汉市市场监督管理局", 2)
    assert ask("tag_list") == ["名称"]
    packages = ask("current_package_list_with_resources", limit=1)
    assert [package["title"] for package in packages] == ["乙信息"]


def test_things_are_shown_with_their_packages(ask: Ask, hands: Cast):
    made(hands, "甲信息", items=item("名称"))
    shown = ask("organization_show", id=MARKET.lower(), include_datasets=True)
    assert [package["title"] for package in shown["packages"]] == ["甲信息"]
    assert ask("group_show", id="102")["title"] == "法人单位信息资源"
    assert ask("group_show", id="102", include_datasets=True)["packages"][0]["title"] == "甲信息"
    assert ask("tag_show", id="名称", include_datasets=True)["packages"][0]["title"] == "甲信息"
    assert "packages" not in ask("tag_show", id="名称")
    assert "packages" not in ask("organization_show", id=MARKET.lower())
    assert (shown["num_followers"], shown["users"], shown["extras"]) == (0, [], [])


def test_what_is_typed_is_completed(ask: Ask, hands: Cast):
    made(hands, "甲信息", items=(*item("企业名称"), *item("企业 住所")))
    made(hands, "乙信息", classify_code="203001", items=item("住所"))
    market = {"id": MARKET.lower(), "name": MARKET.lower(), "title": "武汉市市场监督管理局"}
    assert ask("organization_autocomplete", q="市场") == [market]
    assert ask("organization_autocomplete", q=MARKET[:6]) == [market]
    assert ask("organization_autocomplete", q="市场", limit=0) == []
    assert ask("organization_autocomplete", q="民政") == []
    named = ask("group_autocomplete", q="保障")
    assert named == [{"id": "203", "name": "203", "title": "社会保障"}]
    assert ask("tag_autocomplete", query="企业") == ["企业 住所", "企业名称"]
    assert ask("tag_autocomplete", q="企业", limit=1, offset=1) == ["企业名称"]
    told = ask("tag_search", query=["企业", "住所"])
    assert (told["count"], [tag["name"] for tag in told["results"]]) == (1, ["企业 住所"])
    assert ask("tag_search", query="住所", limit=1)["count"] == 2
    assert ask("tag_search") == {"count": 0, "results": []}
    assert ask("tag_search", query="%")["count"] == 0


def test_the_packages_of_a_group_are_shown(ask: Ask, client: TestClient, hands: Cast):
    made(hands, "甲信息")
    made(hands, "乙信息", classify_code="203001")
    assert [p["title"] for p in ask("group_package_show", id="203")] == ["乙信息"]
    assert ask("group_package_show", id="203", limit=0) == []
    assert refused(client, "group_package_show", id="999")[0] == 404


def test_nobody_changes_groups_here_and_reads_for_an_organisation_of_ones_own(
    ask: Ask, client: TestClient, hands: Cast
):
    made(hands, "甲信息")
    assert ask("group_list_authz") == ask("organization_list_for_user") == []
    assert ask("organization_list_for_user", permission="read") == []
    own = client.get(
        "/api/3/action/organization_list_for_user?permission=read", headers={"x-who": "compiler"}
    )
    assert [each["name"] for each in own.json()["result"]] == [MARKET.lower()]


def test_resources_are_shown_and_searched(ask: Ask, hands: Cast):
    entry = made(hands, "婚姻登记信息")
    table, api = (bound(hands, entry, kind) for kind in (ResourceKind.TABLE, ResourceKind.API))
    assert ask("resource_show", id=api)["package_id"] == entry.id
    assert ask("resource_search", query="name:婚姻")["count"] == 2
    assert [r["id"] for r in ask("resource_search", query="format:api")["results"]] == [api]
    narrowed = ask("resource_search", query=["name:婚姻", "format:postgres"])
    assert [r["id"] for r in narrowed["results"]] == [table]
    assert ask("resource_search", query="name:婚姻", limit=1, offset=1)["count"] == 2
    assert ask("resource_search", query="resource_type:table")["results"][0]["id"] == table
    assert ask("resource_search", query=f"package_id:{entry.id}")["count"] == 2


def test_a_search_finds_words_and_counts(ask: Ask, hands: Cast):
    made(hands, "婚姻登记信息")
    made(hands, "企业登记信息")
    made(hands, "排污许可信息")
    told = ask("package_search", q="登记", rows=1)
    assert (told["count"], len(told["results"])) == (2, 1)
    assert found(ask, q="登记", start=1) == found(ask, q="登记")[1:]
    assert ask("package_search", q="*:*")["count"] == ask("package_search")["count"] == 3
    assert ask("package_search", rows=0)["results"] == []
    assert found(ask, q="退休金") == []
    assert ask("package_search", q="%", **{"facet.field": ["tags"]})["count"] == 0


@pytest.fixture
def four(hands: Cast) -> None:
    sheet = {
        "format_category": FormatCategory.SPREADSHEET,
        "format_type": "csv",
        "share_mode": ShareMode.FILE,
    }
    first = made(hands, "甲婚姻信息", items=item("姓名"), classify_code="101001")
    second = made(hands, "乙企业信息", items=item("企业名称"), open_type=OpenType.UNCONDITIONAL)
    third = made(
        hands, "丙名录", items=item("机构名称"), share_type=ShareType.UNCONDITIONAL, **sheet
    )
    fourth = made(hands, "丁名录", items=item("名称"), classify_code="203001")
    bound(hands, second, ResourceKind.API)
    bound(hands, third, ResourceKind.FILE)
    for days, entry in enumerate((first, second, third, fourth)):
        entry.changed_at = hands.compiler.now - timedelta(days=10 * (3 - days))
    hands.compiler.db.flush()


ALL = ["甲婚姻信息", "乙企业信息", "丙名录", "丁名录"]
A, B, C, D = ALL
QUERIES: list[tuple[str, list[str]]] = [
    ("", ALL),
    ("*:*", ALL),
    (f"organization:{MARKET.lower()}", ALL),
    (f"organization:{CIVIL.lower()}", []),
    (f"owner_org:{MARKET}", ALL),
    ("groups:101", [A]),
    ("groups:(101 OR 203)", [A, D]),
    ("+groups:102 -tags:企业名称", [C]),
    ("groups:102 AND NOT tags:企业名称", [C]),
    ("groups:102 !tags:企业名称", [C]),
    ('tags:"企业名称"', [B]),
    ("tags:名称", [D]),
    ("tags:(企业名称 OR 姓名)", [A, B]),
    ("tags:企业*", [B]),
    ("tags:*", ALL),
    ("res_format:API", [B]),
    ("res_format:CSV", [C]),
    ("res_format:(api csv)", []),
    ("res_format:(api OR csv)", [B, C]),
    ("-res_format:csv", [A, B, D]),
    ("license_id:unconditional", [B]),
    ("license_id:not_open", [A, C, D]),
    ("share_type:unconditional", [C]),
    ("extras_share_type:unconditional", [C]),
    ("share_type:nonsense", []),
    ("name:102001-000001", [B]),
    ("title:名录", [C, D]),
    ('title:"名录" AND groups:2*', [D]),
    ("metadata_modified:[2026-02-15T00:00:00Z TO *]", [C, D]),
    ("metadata_modified:[NOW-15DAYS TO NOW]", [C, D]),
    ("metadata_modified:[NOW/DAY-1MONTH TO NOW-5DAYS]", [A, B, C]),
    ("metadata_modified:[* TO 2026-02-15]", [A, B]),
    ("metadata_modified:{2026-02-15 TO 2026-02-25}", [C]),
    ("(groups:101 OR groups:203) AND -title:丁*", [A]),
    ("groups:101 OR groups:102 AND tags:企业名称", [A, B]),
    ("state:active type:dataset private:false", ALL),
    ("state:deleted", []),
    (r"title:甲婚姻\信息", [A]),
]


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(("fq", "wanted"), QUERIES, ids=[fq for fq, _ in QUERIES])
def test_conditions_narrow_a_search(ask: Ask, fq: str, wanted: list[str]):
    told = ask("package_search", fq=fq, rows=20)
    assert sorted(p["title"] for p in told["results"]) == sorted(wanted)
    assert told["count"] == len(wanted)


@pytest.mark.usefixtures("four")
def test_several_conditions_and_words_hold_together(ask: Ask):
    assert found(ask, fq_list=["groups:102", "tags:企业名称"]) == [B]
    assert found(ask, q="名录", fq="groups:203") == [D]
    assert found(ask, q="名录 groups:203") == [D]
    assert found(ask, q="groups:203") == [D]
    assert found(ask, q="名录 (") == found(ask, q="名录")


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("sort", "wanted"),
    [
        ("metadata_modified desc", [D, C, B, A]),
        ("metadata_modified asc, name asc", [A, B, C, D]),
        ("title_string asc", sorted(ALL)),
        ("title_string desc", sorted(ALL, reverse=True)),
        ("name asc", [A, B, C, D]),
        ("name desc", [D, C, B, A]),
        ("id asc", [A, B, C, D]),
        ("id desc, name asc", [D, C, B, A]),
        ("metadata_created asc", [A, B, C, D]),
    ],
)
def test_results_are_sorted(ask: Ask, sort: str, wanted: list[str]):
    assert found(ask, sort=sort) == wanted
    both = [title for title in wanted if title in {C, D}]
    assert found(ask, q="名录", sort=sort) == both


@pytest.mark.parametrize("way", ["asc", "desc"])
def test_names_are_sorted_as_they_are_told(ask: Ask, hands: Cast, way: str):
    codes = ("102001/000009", "102001/00001", "9/1", "甲-1", "0")
    for number, code in enumerate(codes):
        made(hands, f"第{number}种信息").res_code = code
    hands.compiler.db.flush()
    names = [each["name"] for each in ask("package_search", sort=f"name {way}")["results"]]
    assert names == sorted(names, reverse=way == "desc")
    assert {"102001-000009", "102001-00001", "9-1", "0"} < set(names)


@pytest.mark.parametrize(
    ("order", "index"),
    [
        (Order.NAME, "open_name"),
        (Order.NAME_BACKWARDS, "open_name"),
        (Order.TITLE, "name_prefix"),
        (Order.TITLE_BACKWARDS, "name_prefix"),
    ],
)
def test_pages_by_name_and_by_title_are_read_off_an_index(hands: Cast, order: Order, index: str):
    db = hands.compiler.db
    for way in ("seqscan", "sort", "bitmapscan"):
        db.execute(text(f"set local enable_{way} = off"))
    page = select(Entry.id).where(ckan.PUBLISHED).order_by(*orders.of_entries(order)).limit(10)
    told = page.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
    plan = "\n".join(db.scalars(text(f"explain {told}")))
    assert f"ix_catalogue_entry_{index} " in plan
    assert "Index Only Scan" in plan


def test_what_is_not_among_the_best_is_counted_and_follows_them(
    ask: Ask, hands: Cast, monkeypatch: pytest.MonkeyPatch
):
    """Whoever turns the pages until the count is reached gets every package, once."""
    names = [f"{sign}登记信息" for sign in "丁丙乙甲"]
    for number, name in enumerate(names):
        made(hands, name, items=item("名称") if number else item("姓名"))
    made(hands, "别的信息")
    monkeypatch.setattr(candidates, "CANDIDATES_MAX", 2)
    told = ask("package_search", q="登记", rows=2, **{"facet.field": ["organization", "tags"]})
    assert (told["count"], len(told["results"])) == (4, 2)
    assert told["facets"] == {"organization": {MARKET.lower(): 4}, "tags": {"名称": 3, "姓名": 1}}
    pages = [found(ask, q="登记", rows=size, start=start) for size, start in ((3, 0), (1, 3))]
    assert sorted(pages[0] + pages[1]) == sorted(names)
    assert pages[0][:2] == [package["title"] for package in told["results"]]
    assert found(ask, q="登记", start=4) == []
    by_name = [found(ask, q="登记", sort="name desc", rows=1, start=place) for place in range(4)]
    assert by_name == [[name] for name in sorted(names, reverse=True)]
    narrowed = ask("package_search", q="登记", fq="tags:名称", rows=0)
    assert (narrowed["count"], narrowed["results"]) == (3, [])


def test_tags_are_found_whole_or_by_their_beginning(ask: Ask, hands: Cast):
    made(hands, "甲信息", items=item("姓名"))
    made(hands, "乙信息", items=item("姓名拼音"))
    made(hands, "丙信息", items=item("机构名称"))
    assert found(ask, fq="tags:姓名") == ["甲信息"]
    assert sorted(found(ask, fq="tags:姓*")) == ["乙信息", "甲信息"]
    assert sorted(found(ask, fq="-tags:姓名")) == ["丙信息", "乙信息"]
    assert found(ask, fq="tags:姓名 tags:机构名称") == []


@pytest.mark.usefixtures("four")
def test_facets_count_what_was_found(ask: Ask):
    fields = ["organization", "groups", "tags", "res_format", "license_id", "share_type"]
    told = ask("package_search", rows=1, **{"facet.field": fields})
    facets = told["facets"]
    assert facets["organization"] == {MARKET.lower(): 4}
    assert facets["groups"] == {"101": 1, "102": 2, "203": 1}
    assert facets["tags"] == {"企业名称": 1, "名称": 1, "姓名": 1, "机构名称": 1}
    assert facets["res_format"] == {"API": 1, "csv": 1}
    assert facets["license_id"] == {"not_open": 3, "unconditional": 1}
    named = told["search_facets"]["groups"]["items"]
    assert {"name": "203", "display_name": "社会保障", "count": 1} in named
    assert len(told["results"]) == 1
    limited = ask("package_search", **{"facet.field": ["tags"], "facet.limit": 2})
    assert len(limited["facets"]["tags"]) == 2
    often = ask("package_search", **{"facet.field": ["groups"], "facet.mincount": 2})
    assert often["facets"] == {"groups": {"102": 2}}
    own = ask("package_search", **{"facet.field": ["vocab_theme", "extras_share_type"]})
    assert own["search_facets"]["vocab_theme"] == {"title": "vocab_theme", "items": []}
    assert own["facets"]["extras_share_type"] == {"conditional": 3, "unconditional": 1}


@pytest.mark.parametrize("fields", [["tags", "secret"], "title", "[tags"])
def test_a_facet_that_is_not_counted_is_refused(client: TestClient, fields: Any):
    status, error = refused(client, "package_search", **{"facet.field": fields})
    assert (status, error["__type"]) == (409, "Validation Error")
    assert "organization" in error["facet.field"][0]


@pytest.mark.usefixtures("four")
@pytest.mark.parametrize(
    ("q", "wanted"),
    [
        ("名录 -丙名录", [D]),
        ("名录 NOT 丙", [D]),
        ('名录 -"丁名录"', [C]),
        ("-名录", [A, B]),
        ("名录 !%", [C, D]),
        ("covid-19 -名录", []),
    ],
)
def test_words_that_must_not_stand_there_take_away(ask: Ask, q: str, wanted: list[str]):
    assert sorted(found(ask, q=q)) == sorted(wanted)


@pytest.mark.parametrize(
    "fq",
    [
        "groups:(101 OR",
        "groups:101)",
        "nobody:knows",
        "freistehend",
        "groups:",
        "metadata_modified:[x TO y]",
        "metadata_modified:[NOW+1LIGHTYEAR TO *]",
        "groups:[1 TO 2]",
        '"',
        "groups:()",
        "((((((((((((((((((((((groups:1))))))))))))))))))))))",
        "AND",
    ],
)
def test_a_query_that_cannot_be_read_is_refused_in_ckans_words(client: TestClient, fq: str):
    status, error = refused(client, "package_search", fq=fq)
    assert (status, error["__type"]) == (400, "Search Query Error")


@pytest.mark.parametrize(
    ("action", "what", "status", "kind"),
    [
        ("package_show", {"id": "nichts"}, 404, "Not Found Error"),
        ("organization_show", {"id": "nichts"}, 404, "Not Found Error"),
        ("group_show", {"id": "999"}, 404, "Not Found Error"),
        ("tag_show", {"id": "nichts"}, 404, "Not Found Error"),
        ("resource_show", {"id": "nichts"}, 404, "Not Found Error"),
        ("help_show", {"name": "nichts"}, 404, "Not Found Error"),
        ("package_show", {}, 409, "Validation Error"),
        ("package_search", {"rows": -1}, 409, "Validation Error"),
        ("package_search", {"sort": "nichts asc"}, 409, "Validation Error"),
        ("resource_search", {"query": "nichts"}, 409, "Validation Error"),
        ("package_destroy", {}, 400, "Bad Request"),
    ],
)
def test_errors_come_in_ckans_form(client: TestClient, action, what, status, kind):
    told, error = refused(client, action, **what)
    assert (told, error["__type"]) == (status, kind)
    assert error["message"]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("datastore_search", "只读目录,不提供数据本身"),
        ("datastore_search_sql", "page on which its data are applied for"),
        ("package_create", "只读目录,不能由此修改"),
        ("package_update", "/api/catalogue"),
        ("package_patch", "/api/catalogue"),
        ("package_delete", "read-only catalogue"),
        ("user_list", "提供的动作有:site_read"),
        ("format_autocomplete", "package_search"),
        ("package_destroy", "Action name not known: package_destroy."),
    ],
)
def test_an_action_that_is_not_served_says_so_and_where_to_go(client: TestClient, action, said):
    status, error = refused(client, action, resource_id="x")
    assert (status, error["__type"]) == (400, "Bad Request")
    assert said in error["message"]
    by_get = client.get(f"/api/3/action/{action}", params={"resource_id": "x"})
    assert (by_get.status_code, by_get.json()["error"]) == (status, error)


def test_no_action_is_both_served_and_refused():
    served = {each.name for each in ACTIONS}
    assert not served & (CHANGING | OF_DATA | READING)


def test_a_field_at_fault_is_named_as_ckan_names_it(client: TestClient):
    _, error = refused(client, "package_search", rows=-1)
    assert error["rows"]


def test_only_what_is_published_is_told(client: TestClient, ask: Ask, hands: Cast):
    draft = drafted(hands, name="未公开的目录")
    gone = made(hands, "下线目录")
    resource = bound(hands, gone, ResourceKind.API)
    withdraw(hands, gone)
    hands.compiler.db.flush()
    for entry in (draft, gone):
        assert refused(client, "package_show", id=entry.id)[0] == 404
    assert refused(client, "resource_show", id=resource)[0] == 404
    for empty in ("package_list", "organization_list", "group_list", "tag_list"):
        assert ask(empty) == []
    assert ask("resource_search", query="name:目录")["count"] == 0
    assert ask("package_search")["count"] == 0
    assert ask("current_package_list_with_resources") == []


def test_the_site_tells_of_itself(ask: Ask):
    assert ask("site_read") is True
    assert ask("status_show")["site_url"] == ADDRESS
    for action in ACTIONS:
        assert len(ask("help_show", name=action.name)) > 10
