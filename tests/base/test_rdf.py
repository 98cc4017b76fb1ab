"""Writing statements: signs that must be escaped come back as they were, in every form."""

import pytest

from tests.catalogue.openness import graph_of
from tongbase.base.rdf.terms import Format, Iri, Name, Node, Text, Typed
from tongbase.base.rdf.writing import in_lumps, write

ODD = 'a"b\\c\nd\te\r<f>&g 中文 😀'
NODES = [
    Node(
        "https://data.example.cn/x?a=1&b=2",
        (
            ("rdf:type", Name("dcat:Dataset")),
            ("dct:title", Text(ODD, "zh")),
            ("dct:identifier", Text(ODD)),
            ("dct:issued", Typed("2026-03-02", "xsd:date")),
            ("dcat:landingPage", Iri("https://data.example.cn/y?a=1&b=2")),
        ),
    ),
    Node("https://data.example.cn/x?a=1&b=2", (("dct:title", Text("again", "en")),)),
]


@pytest.mark.parametrize("form", list(Format))
def test_what_is_written_is_read_back(form: Format):
    graph = graph_of("".join(write(NODES, form)), form.value)
    assert len(graph) == 6
    assert ODD in {str(value) for value in graph.objects()}
    assert set(graph) == set(graph_of("".join(write(NODES, Format.N_TRIPLES)), "nt"))


@pytest.mark.parametrize("form", list(Format))
def test_nothing_is_a_document_too(form: Format):
    assert len(graph_of("".join(write([], form)), form.value)) == 0


def test_small_pieces_leave_in_lumps():
    assert list(in_lumps(["ab", "c", "d", "efgh", "i"], 3)) == ["abc", "defgh", "i"]
    assert list(in_lumps([])) == []
