"""The same prose gives the same facts through every format, and every quote stands where its evidence says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import document_writers as writers
import pytest

from extractor import gazetteer, rules
from extractor.clean import clean
from extractor.find import find
from extractor.model import Records, Source
from extractor.read import is_extracted, read
from extractor.resolve import resolve

FORMATS: list[tuple[str, Callable[[Path], None]]] = [
    ("page.html", writers.write_html),
    ("report.docx", writers.write_docx),
    ("one-column.pdf", writers.write_pdf),
    ("two-columns.pdf", partial(writers.write_pdf, columns=2)),
    ("two-columns-drawn-by-rows.pdf", writers.write_pdf_by_rows),
    ("lines.jsonl", writers.write_jsonl),
    ("report.txt.gz", writers.packed(writers.write_text)),
    ("lines.jsonl.gz", writers.packed(writers.write_jsonl)),
    ("page.html.gz", writers.packed(writers.write_html)),
    ("report.docx.gz", writers.packed(writers.write_docx)),
    ("two-columns.pdf.gz", writers.packed(partial(writers.write_pdf, columns=2))),
]
IDS = [name for name, _ in FORMATS]


def read_one(folder: Path, name: str, write: Callable[[Path], None]) -> Source:
    write(folder / name)
    (found,) = read([folder / name])
    assert isinstance(found, Source), found
    return found


def records(source: Source) -> Records:
    text = clean(source)
    return resolve(text, find(text, rules.load()), gazetteer.load())


def facts(found: Records) -> dict[str, set[tuple[object, ...]]]:
    """What the document says, without where it says it."""
    return {
        "document": {(found.document.title, found.document.genre, found.document.issued, found.document.subject)},
        "bodies": {(b.name, b.kind, b.level, b.place, b.resolved) for b in found.bodies if b.evidence},
        "meetings": {(m.kind, m.body, m.term, m.session, m.date, m.topic) for m in found.meetings},
        "dates": {(d.value, d.role) for d in found.dates},
        "counts": {(c.measure, c.number, c.unit, c.comparator, c.status, c.date, c.body) for c in found.counts},
        "campaigns": {(c.name, c.kind, c.promoters) for c in found.campaigns},
        "people": {(p.name,) for p in found.people},
        "policies": {(p.title, p.kind, p.issuer, p.issued) for p in found.policies},
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[tuple[object, ...]]]:
    """The facts of the plain text."""
    return facts(records(read_one(tmp_path_factory.mktemp("plain"), "report.txt", writers.write_text)))


def test_the_plain_text_has_facts_of_all_sorts(plain: dict[str, set[tuple[object, ...]]]) -> None:
    assert len(plain["bodies"]) >= 4
    assert len(plain["counts"]) >= 10
    assert all(plain[table] for table in ("meetings", "dates", "campaigns", "policies"))


@pytest.mark.parametrize(("name", "write"), FORMATS, ids=IDS)
def test_the_facts_are_those_of_the_plain_text(
    tmp_path: Path, name: str, write: Callable[[Path], None], plain: dict[str, set[tuple[object, ...]]]
) -> None:
    found = records(read_one(tmp_path, name, write))
    assert facts(found) == plain
    raw = found.source.raw
    evidence = [
        e for table in (found.bodies, found.counts, found.dates, found.meetings) for f in table for e in f.evidence
    ]
    assert evidence
    assert all(raw[e.longest.start : e.longest.end] == e.quote for e in evidence)


@pytest.mark.parametrize(("name", "write"), FORMATS, ids=IDS)
def test_the_same_file_gives_the_same_document(tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    first = read_one(tmp_path, name, write)
    (second,) = read([tmp_path / name])
    assert first == second


@pytest.mark.parametrize(("name", "write"), FORMATS, ids=IDS)
def test_an_extracted_text_is_read_back_from_its_file_as_it_is(
    tmp_path: Path, name: str, write: Callable[[Path], None]
) -> None:
    source = read_one(tmp_path, name, write)
    assert is_extracted(source) == name.startswith(("page", "report.docx", "one", "two"))
    stored = tmp_path / f"{source.id}.txt"
    stored.write_bytes(source.raw.encode("utf-8"))
    (again,) = read([stored])
    assert isinstance(again, Source)
    assert (again.raw, again.sha256) == (source.raw, source.sha256)
    assert stored.read_text(encoding="utf-8") == source.raw
