"""The store and its rdflib interface."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from made_records import everything, founding, opinions

from extractor.errors import InputError
from extractor.graph import graph, serialise
from extractor.graph.store import dataset, load, rdflib_dataset, rdflib_graph

LINES = [line for records in everything() for line in graph(records)]
MEETING = rdflib.URIRef("https://w3id.org/cppcc-kg/id/meeting/cppcc-100000/1")
DATE = rdflib.URIRef("https://w3id.org/cppcc-kg/ontology#date")
DOCUMENT = "https://w3id.org/cppcc-kg/id/document/"


def in_default(store: pyoxigraph.Store) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph()))


def test_apart_merged_both() -> None:
    distinct = len({line.rpartition(" <")[0] for line in LINES})
    apart, merged, both = (load(lines=LINES, graphs=how) for how in ("apart", "merged", "both"))
    assert (len(apart), in_default(apart), len(list(apart.named_graphs()))) == (len(LINES), 0, 3)
    assert (len(merged), in_default(merged), len(list(merged.named_graphs()))) == (distinct, distinct, 0)
    assert (len(both), in_default(both), len(list(both.named_graphs()))) == (len(LINES) + distinct, distinct, 3)


def test_files_and_lines_come_together(tmp_path: Path) -> None:
    serialise.write(graph(founding()), tmp_path / "a.nq", "nquads")
    serialise.write(graph(opinions()), tmp_path / "b.trig.gz", "trig")
    store = load(tmp_path / "a.nq", str(tmp_path / "b.trig.gz"), lines=graph(everything()[2]))
    assert {str(quad) for quad in store} == {str(quad) for quad in load(lines=LINES)}


@pytest.mark.parametrize("name", ["a.trig", "a.nq", "a.jsonld", "a.nq.gz"])
def test_files_of_named_graphs_merge(name: str, tmp_path: Path) -> None:
    form = {"trig": "trig", "nq": "nquads", "jsonld": "jsonld"}[name.split(".")[1]]
    serialise.write(LINES, tmp_path / name, form)
    found = load(tmp_path / name, graphs="merged")
    assert {str(quad) for quad in found} == {str(quad) for quad in load(lines=LINES, graphs="merged")}


def test_numbers_survive_the_store() -> None:
    again = {str(quad) for quad in load(lines=LINES)}
    assert again == {line.removesuffix(" .") for line in LINES}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib uses its own old names
def test_dataset_answers_about_everything_and_about_one_document() -> None:
    data = dataset(LINES)
    assert isinstance(data, rdflib.Dataset)
    assert {str(value) for value in data.objects(MEETING, DATE)} == {"1949-09-21", "1949-09-21/1949-09-30"}
    one = data.graph(rdflib.URIRef(DOCUMENT + founding().document.key))
    assert {str(value) for value in one.objects(MEETING, DATE)} == {"1949-09-21/1949-09-30"}
    (row,) = data.query("SELECT (COUNT(*) AS ?n) { ?meeting a cppcc:PlenarySession }")
    assert int(row.n) == 1


def test_graph_is_the_default_graph_and_can_be_written_to() -> None:
    store = load(lines=LINES, graphs="merged")
    found = rdflib_graph(store)
    assert len(found) == len(store)
    found.add((MEETING, rdflib.RDFS.comment, rdflib.Literal("建国")))
    assert len(store) == len(found) == len(load(lines=LINES, graphs="merged")) + 1
    assert found.namespace_manager.qname(DATE) == "cppcc:date"


def test_dataset_of_a_store_shows_changes_of_the_store() -> None:
    store = load()
    data = rdflib_dataset(store)
    assert len(data) == 0
    store.add(pyoxigraph.Quad(*(pyoxigraph.NamedNode(f"http://e/{n}") for n in "spo")))
    assert len(data) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt: not the name of a graph file: name it .ttl, .trig"),
        ("a.gz", b"", "a.gz: not the name of a graph file"),
        ("a.ttl", b"@prefix a: <http://a/> .\na:b a:c\n  a:d ,, .", r"a.ttl line 3: not valid Turtle \("),
        ("a.nq", b"<http://a> <http://b> \xff .", "a.nq line 1: not valid N-Quads"),
        ("a.rdf", b"<rdf", "a.rdf.*: not valid RDF/XML"),
        ("a.nq.gz", b"not packed", r"a.nq.gz: cannot be read \("),
        ("a.nt.gz", gzip.compress(b"x" * 1000)[:20], r"a.nt.gz: cannot be read \("),
    ],
    ids=["suffix", "gz-alone", "turtle", "bytes", "xml", "not-gzip", "cut-gzip"],
)
@pytest.mark.parametrize("how", ["apart", "merged"])
def test_files_that_cannot_be_read(name: str, content: bytes, message: str, how: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        load(tmp_path / name, graphs=how)  # type: ignore[arg-type]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none.ttl: cannot be read \(No such file or directory\): check the path"):
        load(tmp_path / "none.ttl")


def test_lines_that_are_none() -> None:
    with pytest.raises(InputError, match="N-Quads line 2: not valid N-Quads"):
        load(lines=["<http://a> <http://b> <http://c> .", "nonsense"])
