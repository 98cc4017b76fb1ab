"""Writing statements one resource after the other, so that a million take no more room than one.

Turtle, N-Triples, JSON-LD (expanded terms under a context of prefixes) and RDF/XML. A resource may
come several times: what is said of it adds up, in each of the four.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tongbase.base.rdf.terms import PREFIXES, Format, Iri, Name, Node, Object, Statement, Text

TYPE = "rdf:type"
LUMP_CHARACTERS = 64 * 1024
ESCAPES = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(nodes: Iterable[Node], form: Format) -> Iterator[str]:
    """Write resources; a piece of text for each, and what stands before and behind them."""
    return WRITERS[form](nodes)


def _turtle(nodes: Iterable[Node]) -> Iterator[str]:
    yield "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    for node in nodes:
        said = " ;\n    ".join(
            f"{'a' if predicate == TYPE else predicate} {_short(value)}"
            for predicate, value in node.says
        )
        yield f"\n<{node.iri}> {said} .\n"


def _n_triples(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        yield "".join(
            f"<{node.iri}> <{expanded(predicate)}> {_long(value)} .\n"
            for predicate, value in node.says
        )


def _json_ld(nodes: Iterable[Node]) -> Iterator[str]:
    yield f'{{"@context": {json.dumps(dict(PREFIXES))}, "@graph": ['
    mark = "\n"
    for node in nodes:
        yield mark + json.dumps(_object_of(node), ensure_ascii=False)
        mark = ",\n"
    yield "\n]}\n"


def _rdf_xml(nodes: Iterable[Node]) -> Iterator[str]:
    spaces = "".join(f'\n  xmlns:{name}="{iri}"' for name, iri in PREFIXES.items())
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{spaces}>\n'
    for node in nodes:
        said = "".join(_element(statement) for statement in node.says)
        about = quoteattr(node.iri)
        yield f"<rdf:Description rdf:about={about}>\n{said}</rdf:Description>\n"
    yield "</rdf:RDF>\n"


Writer = Callable[[Iterable[Node]], Iterator[str]]
WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.TURTLE: _turtle,
        Format.N_TRIPLES: _n_triples,
        Format.JSON_LD: _json_ld,
        Format.RDF_XML: _rdf_xml,
    }
)


@cache
def expanded(name: str) -> str:
    """Write a name under a prefix in full; there are as many as the vocabularies have."""
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest


def _short(value: Object) -> str:
    match value:
        case Iri(iri):
            return f"<{iri}>"
        case Name(name):
            return name
        case Text(text, language):
            return f'"{text.translate(ESCAPES)}"{"@" + language if language else ""}'
        case _:
            return f'"{value.value.translate(ESCAPES)}"^^{value.datatype}'


def _long(value: Object) -> str:
    match value:
        case Name(name):
            return f"<{expanded(name)}>"
        case Iri() | Text():
            return _short(value)
        case _:
            return f'"{value.value.translate(ESCAPES)}"^^<{expanded(value.datatype)}>'


def _object_of(node: Node) -> dict[str, Any]:
    told: dict[str, Any] = {"@id": node.iri}
    for predicate, value in node.says:
        if predicate == TYPE:
            told.setdefault("@type", []).append(value.value)
        else:
            told.setdefault(predicate, []).append(_json_value(value))
    return told


def _json_value(value: Object) -> dict[str, str]:
    match value:
        case Iri() | Name():
            return {"@id": value.value}
        case Text(text, language):
            return {"@value": text, **({"@language": language} if language else {})}
        case _:
            return {"@value": value.value, "@type": value.datatype}


def _element(statement: Statement) -> str:
    predicate, value = statement
    match value:
        case Iri() | Name():
            iri = value.value if isinstance(value, Iri) else expanded(value.value)
            return f"  <{predicate} rdf:resource={quoteattr(iri)}/>\n"
        case Text(text, language):
            said = f' xml:lang="{language}"' if language else ""
            return f"  <{predicate}{said}>{_xml(text)}</{predicate}>\n"
        case _:
            kind = quoteattr(expanded(value.datatype))
            return f"  <{predicate} rdf:datatype={kind}>{_xml(value.value)}</{predicate}>\n"


def _xml(text: str) -> str:
    return escape(NOT_IN_XML.sub("", text)).replace("\r", "&#13;")


def in_lumps(pieces: Iterable[str], characters: int = LUMP_CHARACTERS) -> Iterator[str]:
    """Put small pieces together, so that not every one of them is sent by itself."""
    waiting: list[str] = []
    held = 0
    for piece in pieces:
        waiting.append(piece)
        held += len(piece)
        if held >= characters:
            yield "".join(waiting)
            waiting, held = [], 0
    if waiting:
        yield "".join(waiting)
