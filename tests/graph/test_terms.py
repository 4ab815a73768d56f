"""Terms of N-Quads: any text survives, nothing breaks out of its term."""

from __future__ import annotations

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.graph import terms

ANY_TEXT = st.text(st.characters(exclude_categories=()))  # lone surrogates and noncharacters included


def written(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def test_every_character_of_the_basic_plane_is_written_as_oxigraph_writes_it() -> None:
    for start in range(0, 0x10000, 0x400):
        text = "".join(map(chr, range(start, start + 0x400)))
        if "\ud800" <= text[0] <= "\udfff":
            continue
        line = f'<http://e/s> <http://e/p> "{terms.escape(text)}" .\n'
        quads = list(pyoxigraph.parse(line, pyoxigraph.RdfFormat.N_TRIPLES))
        assert quads[0].object.value == text
        again = pyoxigraph.serialize([quads[0].triple], format=pyoxigraph.RdfFormat.N_TRIPLES)
        assert again is not None
        assert again.decode() == line


@given(ANY_TEXT)
@settings(max_examples=200)
def test_any_text_in_a_literal_survives(text: str) -> None:
    line = f"<http://e/s> <http://e/p> {terms.literal(text, language='zh')} <http://e/g> .\n"
    assert line.count("\n") == 1
    (quad,) = pyoxigraph.parse(line, pyoxigraph.RdfFormat.N_QUADS)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert (quad.object.value, quad.object.language) == (written(text), "zh")


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0")))
@settings(max_examples=50)
def test_rdflib_reads_the_same_text(text: str) -> None:
    graph = rdflib.Graph().parse(data=f"<http://e/s> <http://e/p> {terms.literal(text)} .\n", format="nt")
    assert [str(value) for value in graph.objects()] == [text]


@given(ANY_TEXT)
@settings(max_examples=200)
def test_any_key_makes_an_ascii_iri(key: str) -> None:
    path = terms.path(key)
    assert path.isascii()
    line = f"<https://e.org/id/body/{path}> <http://e/p> <http://e/o> ."
    (quad,) = pyoxigraph.parse(line, pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.subject, pyoxigraph.NamedNode)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("cppcc-410182/standing-committee/6-8", "cppcc-410182/standing-committee/6-8"),
        ("县", "%E5%8E%BF"),
        ("a b", "a%20b"),
        ("a>b", "a%3Eb"),
        ("50%", "50%25"),
        ("a?b#c", "a%3Fb%23c"),
    ],
    ids=["readable", "chinese", "space", "bracket", "percent", "query-and-fragment"],
)
def test_keys_as_paths(key: str, expected: str) -> None:
    assert terms.path(key) == expected


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (terms.literal('a"b'), '"a\\"b"'),
        (terms.literal("a\\b"), '"a\\\\b"'),
        (terms.literal("a\r\nb\tc"), '"a\\r\\nb\\tc"'),
        (terms.literal("\x07\x7f"), '"\\u0007\\u007F"'),
        (terms.literal("政协\U00020000"), '"政协\U00020000"'),
        (terms.literal("坏\ud800字"), '"坏\ufffd字"'),
        (terms.literal("县政协", language="zh"), '"县政协"@zh'),
        (terms.literal("2023", datatype="<http://d>"), '"2023"^^<http://d>'),
    ],
    ids=["quote", "backslash", "line-breaks", "controls", "raw-unicode", "lone-surrogate", "language", "datatype"],
)
def test_literals(literal: str, expected: str) -> None:
    assert literal == expected


@pytest.mark.parametrize("base", ["https://w3id.org/cppcc-kg/", "http://localhost:8080/kg#", "urn:example:kg/"])
def test_bases(base: str) -> None:
    assert terms.is_base(base)


@pytest.mark.parametrize(
    "base", ["", "kg/", "https://example.org/kg", "https://exa mple.org/", "https://e.org/<x>/", "https://e.org/\n/"]
)
def test_no_bases(base: str) -> None:
    assert not terms.is_base(base)
