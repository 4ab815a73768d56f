"""Which format a file is read as, gzip around it, and formats whose library is not installed."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import document_writers as writers
import pytest

from extractor.model import Problem, Source
from extractor.read import LARGEST, read

SENTENCE = "县政协召开座谈会，委员们讨论了乡村道路的养护。"
PAGE = f"<!DOCTYPE html>\n<html><body><p>{SENTENCE}</p></body></html>"


def made(folder: Path, write: Callable[[Path], None]) -> bytes:
    write(folder / "made")
    data = (folder / "made").read_bytes()
    (folder / "made").unlink()
    return data


def only(*inputs: str | Path, stdin: io.BytesIO | None = None) -> Source | Problem:
    (found,) = read(inputs, stdin=stdin)
    return found


# -------------------------------------------------------------------------------- bytes and suffixes


@pytest.mark.parametrize(
    ("name", "write", "media_type"),
    [
        ("page.html", writers.write_pdf, "application/pdf"),
        ("report.txt", writers.write_pdf, "application/pdf"),
        ("report.pdf", writers.write_html, "text/html"),
        ("report.pdf", writers.write_text, "text/plain"),
        ("report.txt.gz", writers.write_text, "text/plain"),  # a browser has unpacked it and kept the name
        ("no suffix", writers.write_html, "text/html"),
        ("page.aspx", writers.write_html, "text/html"),
        ("page.htm", writers.write_text, "text/plain"),
        ("page.txt", writers.write_html, "text/plain"),  # cleaning takes the markup out
    ],
)
def test_the_bytes_count_more_than_the_suffix(
    tmp_path: Path, name: str, write: Callable[[Path], None], media_type: str
) -> None:
    write(tmp_path / name)
    found = only(tmp_path / name)
    assert isinstance(found, Source), found
    assert found.media_type == media_type
    assert writers.PROSE[0] in found.raw.replace("\n", "")


@pytest.mark.parametrize("head", ["", "\ufeff", "\n\n ", "<!-- saved -->", '<?xml version="1.0"?>\n<!-- a -->\n'])
def test_a_page_on_standard_input_is_recognised(head: str) -> None:
    found = only("-", stdin=io.BytesIO((head + PAGE).encode()))
    assert isinstance(found, Source), found
    assert (found.media_type, found.raw) == ("text/html", SENTENCE)


def test_text_about_markup_is_text() -> None:
    found = only("-", stdin=io.BytesIO(f"网页以<html>开头。{SENTENCE}".encode()))
    assert isinstance(found, Source)
    assert found.media_type == "text/plain"


# --------------------------------------------------------------------------------------------- gzip


def test_the_document_goes_by_the_name_of_its_file_and_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "report.txt.gz"
    path.write_bytes(gzip.compress(SENTENCE.encode("gb18030")))
    found = only(path)
    assert isinstance(found, Source)
    assert (found.name, found.raw, found.encoding) == ("report.txt.gz", SENTENCE, "gb18030")


@pytest.mark.parametrize("beside", ["report.txt.gz.yaml", "report.txt.yaml", "report.yaml"])
def test_the_sidecar_of_the_plain_file_counts(tmp_path: Path, beside: str) -> None:
    (tmp_path / "report.txt.gz").write_bytes(gzip.compress(SENTENCE.encode()))
    (tmp_path / beside).write_text("title: 座谈会\n", encoding="utf-8")
    found = only(tmp_path)
    assert isinstance(found, Source)
    assert found.metadata.title == "座谈会"


def test_several_members_are_one_text() -> None:
    data = gzip.compress(SENTENCE.encode()[:20]) + gzip.compress(SENTENCE.encode()[20:])
    found = only("-", stdin=io.BytesIO(data))
    assert isinstance(found, Source)
    assert found.raw == SENTENCE


def test_json_lines_come_one_by_one_and_those_before_a_break_stay(tmp_path: Path) -> None:
    # Numbers keep the compressor from making one block of it, of which half is nothing.
    lines = "".join(json.dumps({"id": n, "text": f"{SENTENCE}{n * n}"}) + "\n" for n in range(20_000))
    whole = gzip.compress(lines.encode())
    (tmp_path / "lines.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    *before, last = read([tmp_path])
    assert before[0].name == "lines.jsonl.gz#0"  # type: ignore[union-attr]
    assert len(before) > 100
    assert isinstance(last, Problem)
    assert last.what == "gzip-compressed and cut off"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(gzip.compress(SENTENCE.encode())[:-12], "gzip-compressed and cut off", id="cut off"),
        pytest.param(b"\x1f\x8b\x08\x00abc", "gzip-compressed and cut off", id="a head alone"),
        pytest.param(gzip.compress(SENTENCE.encode())[:-8] + bytes(8), "broken gzip", id="damaged"),
        pytest.param(gzip.compress(gzip.compress(SENTENCE.encode())), "gzip inside gzip", id="twice"),
        pytest.param(gzip.compress(b""), "empty", id="nothing inside"),
        pytest.param(gzip.compress(bytes(range(256))), "binary data, not text", id="no text inside"),
        pytest.param(
            gzip.compress(b"\0" * (LARGEST + 1), compresslevel=1), "over 50,000,000 bytes", id="larger than a document"
        ),
    ],
)
def test_a_compressed_file_that_is_no_document(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "report.txt.gz"
    path.write_bytes(data)
    found = only(path)
    assert isinstance(found, Problem)
    assert found.what.startswith(what)
    assert (found.document, found.where) == ("report.txt.gz", str(path))


# ------------------------------------------------------------------------------------------- extras


@pytest.mark.parametrize(
    ("write", "library", "extra"),
    [
        (writers.write_html, "resiliparse", "html"),
        (writers.write_pdf, "pypdfium2", "pdf"),
        (writers.write_docx, "docx", "docx"),
    ],
)
def test_a_missing_library_is_a_problem_that_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None], library: str, extra: str
) -> None:
    data = made(tmp_path, write)
    for module in [name for name in sys.modules if name.split(".")[0] == library]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, library, None)  # what Python does when it cannot be found
    for module in ("html_text", "pdf_page", "word_text"):
        monkeypatch.delitem(sys.modules, f"extractor.read.{module}", raising=False)
    found = only("-", stdin=io.BytesIO(data))
    assert isinstance(found, Problem), found
    assert "not installed" in found.what
    assert f"cppcc-kg[{extra}]" in found.fix


def test_no_library_of_a_format_is_loaded_before_a_file_needs_it() -> None:
    program = (
        "import sys, extractor.read, extractor.pipeline;"
        "print([m for m in ('resiliparse', 'pypdfium2', 'docx', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
