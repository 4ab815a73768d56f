"""`tables`, `query`, `explain` and `trace` on a small graph of composed documents, as a user runs them."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

MEETING = "政协安吉县委员会工作简报\n2023年3月15日,政协安吉县第十届委员会第二次会议召开。县政协建成协商议事平台12个。\n"
GLOSSED = "2022年8月,荥阳市政協(xié)舉(jǔ)辦“有事好商量”協(xié)商平臺(tái)建設(shè)工作培訓(xùn)班。\n"
TABLES = ["bodies", "campaigns", "counts", "dates", "documents", "meetings", "people", "policies"]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    (folder / "anji.txt").write_text(MEETING, encoding="utf-8")
    (folder / "xingyang.txt").write_text(GLOSSED, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built_once(cppcc: Callable, sources: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("graphs")
    names = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
    done = cppcc("build", sources, "--output", folder, *(word for name in names for word in ("--format", name)))
    assert done.returncode == 0, done.stderr
    (folder / "packed.nq.gz").write_bytes(gzip.compress((folder / "graph.nq").read_bytes()))
    return folder, done.stdout


@pytest.fixture(scope="module")
def graphs(built_once: tuple[Path, str]) -> Path:
    """The graph of `sources` in all formats."""
    return built_once[0]


@pytest.fixture(scope="module")
def summary(built_once: tuple[Path, str]) -> str:
    """What `cppcc build` said of it."""
    return built_once[1]


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode(), newline="")))


# ------------------------------------------------------------------------------------------------ build


def test_the_summary_says_what_the_tables_hold(summary: str, tables: dict[str, bytes]) -> None:
    said = dict(line.split()[:2] for line in summary.splitlines())
    assert {name: len(rows(table)) for name, table in tables.items()} == {name: int(said[name]) for name in TABLES}
    assert said["problems"] == "0"
    assert int(said["repairs"]) > 0


def test_the_base_moves_the_resources(cppcc: Callable, sources: Path, tmp_path: Path) -> None:
    done = cppcc("build", sources, "--output", tmp_path, "--base", "https://example.org/kg/", "--format", "nquads")
    assert done.returncode == 0
    assert [path.name for path in tmp_path.glob("graph.*")] == ["graph.nq"]
    assert "<https://example.org/kg/id/body/cppcc-330523>" in (tmp_path / "graph.nq").read_text(encoding="utf-8")


def test_standard_input_is_a_document(cppcc: Callable, tmp_path: Path) -> None:
    done = cppcc("build", "-", "--output", tmp_path, stdin=MEETING.encode("gb18030"))
    assert done.returncode == 0, done.stderr
    assert "meetings           1" in done.stdout


def test_rules_of_ones_own_join_the_shipped_ones(cppcc: Callable, tmp_path: Path) -> None:
    pack = (
        "pack: mine\nstage: 3\nrules:\n- id: date.mine\n  kind: date\n  pattern: '县政协三十岁那年'\n"
        "  set: {reading: year}\n  examples:\n    yes:\n    - {text: 县政协三十岁那年。, match: 县政协三十岁那年}\n"
        "    no:\n    - 县政协去年。\n"
    )
    (tmp_path / "mine.yaml").write_text(pack, encoding="utf-8")
    done = cppcc("trace", "县政协三十岁那年召开会议。", "--rules", tmp_path, "--rule", "date.mine")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[:3] == ["matched", "date.mine", "县政协三十岁那年"]


# ----------------------------------------------------------------------------------------------- tables


@pytest.fixture(scope="module")
def tables(cppcc: Callable, sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables made straight from `sources`."""
    folder = tmp_path_factory.mktemp("tables")
    done = cppcc("tables", sources, "--output", folder)
    assert done.returncode == 0, done.stderr
    return {path.stem: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig", "graph.jsonld", "packed.nq.gz", "graph.ttl", "graph.rdf"])
def test_tables_are_the_same_from_sources_and_from_every_format(
    cppcc: Callable, graphs: Path, tables: dict[str, bytes], tmp_path: Path, name: str
) -> None:
    done = cppcc("tables", graphs / name, "--output", tmp_path)
    assert done.returncode == 0, done.stderr
    assert {path.stem: path.read_bytes() for path in tmp_path.iterdir()} == tables
    assert sorted(tables) == TABLES
    assert ("2 documents are not kept apart" in done.stderr) == (name in {"graph.ttl", "graph.rdf"})


def test_every_quote_stands_where_its_row_says(sources: Path, tables: dict[str, bytes]) -> None:
    found = [row for name in TABLES if name != "documents" for row in rows(tables[name])]
    assert len(found) > 6
    for row in found:
        raw = (sources / row["document"]).read_bytes().decode()
        assert raw[int(row["start"]) : int(row["end"])] == row["quote"] != ""


def test_tables_in_parquet(cppcc: Callable, graphs: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    assert cppcc("tables", graphs / "graph.nq", "--output", tmp_path, "--format", "parquet").returncode == 0
    assert sorted(path.stem for path in tmp_path.glob("*.parquet")) == TABLES
    (count,) = parquet.read_table(tmp_path / "counts.parquet").to_pylist()
    assert (count["number"], count["unit"], count["document"]) == (12.0, "个", "anji.txt")


def test_graphs_with_and_without_documents_of_their_own_do_not_mix(
    cppcc: Callable, graphs: Path, tmp_path: Path
) -> None:
    done = cppcc("tables", graphs / "graph.nq", graphs / "graph.ttl", "--output", tmp_path / "t")
    assert done.returncode == 2
    assert "graphs of one sort" in done.stderr
    assert not (tmp_path / "t").exists()


# ------------------------------------------------------------------------------------------------ query


def test_the_list_names_every_query_with_its_question(cppcc: Callable) -> None:
    done = cppcc("query", "--list")
    assert done.returncode == 0
    names = {line.split()[0] for line in done.stdout.splitlines()}
    assert {*TABLES, "platforms", "cascade", "posts"} <= names
    assert all(line.endswith("?") for line in done.stdout.splitlines())


def test_every_named_query_runs(cppcc: Callable, graphs: Path) -> None:
    for line in cppcc("query", "--list").stdout.splitlines():
        done = cppcc("query", graphs / "graph.nq", "--named", line.split()[0], "--format", "csv")
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("\n") >= 1


NUMBERS = "SELECT ?n WHERE { ?c cppcc:numeral ?n }"


def test_one_question_in_three_ways(cppcc: Callable, graphs: Path, tmp_path: Path) -> None:
    (tmp_path / "numbers.rq").write_text(NUMBERS, encoding="utf-8")
    from_file = cppcc("query", graphs / "graph.nq", tmp_path / "numbers.rq", "--format", "csv")
    from_text = cppcc("query", graphs / "graph.nq", "--sparql", NUMBERS, "--format", "csv")
    assert (from_file.returncode, from_file.stdout) == (from_text.returncode, from_text.stdout) == (0, "n\n12\n")


def test_an_answer_as_table_json_and_turtle(cppcc: Callable, graphs: Path) -> None:
    table = cppcc("query", graphs / "graph.ttl", "--named", "meetings-of-body").stdout
    assert "中国人民政治协商会议安吉县委员会 │ plenary-session │ 10   │ 2       │ 2023-03-15 │" in table
    found = json.loads(cppcc("query", graphs / "graph.ttl", "--sparql", NUMBERS, "--format", "json").stdout)
    assert found["results"]["bindings"] == [{"n": {"type": "literal", "value": "12"}}]
    turtle = cppcc("query", graphs / "graph.ttl", "--sparql", "DESCRIBE ?c WHERE { ?c a cppcc:Count }").stdout
    assert 'cppcc:numeral "12"' in turtle


# ---------------------------------------------------------------------------------------------- explain


@pytest.mark.parametrize(
    "name",
    [
        "body/cppcc-330523",
        "id/body/cppcc-330523",
        "https://w3id.org/cppcc-kg/id/body/cppcc-330523",
        "<https://w3id.org/cppcc-kg/id/body/cppcc-330523>",
    ],
)
def test_a_thing_is_explained_by_its_whole_or_short_iri(cppcc: Callable, graphs: Path, name: str) -> None:
    done = cppcc("explain", graphs / "graph.nq", name)
    assert done.returncode == 0, done.stderr
    head = done.stdout.splitlines()
    assert head[:2] == ["https://w3id.org/cppcc-kg/id/body/cppcc-330523", "中国人民政治协商会议安吉县委员会"]
    assert "place/330523 安吉县" in done.stdout
    assert "⟦政协安吉县委员会⟧" in done.stdout


def test_evidence_is_marked_in_the_raw_characters_of_its_sentence(cppcc: Callable, graphs: Path, sources: Path) -> None:
    done = cppcc("explain", graphs / "graph.nq", "body/cppcc-410182", "--source", sources)
    assert done.returncode == 0, done.stderr
    assert GLOSSED.strip().replace("荥阳市政協(xié)", "⟦荥阳市政協(xié)⟧") in done.stdout
    assert "xingyang.txt 8–18, rule body." in done.stdout


def test_without_the_source_the_graph_shows_the_words_around(cppcc: Callable, graphs: Path) -> None:
    done = cppcc("explain", graphs / "graph.ttl", "body/cppcc-410182")
    assert "2022年8月,⟦荥阳市政協(xié)⟧舉(jǔ)辦“有事" in done.stdout


def test_a_count_is_labelled_by_its_number_and_measure(cppcc: Callable, graphs: Path) -> None:
    found = cppcc("query", graphs / "graph.nq", "--named", "counts", "--format", "csv").stdout
    (count,) = csv.DictReader(found.splitlines())
    done = cppcc("explain", graphs / "graph.nq", count["iri"])
    assert done.stdout.splitlines()[1] == "12 个 协商议事平台"


def test_a_name_that_the_graph_does_not_have_suggests_others(cppcc: Callable, graphs: Path) -> None:
    done = cppcc("explain", graphs / "graph.nq", "body/cppcc-33052")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("body/cppcc-33052: ")
    assert "body/cppcc-330523" in done.stderr


def test_a_source_that_is_gone_is_said_and_the_rest_shown(cppcc: Callable, graphs: Path, tmp_path: Path) -> None:
    done = cppcc("explain", graphs / "graph.nq", "body/cppcc-330523", "--source", tmp_path / "gone")
    assert done.returncode == 1
    assert "gone" in done.stderr
    assert "⟦政协安吉县委员会⟧" in done.stdout


# ------------------------------------------------------------------------------------------------ trace


def test_trace_tells_what_matched_and_what_lost_to_it(cppcc: Callable) -> None:
    done = cppcc("trace", "4月15日至20日,荥阳市政协举办培训班。")
    assert done.returncode == 0
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["matched", "date.days", "4月15日至20日"] in lines
    assert ["lost", "date.day", "4月15日", "to", "date.days"] in lines
    assert done.stdout.splitlines()[-1].endswith("(--all)")


def test_trace_of_one_rule_tells_why_it_failed(cppcc: Callable) -> None:
    done = cppcc("trace", "荥阳市政协举办培训班。", "--rule", "date.days")
    assert done.stdout.splitlines() == [f"{'failed':<10} {'date.days':<30} no anchor"]


def test_trace_of_an_unknown_rule_suggests_others(cppcc: Callable) -> None:
    done = cppcc("trace", "荥阳市政协举办培训班。", "--rule", "date.dayz")
    assert done.returncode == 2
    assert "date.days" in done.stderr
