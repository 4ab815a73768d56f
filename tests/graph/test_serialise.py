"""Six formats: the same graph in each, the same bytes whatever the order of the lines."""

from __future__ import annotations

import gzip
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_records import everything
from rdflib.compare import isomorphic

from extractor.errors import InputError, OptionError
from extractor.graph import graph, serialise
from extractor.graph.order import ordered
from extractor.graph.store import SUFFIXES, load
from extractor.graph.vocabulary import PREFIXES

SUFFIX = {"turtle": ".ttl", "trig": ".trig", "nquads": ".nq", "ntriples": ".nt", "jsonld": ".jsonld", "rdfxml": ".rdf"}
APART = ("trig", "nquads", "jsonld")
UNION = ("turtle", "ntriples", "rdfxml")
LINES = [line for records in everything() for line in graph(records)]


def quads(store: pyoxigraph.Store) -> set[str]:
    return {str(quad) for quad in store}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "graph"


def test_each_format_has_the_name_that_loading_knows() -> None:
    assert set(SUFFIX) == set(serialise.FORMATS)
    assert set(SUFFIX.values()) == set(SUFFIXES)


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("form", APART)
def test_formats_that_keep_documents_apart_hold_every_quad(form: str, packed: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{SUFFIX[form]}{packed}"
    serialise.write(LINES, path, form)
    assert quads(load(path)) == quads(load(lines=LINES))


@pytest.mark.parametrize("packed", ["", ".gz"])
@pytest.mark.parametrize("form", UNION)
def test_formats_of_the_union_hold_every_triple_once(form: str, packed: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{SUFFIX[form]}{packed}"
    serialise.write(LINES, path, form)
    expected = load(lines=LINES, graphs="merged")
    found = load(path)
    assert len(found) == len(expected) < len(LINES)
    assert quads(found) == quads(expected)


@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_rdflib_reads_the_same_graph(form: str, parser: str, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    serialise.write(LINES, path, form)
    triples = rdflib.Graph()
    for quad in load(lines=LINES, graphs="merged"):
        triples.parse(data=f"{quad.triple} .", format="nt")
    assert isomorphic(rdflib.Graph().parse(path, format=parser), triples)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its parsers use its own old names
@pytest.mark.parametrize(("form", "parser"), [("trig", "trig"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_named_graphs(form: str, parser: str, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    serialise.write(LINES, path, form)
    found = rdflib.Dataset().parse(path, format=parser)
    sizes = {str(g.identifier): len(g) for g in found.graphs() if len(g)}
    assert sizes == {
        f"https://w3id.org/cppcc-kg/id/document/{records.document.key}": len(graph(records)) for records in everything()
    }


@pytest.mark.skipif(shutil.which("rapper") is None, reason="raptor2-utils is not installed")
@pytest.mark.parametrize(("form", "parser"), [("turtle", "turtle"), ("ntriples", "ntriples"), ("rdfxml", "rdfxml")])
def test_raptor_counts_the_same_triples(form: str, parser: str, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    serialise.write(LINES, path, form)
    done = subprocess.run(["rapper", "-i", parser, "-c", path], capture_output=True, text=True, check=True)
    assert f"returned {len(load(lines=LINES, graphs='merged'))} triples" in done.stderr


@pytest.mark.parametrize("form", serialise.FORMATS)
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1 << 32))
def test_order_and_repetition_do_not_change_a_byte(form: str, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    shuffled = LINES + chance.choices(LINES, k=20)
    chance.shuffle(shuffled)
    serialise.write(LINES, tmp_path / "one", form)
    serialise.write(iter(shuffled), tmp_path / "two", form)
    assert (tmp_path / "two").read_bytes() == (tmp_path / "one").read_bytes()


@pytest.mark.parametrize("form", serialise.FORMATS)
def test_gzip_says_nothing_of_time_and_name(form: str, tmp_path: Path) -> None:
    serialise.write(LINES, tmp_path / "one.gz", form)
    serialise.write(LINES, tmp_path / "two.gz", form)
    serialise.write(LINES, tmp_path / "plain", form)
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
    assert gzip.decompress((tmp_path / "one.gz").read_bytes()) == (tmp_path / "plain").read_bytes()


@pytest.mark.parametrize("form", ["turtle", "trig"])
def test_prefixes_stand_first_in_their_order_and_once(form: str, file: Path) -> None:
    serialise.write(LINES, file, form)
    lines = file.read_text("utf-8").splitlines()
    expected = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    assert lines[: len(expected) + 1] == [*expected, ""]
    assert not any(line.startswith("@prefix") for line in lines[len(expected) :])


def test_turtle_groups_by_subject_and_begins_with_its_classes(file: Path) -> None:
    serialise.write(LINES, file, "turtle")
    blocks = file.read_text("utf-8").split("\n\n", 1)[1].split(" .\n")[:-1]
    subjects = [block.split()[0] for block in blocks]
    assert len(subjects) == len(set(subjects))
    assert all(block.split()[1] in {"a", "skos:notation"} for block in blocks)


@pytest.mark.parametrize("form", serialise.FORMATS)
def test_a_graph_without_statements_is_a_valid_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"empty{SUFFIX[form]}"
    serialise.write([], path, form)
    assert len(load(path)) == 0


def test_xml_loses_control_characters_and_nothing_else(tmp_path: Path) -> None:
    lines = ['<http://e/s> <http://e/p> "a\\u0007b\\r\\nc\\td<&>\\"\\\\\\uFFFE\\u0085\u2028" .']
    path = tmp_path / "graph.rdf"
    serialise.write(lines, path, "rdfxml")
    (quad,) = load(path)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == 'a\ufffdb\r\nc\td<&>"\\\ufffd\x85\u2028'
    (value,) = rdflib.Graph().parse(path, format="xml").objects()
    assert str(value) == quad.object.value


def test_statements_of_the_default_graph_are_kept(tmp_path: Path) -> None:
    lines = ["<http://e/s> <http://e/p> <http://e/o> .", "<http://e/s> <http://e/p> <http://e/o> <http://e/g> ."]
    for form in APART:
        path = tmp_path / f"graph{SUFFIX[form]}"
        serialise.write(lines, path, form)
        assert quads(load(path)) == quads(load(lines=lines))


# ------------------------------------------------------------------------------------------- safe files


@pytest.mark.parametrize("form", serialise.FORMATS)
def test_a_failure_leaves_the_old_file_whole_and_no_litter(form: str, file: Path) -> None:
    file.write_text("old", "utf-8")

    def broken() -> Iterator[str]:
        yield from LINES
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        serialise.write(broken(), file, form)
    assert file.read_text("utf-8") == "old"
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("form", [form for form in serialise.FORMATS if form != "nquads"])
@pytest.mark.parametrize("line", ["nonsense", "<a> <b> .", '<http://e/s> <http://e/p> "open .', "_:b <http://e/p> 1 ."])
def test_a_line_that_is_no_statement_is_named(form: str, line: str, file: Path) -> None:
    with pytest.raises(InputError, match="N-Quads: no statement in canonical form: "):
        serialise.write([line], file, form)
    assert not list(file.parent.iterdir())


def test_an_iri_without_scheme_is_named(file: Path) -> None:
    with pytest.raises(InputError, match=r"N-Quads: no statement: .*scheme"):
        serialise.write(["<s> <p> <o> ."], file, "turtle")


def test_unknown_format(file: Path) -> None:
    with pytest.raises(OptionError, match="--format hdt: no such serialisation: choose turtle, trig, nquads, "):
        serialise.write(LINES, file, "hdt")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="cannot be written"):
        serialise.write(LINES, tmp_path / "none" / "graph.nq", "nquads")


# -------------------------------------------------------------------------------------------- sorting


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5), max_size=60),
    run=st.integers(1, 20),
    together=st.integers(2, 4),
)
def test_sorting_through_files_is_sorting(lines: list[str], run: int, together: int, tmp_path: Path) -> None:
    assert list(ordered(iter(lines), tmp_path, run=run, together=together)) == sorted(set(lines))
    assert not list(tmp_path.iterdir())
