"""A store on disk, a graph file and the documents themselves: `query`, `tables` and `explain` take them alike."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from extractor.graph.store import load_store

REPORT = "政协安吉县委员会工作简报\n2023年3月15日,政协安吉县第十届委员会第二次会议召开。县政协建成协商议事平台12个。\n"
TRAINING = "2022年8月,荥阳市政協(xié)舉(jǔ)辦“有事好商量”協(xié)商平臺(tái)建設(shè)工作培訓(xùn)班。\n"
BODY = "body/cppcc-330523"
SENTENCE = "⟦政协安吉县第十届委员会⟧第二次会议召开。"
KINDS = ("store", "graph.nq", "graph.nq.gz", "graph.ttl", "sources")


@pytest.fixture(scope="module")
def asked(cppcc: Callable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same graph in each of `KINDS`."""
    folder = tmp_path_factory.mktemp("asked")
    (folder / "sources").mkdir()
    (folder / "sources" / "anji.txt").write_text(REPORT, encoding="utf-8")
    (folder / "sources" / "xingyang.txt").write_text(TRAINING, encoding="utf-8")
    done = cppcc("build", folder / "sources", "--output", folder, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    (folder / "graph.nq.gz").write_bytes(gzip.compress((folder / "graph.nq").read_bytes()))
    load_store(folder / "graph.nq", folder / "store")
    return folder


@pytest.fixture(scope="module")
def tables(cppcc: Callable, asked: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return written(cppcc, asked / "graph.nq", tmp_path_factory.mktemp("tables"))


def written(cppcc: Callable, source: Path, folder: Path) -> dict[str, bytes]:
    done = cppcc("tables", source, "--output", folder)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_the_same_bytes(
    cppcc: Callable, asked: Path, tables: dict[str, bytes], tmp_path: Path, kind: str
) -> None:
    assert len(tables) == 8
    assert written(cppcc, asked / kind, tmp_path) == tables


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["platforms", "bodies"])
def test_a_question_has_the_same_answer(cppcc: Callable, asked: Path, kind: str, name: str) -> None:
    done = cppcc("query", asked / kind, "--named", name, "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert done.stdout == cppcc("query", asked / "graph.nq", "--named", name, "--format", "csv").stdout
    assert done.stdout.count("\n") > 1


@pytest.mark.parametrize("kind", ["store", "graph.nq.gz", "sources"])
def test_single_documents_can_be_asked(cppcc: Callable, asked: Path, kind: str) -> None:
    question = "SELECT ?name { GRAPH ?d { ?d cppcc:fileName ?name . ?c a cppcc:Count } }"
    done = cppcc("query", asked / kind, "--sparql", question, "--format", "csv")
    assert (done.returncode, done.stdout) == (0, "name\nanji.txt\n")


@pytest.mark.parametrize("kind", KINDS)
def test_a_thing_is_explained_alike(cppcc: Callable, asked: Path, kind: str) -> None:
    done = cppcc("explain", asked / kind, BODY, "--source", asked / "sources")
    assert done.returncode == 0, done.stderr
    assert done.stdout == cppcc("explain", asked / "graph.nq", BODY, "--source", asked / "sources").stdout
    assert SENTENCE in done.stdout


def test_documents_explain_themselves_in_whole_sentences(cppcc: Callable, asked: Path) -> None:
    done = cppcc("explain", asked / "sources", BODY)
    assert done.returncode == 0, done.stderr
    assert done.stdout == cppcc("explain", asked / "graph.nq", BODY, "--source", asked / "sources").stdout


def test_one_document_with_a_base_of_its_own(cppcc: Callable, asked: Path) -> None:
    done = cppcc("explain", asked / "sources" / "anji.txt", BODY, "--base", "https://example.org/kg/")
    assert done.stdout.startswith("https://example.org/kg/id/body/cppcc-330523\n")


def test_several_commands_read_a_store_at_once(cppcc: Callable, asked: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        question = ("query", asked / "store", "--named", "platforms")
        runs = list(pool.map(lambda _: cppcc(*question), range(3)))
    assert [done.returncode for done in runs] == [0, 0, 0]
    assert len({done.stdout for done in runs}) == 1


def test_a_document_that_cannot_be_read_is_said_and_the_rest_asked(cppcc: Callable, tmp_path: Path) -> None:
    (tmp_path / "anji.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    for words in (("query", tmp_path, "--named", "platforms"), ("explain", tmp_path, BODY)):
        done = cppcc(*words)
        assert done.returncode == 1
        assert "12" in done.stdout
        assert done.stderr.count("broken.pdf") == 1


# ---------------------------------------------------------------------------------------------- messages


@pytest.mark.parametrize("words", [("query", "--named", "bodies"), ("explain", BODY), ("tables", "--output", "t")])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("broken", "the store cannot be read"),
        ("later", "a store of another version of cppcc (9.0): make it again: cppcc build"),
        ("nothing", "nothing"),
        ("empty", "empty"),
    ],
)
def test_what_cannot_be_asked(cppcc: Callable, tmp_path: Path, words: tuple[str, ...], name: str, message: str) -> None:
    (tmp_path / "empty").mkdir()
    for store, mark in (("broken", '{"layout": 1}'), ("later", '{"layout": 9, "program": "9.0"}')):
        (tmp_path / store).mkdir()
        (tmp_path / store / "cppcc-store.json").write_text(mark, "utf-8")
    done = cppcc(words[0], tmp_path / name, *words[1:], cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_is_asked_alone(cppcc: Callable, asked: Path, tmp_path: Path) -> None:
    done = cppcc("tables", asked / "store", asked / "graph.nq", "--output", tmp_path / "t")
    assert done.returncode == 2
    assert "a store and something else: name the store alone" in done.stderr
    assert not (tmp_path / "t").exists()


# ------------------------------------------------------------------------------------------------- build


def test_a_build_loads_the_store_once_and_again_only_where_the_graph_changed(cppcc: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    build = ("build", tmp_path / "a.txt", "--output", tmp_path / "out", "--store", tmp_path / "out" / "store")
    said = [cppcc(*build).stdout.splitlines()[-1] for _ in range(2)]
    (tmp_path / "a.txt").write_text(TRAINING, encoding="utf-8")
    said.append(cppcc(*build).stdout.splitlines()[-1])
    assert [line.split(": ")[-1].split(",")[0] for line in said] == ["loaded", "unchanged", "loaded"]
    done = cppcc("query", tmp_path / "out" / "store", "--named", "bodies", "--format", "csv")
    assert "荥阳" in done.stdout
    assert "安吉" not in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--format", "turtle"), "is loaded from N-Quads, which is not written: add --format nquads"),
        ((), "is there and no store of cppcc: name a new folder, or remove it"),
    ],
)
def test_a_store_that_could_not_be_made_is_said_before_any_work(
    cppcc: Callable, tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text(REPORT, encoding="utf-8")
    done = cppcc("build", tmp_path / "mine", "-o", tmp_path / "out", "--store", tmp_path / "mine", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
