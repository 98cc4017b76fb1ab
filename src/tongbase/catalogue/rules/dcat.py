"""A published entry as a data set of DCAT-AP 3 (SEMIC, 3.0.1), and the catalogue around it.

Addresses are stable: a data set is ``<address>/dataset/<id>``; what many data sets share
(providers, regions, classes, terms of use) stands in the catalogue itself, as
``<address>/catalog#…``. Words of the European vocabularies are used where they mean the same, and
nowhere else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

from tongbase.base.rdf.terms import Iri, Name, Node, Object, Statement, Text, Typed
from tongbase.catalogue.rules.formats import format_of_resource
from tongbase.catalogue.rules.open_names import page_of_entry
from tongbase.catalogue.rules.resource_codes import class_label, class_of
from tongbase.catalogue.terms.codes import LABELS, OpenType, ShareType, UpdateCycle
from tongbase.catalogue.terms.published import PublishedEntry, PublishedResource

ZH, EN = "zh", "en"
KEYWORDS_MAX = 50
VOCABULARY = "http://publications.europa.eu/resource/authority"
CHINESE = f"{VOCABULARY}/language/ZHO"
FREQUENCIES: Mapping[UpdateCycle, str] = MappingProxyType(
    {
        UpdateCycle.REALTIME: "UPDATE_CONT",
        UpdateCycle.DAILY: "DAILY",
        UpdateCycle.WEEKLY: "WEEKLY",
        UpdateCycle.MONTHLY: "MONTHLY",
        UpdateCycle.QUARTERLY: "QUARTERLY",
        UpdateCycle.HALF_YEAR: "ANNUAL_2",
        UpdateCycle.YEARLY: "ANNUAL",
        UpdateCycle.IRREGULAR: "IRREG",
        UpdateCycle.NEVER: "NEVER",
    }
)
# Types of files that the European list knows; databases and interfaces are no files.
FILE_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **{
            name: name.upper()
            for name in ("csv", "xls", "xlsx", "doc", "docx", "ppt", "pptx", "pdf")
        },
        **{name: name.upper() for name in ("xml", "html", "txt", "gif", "bmp", "json")},
        "jpg": "JPEG",
    }
)
GUIDELINE = "政务信息资源目录编制指南(试行)(发改高技〔2017〕1272号)"
TERMS: Mapping[OpenType, tuple[str, str]] = MappingProxyType(
    {
        OpenType.UNCONDITIONAL: ("无条件开放", "Open without conditions"),
        OpenType.CONDITIONAL: ("有条件开放,须经申请", "Open under conditions, upon application"),
        OpenType.NOT_OPEN: (
            "不向社会开放;政务部门依《政务数据共享条例》申请共享",
            "Not open to the public; departments apply under Decree 809",
        ),
    }
)


@dataclass(frozen=True)
class Described:
    """A data set: what is its own, and what it shares with others and is told once."""

    own: tuple[Node, ...]
    shared: tuple[Node, ...]


def catalogue_iri(address: str) -> str:
    """Return the address of the catalogue."""
    return f"{address}/catalog"


def terms_iri(address: str, terms: OpenType) -> str:
    """Return the address of terms of use."""
    return f"{catalogue_iri(address)}#terms-{terms.value}"


def dataset_iri(address: str, entry_id: str) -> str:
    """Return the address of a data set."""
    return f"{address}/dataset/{entry_id}"


def about_catalogue(address: str, modified: datetime | None) -> tuple[Node, ...]:
    """Describe the catalogue itself; who keeps it is called as the house is."""
    iri, keeper = catalogue_iri(address), f"{catalogue_iri(address)}#publisher"
    said: tuple[Statement, ...] = (
        ("rdf:type", Name("dcat:Catalog")),
        ("dct:title", Text("一体化政务数据目录", ZH)),
        ("dct:title", Text("Integrated government data catalogue", EN)),
        ("dct:description", Text("各部门已发布的政务数据目录(一本账)。", ZH)),
        ("dct:description", Text("The data sets that departments have published.", EN)),
        ("dct:publisher", Iri(keeper)),
        ("dct:language", Iri(CHINESE)),
        ("foaf:homepage", Iri(f"{address}/catalogue")),
        ("dcat:themeTaxonomy", Iri(f"{iri}#classes")),
    )
    changed: tuple[Statement, ...] = (
        (("dct:modified", _moment(modified)),) if modified is not None else ()
    )
    return (
        Node(iri, (*said, *changed)),
        _named(keeper, "foaf:Agent", "foaf:name", "政务数据共享主管部门"),
        Node(f"{address}/catalogue", (("rdf:type", Name("foaf:Document")),)),
        Node(
            f"{iri}#classes",
            (
                ("rdf:type", Name("skos:ConceptScheme")),
                ("dct:title", Text("政务信息资源分类", ZH)),
            ),
        ),
        _language(),
    )


def holds(address: str, entry_id: str) -> Node:
    """Say that the catalogue holds a data set."""
    return Node(catalogue_iri(address), (("dcat:dataset", Iri(dataset_iri(address, entry_id))),))


def described(address: str, entry: PublishedEntry) -> Described:
    """Describe a data set with its ways out."""
    iri = dataset_iri(address, entry.id)
    page = page_of_entry(address, entry.id)
    shared = tuple(_shared(address, entry))
    parts = [_distribution(iri, page, entry, resource) for resource in entry.resources]
    said: list[Statement] = [
        ("rdf:type", Name("dcat:Dataset")),
        ("dct:title", Text(entry.name, ZH)),
        ("dct:description", Text(entry.abstract or entry.name, ZH)),
        ("dct:identifier", Text(entry.res_code or entry.id)),
        ("dct:language", Iri(CHINESE)),
        ("dct:modified", _moment(entry.changed_at)),
        ("dcat:version", Text(str(entry.version))),
        ("dcat:landingPage", Iri(page)),
        ("dcat:contactPoint", Iri(f"{iri}#contact")),
        ("dct:provenance", Iri(f"{iri}#provenance")),
        *_optional(entry),
        *((predicate, Iri(node.iri)) for predicate, node in _pointed(shared)),
        *_keywords(entry),
        *(("dcat:distribution", Iri(part.iri)) for part in parts),
    ]
    contact = (
        ("rdf:type", Name("vcard:Kind")),
        ("vcard:fn", Text(entry.provider_name, ZH)),
        ("vcard:hasURL", Iri(page)),
    )
    own = (
        Node(iri, tuple(said)),
        Node(page, (("rdf:type", Name("foaf:Document")),)),
        Node(f"{iri}#contact", contact),
        _named(
            f"{iri}#provenance",
            "dct:ProvenanceStatement",
            "rdfs:label",
            f"{entry.provider_name}编制,经主管部门审核,第 {entry.version} 版。",
        ),
        *parts,
    )
    return Described(own, shared)


def once(parts: Iterable[Described], told: set[str]) -> Iterator[Node]:
    """Tell data sets one after the other; what they share, the first time it comes."""
    for part in parts:
        yield from part.own
        for node in part.shared:
            if node.iri not in told:
                told.add(node.iri)
                yield node


def access_right(share_type: ShareType | None, open_type: OpenType | None) -> str:
    """Say who may have the data, in the European words.

    What is open to society says so itself. What departments alone may have is restricted where they
    may have it, and not public where they may not.
    """
    if open_type is OpenType.UNCONDITIONAL:
        return "PUBLIC"
    if open_type is OpenType.CONDITIONAL:
        return "RESTRICTED"
    return "NON_PUBLIC" if share_type is ShareType.NOT_SHARED else "RESTRICTED"


def terms_of(open_type: OpenType | None) -> OpenType:
    """Return the terms of use; what is not said to be open is not."""
    return open_type or OpenType.NOT_OPEN


def _optional(entry: PublishedEntry) -> Iterator[Statement]:
    if entry.pub_date is not None:
        yield "dct:issued", Typed(entry.pub_date.isoformat(), "xsd:date")


def _keywords(entry: PublishedEntry) -> Iterator[Statement]:
    names = dict.fromkeys(item.name for item in entry.items)
    for name in tuple(names)[:KEYWORDS_MAX]:
        yield "dcat:keyword", Text(name, ZH)
    english = dict.fromkeys(item.name_en for item in entry.items if item.name_en)
    for name in tuple(english)[:KEYWORDS_MAX]:
        yield "dcat:keyword", Text(name, EN)


PREDICATES: Mapping[str, str] = MappingProxyType(
    {
        "foaf:Agent": "dct:publisher",
        "dct:Location": "dct:spatial",
        "skos:Concept": "dcat:theme",
        "dct:Standard": "dct:conformsTo",
        "dct:RightsStatement": "dct:accessRights",
        "dct:Frequency": "dct:accrualPeriodicity",
    }
)


def _pointed(shared: Sequence[Node]) -> Iterator[tuple[str, Node]]:
    """Say by which predicate a data set points at each of what it shares."""
    for node in shared:
        kind = node.says[0][1].value
        if kind in PREDICATES:
            yield PREDICATES[kind], node


def _shared(address: str, entry: PublishedEntry) -> Iterator[Node]:
    at = catalogue_iri(address)
    yield _language()
    yield _named(
        f"{at}#provider-{entry.provider_code}",
        "foaf:Agent",
        "foaf:name",
        entry.provider_name,
        ("dct:identifier", Text(entry.provider_code)),
    )
    yield _named(
        f"{at}#region-{entry.region_code}",
        "dct:Location",
        "rdfs:label",
        entry.region_name,
        ("dct:identifier", Text(entry.region_code)),
    )
    if entry.classify_code:
        yield _theme(at, class_of(entry.classify_code))
    yield _named(f"{at}#guideline", "dct:Standard", "dct:title", GUIDELINE)
    right = access_right(entry.share_type, entry.open_type)
    yield _authority("access-right", right, "dct:RightsStatement")
    if entry.update_cycle is not None:
        yield _authority("frequency", FREQUENCIES[entry.update_cycle], "dct:Frequency")
    if entry.resources:
        yield _terms(address, terms_of(entry.open_type))
    for resource in entry.resources:
        file_type = _file_type(entry, resource)
        if file_type is not None:
            yield _authority("file-type", file_type, "dct:MediaTypeOrExtent")


def _theme(at: str, code: str) -> Node:
    label = class_label(code)
    said: tuple[Statement, ...] = (
        ("rdf:type", Name("skos:Concept")),
        ("skos:prefLabel", Text(label.zh, ZH)),
        ("skos:prefLabel", Text(label.en, EN)),
        ("skos:notation", Text(code)),
        ("skos:inScheme", Iri(f"{at}#classes")),
    )
    return Node(f"{at}#class-{code}", said)


def _terms(address: str, open_type: OpenType) -> Node:
    zh, en = TERMS[open_type]
    said: tuple[Statement, ...] = (
        ("rdf:type", Name("dct:LicenseDocument")),
        ("dct:title", Text(zh, ZH)),
        ("dct:title", Text(en, EN)),
    )
    return Node(terms_iri(address, open_type), said)


def _distribution(iri: str, page: str, entry: PublishedEntry, resource: PublishedResource) -> Node:
    kind = LABELS["resource_kind"][resource.kind.value]
    form = format_of_resource(entry.format_type, resource.kind)
    address = iri.rpartition("/dataset/")[0]
    said: list[Statement] = [
        ("rdf:type", Name("dcat:Distribution")),
        ("dct:title", Text(resource.name, ZH)),
        ("dct:description", Text(f"{kind.zh}({form}),在目录页面申请使用。", ZH)),
        ("dcat:accessURL", Iri(page)),
        ("dct:license", Iri(terms_iri(address, terms_of(entry.open_type)))),
        ("dct:issued", _moment(resource.bound_at)),
    ]
    file_type = _file_type(entry, resource)
    if file_type is not None:
        said.append(("dct:format", Iri(f"{VOCABULARY}/file-type/{file_type}")))
    return Node(f"{iri}#resource-{resource.id}", tuple(said))


def _file_type(entry: PublishedEntry, resource: PublishedResource) -> str | None:
    return FILE_TYPES.get(format_of_resource(entry.format_type, resource.kind).casefold())


def _authority(table: str, code: str, kind: str) -> Node:
    """Name a word of a European vocabulary, and say that it is one."""
    at = f"{VOCABULARY}/{table}"
    said: tuple[Statement, ...] = (("rdf:type", Name(kind)), ("skos:inScheme", Iri(at)))
    return Node(f"{at}/{code}", said)


def _language() -> Node:
    return _authority("language", "ZHO", "dct:LinguisticSystem")


def _named(iri: str, kind: str, predicate: str, name: str, *more: Statement) -> Node:
    value: Object = Text(name, ZH)
    return Node(iri, (("rdf:type", Name(kind)), (predicate, value), *more))


def _moment(at: datetime) -> Typed:
    return Typed(at.astimezone(UTC).isoformat(timespec="seconds"), "xsd:dateTime")
