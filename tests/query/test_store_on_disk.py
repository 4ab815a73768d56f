"""Graphs loaded into a store on disk: found again, replaced whole, and asked like any other graph."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pyoxigraph
import pytest
from made_records import everything, founding
from rdflib import Dataset

from extractor import __version__
from extractor.errors import InputError, OptionError
from extractor.graph import disk, graph, serialise
from extractor.graph.store import is_store, load, load_store, open_store
from extractor.query import find, named, run
from extractor.query.tables import write

LINES = [line for records in everything() for line in graph(records)]


@pytest.fixture(scope="module")
def nquads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph") / "graph.nq"
    serialise.write(LINES, path, "nquads")
    return path


@pytest.fixture(scope="module")
def made(nquads: Path) -> Path:
    """A store of `LINES`."""
    return load_store(nquads, nquads.parent / "store").path


def content(store: pyoxigraph.Store) -> set[str]:
    return {str(quad) for quad in store}


# ---------------------------------------------------------------------------------------------- contents


def test_it_holds_each_document_apart_and_all_of_them_merged(made: Path) -> None:
    assert content(open_store(made)) == content(load(lines=LINES, graphs="both"))


def test_it_says_what_it_was_made_of(made: Path, nquads: Path) -> None:
    said = json.loads((made / "cppcc-store.json").read_text("utf-8"))
    assert (said["layout"], said["program"], said["lines"]) == (disk.LAYOUT, __version__, len(set(LINES)))
    assert (said["size"], said["sha256"]) == (
        nquads.stat().st_size,
        hashlib.sha256(nquads.read_bytes()).hexdigest(),
    )


@pytest.mark.parametrize("block", [1, 300, 5_000])
def test_the_size_of_the_pieces_makes_no_difference(
    block: int, nquads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tmp_path / "short.nq"
    short.write_text("".join(nquads.read_text("utf-8").splitlines(keepends=True)[::9]), "utf-8")
    monkeypatch.setattr(disk, "_BLOCK", block)
    loaded = load_store(short, tmp_path / "store")
    lines = short.read_text("utf-8").splitlines()
    assert loaded.lines == len(lines)
    assert content(open_store(tmp_path / "store")) == content(load(lines=lines, graphs="both"))


@pytest.mark.parametrize(
    "line",
    [
        '<http://e/s> <http://e/p> "plain" <http://e/g> .',
        '<http://e/s> <http://e/p> "县政协 <http://e/x> ." <http://e/g> .',
        '<http://e/s> <http://e/p> "a \\" <http://e/y> . \\" b"@zh <http://e/g> .',
        '<http://e/s> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#gYear> <http://e/g> .',
        "<http://e/s> <http://e/p> <http://e/o> <http://e/g> .",
        "<http://e/s> <http://e/p> <http://e/o> .",
        '<http://e/s> <http://e/p> "no graph <http://e/g>" .',
        '<http://e/s> <http://e/p> "no graph"@zh-Hans .',
        '# <http://e/s> <http://e/p> "said" <http://e/g> .',
        "",
    ],
)
def test_the_merge_holds_what_the_line_says(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.nq").write_text(f"<http://e/> <http://e/> <http://e/> .\n{line}", "utf-8")
    load_store(tmp_path / "a.nq", tmp_path / "store")
    default = pyoxigraph.DefaultGraph()
    found = {q.triple for q in open_store(tmp_path / "store").quads_for_pattern(None, None, None, default)}
    assert found == {q.triple for q in pyoxigraph.parse((tmp_path / "a.nq").read_bytes(), pyoxigraph.RdfFormat.N_QUADS)}


# ---------------------------------------------------------------------------------------- again and anew


def test_the_same_graph_is_not_loaded_again(nquads: Path, tmp_path: Path) -> None:
    first = load_store(nquads, tmp_path / "store")
    files = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "store").iterdir()}
    again = load_store(nquads, tmp_path / "store")
    assert (first.fresh, again.fresh) == (True, False)
    assert (first.lines, first.sha256) == (again.lines, again.sha256)
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "store").iterdir()} == files


def test_a_changed_graph_replaces_the_old_one_whole(nquads: Path, tmp_path: Path) -> None:
    load_store(nquads, tmp_path / "store")
    serialise.write(graph(founding()), tmp_path / "one.nq.gz", "nquads")
    assert load_store(tmp_path / "one.nq.gz", tmp_path / "store").fresh
    assert content(open_store(tmp_path / "store")) == content(load(lines=graph(founding()), graphs="both"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.nq.gz", "store"]


@pytest.mark.parametrize("mark", ['{"layout": 0}', "{", "[]", '{"layout": 1, "size": 5}'])
def test_a_store_of_another_version_is_made_again(mark: str, nquads: Path, tmp_path: Path) -> None:
    load_store(nquads, tmp_path / "store")
    (tmp_path / "store" / disk.MARK).write_text(mark, "utf-8")
    assert load_store(nquads, tmp_path / "store").fresh
    assert content(open_store(tmp_path / "store")) == content(load(lines=LINES, graphs="both"))


def test_a_broken_graph_leaves_the_old_store(nquads: Path, tmp_path: Path) -> None:
    load_store(nquads, tmp_path / "store")
    (tmp_path / "bad.nq").write_text("".join([*nquads.read_text("utf-8").splitlines(keepends=True)[:5], "nonsense\n"]))
    with pytest.raises(InputError, match=r"bad.nq line 6: not valid N-Quads \(.*\): write the file again"):
        load_store(tmp_path / "bad.nq", tmp_path / "store")
    assert content(open_store(tmp_path / "store")) == content(load(lines=LINES, graphs="both"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.nq", "store"]


def test_what_a_killed_run_left_is_not_found_and_does_no_harm(nquads: Path, tmp_path: Path) -> None:
    half = pyoxigraph.Store(str(tmp_path / ".store.part"))
    half.load(LINES[0].encode(), pyoxigraph.RdfFormat.N_QUADS)
    with pytest.raises(OptionError, match=r"--store .*store: another process is writing it: wait for it, or remove"):
        load_store(nquads, tmp_path / "store")
    del half
    load_store(nquads, tmp_path / "store")
    assert content(open_store(tmp_path / "store")) == content(load(lines=LINES, graphs="both"))
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_nothing_but_a_store_of_ours_is_replaced(nquads: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", "utf-8")
    (tmp_path / "file").write_text("x", "utf-8")
    theirs = pyoxigraph.Store(str(tmp_path / "theirs"))
    del theirs
    for name in ("mine", "file", "theirs"):
        with pytest.raises(OptionError, match="is there and no store of cppcc: name a new folder, or remove it"):
            load_store(nquads, tmp_path / name)
    assert (tmp_path / "mine" / "thesis.txt").read_text("utf-8") == "years of work"
    (tmp_path / "empty").mkdir()
    assert load_store(nquads, tmp_path / "empty").fresh


@pytest.mark.parametrize(
    ("name", "content_", "message"),
    [
        ("a.nq.gz", b"not packed", r"a.nq.gz: cannot be read \("),
        ("a.nq.gz", gzip.compress(b"<http://e/> " * 9_000)[:60], r"a.nq.gz: cannot be read \("),
        ("a.nq", b"<http://a> <http://b> \xff .\n", "a.nq line 1: not valid N-Quads"),
    ],
    ids=["not-gzip", "cut-gzip", "bytes"],
)
def test_files_that_cannot_be_loaded(name: str, content_: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content_)
    with pytest.raises(InputError, match=message):
        load_store(tmp_path / name, tmp_path / "store")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none.nq: cannot be read \(No such file or directory\)"):
        load_store(tmp_path / "none.nq", tmp_path / "store")


# ----------------------------------------------------------------------------------------------- opening


def test_several_may_read_while_one_has_it_open(made: Path) -> None:
    first, second = open_store(made), open_store(made)
    assert content(first) == content(second)
    with pytest.raises((OSError, RuntimeError)):
        first.add(pyoxigraph.Quad(*(pyoxigraph.NamedNode(f"http://e/{n}") for n in "spo")))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (
            lambda store: (store / disk.MARK).write_text('{"layout": 9, "program": "3.0"}'),
            r"another version .* \(3.0\)",
        ),
        (lambda store: (store / disk.MARK).write_text("{"), r"another version of cppcc \(unknown\)"),
        (lambda store: (store / "CURRENT").unlink(), "the store cannot be read"),
        (lambda store: (store / "CURRENT").write_text("MANIFEST-999999\n"), "the store cannot be read"),
        (lambda store: [path.unlink() for path in store.glob("*.sst")], "the store cannot be read"),
    ],
    ids=["later", "mark", "no-current", "manifest", "tables"],
)
def test_stores_that_cannot_be_read(damage, message: str, nquads: Path, tmp_path: Path) -> None:
    store = load_store(nquads, tmp_path / "store").path
    damage(store)
    assert is_store(store)
    with pytest.raises(InputError, match=rf"store: .*{message}.*: make it again: cppcc build"):
        open_store(store)


def test_a_folder_that_is_no_store(tmp_path: Path) -> None:
    assert not is_store(tmp_path)
    with pytest.raises(InputError, match="no store: make it again"):
        open_store(tmp_path)


def test_an_empty_store(tmp_path: Path) -> None:
    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.flush()
    del store
    with pytest.raises(InputError, match="the store holds no statement"):
        open_store(tmp_path / "store")


# ---------------------------------------------------------------------------------------------- questions


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib uses its own old names
@pytest.mark.parametrize("query", named(), ids=lambda query: query.name)
def test_named_queries_answer_as_in_memory_and_as_in_rdflib(query, made: Path, nquads: Path) -> None:
    rows = run(open_store(made), query.text).rows
    assert rows == run(load(nquads, graphs="merged"), query.text).rows
    data = Dataset(default_union=True)
    data.parse(nquads, format="nquads")
    theirs = [tuple("" if value is None else str(value) for value in row) for row in data.query(query.text)]
    assert sorted(theirs) == sorted(rows)


def test_questions_to_single_documents(made: Path) -> None:
    question = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    assert run(open_store(made), question).rows == run(load(lines=LINES, graphs="both"), question).rows


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_have_the_bytes_of_those_from_the_file(form: str, made: Path, nquads: Path, tmp_path: Path) -> None:
    one = write(open_store(made), tmp_path / "store", form)
    two = write(load(nquads), tmp_path / "file", form)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_a_store_that_others_made_is_asked_too(tmp_path: Path, nquads: Path) -> None:
    theirs = pyoxigraph.Store(str(tmp_path / "theirs"))
    theirs.bulk_load(path=str(nquads), format=pyoxigraph.RdfFormat.N_QUADS)
    theirs.flush()
    del theirs
    question = find("meetings-of-body").text
    assert run(open_store(tmp_path / "theirs"), question).rows == run(load(lines=LINES, graphs="merged"), question).rows
