"""From a fact to its characters."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph
import pytest
from made_records import COUNTY, FOUNDING, NATIONAL, body, county, everything, founding, shown, spans

from extractor.graph import graph
from extractor.graph.provenance import CONTEXT
from extractor.graph.store import load
from extractor.model import Evidence, Records, Span

SELECTORS = """
PREFIX cppcc: <https://w3id.org/cppcc-kg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?fact ?rule ?start ?end ?exact ?prefix ?suffix WHERE {
  ?fact prov:wasDerivedFrom ?evidence .
  ?evidence a oa:SpecificResource ; oa:hasSource ?document ; oa:hasSelector ?quote ; cppcc:rule ?rule .
  ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix ; cppcc:position ?position .
  ?evidence oa:hasSelector ?position .
  ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
}
"""


def answers(records: Records, query: str) -> list[tuple[str, ...]]:
    solutions = load(lines=graph(records), graphs="merged").query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    return sorted(tuple(term.value for term in solution) for solution in solutions)


@pytest.mark.parametrize("records", everything(), ids=lambda records: records.source.name)
def test_quote_position_and_raw_text_agree(records: Records) -> None:
    raw = records.source.raw
    rows = answers(records, SELECTORS)
    assert rows
    for _, _, start, end, exact, prefix, suffix in rows:
        assert raw[int(start) : int(end)] == exact != ""
        assert raw[: int(start)].endswith(prefix)
        assert len(prefix) == min(int(start), CONTEXT)
        assert raw[int(end) :].startswith(suffix)
        assert len(suffix) == min(len(raw) - int(end), CONTEXT)


@pytest.mark.parametrize("records", everything(), ids=lambda records: records.source.name)
def test_every_fact_has_one_first_evidence_which_is_one_of_its_evidence(records: Records) -> None:
    facts = [
        records.document,
        *records.bodies,
        *records.people,
        *records.posts,
        *records.meetings,
        *records.dates,
        *records.counts,
        *records.campaigns,
        *records.policies,
        *records.others,
    ]
    shown_facts = sum(bool(fact.evidence) for fact in facts)
    first = "SELECT ?fact ?e { ?fact <https://w3id.org/cppcc-kg/ontology#firstEvidence> ?e }"
    derived = "SELECT ?fact ?e { ?fact <http://www.w3.org/ns/prov#wasDerivedFrom> ?e }"
    rows = answers(records, first)
    assert len(rows) == len({fact for fact, _ in rows}) == shown_facts
    assert set(rows) <= set(answers(records, derived))


def test_the_first_evidence_stands_first_in_the_text() -> None:
    query = """PREFIX cppcc: <https://w3id.org/cppcc-kg/ontology#> PREFIX oa: <http://www.w3.org/ns/oa#>
    SELECT ?exact { <https://w3id.org/cppcc-kg/id/body/cppcc-100000> cppcc:firstEvidence/oa:hasSelector/oa:exact ?exact }"""
    assert answers(founding(), query) == [("中国人民政治协商会议第一届",)]


def test_evidence_that_a_line_break_splits_keeps_all_segments_and_quotes_the_longest() -> None:
    query = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
    SELECT ?start ?end { <https://w3id.org/cppcc-kg/id/meeting/cppcc-100000/1> prov:wasDerivedFrom ?e .
      ?e oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end }"""
    longest, rest = spans(FOUNDING, "中国人民政治协商会议第一届", "全体会议")
    assert answers(founding(), query) == sorted((str(start), str(end)) for start, end in (longest, rest))
    quoted = [row[2:5] for row in answers(founding(), SELECTORS) if "meeting/" in row[0]]
    assert quoted == [(str(longest.start), str(longest.end), "中国人民政治协商会议第一届")]


def test_facts_read_from_the_same_characters_share_selectors_and_not_rules() -> None:
    lines = graph(county())
    start, end = spans(COUNTY, "主席")[0]
    selectors = {line.split()[0] for line in lines if f"/position/{start}-{end}>" in line.split()[0]}
    assert len(selectors) == 1
    both = replace(
        founding(),
        bodies=(
            body(
                NATIONAL,
                "中国人民政治协商会议全国委员会",
                "cppcc-committee",
                evidence=shown("a1b2c3d4e5f6", FOUNDING, "one.rule", "中国人民政治协商会议")
                + shown("a1b2c3d4e5f6", FOUNDING, "other.rule", "中国人民政治协商会议"),
            ),
        ),
    )
    rules = {row[1] for row in answers(both, SELECTORS) if "/body/" in row[0]}
    assert rules == {"one.rule", "other.rule"}


def test_two_records_of_one_key_are_one_fact_with_one_first_evidence() -> None:
    twice = replace(
        founding(), dates=(founding().dates[0], replace(founding().dates[0], evidence=founding().dates[1].evidence))
    )
    first = "SELECT ?e { <https://w3id.org/cppcc-kg/id/date/a1b2c3d4e5f6/1> <https://w3id.org/cppcc-kg/ontology#firstEvidence> ?e }"
    assert len(answers(twice, first)) == 1


def test_context_stops_at_the_ends_of_the_text() -> None:
    source = replace(founding().source, raw="政协")
    record = replace(founding().document, evidence=(Evidence("a1b2c3d4e5f6", (Span(0, 2),), "政协", "all"),))
    (row,) = answers(Records(source=source, document=record), SELECTORS)
    assert row[4:] == ("政协", "", "")
