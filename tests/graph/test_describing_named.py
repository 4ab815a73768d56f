"""What each record becomes, thing by thing: campaigns, policies, people, other kinds, the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from described import KEY, SHOWN, about, only
from made_records import founding, opinions

from extractor.model import Campaign, OtherRecord, Policy, Post, Records

TABLE: list[tuple[str, Callable[[], Records], str, set[str]]] = [
    (
        "a campaign of two bodies, with another name",
        lambda: only(
            campaigns=(Campaign("x", "有事好商量", "brand", ("a", "b"), ("有事好商量", "“有事好商量”协商"), SHOWN),)
        ),
        "campaign/x",
        {
            "a cppcc:Campaign",
            "a skos:Concept",
            "skos:inScheme cppcc:campaigns",
            'skos:prefLabel "有事好商量"@zh',
            'skos:altLabel "“有事好商量”协商"@zh',
            "cppcc:kind cppcc:campaignKind-brand",
            "cppcc:promotedBy id:body/a",
            "cppcc:promotedBy id:body/b",
        },
    ),
    (
        "a policy in the chain",
        opinions,
        "policy/henan",
        {
            "a cppcc:Policy",
            "a dct:BibliographicResource",
            'dct:title "实施意见"@zh',
            "cppcc:kind cppcc:policyKind-opinion",
            "cppcc:issuer id:body/cpc-410000",
            'dct:issued "2006-06-28"^^edtf:EDTF',
            'cppcc:earliest "2006-06-28"^^xsd:date',
            'cppcc:latest "2006-06-28"^^xsd:date',
            "cppcc:implements id:policy/central",
        },
    ),
    (
        "a policy of which no more than the title is known",
        lambda: only(policies=(Policy("p", "民法典", "", None, None, None, SHOWN),)),
        "policy/p",
        {"a cppcc:Policy", "a dct:BibliographicResource", 'dct:title "民法典"@zh'},
    ),
    (
        "a thing of a kind that only a rule pack knows",
        lambda: only(others=(OtherRecord("d/1", "tea_house", "清风茶馆", (("place", "安吉县"),), SHOWN),)),
        "mention/d/1",
        {
            "a cppcc:Mention",
            "a cppcc:TeaHouse",
            'skos:prefLabel "清风茶馆"@zh',
            "cppcc:field id:mention/d/1/place",
        },
    ),
    (
        "a field of such a thing: its name and what was read",
        lambda: only(others=(OtherRecord("d/1", "tea_house", "清风茶馆", (("place", "安吉县"),), SHOWN),)),
        "mention/d/1/place",
        {"a schema:PropertyValue", 'schema:name "place"', 'schema:value "安吉县"'},
    ),
    (
        "a person holds a seat",
        founding,
        "person/mao-ze-dong-0001",
        {"a foaf:Person", 'foaf:name "毛泽东"@zh', "org:holds id:post/cppcc-100000/f2e4a94a43e9"},
    ),
    (
        "the membership: who, where, as what, when",
        founding,
        "membership/mao-ze-dong-0001/cppcc-100000/01",
        {
            "a org:Membership",
            "org:member id:person/mao-ze-dong-0001",
            "org:organization id:body/cppcc-100000",
            "org:role id:role/f2e4a94a43e9",
            "cppcc:role cppcc:personRole-mentioned",
            'cppcc:date "1949"^^edtf:EDTF',
            'cppcc:earliest "1949-01-01"^^xsd:date',
            'cppcc:latest "1949-12-31"^^xsd:date',
        },
    ),
    (
        "the seat",
        founding,
        "post/cppcc-100000/f2e4a94a43e9",
        {"a org:Post", "org:role id:role/f2e4a94a43e9", "org:postIn id:body/cppcc-100000"},
    ),
    (
        "the role, shared by all seats of that title",
        founding,
        "role/f2e4a94a43e9",
        {"a org:Role", 'skos:prefLabel "主席"@zh', "skos:inScheme cppcc:posts"},
    ),
    (
        "a person named without a post has no seat",
        lambda: only(posts=(Post("k", "某人", "", None, "author", None, SHOWN),)),
        "membership/k",
        {"a org:Membership", "org:member id:person/%E6%9F%90%E4%BA%BA", "cppcc:role cppcc:personRole-author"},
    ),
    (
        "the document",
        founding,
        f"document/{KEY}",
        {
            "a cppcc:SourceDocument",
            "a foaf:Document",
            'dct:title "人民政协的诞生"@zh',
            "cppcc:genre cppcc:genre-article",
            'dct:issued "1989-09-21"^^edtf:EDTF',
            'cppcc:earliest "1989-09-21"^^xsd:date',
            'cppcc:latest "1989-09-21"^^xsd:date',
            "cppcc:subject id:body/cppcc-100000",
            'cppcc:period "1949"^^edtf:EDTF',
            'cppcc:periodStart "1949-01-01"^^xsd:date',
            'cppcc:periodEnd "1949-12-31"^^xsd:date',
            'cppcc:fileName "founding.txt"',
            f'cppcc:sha256 "{KEY:0<64}"',
            'cppcc:encoding "utf-8"',
            'dct:format "text/plain"',
            'cppcc:repairs "2"^^xsd:integer',
            'schema:url "https://example.org/1949?页=1"^^xsd:anyURI',
            f"dct:publisher id:document/{KEY}/publisher",
        },
    ),
    (
        "who published it, known by name in this document alone",
        founding,
        f"document/{KEY}/publisher",
        {"a foaf:Agent", 'foaf:name "史料选辑"@zh'},
    ),
]


@pytest.mark.parametrize(("make", "resource", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_a_named_record_becomes(make: Callable[[], Records], resource: str, expected: set[str]) -> None:
    assert about(make(), resource) == expected
