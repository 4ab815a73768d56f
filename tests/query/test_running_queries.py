"""Running SPARQL: what an answer holds, how errors read, and that nothing leaves the store."""

from __future__ import annotations

import csv
import io
import json
import random

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from made_records import everything
from rdflib.compare import isomorphic

from extractor.errors import OptionError, QueryError
from extractor.graph import graph
from extractor.graph.store import load
from extractor.query import guard, needs_graphs, render, run
from extractor.query.prefixes import prefixes

LINES = [line for records in everything() for line in graph(records)]
MEETINGS = "SELECT ?m ?date { ?m a cppcc:Meeting ; cppcc:date ?date }"
MEETING = "https://w3id.org/cppcc-kg/id/meeting/cppcc-100000/1"


@pytest.fixture(scope="module")
def merged() -> pyoxigraph.Store:
    return load(lines=LINES, graphs="merged")


# --------------------------------------------------------------------------------------------- answers


def test_select_gives_columns_and_plain_strings(merged: pyoxigraph.Store) -> None:
    result = run(merged, MEETINGS)
    assert (result.form, result.columns) == ("select", ("m", "date"))
    assert result.rows == ((MEETING, "1949-09-21"), (MEETING, "1949-09-21/1949-09-30"))


def test_unbound_is_empty(merged: pyoxigraph.Store) -> None:
    assert run(merged, "SELECT ?a (1 AS ?b) { OPTIONAL { ?a cppcc:none ?x } }").rows == (("", "1"),)


def test_ask(merged: pyoxigraph.Store) -> None:
    assert run(merged, "ASK { ?m a cppcc:Meeting }").rows == (("true",),)
    assert run(merged, "ASK { ?m a cppcc:Nothing }").rows == (("false",),)


def test_construct_gives_triples(merged: pyoxigraph.Store) -> None:
    result = run(merged, "CONSTRUCT { ?m dct:date ?date } WHERE { ?m a cppcc:Meeting ; cppcc:date ?date }")
    assert (result.form, result.columns) == ("graph", ("subject", "predicate", "object"))
    assert [row[2] for row in result.rows] == ["1949-09-21", "1949-09-21/1949-09-30"]


def test_describe_gives_triples(merged: pyoxigraph.Store) -> None:
    rows = run(merged, f"DESCRIBE <{MEETING}>").rows
    assert {row[0] for row in rows} == {MEETING}
    assert len(rows) > 10


QUESTIONS = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER(isIRI(?o)) }",
    "SELECT ?g ?date { GRAPH ?g { ?m a cppcc:Meeting ; cppcc:date ?date } }",
]


@given(st.integers(0, 1 << 32))
@settings(max_examples=5, deadline=None)
def test_answers_do_not_depend_on_how_the_store_was_filled(seed: int) -> None:
    shuffled = random.Random(seed).sample(LINES, len(LINES))
    for question in QUESTIONS:
        how = "both" if needs_graphs(question) else "merged"
        expected = run(load(lines=LINES, graphs=how), question).rows
        assert run(load(lines=shuffled, graphs=how), question).rows == expected
        assert run(load(lines=shuffled), question).rows == expected


def test_the_order_that_a_query_asks_for_is_kept(merged: pyoxigraph.Store) -> None:
    rows = run(merged, "SELECT ?n { ?c cppcc:value ?n } ORDER BY DESC(?n)").rows
    assert [float(n) for (n,) in rows] == [662, 99.5, 96, 12, 5]
    inner = "SELECT ?n { { SELECT ?n { ?c cppcc:value ?n } ORDER BY DESC(?n) LIMIT 2 } }"
    assert [n for (n,) in run(merged, inner).rows] == sorted(["662", "99.5"])


def test_statements_of_several_documents_count_once() -> None:
    apart = load(lines=LINES)
    question = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert run(apart, question).rows == run(load(lines=LINES, graphs="merged"), question).rows
    assert len(apart) == len(LINES)  # and the store itself stays as it was


def test_from_says_what_is_asked() -> None:
    document = "https://w3id.org/cppcc-kg/id/document/b2c3d4e5f6a1"
    question = f"SELECT ?date FROM <{document}> {{ <{MEETING}> cppcc:date ?date }}"
    assert run(load(lines=LINES), question).rows == (("1949-09-21",),)


def test_graph_and_default_graph_in_one_question() -> None:
    question = "SELECT ?name ?date { GRAPH ?d { ?m a cppcc:Meeting ; cppcc:date ?date } ?d cppcc:fileName ?name }"
    expected = (("founding.txt", "1949-09-21/1949-09-30"), ("opinions.txt", "1949-09-21"))
    assert run(load(lines=LINES), question).rows == expected
    assert run(load(lines=LINES, graphs="both"), question).rows == expected


def test_prefixes_of_the_ontology_need_no_declaration() -> None:
    assert prefixes()["cppcc"] == "https://w3id.org/cppcc-kg/ontology#"
    assert {"dct", "foaf", "oa", "org", "prov", "schema", "skos", "xsd"} <= set(prefixes())


# ----------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p }", r"my.rq, line 1, column 19: not valid SPARQL after '.*': mend the query at this place"),
        ("SELECT *\n{ ?s foo:bar ?o }", r"my.rq, line 2, column 13: .*: declare the prefix: PREFIX foo: <…>"),
        ("SELECT * { ?s ?p ?o", "close the braces: 1 open, 0 closed"),
        ("SELECT * { ?s ?p ?o FILTER(?o = (1) }", r"close the brackets: 2 open, 1 closed"),
        ("DELETE WHERE { ?s ?p ?o }", "queries only read: use SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("PREFIX a: <http://a/>\nINSERT DATA { a:a a:b 1 }", "queries only read"),
        ("DROP ALL", "queries only read"),
        ("", r"my.rq, line 1, column 1: not valid SPARQL: begin with SELECT"),
        ("谁是主席?", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT (<http://e/f>(1) AS ?x) {}", r"my.rq: cannot be answered \(.*not supported\): change this part"),
    ],
    ids=["syntax", "prefix", "brace", "bracket", "delete", "insert", "drop", "empty", "no-sparql", "function"],
)
def test_errors_say_where_what_and_how_to_fix(text: str, message: str, merged: pyoxigraph.Store) -> None:
    before = len(merged)
    with pytest.raises(QueryError, match=message):
        run(merged, text, where="my.rq")
    assert len(merged) == before


# ---------------------------------------------------------------------------------------------- SERVICE

# The port is closed to HTTP clients by Oxigraph itself, so even a hole in the guard would call nobody.
ELSEWHERE = "<http://127.0.0.1:9/>"


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT * {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ service silent {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p ?o . FILTER EXISTS {{ SeRvIcE {ELSEWHERE} {{ ?s ?p ?o }} }} }}",
        f"ASK {{ {{}}SERVICE{ELSEWHERE}{{}} }}",
        f"SELECT * {{ ?s ?p trueSERVICE{ELSEWHERE}{{}} }}",
        f"SELECT * {{ ?s ?p 1SERVICE{ELSEWHERE}{{}} }}",
        f"SELECT * {{ ?s ?p 'x'SERVICE{ELSEWHERE}{{}} }}",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x{} }",
        "SELECT * { VALUES ?g { <http://127.0.0.1:9/> } SERVICE ?g { ?s ?p ?o } }",
        f"SELECT * {{ # {{\n SERVICE # <x>\n {ELSEWHERE} {{}} }}",
        f"SELECT * {{ ?s ?p '#' . SERVICE {ELSEWHERE} {{}} }}",
        f"SELECT * {{ ?s ?p <http://e/#'> . SERVICE {ELSEWHERE} {{}} }}",
        "SELECT * { ?s ?p <http://e/'\\u0041> . SERVICE <http://127.0.0.1:9/'> {} }",
        f"SELECT * {{ ?s ?p '''a'' ''' . SERVICE {ELSEWHERE} {{}} }}",
        f"SELECT * {{ ?s ?p '\\\\' . SERVICE {ELSEWHERE} {{}} }} # '",
        f"PREFIX a: <http://a/> SELECT * {{ ?s ?p a:b\\' . SERVICE {ELSEWHERE} {{}} }} # '",
        f"SELECT * {{ ?s ?p ?o FILTER(?o<3)SERVICE{ELSEWHERE}{{}} FILTER(?o>2) }}",
        f"DESCRIBE ?s {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {ELSEWHERE} {{ ?s ?p ?o }} }}",
    ],
)
def test_calls_to_other_servers_are_refused(text: str, merged: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match="SERVICE would call another server: leave it out; ask this graph alone"):
        run(merged, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service a cppcc:Meeting }",
        "SELECT $SERVICE { $SERVICE ?p ?o }",
        "SELECT * { ?s schema:ServiceChannel ?o }",
        "SELECT * { ?s <http://example.org/service#SERVICE> ?o }",
        "SELECT * { ?s ?p 'SERVICE <http://x>' }",
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
        "SELECT * { ?s ?p ?o } # SERVICE is not asked",
        "SELECT * { ?s ?p 'x'@service }",
        "SELECT * { _:service ?p ?o }",
    ],
)
def test_the_word_alone_does_no_harm(text: str, merged: pyoxigraph.Store) -> None:
    assert run(merged, text).form == "select"


PIECES = st.sampled_from(
    [
        *"{}().;,'\"<>?#: \n",
        "SERVICE",
        "service",
        "true",
        "1",
        "a",
        ":x",
        "?x",
        "'''",
        "\\'",
        "\\u0027",
        "<http://e/>",
        "'s'",
        "@en",
        "=",
        "<3",
    ]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=400, deadline=None)
def test_what_passes_the_guard_and_parses_calls_nobody(pieces: list[str]) -> None:
    """Around a real call, anything: either the guard refuses it, or the call is no call to Oxigraph either."""
    text = f"PREFIX : <http://127.0.0.1:9/> SELECT * {{ ?s ?p ?o {''.join(pieces)} SERVICE {ELSEWHERE} {{}} }}"
    try:
        guard.refuse_service(text, "query")
    except QueryError:
        return
    store = pyoxigraph.Store()
    store.add(pyoxigraph.Quad(*(pyoxigraph.NamedNode(f"http://e/{n}") for n in "spo")))
    try:
        list(store.query(text))  # type: ignore[arg-type]
    except SyntaxError:
        return
    except (RuntimeError, ValueError) as error:
        assert "port" not in str(error)  # noqa: PT017 - an OSError, which a call would raise, fails the test


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("SELECT * { ?s ?p ?o }", False),
        ("SELECT * { ?s ?p 'GRAPH' } # FROM", False),
        ("SELECT ?graph { ?graph ?p ?o }", False),
        ("SELECT * { graph ?g { ?s ?p ?o } }", True),
        ("SELECT * {}GRAPH<http://e/>{}", True),
        ("SELECT * FROM <http://e/> { ?s ?p ?o }", True),
    ],
)
def test_which_queries_tell_graphs_apart(text: str, needed: bool) -> None:
    assert needs_graphs(text) == needed


# ----------------------------------------------------------------------------------------- presentation


def test_table_shows_wide_characters_and_brackets_as_they_are(merged: pyoxigraph.Store) -> None:
    text = render(run(merged, "SELECT ('[bold]县政协[/bold]' AS ?a) ('x' AS ?b) {}"), "table", width=60)
    lines = text.splitlines()
    assert "[bold]县政协[/bold]" in lines[2]
    assert len({line.rstrip().endswith(end) for line, end in zip(lines, ["b", "", "x"], strict=True)}) == 1
    assert text.endswith("\n")


def test_csv_reads_back(merged: pyoxigraph.Store) -> None:
    result = run(merged, "SELECT ?exact ?n { ?q oa:exact ?exact OPTIONAL { ?q cppcc:none ?n } }")
    text = render(result, "csv")
    assert "\r\n" not in text.replace("县政协", "")
    assert [tuple(row) for row in csv.reader(io.StringIO(text))] == [result.columns, *result.rows]


@pytest.mark.parametrize(
    "question", [MEETINGS, "SELECT ?s ?o { ?s ?p ?o }", "ASK {}", "SELECT ?x { OPTIONAL { ?x a cppcc:No } }"]
)
def test_json_is_what_sparql_clients_read(question: str, merged: pyoxigraph.Store) -> None:
    result = run(merged, question)
    text = render(result, "json")
    read = pyoxigraph.parse_query_results(text, pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(read, pyoxigraph.QueryBoolean):
        assert bool(read) == (result.rows == (("true",),))
        return
    assert isinstance(read, pyoxigraph.QuerySolutions)
    assert [v.value for v in read.variables] == list(result.columns)
    assert [tuple(solution) for solution in read] == list(result.terms)
    assert json.loads(text)["head"]["vars"] == list(result.columns)


def test_turtle_is_the_graph_with_the_prefixes_it_uses(merged: pyoxigraph.Store) -> None:
    result = run(merged, "CONSTRUCT WHERE { ?s a cppcc:Meeting ; cppcc:date ?d ; schema:name ?n }")
    text = render(result, "turtle")
    assert text.startswith("@prefix cppcc: <https://w3id.org/cppcc-kg/ontology#> .\n@prefix edtf:")
    assert "@prefix foaf:" not in text
    expected = rdflib.Graph()
    for row in result.terms:
        expected.parse(data=f"{' '.join(map(str, row))} .", format="nt")
    assert isomorphic(rdflib.Graph().parse(data=text, format="turtle"), expected)


@pytest.mark.parametrize(
    ("question", "form", "message"),
    [
        (MEETINGS, "turtle", "the answer is a table, not a graph: use table, csv or json"),
        (
            "CONSTRUCT WHERE { ?s a cppcc:Meeting }",
            "json",
            "the answer is a graph, not a table: use turtle, csv or table",
        ),
        (MEETINGS, "xlsx", "no such form of an answer: choose table, csv, json, turtle"),
    ],
)
def test_forms_that_an_answer_has_not(question: str, form: str, message: str, merged: pyoxigraph.Store) -> None:
    with pytest.raises(OptionError, match=f"--format {form}: {message}"):
        render(run(merged, question), form)
