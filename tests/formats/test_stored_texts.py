"""`cppcc build` and `cppcc tables` store what they took out of HTML, PDF and DOCX beside what counts in it."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path

import document_writers as writers
import pytest
from pyoxigraph import NamedNode, Store
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.graph import vocabulary as v
from extractor.graph.store import load

SHA256, START, END, EXACT, POSITION = (NamedNode(t[1:-1]) for t in (v.SHA256, v.START, v.END, v.EXACT, v.POSITION))


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    writers.write_text(folder / "report.txt")
    writers.write_html(folder / "page.html")
    writers.write_docx(folder / "report.docx")
    writers.write_pdf(folder / "report.pdf", 2, writers.PROSE * 4)
    return folder


@pytest.fixture(scope="module")
def stored(documents: Path, cppcc: Callable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    done = cppcc("build", documents, "--output", folder, "--format", "nquads")
    assert done.returncode == 0, done.stderr
    return folder


def texts(folder: Path) -> dict[str, str]:
    return {p.stem: p.read_bytes().decode("utf-8") for p in sorted((folder / "texts").glob("*.txt"))}


def documents_of(store: Store) -> dict[str, str]:
    """Key and SHA-256 of each document of a graph."""
    return {q.subject.value.rpartition("/")[2]: q.object.value for q in store.quads_for_pattern(None, SHA256, None)}


def test_each_extracted_text_is_stored_under_its_key(stored: Path) -> None:
    known, found = documents_of(load(stored / "graph.nq")), texts(stored)
    assert len(known) == 4
    assert len(found) == 3  # report.txt is its own text
    for key, text in found.items():
        assert hashlib.sha256(text.encode()).hexdigest() == known[key]
    assert sum("\f" in text for text in found.values()) == 1


def test_every_quote_of_the_graph_stands_in_the_stored_text(stored: Path) -> None:
    store, checked = load(stored / "graph.nq"), 0
    for key, text in texts(stored).items():
        for quad in store.quads_for_pattern(None, EXACT, None):
            if f"/{key}/" not in quad.subject.value:
                continue
            (position,) = (q.object for q in store.quads_for_pattern(quad.subject, POSITION, None))
            start, end = (
                int(next(store.quads_for_pattern(position, name, None)).object.value) for name in (START, END)
            )
            assert text[start:end] == quad.object.value
            checked += 1
    assert checked > 50


def test_a_page_break_beside_a_fact_breaks_no_serialisation(cppcc: Callable, tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "pages.pdf"), invariant=1)
    pdfmetrics.registerFont(UnicodeCIDFont(writers.FONT))
    for number in (12, 15):
        canvas.setFont(writers.FONT, writers.SIZE)
        canvas.drawString(60, 700, f"政协安吉县委员会建成协商议事平台{number}个。")
        canvas.showPage()
    canvas.save()
    names = ("nquads", "turtle", "jsonld", "rdfxml")
    formats = [word for name in names for word in ("--format", name)]
    assert cppcc("build", tmp_path / "pages.pdf", "--output", tmp_path, *formats).returncode == 0
    assert "个。\\f政协" in (tmp_path / "graph.nq").read_text(encoding="utf-8")
    sizes = {name: len(load(tmp_path / name)) for name in ("graph.nq", "graph.ttl", "graph.jsonld", "graph.rdf")}
    assert len(set(sizes.values())) == 1, sizes


def test_tables_made_of_documents_have_the_texts_that_their_positions_count_in(
    documents: Path, stored: Path, cppcc: Callable, tmp_path: Path
) -> None:
    assert cppcc("tables", documents, "--output", tmp_path).returncode == 0
    assert texts(tmp_path) == texts(stored)
    with (tmp_path / "documents.csv").open(encoding="utf-8", newline="") as file:
        keys = {row["document"]: row["iri"].rpartition("/")[2] for row in csv.DictReader(file)}
    raw = texts(tmp_path) | {keys["report.txt"]: (documents / "report.txt").read_text(encoding="utf-8")}
    with (tmp_path / "counts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["document"] for row in rows} == set(keys)
    for row in rows:
        assert raw[keys[row["document"]]][int(row["start"]) : int(row["end"])] == row["quote"]


def test_tables_of_a_graph_leave_its_texts_alone(documents: Path, cppcc: Callable, tmp_path: Path) -> None:
    assert cppcc("build", documents, "--output", tmp_path).returncode == 0
    before = texts(tmp_path)
    assert cppcc("tables", tmp_path / "graph.nq", "--output", tmp_path).returncode == 0
    assert texts(tmp_path) == before


def test_sentences_are_shown_from_the_stored_texts(stored: Path, cppcc: Callable) -> None:
    done = cppcc("explain", stored / "graph.nq", "body/cppcc-330523", "--source", stored / "texts", "--all")
    assert done.returncode == 0, done.stderr
    assert "，⟦县政协⟧在中共安吉县委的坚强领导下，坚持围绕中心、服务大局" in done.stdout


def test_two_workers_store_the_same(stored: Path, documents: Path, cppcc: Callable, tmp_path: Path) -> None:
    assert cppcc("build", documents, "--output", tmp_path, "--jobs", "2").returncode == 0
    assert texts(tmp_path) == texts(stored)


def test_texts_of_documents_that_are_gone_go_and_other_files_stay(
    documents: Path, cppcc: Callable, tmp_path: Path
) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "texts" / f"{'0' * 12}.txt").write_text("of an earlier build", encoding="utf-8")
    assert cppcc("build", documents / "page.html", "--output", tmp_path).returncode == 0
    kept = sorted(path.name for path in (tmp_path / "texts").iterdir())
    assert len(kept) == 2
    assert "notes.txt" in kept
    (tmp_path / "texts" / "notes.txt").unlink()
    assert cppcc("build", documents / "report.txt", "--output", tmp_path).returncode == 0
    assert not (tmp_path / "texts").exists()
