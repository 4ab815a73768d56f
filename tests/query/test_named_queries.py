"""The queries that ship: their heads, and their answers on the hand-made records."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import everything
from rdflib.plugins.sparql import prepareQuery

from extractor.errors import QueryError
from extractor.graph import graph
from extractor.graph.store import load
from extractor.query import NamedQuery, find, named, run
from extractor.query.tables import TABLES

QUERIES = named()
LINES = [line for records in everything() for line in graph(records)]
FIVE = ("campaign-bodies", "cascade", "meetings-of-body", "platforms", "posts")
MORE = ("others",)
COMMITTEE = "中国人民政治协商会议全国委员会"
OPINION = "中共中央关于加强人民政协工作的意见"


def test_there_are_eight_tables_five_questions_and_the_other_kinds() -> None:
    assert [query.name for query in QUERIES] == sorted([*TABLES, *FIVE, *MORE])


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_the_head_says_what_the_query_gives(query: NamedQuery) -> None:
    assert query.question.endswith("?")
    assert query.title
    assert run(load(lines=LINES, graphs="merged"), query.text).columns == query.columns


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_queries_are_plain_sparql_that_declares_what_it_uses(query: NamedQuery) -> None:
    """So that they work when pasted into any endpoint: no extension, no undeclared or idle prefix. Questions have a total
    order; tables none, for it takes a third of their time: whoever asks here sorts the rows.
    """
    pyoxigraph.Store().query(query.text)
    prepareQuery(query.text)
    declared = re.findall(r"^PREFIX (\w+):", query.text, re.MULTILINE)
    body = query.text.split("\nSELECT ", 1)[1]
    assert sorted(declared) == declared
    assert [prefix for prefix in declared if f"{prefix}:" not in body] == []
    assert ("\nORDER BY " in query.text) == (query.name not in TABLES)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_rdflib_gives_the_same_answer(query: NamedQuery) -> None:
    data = rdflib.Graph()
    store = load(lines=LINES, graphs="merged")
    data.parse(data="\n".join(f"{quad.triple} ." for quad in store), format="nt")
    theirs = sorted(tuple("" if value is None else str(value) for value in row) for row in data.query(query.text))
    assert theirs == sorted(run(store, query.text).rows)
    assert theirs


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (
            "campaign-bodies",
            [
                ("有事好商量", "brand", "县政协", "1"),
                ("长期共存、互相监督", "formula", COMMITTEE, "1"),
                ("长期共存、互相监督", "formula", "中国共产党中央委员会", "1"),
            ],
        ),
        (
            "cascade",
            [
                (OPINION, "0", "national", "中国共产党中央委员会", OPINION, "2006-02-08", "", ""),
                (OPINION, "1", "provincial", "中国共产党河南省委员会", "实施意见", "2006-06-28", OPINION, "140"),
                (OPINION, "2", "prefectural", "中国共产党郑州市委员会", "实施办法", "2006-09", "实施意见", "65..94"),
            ],
        ),
        (
            "meetings-of-body",
            [(COMMITTEE, "plenary-session", "1", "", "1949-09-21", "中国人民政治协商会议第一届全体会议", "2")],
        ),
        (
            "platforms",
            [
                ("", "", "协商议事室", "", "5", "个", ">=", "planned", "2023", "县政协", "county.txt"),
                ("", "township", "协商议事平台", "乡级", "12", "个", "=", "achieved", "2023", "县政协", "county.txt"),
                (
                    "",
                    "village",
                    "协商议事室",
                    "村（社区）",
                    "96",
                    "个",
                    "~",
                    "achieved",
                    "2023",
                    "县政协",
                    "county.txt",
                ),
            ],
        ),
        ("posts", [("", "主席", "陈某", "", "county.txt"), (COMMITTEE, "主席", "毛泽东", "1949", "founding.txt")]),
    ],
)
def test_answers(name: str, rows: list[tuple[str, ...]]) -> None:
    assert list(run(load(lines=LINES, graphs="merged"), find(name).text).rows) == rows
    assert list(run(load(lines=LINES[::-1]), find(name).text).rows) == rows


# ------------------------------------------------------------------------------- single points of the five


PLATFORMS = """
PREFIX : <http://e/>
PREFIX cppcc: <https://w3id.org/cppcc-kg/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT DATA {{
  :c cppcc:measure :m ; cppcc:numeral "3" ; cppcc:reportedIn :d {facts} .
  :m skos:inScheme cppcc:measures ; skos:prefLabel "{measure}"@zh .
  :d cppcc:fileName "a.txt" .
  :b skos:prefLabel "某市政协"@zh ; cppcc:place :city .
  :city cppcc:fullName "甲省乙市"@zh ; cppcc:level :prefectural .
  :county cppcc:fullName "甲省丙县"@zh ; cppcc:level :county .
  :prefectural skos:notation "prefectural" . :county skos:notation "county" .
}}
"""


def platforms(measure: str, facts: str = "") -> list[tuple[str, ...]]:
    store = pyoxigraph.Store()
    store.update(PLATFORMS.format(measure=measure, facts=facts))
    return [row[:2] for row in run(store, find("platforms").text).rows]


@pytest.mark.parametrize(
    "measure",
    [
        "协商议事平台",
        "协商议事室",
        "协商平台",
        "委员工作室",
        "委员联络站",
        "界别委员工作室",
        "议事厅",
        "“有事好商量”协商议事室",
        "联络站",
    ],
)
def test_what_counts_as_a_platform(measure: str) -> None:
    assert platforms(measure) == [("", "")]


@pytest.mark.parametrize("measure", ["提案", "协商活动", "委员", "平台经济企业", "重点工作"])
def test_what_is_no_platform(measure: str) -> None:
    assert platforms(measure) == []


@pytest.mark.parametrize(
    ("facts", "place", "level"),
    [
        ("; cppcc:body :b", "甲省乙市", "prefectural"),
        ("; cppcc:place :county", "甲省丙县", "county"),
        ("; cppcc:body :b ; cppcc:place :county", "甲省丙县", "county"),
        ('; cppcc:body :b ; cppcc:qualifier "乡级"@zh', "甲省乙市", "township"),
        ('; cppcc:body :b ; cppcc:qualifier "镇（街道）"@zh', "甲省乙市", "township"),
        ('; cppcc:body :b ; cppcc:qualifier "村（社区）"@zh', "甲省乙市", "village"),
        ('; cppcc:body :b ; cppcc:qualifier "镇村两级"@zh', "甲省乙市", "township, village"),
        ('; cppcc:body :b ; cppcc:qualifier "县级"@zh', "甲省乙市", "county"),
        ('; cppcc:body :b ; cppcc:qualifier "市级"@zh', "甲省乙市", "prefectural"),
        ('; cppcc:qualifier "示范"@zh', "", ""),
    ],
)
def test_place_and_level_of_a_platform(facts: str, place: str, level: str) -> None:
    assert platforms("协商议事室", facts) == [(place, level)]


def chain(days: dict[str, str], links: dict[str, str]) -> list[tuple[str, ...]]:
    """Titles are names; `days` gives the day of issue, `links` who implements whom."""
    store = pyoxigraph.Store()
    facts = [f':{name} dct:title "{name}"@zh .' for name in {*days, *links, *links.values()}]
    facts += [f':{n} cppcc:earliest "{d}"^^xsd:date ; cppcc:latest "{d}"^^xsd:date .' for n, d in days.items()]
    facts += [f":{lower} cppcc:implements :{upper} ." for lower, upper in links.items()]
    prefixes = "PREFIX : <http://e/> PREFIX cppcc: <https://w3id.org/cppcc-kg/ontology#> "
    prefixes += "PREFIX dct: <http://purl.org/dc/terms/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
    store.update(f"{prefixes} INSERT DATA {{ {' '.join(facts)} }}")
    return [(row[0], row[1], row[4], row[7]) for row in run(store, find("cascade").text).rows]


def test_a_chain_reads_from_top_to_bottom() -> None:
    assert chain({}, {"b": "a", "c": "b", "d": "c", "e": "d"}) == [
        ("a", "0", "a", ""),
        ("a", "1", "b", ""),
        ("a", "2", "c", ""),
        ("a", "3", "d", ""),
        ("a", "4", "e", ""),
    ]


def test_two_branches_and_two_chains() -> None:
    assert chain({}, {"b": "a", "c": "a", "y": "x"}) == [
        ("a", "0", "a", ""),
        ("a", "1", "b", ""),
        ("a", "1", "c", ""),
        ("x", "0", "x", ""),
        ("x", "1", "y", ""),
    ]


def test_a_date_that_is_open_gives_no_days() -> None:
    assert chain({"a": "2020-01-01"}, {"b": "a"})[1] == ("a", "1", "b", "")


def test_a_policy_outside_every_chain_is_not_shown() -> None:
    assert chain({"a": "2020-01-01"}, {}) == []


DAYS = st.dates(datetime.date(1949, 1, 1), datetime.date(2099, 12, 31))


@given(DAYS, DAYS)
@settings(max_examples=60, deadline=None)
def test_days_between_are_those_of_the_calendar(upper: datetime.date, lower: datetime.date) -> None:
    rows = chain({"a": upper.isoformat(), "b": lower.isoformat()}, {"b": "a"})
    assert rows[1] == ("a", "1", "b", str((lower - upper).days))


# --------------------------------------------------------------------------------------------- catalogue


def test_finding_by_name() -> None:
    assert find("cascade").title == "Policy cascade"


@pytest.mark.parametrize(
    ("name", "fix"), [("casacde", "did you mean cascade?"), ("xyz", "choose bodies, campaign-bodies, campaigns, ")]
)
def test_a_name_that_there_is_not(name: str, fix: str) -> None:
    with pytest.raises(QueryError, match=re.escape(f"{name}: no named query: {fix}")):
        find(name)


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("# title: T\n# question: Q?\n# columns: a b\nSELECT ?a ?b {}", "utf-8")
    assert named(tmp_path) == [
        NamedQuery("mine", "T", "Q?", ("a", "b"), "# title: T\n# question: Q?\n# columns: a b\nSELECT ?a ?b {}")
    ]
    (tmp_path / "bare.rq").write_text("# title: T\nASK {}", "utf-8")
    with pytest.raises(QueryError, match=r"bare.rq: the head lacks question, columns: add a line '# question: …'"):
        named(tmp_path)
