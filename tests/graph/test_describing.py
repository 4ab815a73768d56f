"""What each record becomes, thing by thing: places, bodies, meetings, dates, counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph
import pytest
from described import KEY, SHOWN, about, only, short
from made_records import CHINA, HENAN_PLACE, NATIONAL, body, county, founding

from extractor.graph import graph
from extractor.graph.counts import decimal
from extractor.model import Count, DateExpression, Meeting, Place, Records


def meeting(**changes: object) -> Meeting:
    plain = Meeting("m", "forum", None, None, None, None, "", "", None, SHOWN)
    return replace(plain, **changes)  # type: ignore[arg-type]


def count(**changes: object) -> Count:
    plain = Count("c", "提案", "3", "", "", "", "", None, None, None, SHOWN)
    return replace(plain, **changes)  # type: ignore[arg-type]


TABLE: list[tuple[str, Callable[[], Records], str, set[str]]] = [
    (
        "a place of the gazetteer",
        lambda: only(places=(HENAN_PLACE, CHINA)),
        "place/410000",
        {
            "a cppcc:Place",
            "a schema:AdministrativeArea",
            'skos:prefLabel "河南省"@zh',
            'cppcc:fullName "河南省"@zh',
            "cppcc:level cppcc:level-provincial",
            "schema:containedInPlace id:place/100000",
            'dct:identifier "410000"',
        },
    ),
    (
        "a place without a code of six digits",
        lambda: only(places=(Place("410182/village-1", "某村", "河南省荥阳市某村", "village", "410182"),)),
        "place/410182/village-1",
        {
            "a cppcc:Place",
            "a schema:AdministrativeArea",
            'skos:prefLabel "某村"@zh',
            'cppcc:fullName "河南省荥阳市某村"@zh',
            "cppcc:level cppcc:level-village",
            "schema:containedInPlace id:place/410182",
        },
    ),
    (
        "an organ: part of its committee",
        lambda: only(
            bodies=(
                body(
                    "cppcc-410182/standing-committee",
                    "中国人民政治协商会议荥阳市委员会常务委员会",
                    "cppcc-standing-committee",
                    "county",
                    "410182",
                    parent="cppcc-410182",
                    aliases=("市政协常委会",),
                ),
            )
        ),
        "body/cppcc-410182/standing-committee",
        {
            "a cppcc:Body",
            "a cppcc:StandingCommittee",
            "a org:OrganizationalUnit",
            'skos:prefLabel "中国人民政治协商会议荥阳市委员会常务委员会"@zh',
            'skos:altLabel "市政协常委会"@zh',
            "cppcc:kind cppcc:bodyKind-cppcc-standing-committee",
            "cppcc:level cppcc:level-county",
            "cppcc:place id:place/410182",
            "org:subOrganizationOf id:body/cppcc-410182",
        },
    ),
    (
        "a committee: guided from above, never a part",
        lambda: only(
            bodies=(body("cppcc-410000", "中国人民政治协商会议河南省委员会", "cppcc-committee", guided_by=NATIONAL),)
        ),
        "body/cppcc-410000",
        {
            "a cppcc:Body",
            "a cppcc:Committee",
            "a org:FormalOrganization",
            'skos:prefLabel "中国人民政治协商会议河南省委员会"@zh',
            "cppcc:kind cppcc:bodyKind-cppcc-committee",
            "cppcc:guidedBy id:body/cppcc-100000",
        },
    ),
    (
        "a body that the document never settles",
        county,
        "body/c3d4e5f6a1b2/xian-zheng-xie",
        {
            "a cppcc:Body",
            "a cppcc:Committee",
            "a cppcc:Unresolved",
            "a org:FormalOrganization",
            'skos:prefLabel "县政协"@zh',
            "cppcc:kind cppcc:bodyKind-cppcc-committee",
            "cppcc:level cppcc:level-county",
        },
    ),
    (
        "a body of another kind, also one of a user's own pack",
        lambda: only(bodies=(body("x", "某合作社", "co-operative"),)),
        "body/x",
        {
            "a cppcc:Body",
            "a org:Organization",
            'skos:prefLabel "某合作社"@zh',
            "cppcc:kind cppcc:bodyKind-co-operative",
        },
    ),
    (
        "a meeting over an interval",
        founding,
        "meeting/cppcc-100000/1",
        {
            "a cppcc:Meeting",
            "a cppcc:PlenarySession",
            "a schema:Event",
            "cppcc:kind cppcc:meetingKind-plenary-session",
            "schema:organizer id:body/cppcc-100000",
            'cppcc:term "1"^^xsd:integer',
            'cppcc:date "1949-09-21/1949-09-30"^^edtf:EDTF',
            'cppcc:earliest "1949-09-21"^^xsd:date',
            'cppcc:latest "1949-09-30"^^xsd:date',
            'schema:name "中国人民政治协商会议第一届全体会议"@zh',
        },
    ),
    (
        "a meeting with topic and place, in an open interval",
        lambda: only(meetings=(meeting(date="2023-01-01/..", topic="乡村振兴", place="410100", session=8),)),
        "meeting/m",
        {
            "a cppcc:Meeting",
            "a cppcc:Forum",
            "a schema:Event",
            "cppcc:kind cppcc:meetingKind-forum",
            'cppcc:session "8"^^xsd:integer',
            'cppcc:date "2023-01-01/.."^^edtf:EDTF',
            'cppcc:earliest "2023-01-01"^^xsd:date',
            'cppcc:topic "乡村振兴"@zh',
            "schema:location id:place/410100",
        },
    ),
    (
        "a date that is one of two",
        lambda: only(dates=(DateExpression("d", "[2021-01-25,2021-12-05]", "2021125日", "held", SHOWN),)),
        "date/d",
        {
            "a cppcc:DateExpression",
            'cppcc:date "[2021-01-25,2021-12-05]"^^edtf:EDTF',
            'cppcc:earliest "2021-01-25"^^xsd:date',
            'cppcc:latest "2021-12-05"^^xsd:date',
            'cppcc:written "2021125日"@zh',
            "cppcc:role cppcc:dateRole-held",
        },
    ),
    (
        "a date that is no EDTF stays a string without days",
        lambda: only(dates=(DateExpression("d", "去年冬天", "去年冬天", "other", SHOWN),)),
        "date/d",
        {
            "a cppcc:DateExpression",
            'cppcc:date "去年冬天"',
            'cppcc:written "去年冬天"@zh',
            "cppcc:role cppcc:dateRole-other",
        },
    ),
    (
        "a count with everything",
        lambda: only(
            counts=(
                count(
                    number="99.50",
                    unit="%",
                    qualifier="会后",
                    comparator=">=",
                    status="planned",
                    date="2024",
                    body=NATIONAL,
                    place="100000",
                ),
            )
        ),
        "count/c",
        {
            "a cppcc:Count",
            "a qb:Observation",
            f"qb:dataSet id:dataset/{KEY}",
            f"cppcc:reportedIn id:document/{KEY}",
            'cppcc:entry "c"',
            "cppcc:measure id:measure/46adc4971354",
            'cppcc:value "99.5"^^xsd:decimal',
            'cppcc:numeral "99.50"',
            'cppcc:unit "%"',
            'cppcc:qualifier "会后"@zh',
            "cppcc:comparator cppcc:comparator-at-least",
            "cppcc:status cppcc:status-planned",
            'cppcc:date "2024"^^edtf:EDTF',
            'cppcc:earliest "2024-01-01"^^xsd:date',
            'cppcc:latest "2024-12-31"^^xsd:date',
            "cppcc:body id:body/cppcc-100000",
            "cppcc:place id:place/100000",
        },
    ),
    (
        "a count whose numeral is no decimal keeps it as characters",
        lambda: only(counts=(count(number="1/3"),)),
        "count/c",
        {
            "a cppcc:Count",
            "a qb:Observation",
            f"qb:dataSet id:dataset/{KEY}",
            f"cppcc:reportedIn id:document/{KEY}",
            'cppcc:entry "c"',
            "cppcc:measure id:measure/46adc4971354",
            'cppcc:numeral "1/3"',
        },
    ),
    (
        "what is counted",
        lambda: only(counts=(count(),)),
        "measure/46adc4971354",
        {"a skos:Concept", 'skos:prefLabel "提案"@zh', "skos:inScheme cppcc:measures"},
    ),
    (
        "the data set of the document",
        lambda: only(counts=(count(),)),
        f"dataset/{KEY}",
        {"a qb:DataSet", "qb:structure cppcc:countStructure", f"dct:source id:document/{KEY}"},
    ),
]


@pytest.mark.parametrize(("make", "resource", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_a_record_becomes(make: Callable[[], Records], resource: str, expected: set[str]) -> None:
    assert about(make(), resource) == expected


def test_concepts_bring_their_notation_along() -> None:
    quads = list(pyoxigraph.parse("\n".join(graph(county())), pyoxigraph.RdfFormat.N_QUADS))
    notations = {short(q.subject): q.object.value for q in quads if short(q.predicate) == "skos:notation"}
    assert notations["cppcc:comparator-about"] == "~"
    assert notations["cppcc:bodyKind-cppcc-committee"] == "cppcc-committee"
    used = {short(q.object) for q in quads if short(q.predicate) in {"cppcc:kind", "cppcc:role", "cppcc:status"}}
    assert len(used) > 3
    assert used <= set(notations)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("662", "662"),
        ("99.50", "99.5"),
        ("007", "7"),
        ("0.00", "0"),
        ("-0.0", "0"),
        ("-3.20", "-3.2"),
        ("+5", "5"),
        ("12.", "12"),
        ("", None),
        ("1/3", None),
        ("1e3", None),
        ("1,000", None),
        ("１２", None),
    ],
)
def test_decimals_are_canonical(numeral: str, value: str | None) -> None:
    assert decimal(numeral) == value
