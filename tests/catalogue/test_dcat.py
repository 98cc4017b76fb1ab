"""The catalogue as DCAT-AP 3: what it says, how it is paged, who sees it, that shapes hold."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from tests.catalogue.makers import Cast, drafted, owned, published
from tests.catalogue.openness import ADDRESS, As, graph_of, open_app
from tongbase.catalogue.actions.resources import bind_resource
from tongbase.catalogue.models import Entry
from tongbase.catalogue.rules.dcat import access_right
from tongbase.catalogue.terms.codes import FormatCategory, OpenType, ResourceKind, ShareType
from tongbase.catalogue.terms.drafts import ItemDraft, ResourceDraft
from tongbase.kernel.db import Sessions

HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
FORMS = {"ttl": "text/turtle", "rdf": "application/rdf+xml", "jsonld": "application/ld+json"}
OUR_SHAPES = Path(__file__).with_name("shapes.ttl")
SEMIC_SHAPES = Path(
    os.environ.get("TONGBASE_TEST_DCAT_AP_SHAPES", "/nowhere")  # a folder of the release 3.0.1
)
SEMIC_FILES = ("shapes.ttl", "range.ttl", "mdr-vocabularies.shape.ttl", "deprecateduris.ttl")


@pytest.fixture
def as_(sessions: Sessions, hands: Cast) -> As:
    from fastapi.testclient import TestClient

    app = open_app(sessions, {name: getattr(hands, name).actor for name in vars(hands)})
    return lambda who: TestClient(app, headers={"x-who": who}, follow_redirects=False)


def with_ways_out(hands: Cast, **changes) -> Entry:
    """A published entry that can be had as a table, a file and an interface."""
    entry = published(hands, **changes)
    for kind in ResourceKind:
        table = ResourceDraft("ods", f"qy_{entry.id}", kind, name=f"登记信息({kind.value})")
        bind_resource(hands.compiler, entry.id, owned(hands, table))
    hands.compiler.db.flush()
    return entry


def dated(hands: Cast, number: int) -> list[Entry]:
    """Entries of one day after the other."""
    entries = [published(hands, name=f"登记信息{n}", region_item="03") for n in range(number)]
    for days, entry in enumerate(entries):
        entry.changed_at += timedelta(days=days)
    hands.compiler.db.flush()
    return entries


def titles(graph: Graph) -> list[str]:
    found = (graph.value(one, DCTERMS.title) for one in graph.subjects(RDF.type, DCAT.Dataset))
    return sorted(str(title) for title in found)


def test_a_data_set_says_what_its_entry_says(as_: As, hands: Cast):
    entry = with_ways_out(hands, open_type=OpenType.NOT_OPEN)
    told = as_("visitor").get(f"/dataset/{entry.id}.ttl")
    assert told.headers["content-type"] == "text/turtle; charset=utf-8"
    graph, one = graph_of(told.text, "ttl"), URIRef(f"{ADDRESS}/dataset/{entry.id}")
    authority = "http://publications.europa.eu/resource/authority"
    assert graph.value(one, DCTERMS.title) == Literal("企业登记基本信息", "zh")
    assert graph.value(one, DCTERMS.identifier) == Literal("102001/000001")
    assert graph.value(one, DCTERMS.accrualPeriodicity) == URIRef(f"{authority}/frequency/DAILY")
    right = URIRef(f"{authority}/access-right/RESTRICTED")
    assert graph.value(one, DCTERMS.accessRights) == right
    publisher = graph.value(one, DCTERMS.publisher)
    assert graph.value(publisher, FOAF.name) == Literal("武汉市市场监督管理局", "zh")
    theme = graph.value(one, DCAT.theme)
    assert Literal("法人单位信息资源", "zh") in graph.objects(theme, SKOS.prefLabel)
    assert Literal("企业名称", "zh") in graph.objects(one, DCAT.keyword)
    ways = list(graph.objects(one, DCAT.distribution))
    page = URIRef(f"{ADDRESS}/catalogue/entries/{entry.id}")
    assert [graph.value(way, DCAT.accessURL) for way in ways] == [page] * 3


def test_the_code_of_an_entry_finds_its_data_set(as_: As, hands: Cast):
    entry = published(hands)
    by_code = as_("visitor").get("/dataset/102001-000001.ttl")
    assert by_code.text == as_("visitor").get(f"/dataset/{entry.id}.ttl").text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("what", ["catalog", "dataset", "all"])
def test_every_form_says_the_same(as_: As, hands: Cast, form: str, what: str):
    odd = '名称"带引号"\\反斜杠 <&> 与\n换行'
    entry = with_ways_out(hands, abstract=odd, items=(ItemDraft(name="甲<乙>&丙", data_type="C"),),
                          region_item="")  # fmt: skip
    path = {"catalog": "/catalog", "dataset": f"/dataset/{entry.id}", "all": "/catalog/all"}[what]
    answer = as_("visitor").get(f"{path}.{form}")
    assert answer.headers["content-type"].partition(";")[0] == FORMS[form]
    other = graph_of(as_("visitor").get(f"{path}.ttl").text, "ttl")
    view = HYDRA.PagedCollection  # each form leads to pages of its own form
    this = graph_of(answer.text, form)
    for graph in (this, other):
        for page in list(graph.subjects(RDF.type, view)):
            graph.remove((page, None, None))
    assert isomorphic(this, other)
    assert len(this) > 30
    assert (None, DCTERMS.description, Literal(odd, "zh")) in this


def test_n_triples_say_the_same_too(as_: As, hands: Cast):
    with_ways_out(hands)
    lines = as_("visitor").get("/catalog/all.nt")
    assert lines.headers["content-type"].partition(";")[0] == "application/n-triples"
    assert isomorphic(
        graph_of(lines.text, "nt"), graph_of(as_("visitor").get("/catalog/all.ttl").text, "ttl")
    )


def test_pages_lead_through_the_whole_catalogue_once(as_: As, hands: Cast):
    dated(hands, 5)
    path, seen, sizes = "/catalog.ttl?size=2", [], []
    while path:
        graph = graph_of(as_("visitor").get(path).text, "ttl")
        (view,) = graph.subjects(RDF.type, HYDRA.PagedCollection)
        assert int(graph.value(view, HYDRA.totalItems)) == 5
        seen += titles(graph)
        sizes.append(len(titles(graph)))
        path = str(graph.value(view, HYDRA.next) or "").removeprefix(ADDRESS)
    assert seen == [f"登记信息{n}" for n in range(5)]
    assert sizes == [2, 2, 1]


@pytest.mark.parametrize(
    ("page", "wanted"), [(1, ["登记信息0", "登记信息1"]), (3, ["登记信息4"]), (4, [])]
)
def test_a_page_can_be_asked_for_by_its_number(as_: As, hands: Cast, page: int, wanted: list[str]):
    dated(hands, 5)
    answer = as_("visitor").get("/catalog.ttl", params={"page": page, "size": 2})
    assert titles(graph_of(answer.text, "ttl")) == wanted


def test_what_changes_while_one_pages_is_read_at_the_end(as_: As, hands: Cast):
    entries = dated(hands, 3)
    first = graph_of(as_("visitor").get("/catalog.ttl?size=1").text, "ttl")
    entries[1].changed_at += timedelta(days=9)
    hands.compiler.db.flush()
    seen, graph = titles(first), first
    while following := str(next(graph.objects(None, HYDRA.next), "")).removeprefix(ADDRESS):
        graph = graph_of(as_("visitor").get(following).text, "ttl")
        seen += titles(graph)
    assert seen == ["登记信息0", "登记信息2", "登记信息1"]


@pytest.mark.parametrize(
    ("since", "found"),
    [("2026-03-03", 2), ("2026-03-04T00:00:00Z", 1), ("2026-03-04T09:00:00", 1), ("2027-01-01", 0)],
)
def test_only_what_changed_since_is_told(as_: As, hands: Cast, since: str, found: int):
    dated(hands, 3)
    answer = as_("visitor").get("/catalog.ttl", params={"modified_since": since})
    assert len(titles(graph_of(answer.text, "ttl"))) == found


def test_a_binding_counts_as_a_change(as_: As, hands: Cast):
    entry = published(hands)
    entry.changed_at -= timedelta(days=5)
    bind_resource(hands.compiler, entry.id, owned(hands, ResourceDraft("ods", "qy")))
    assert entry.changed_at == hands.compiler.now


def test_a_place_that_no_page_named_is_refused(as_: As):
    answer = as_("visitor").get("/catalog.ttl", params={"after": "gestern"})
    assert (answer.status_code, answer.json()["code"]) == (422, "catalogue.place_unknown")


def test_drafts_are_nobodys_data_sets(as_: As, hands: Cast):
    draft = drafted(hands, name="未公开的目录")
    for who in ("compiler", "bureau", "visitor"):
        assert as_(who).get(f"/dataset/{draft.id}.ttl").status_code == 404
        for path in ("/catalog.ttl", "/catalog/all.ttl"):
            assert titles(graph_of(as_(who).get(path).text, "ttl")) == []


def test_inner_names_of_tables_and_systems_are_not_told(as_: As, hands: Cast):
    entry = with_ways_out(hands, system_name="登记业务系统")
    for path in (f"/dataset/{entry.id}.ttl", "/catalog.ttl", "/catalog/all.ttl"):
        told = as_("visitor").get(path).text
        assert "登记业务系统" not in told
        assert f"qy_{entry.id}" not in told


@pytest.mark.parametrize(
    ("accepts", "leads"),
    [
        ("text/html,*/*", "/catalogue/entries/{id}"),
        ("text/turtle", "/dataset/{id}.ttl"),
        ("application/rdf+xml", "/dataset/{id}.rdf"),
        ("application/ld+json;q=1", "/dataset/{id}.jsonld"),
        ("*/*", "/dataset/{id}.ttl"),
    ],
)
def test_the_address_of_a_data_set_leads_to_what_is_accepted(
    as_: As, hands: Cast, accepts: str, leads: str
):
    entry = published(hands)
    answer = as_("visitor").get(f"/dataset/{entry.id}", headers={"accept": accepts})
    assert (answer.status_code, answer.headers["location"]) == (303, leads.format(id=entry.id))


@pytest.mark.parametrize(
    ("share", "opened", "right"),
    [
        (ShareType.UNCONDITIONAL, OpenType.UNCONDITIONAL, "PUBLIC"),
        (ShareType.UNCONDITIONAL, OpenType.CONDITIONAL, "RESTRICTED"),
        (ShareType.UNCONDITIONAL, OpenType.NOT_OPEN, "RESTRICTED"),
        (ShareType.CONDITIONAL, None, "RESTRICTED"),
        (ShareType.NOT_SHARED, OpenType.NOT_OPEN, "NON_PUBLIC"),
        (ShareType.NOT_SHARED, None, "NON_PUBLIC"),
        (None, None, "RESTRICTED"),
    ],
)
def test_who_may_have_it_is_said_in_the_european_words(share, opened, right: str):
    assert access_right(share, opened) == right


def check(told: str, shapes: Graph) -> None:
    fits, _, why = validate(graph_of(told, "ttl"), shacl_graph=shapes, allow_warnings=True)
    assert fits, why


def many_kinds(hands: Cast) -> None:
    """Entries of every kind: each cycle, each way of opening, files, bare ones."""
    from tongbase.catalogue.terms.codes import ShareMode, UpdateCycle

    file = {"format_category": FormatCategory.SPREADSHEET, "share_mode": ShareMode.FILE}
    with_ways_out(hands, name="名录表格", format_type="xlsx", **file)
    with_ways_out(
        hands, name="名录文本", format_type="csv", open_type=OpenType.UNCONDITIONAL, **file
    )
    published(hands, name="无资源信息")
    for cycle in UpdateCycle:
        published(hands, name=f"更新信息{cycle.value}", update_cycle=cycle)


@pytest.mark.parametrize("path", ["/catalog.ttl", "/catalog/all.ttl"])
def test_our_shapes_of_the_profile_hold(as_: As, hands: Cast, path: str):
    many_kinds(hands)
    check(as_("visitor").get(path).text, Graph().parse(OUR_SHAPES))


def test_our_shapes_see_what_is_missing(as_: As, hands: Cast):
    published(hands)
    whole = graph_of(as_("visitor").get("/catalog.ttl").text, "ttl")
    shapes = Graph().parse(OUR_SHAPES)
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, FOAF.name):
        broken = Graph() + whole
        broken.remove((None, predicate, None))
        assert not validate(broken, shacl_graph=shapes)[0], predicate


@pytest.mark.skipif(
    not SEMIC_SHAPES.is_dir(),
    reason="TONGBASE_TEST_DCAT_AP_SHAPES names no folder with the shapes of DCAT-AP 3.0.1.",
)
@pytest.mark.parametrize("path", ["/catalog.ttl", "/catalog/all.ttl"])
def test_the_shapes_of_semic_hold(as_: As, hands: Cast, path: str):
    many_kinds(hands)
    shapes = Graph()
    for name in SEMIC_FILES:
        shapes.parse(SEMIC_SHAPES / name)
    check(as_("visitor").get(path).text, shapes)
