"""Reading catalogues in DCAT: a file or an address, in Turtle, RDF/XML, JSON-LD or N-Triples."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.parser import InputSource, PythonInputSource, StringInputSource

from tongbase.base.harvest.contexts import Contexts
from tongbase.base.harvest.errors import ForeignTooLargeError, ForeignUnreadableError
from tongbase.base.harvest.fetching import ANSWER_BYTES_MAX, Fetcher
from tongbase.base.harvest.terms import Foreign, ForeignResource, Found, Unread
from tongbase.kernel.errors import TongBaseError

JSON_LD = "json-ld"
HYDRA = Namespace("http://www.w3.org/ns/hydra/core#")
PAGES_MAX = 5000
FORMS = {
    ".ttl": "turtle",
    ".rdf": "xml",
    ".xml": "xml",
    ".jsonld": JSON_LD,
    ".json": JSON_LD,
    ".nt": "nt",
}
MEDIA = {
    "text/turtle": "turtle",
    "application/rdf+xml": "xml",
    "application/ld+json": JSON_LD,
    "application/n-triples": "nt",
}
ACCEPTED = "text/turtle, application/ld+json;q=0.9, application/rdf+xml;q=0.8"
LANGUAGES = ("zh", "zh-cn", "zh-hans", "", "en")


def read_dcat_file(fetch: Fetcher, path: Path) -> Iterator[Found]:
    """Read the data sets of a file, or of all files of a folder that end as such files do.

    ``fetch`` reads the contexts that a file of JSON-LD only names.
    """
    files = sorted(each for each in path.rglob("*") if each.suffix.lower() in FORMS)
    for each in [path] if path.is_file() else files:
        if each.stat().st_size > ANSWER_BYTES_MAX:
            raise ForeignTooLargeError(
                f"文件“{each.name}”超过 {ANSWER_BYTES_MAX // 1024 // 1024} MB,请拆分后再采集。",
                f"The file {each.name} is too large; split it.",
                field="address",
            )
        form = FORMS.get(each.suffix.lower(), "turtle")
        yield from _data_sets(_parsed(fetch, _text_of(each), form, each.name))


def read_dcat(fetch: Fetcher, address: str) -> Iterator[Found]:
    """Read the data sets of an address, and of the pages to which it leads (``hydra:next``)."""
    following, seen = address, set[str]()
    while following and following not in seen and len(seen) < PAGES_MAX:
        seen.add(following)
        text, kind = fetch.text(following, ACCEPTED)
        graph = _parsed(fetch, text, MEDIA.get(kind) or _form_of(following), following)
        yield from _data_sets(graph)
        pages = (*graph.objects(None, HYDRA.next), *graph.objects(None, HYDRA.nextPage))
        following = str(pages[0]) if pages else ""


def _form_of(address: str) -> str:
    path = address.partition("?")[0]
    return next((form for ending, form in FORMS.items() if path.endswith(ending)), "turtle")


def _text_of(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ForeignUnreadableError(
            f"文件“{file.name}”不是 UTF-8 文本,请另存为 UTF-8 后再采集。",
            f"The file {file.name} is no UTF-8; save it as UTF-8.",
            field="address",
        ) from error


def _parsed(fetch: Fetcher, text: str, form: str, name: str) -> Graph:
    try:
        return Graph().parse(_source(fetch, text, form, name), format=form)
    except TongBaseError:
        raise
    except Exception as error:  # each of the parsers has errors of its own
        raise ForeignUnreadableError(
            f"“{name}”不是合格的 RDF({form}):{str(error)[:200]}",
            f"{name} is no {form}: {str(error)[:200]}",
            field="address",
        ) from error


def _source(fetch: Fetcher, text: str, form: str, name: str) -> InputSource:
    """Give a parser what it reads; of JSON-LD with all contexts in it, so that it calls nobody."""
    if form != JSON_LD:
        return StringInputSource(text)
    told = Contexts(fetch.json).put_into(json.loads(text), name)
    return PythonInputSource(told if isinstance(told, dict) else {"@graph": told})


def _data_sets(graph: Graph) -> Iterator[Found]:
    for one in sorted(set(graph.subjects(RDF.type, DCAT.Dataset)), key=str):
        if not isinstance(one, URIRef):
            title = _text(graph, one, DCTERMS.title)
            yield Unread(title, "数据集没有地址(IRI)。", "The data set has no IRI.")
            continue
        yield _foreign(graph, one)


def _foreign(graph: Graph, one: URIRef) -> Foreign:
    publisher = graph.value(one, DCTERMS.publisher)
    ways = sorted(graph.objects(one, DCAT.distribution), key=str)
    licences = {_text(graph, way, DCTERMS.license) for way in ways} - {""}
    return Foreign(
        key=str(one),
        title=_text(graph, one, DCTERMS.title),
        abstract=_text(graph, one, DCTERMS.description),
        publisher=_text(graph, publisher, FOAF.name) if publisher is not None else "",
        modified=str(graph.value(one, DCTERMS.modified) or ""),
        licence=next(iter(sorted(licences)), _text(graph, one, DCTERMS.license)),
        keywords=tuple(sorted({str(word) for word in graph.objects(one, DCAT.keyword)})),
        resources=tuple(
            ForeignResource(
                str(graph.value(way, DCAT.downloadURL) or graph.value(way, DCAT.accessURL) or ""),
                _form(graph, way),
                _text(graph, way, DCTERMS.title),
            )
            for way in ways
        ),
    )


def _form(graph: Graph, way: Any) -> str:
    told = graph.value(way, DCTERMS.format) or graph.value(way, DCAT.mediaType)
    if told is None:
        return ""
    label = graph.value(told, RDFS.label)
    return str(label or told).rstrip("/").rpartition("/")[2]


def _text(graph: Graph, of: Any, predicate: URIRef) -> str:
    """Return a text, Chinese before others; of a thing, what it is called."""
    values = list(graph.objects(of, predicate))
    texts = [each for each in values if isinstance(each, Literal)]
    texts.sort(key=lambda each: (_rank(each.language), str(each)))
    if texts:
        return str(texts[0]).strip()
    named = (_text(graph, each, DCTERMS.title) for each in values if each != of)
    return next(filter(None, named), str(values[0]) if values else "")


def _rank(language: str | None) -> int:
    told = (language or "").lower()
    return LANGUAGES.index(told) if told in LANGUAGES else len(LANGUAGES)
