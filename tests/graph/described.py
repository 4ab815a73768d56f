"""Reads a graph back as short statements, for tests of what records become. Not a test itself."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph
from made_records import FOUNDING, founding, shown

from extractor.graph import graph
from extractor.graph.vocabulary import CPPCC, DCT, EDTF, FOAF, ORG, PROV, QB, RDF, SCHEMA, SKOS, XSD
from extractor.model import Records

ID = "https://w3id.org/cppcc-kg/id/"
NAMES = {
    "a": RDF + "type",
    "id": ID,
    "cppcc": CPPCC,
    "dct": DCT,
    "edtf": EDTF,
    "foaf": FOAF,
    "org": ORG,
    "prov": PROV,
    "qb": QB,
    "schema": SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
PROVENANCE = {"prov:wasDerivedFrom", "cppcc:firstEvidence"}
KEY = "a1b2c3d4e5f6"
SHOWN = shown(KEY, FOUNDING, "some.rule", "人民政协")


def only(**groups: object) -> Records:
    """The founding document with nothing but these records."""
    return Records(source=founding().source, document=replace(founding().document, evidence=()), **groups)  # type: ignore[arg-type]


def about(records: Records, resource: str) -> set[str]:
    """The statements about a resource, with short names; provenance left out."""
    found = set()
    for quad in pyoxigraph.parse("\n".join(graph(records)), pyoxigraph.RdfFormat.N_QUADS):
        name = short(quad.predicate)
        if quad.subject == pyoxigraph.NamedNode(ID + resource) and name not in PROVENANCE:
            found.add(f"{name} {short(quad.object)}")
    return found


def short(term: object) -> str:
    if isinstance(term, pyoxigraph.Literal):
        datatype = short(term.datatype)
        mark = f"@{term.language}" if term.language else f"^^{datatype}"
        return f'"{term.value}"{mark.removesuffix("^^xsd:string")}'
    assert isinstance(term, pyoxigraph.NamedNode)
    for name, start in NAMES.items():
        if term.value == start and name == "a":
            return name
        if term.value.startswith(start):
            return f"{name}:{term.value.removeprefix(start)}"
    return term.value
