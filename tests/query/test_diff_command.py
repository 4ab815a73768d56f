"""`cppcc diff` on graphs in every serialisation and on folders of tables, as a user runs it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_records import county, everything

from extractor.graph import graph, serialise
from extractor.graph.store import load
from extractor.query.tables import write

FILES = {"turtle": "ttl", "trig": "trig", "nquads": "nq", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one state as graph files and tables."""
    folder = tmp_path_factory.mktemp("old")
    lines = {line for records in everything() for line in graph(records)}
    for name, suffix in FILES.items():
        serialise.write(lines, folder / f"graph.{suffix}", name)
    (folder / "graph.nq.gz").write_bytes(gzip.compress((folder / "graph.nq").read_bytes()))
    write(load(lines=lines), folder / "csv", "csv")
    write(load(lines=lines), folder / "parquet", "parquet")
    return folder


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another state: of the county's records a count says another status, a campaign is gone."""
    folder = tmp_path_factory.mktemp("new")
    records = county()
    counts = (replace(records.counts[0], status="planned"), *records.counts[1:])
    changed = replace(records, counts=counts, campaigns=())
    others = [other for other in everything() if other.source.name != "county.txt"]
    lines = {line for some in (*others, changed) for line in graph(some)}
    serialise.write(lines, folder / "graph.nq", "nquads")
    write(load(lines=lines), folder / "csv", "csv")
    return folder


@pytest.mark.parametrize("name", [*(f"graph.{suffix}" for suffix in FILES.values()), "graph.nq.gz", "csv", "parquet"])
def test_one_state_does_not_differ_however_it_is_written(cppcc: Callable, old: Path, name: str) -> None:
    done = cppcc("diff", old / "graph.nq", old / name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("no difference in ")


def test_the_facts_that_differ(cppcc: Callable, old: Path, new: Path) -> None:
    done = cppcc("diff", old / "graph.ttl", new / "graph.nq")
    assert done.returncode == 1, done.stderr
    lines = done.stdout.splitlines()
    assert (
        "~ 协商议事平台 · 12 · 个  status: achieved → planned  ⟦乡级协商议事平台12个⟧ county.txt 12–23 count.after"
        in lines
    )
    assert "- 有事好商量  kind brand, body 县政协  ⟦“有事好商量”⟧ county.txt 61–68 campaign.quoted" in lines
    rows = [[cell.strip() for cell in line.split("│")] for line in lines]
    assert ["counts", "4", "0", "0", "1"] in rows
    assert ["county.txt", "0", "1", "1"] in rows
    assert ["campaign.quoted", "0", "1", "0"] in rows


def test_tables_and_graphs_tell_the_same(cppcc: Callable, old: Path, new: Path) -> None:
    graphs = json.loads(cppcc("diff", old / "graph.nq", new / "graph.nq", "--format", "json").stdout)
    tables = json.loads(cppcc("diff", old / "csv", new / "csv", "--format", "json").stdout)
    assert graphs["facts"] == tables["facts"]
    assert [fact["sort"] for fact in tables["facts"]] == ["changed", "lost"]
    assert (graphs["equal"], graphs["documents"]) == (False, {"county.txt": {"gained": 0, "lost": 1, "changed": 1}})
    assert graphs["facts"][0]["changes"] == {"status": ["achieved", "planned"]}


def test_the_limit_is_on_the_listing_not_on_the_counts(cppcc: Callable, old: Path, new: Path) -> None:
    found = json.loads(cppcc("diff", old / "csv", new / "csv", "--format", "json", "--limit", "0").stdout)
    assert (found["facts"], found["tables"]["counts"]["changed"]) == ([], 1)


def test_markdown_escapes_what_it_shows(cppcc: Callable, old: Path, new: Path) -> None:
    done = cppcc("diff", old / "graph.nq", new / "graph.nq", "--format", "markdown")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[:2] == ["| table | same | gained | lost | changed |", "| --- | --: | --: | --: | --: |"]
    assert "### campaigns" in lines
    assert all(line.count(" | ") in (4, 5) for line in lines if line.startswith("|"))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("graph.nq", "absent.nq"), "absent.nq"),
        (("absent", "csv"), "absent"),
        (("graph.nq", "."), "holds no documents.csv"),
        (("graph.nq", "broken"), "broken/documents.csv"),
        (("graph.nq",), "Missing argument 'NEW'"),
        (("graph.nq", "graph.nq", "--format", "xml"), "'xml' is not one of"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_one_line_and_code_two(cppcc: Callable, old: Path, names: tuple[str, ...], said: str) -> None:
    (old / "broken").mkdir(exist_ok=True)
    (old / "broken" / "documents.csv").write_text("document,iri\na.txt\n", encoding="utf-8")
    done = cppcc("diff", *names, cwd=old)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
