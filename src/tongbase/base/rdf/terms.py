"""What RDF says, as values: resources, and statements about them (RDF 1.1 Concepts, W3C 2014)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "hydra": "http://www.w3.org/ns/hydra/core#",
    }
)


class Format(StrEnum):
    """A way to write statements, by the ending of a file."""

    TURTLE = "ttl"
    RDF_XML = "rdf"
    JSON_LD = "jsonld"
    N_TRIPLES = "nt"


MEDIA_TYPES: Mapping[Format, str] = MappingProxyType(
    {
        Format.TURTLE: "text/turtle",
        Format.RDF_XML: "application/rdf+xml",
        Format.JSON_LD: "application/ld+json",
        Format.N_TRIPLES: "application/n-triples",
    }
)


@dataclass(frozen=True, slots=True)
class Iri:
    """A thing by its address, which holds none of the signs that an address must escape."""

    value: str


@dataclass(frozen=True, slots=True)
class Name:
    """A thing by a name under one of the ``PREFIXES``: ``dcat:Dataset``."""

    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text, in a language (BCP 47) where it has one."""

    value: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A value of a datatype: ``xsd:date``."""

    value: str
    datatype: str


Object = Iri | Name | Text | Typed
Statement = tuple[str, Object]
"""A predicate by its name under a prefix, and what it points at."""


@dataclass(frozen=True, slots=True)
class Node:
    """A resource and what is said of it; its kind is the statement ``rdf:type``."""

    iri: str
    says: tuple[Statement, ...]
