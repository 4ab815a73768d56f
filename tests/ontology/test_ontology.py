"""The ontology defines what the program writes: all of it, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from made_records import CHINA, body, everything, founding, shown
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, Node, URIRef

import extractor
from extractor import rules
from extractor.graph import graph, vocabulary
from extractor.graph.store import load
from extractor.model import (
    Campaign,
    Count,
    DateExpression,
    Meeting,
    Metadata,
    OtherRecord,
    Place,
    Policy,
    Post,
    Records,
)
from extractor.resolve.others import RESOLVED
from extractor.resources import ontology_folder

CPPCC = Namespace(vocabulary.CPPCC)
QB = Namespace(vocabulary.QB)
ONTOLOGY = URIRef(vocabulary.CPPCC.rstrip("#"))
TEXT = (ontology_folder() / "cppcc.ttl").read_text("utf-8")
DEFINED = Graph().parse(data=TEXT, format="turtle")

# The words of the tables, as their guidelines list them.
WORDS = {
    "bodyKinds": "cppcc-committee cppcc-standing-committee cppcc-party-group cppcc-special-committee cppcc-office "
    "party-committee party-organ government government-department peoples-congress school media enterprise "
    "social-organisation other",
    "levels": "national provincial prefectural county township village",
    "meetingKinds": "plenary-session standing-committee-meeting chairpersons-meeting party-group-meeting party-congress "
    "party-plenum peoples-congress-session work-conference forum review-meeting training study-session visit ceremony "
    "other",
    "campaignKinds": "brand campaign platform mechanism strategy formula work-style",
    "policyKinds": "opinion regulation plan report book letter charter other",
    "genres": "work-report speech feature yearbook-page news notice article",
    "personRoles": "speaker author officer mentioned",
    "dateRoles": "issued held as-of period plan other",
    "comparators": "= ~ >= <=",
    "statuses": "achieved planned",
}

# Terms of the other vocabularies that the graph uses, as their documentation spells them.
KNOWN = {
    vocabulary.RDF: "type",
    vocabulary.SKOS: "prefLabel altLabel notation inScheme Concept",
    vocabulary.DCT: "identifier title issued publisher format source BibliographicResource",
    vocabulary.FOAF: "Document Agent Person name",
    vocabulary.ORG: "Organization FormalOrganization OrganizationalUnit subOrganizationOf Membership member organization "
    "role Role Post postIn holds",
    vocabulary.SCHEMA: "AdministrativeArea containedInPlace Event organizer location name url PropertyValue value",
    vocabulary.PROV: "wasDerivedFrom",
    vocabulary.OA: "SpecificResource hasSource hasSelector TextPositionSelector start end TextQuoteSelector exact prefix "
    "suffix",
    vocabulary.QB: "Observation DataSet dataSet structure",
    vocabulary.EDTF: "EDTF",
    vocabulary.XSD: "integer decimal date anyURI",
}


# Kinds that no resolver knows: each needs a class of its name. `mention` stands for all those of users' packs.
OTHER_KINDS = ["mention", *sorted({c.rule.kind for c in rules.load().rules} - RESOLVED - {"none"})]


def exhaustive() -> Iterator[Records]:
    """Documents that together exercise every field and every word."""
    yield from everything()
    first = founding()
    key, raw = first.document.key, first.source.raw
    seen = shown(key, raw, "any.rule", "人民政协")
    words = {scheme: listed.split() for scheme, listed in WORDS.items()}
    for moment in ("2023-05-22", "2023-05-22T08:30:00Z"):
        yield replace(first, source=replace(first.source, metadata=Metadata(retrieved=moment)))
    for genre in words["genres"]:
        yield replace(first, document=replace(first.document, genre=genre))
    yield replace(
        first,
        places=(
            CHINA,
            *(Place(f"41{n:04}", "某地", "某地", level, "100000") for n, level in enumerate(words["levels"])),
        ),
        bodies=tuple(
            body(
                f"k/{kind}",
                "某机构",
                kind,
                "county",
                "410000",
                parent="p",
                guided_by="g",
                aliases=("别名",),
                evidence=seen,
            )
            for kind in words["bodyKinds"]
        ),
        meetings=tuple(
            Meeting(f"m/{kind}", kind, "b", 1, 2, "2023-07", "主题", "名称", "410000", seen)
            for kind in words["meetingKinds"]
        ),
        posts=tuple(Post(f"p/{role}", "p", "主席", "b", role, "2023", seen) for role in words["personRoles"]),
        dates=tuple(DateExpression(f"d/{role}", "2023", "今年", role, seen) for role in words["dateRoles"]),
        counts=tuple(
            Count(f"c/{n}", "提案", "3", "件", "重点", sign, status, "2023", "b", "410000", seen)
            for n, (sign, status) in enumerate((s, t) for s in words["comparators"] for t in words["statuses"])
        ),
        campaigns=tuple(
            Campaign(f"x/{kind}", "某品牌", kind, ("b",), ("别名",), seen) for kind in words["campaignKinds"]
        ),
        policies=tuple(Policy(f"y/{kind}", "某意见", kind, "b", "2023", "z", seen) for kind in words["policyKinds"]),
        others=tuple(OtherRecord(f"o/{kind}", kind, "某事物", (("name", "某事物"),), seen) for kind in OTHER_KINDS),
    )


@pytest.fixture(scope="module")
def emitted() -> set[str]:
    """Every IRI in the graph that is no resource of its own."""
    lines = [line for records in exhaustive() for line in graph(records)]
    found = {term for quad in load(lines=lines) for term in re.findall(r"<([^>]*)>", str(quad.triple))}
    return {iri for iri in found if not iri.startswith(vocabulary.BASE + "id/")}


def defined_terms() -> list[URIRef]:
    return sorted({s for s in DEFINED.subjects() if isinstance(s, URIRef) and s.startswith(CPPCC)})


CLASSES = sorted(set(DEFINED.subjects(RDF.type, OWL.Class)) & set(defined_terms()))
PROPERTIES = sorted(
    {*DEFINED.subjects(RDF.type, OWL.ObjectProperty), *DEFINED.subjects(RDF.type, OWL.DatatypeProperty)}
)
CONCEPTS = sorted(DEFINED.subjects(RDF.type, SKOS.Concept))
SCHEMES = sorted(DEFINED.subjects(RDF.type, SKOS.ConceptScheme))


def local(term: Node) -> str:
    return str(term).removeprefix(str(CPPCC))


def test_every_term_that_is_written_is_defined(emitted: set[str]) -> None:
    written = {iri for iri in emitted if iri.startswith(CPPCC)}
    assert len(written) > 100
    assert written <= {str(term) for term in defined_terms()}


def test_nothing_is_defined_that_is_never_written(emitted: set[str]) -> None:
    schemes = {str(scheme) for concept in CONCEPTS for scheme in DEFINED.objects(concept, SKOS.inScheme)}
    assert {str(term) for term in defined_terms()} == {i for i in emitted if i.startswith(CPPCC)} | schemes


def test_every_foreign_term_is_of_a_known_vocabulary(emitted: set[str]) -> None:
    known = {start + name for start, names in KNOWN.items() for name in names.split()}
    assert {iri for iri in emitted if not iri.startswith(CPPCC)} == known


def test_the_vocabulary_module_spells_no_other_term(emitted: set[str]) -> None:
    spelled = set(re.findall(r"<(https?:[^<>]+)>", repr(vars(vocabulary))))
    assert len(spelled) > 100
    assert spelled <= emitted | {str(term) for term in defined_terms()}


def test_every_term_has_one_sort() -> None:
    structure = CPPCC.countStructure
    assert sorted([*CLASSES, *PROPERTIES, *CONCEPTS, *SCHEMES, structure]) == defined_terms()


@pytest.mark.parametrize("term", [*CLASSES, *PROPERTIES, CPPCC.countStructure, ONTOLOGY], ids=local)
def test_labels_and_comments_in_both_languages(term: URIRef) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        values = [v for v in DEFINED.objects(term, predicate) if isinstance(v, Literal)]
        assert sorted(str(v.language) for v in values) == ["en", "zh"]
        assert all(re.search("[一-鿿]", v) for v in values if v.language == "zh")
        assert all(v.strip() and v.isprintable() for v in values)


@pytest.mark.parametrize("term", defined_terms(), ids=local)
def test_every_term_says_where_it_is_defined(term: URIRef) -> None:
    assert list(DEFINED.objects(term, RDFS.isDefinedBy)) == [ONTOLOGY]


@pytest.mark.parametrize("term", PROPERTIES, ids=local)
def test_properties_have_a_domain_and_a_range_that_fits_their_sort(term: URIRef) -> None:
    assert len(list(DEFINED.objects(term, RDFS.domain))) == 1
    (target,) = DEFINED.objects(term, RDFS.range)
    literal = str(target).startswith((vocabulary.XSD, str(RDF.langString), vocabulary.EDTF))
    assert literal == ((term, RDF.type, OWL.DatatypeProperty) in DEFINED)


@pytest.mark.parametrize("term", CLASSES, ids=local)
def test_classes_stand_under_a_class_of_a_known_vocabulary(term: URIRef) -> None:
    above = set(DEFINED.transitive_objects(term, RDFS.subClassOf))
    assert any(not str(iri).startswith(CPPCC) for iri in above)


@pytest.mark.parametrize("scheme", WORDS)
def test_concepts_are_the_words_of_the_tables(scheme: str) -> None:
    concepts = set(DEFINED.subjects(SKOS.inScheme, CPPCC[scheme]))
    assert sorted(str(DEFINED.value(c, SKOS.notation)) for c in concepts) == sorted(WORDS[scheme].split())


@pytest.mark.parametrize("term", [*CONCEPTS, *SCHEMES], ids=local)
def test_concepts_and_schemes_are_named_in_both_languages(term: URIRef) -> None:
    names = [n for n in DEFINED.objects(term, SKOS.prefLabel) if isinstance(n, Literal)]
    assert sorted(str(name.language) for name in names) == ["en", "zh"]


def test_concepts_are_named_as_the_program_names_them() -> None:
    for concept in CONCEPTS:
        series = local(concept).split("-")[0]
        assert local(concept) == vocabulary.concept_name(series, str(DEFINED.value(concept, SKOS.notation)))


def test_what_the_graph_states_fits_domain_and_range() -> None:
    """Each statement with a property of the ontology: subject and object are of the classes it says."""
    lines = [line for records in everything() for line in graph(records)]
    data = Graph().parse(data="\n".join(f"{q.triple} ." for q in load(lines=lines, graphs="merged")), format="nt")
    data += DEFINED
    checked = 0
    for subject, predicate, value in data:
        if predicate not in PROPERTIES or subject in PROPERTIES:
            continue
        checked += 1
        (domain,) = DEFINED.objects(predicate, RDFS.domain)
        allowed = set(DEFINED.items(DEFINED.value(domain, OWL.unionOf))) or {domain}
        assert kinds(data, subject) & allowed or domain == URIRef(vocabulary.PROV + "Entity"), (subject, predicate)
        (target,) = DEFINED.objects(predicate, RDFS.range)
        if isinstance(value, Literal):
            datatype = RDF.langString if value.language else value.datatype or URIRef(vocabulary.XSD + "string")
            assert datatype == target, (predicate, value)
        elif list(data.objects(value, RDF.type)):
            assert target in kinds(data, value), (predicate, value)
    assert checked > 100


def kinds(data: Graph, node: Node) -> set[Node]:
    direct = data.objects(node, RDF.type)
    return {above for kind in direct for above in data.transitive_objects(kind, RDFS.subClassOf)}


def test_counts_are_a_well_formed_cube() -> None:
    """RDF Data Cube: every observation has all dimensions, and no two have the same."""
    components = set(DEFINED.objects(CPPCC.countStructure, QB.component))
    dimensions = sorted(str(d) for c in components for d in DEFINED.objects(c, QB.dimension))
    described = {
        p for c in components for s in ("dimension", "measure", "attribute") for p in DEFINED.objects(c, QB[s])
    }
    sorts = {QB.DimensionProperty, QB.MeasureProperty, QB.AttributeProperty}
    assert described == {p for sort in sorts for p in DEFINED.subjects(RDF.type, sort)}
    lines = [line for records in exhaustive() for line in graph(records)]
    rows = [
        tuple(term.value for term in row)
        for row in load(lines=lines, graphs="merged").query(
            "SELECT ?count "
            + " ".join(f"?d{n}" for n in range(len(dimensions)))
            + f" {{ ?count a <{QB.Observation}> "
            + "".join(f"OPTIONAL {{ ?count <{d}> ?d{n} }}" for n, d in enumerate(dimensions))
            + "}"
        )
    ]
    assert len(rows) > 10
    assert len({row[1:] for row in rows}) == len(rows) == len({row[0] for row in rows})


def test_the_version_is_that_of_the_program() -> None:
    assert str(DEFINED.value(ONTOLOGY, OWL.versionInfo)) == extractor.__version__


def test_prefixes_are_those_of_the_program_in_one_order() -> None:
    assert re.findall(r"@prefix (\w+): <([^>]+)>", TEXT) == list(vocabulary.PREFIXES.items())
