"""The lines of one document: exact, whole, pure."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from made_records import county, everything, founding, opinions
from rdflib.compare import isomorphic

from extractor.errors import OptionError
from extractor.graph import graph
from extractor.model import Records

GOLDEN = Path(__file__).parent / "golden"
RECORDS = {"founding": founding, "opinions": opinions, "county": county}


@pytest.mark.parametrize("name", RECORDS)
def test_lines_are_the_golden_ones(name: str) -> None:
    expected = (GOLDEN / f"{name}.nq").read_text("utf-8").splitlines()
    assert graph(RECORDS[name]()) == expected


@pytest.mark.parametrize("name", RECORDS)
def test_golden_files_hold_one_graph_however_read(name: str) -> None:
    lines = (GOLDEN / f"{name}.nq").read_text("utf-8").splitlines()
    triples = "\n".join(line.rpartition(" <")[0] + " ." for line in lines)
    document = rdflib.Graph().parse(data=triples, format="nt")
    turtle = rdflib.Graph().parse(GOLDEN / f"{name}.ttl", format="turtle")
    assert len(turtle) == len(document)
    assert isomorphic(turtle, document)


@pytest.mark.parametrize("records", everything(), ids=list(RECORDS))
def test_lines_are_sorted_distinct_canonical_and_without_blank_nodes(records: Records) -> None:
    lines = graph(records)
    assert lines == sorted(set(lines))
    quads = list(pyoxigraph.parse("\n".join(lines), pyoxigraph.RdfFormat.N_QUADS))
    again = pyoxigraph.serialize(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert again is not None
    assert again.decode().split("\n")[:-1] == lines
    assert not [q for q in quads if pyoxigraph.BlankNode in {type(q.subject), type(q.object), type(q.graph_name)}]


@pytest.mark.parametrize("records", everything(), ids=list(RECORDS))
def test_all_statements_stand_in_the_graph_of_the_document(records: Records) -> None:
    name = f" <https://w3id.org/cppcc-kg/id/document/{records.document.key}> ."
    assert all(line.endswith(name) for line in graph(records))


@pytest.mark.parametrize("records", everything(), ids=list(RECORDS))
def test_order_of_records_and_evidence_does_not_matter(records: Records) -> None:
    groups = ("places", "bodies", "people", "posts", "meetings", "dates", "counts", "campaigns", "policies")
    turned = replace(records, **{name: getattr(records, name)[::-1] for name in groups})
    turned = replace(turned, bodies=tuple(replace(b, evidence=b.evidence[::-1]) for b in turned.bodies))
    assert graph(turned) == graph(records)


def test_resources_follow_the_base_and_the_ontology_does_not() -> None:
    lines = graph(founding(), base="http://localhost/kg/")
    assert all(line.startswith(("<http://localhost/kg/id/", "<https://w3id.org/cppcc-kg/ontology#")) for line in lines)
    moved = [re.sub(r"<http://localhost/kg/id/", "<https://w3id.org/cppcc-kg/id/", line) for line in lines]
    assert sorted(moved) == graph(founding())


def test_a_base_that_is_none_is_refused() -> None:
    with pytest.raises(OptionError, match="no absolute IRI that ends in / or #: write it like https://"):
        graph(founding(), base="example.org")


def test_a_document_without_facts_is_still_described() -> None:
    empty = Records(source=founding().source, document=replace(founding().document, subject=None, evidence=()))
    lines = graph(empty)
    assert any('ontology#fileName> "founding.txt"' in line for line in lines)
    assert not any("firstEvidence" in line for line in lines)
