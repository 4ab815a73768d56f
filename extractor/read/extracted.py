"""The end of every format whose text is taken out of the file: HTML, PDF, DOCX.

The extracted text is the document's raw text: positions count in it, and it is what has to be stored beside a graph.
It holds line feeds, tabs and form feeds (one at each page break), no other control characters, and no byte order mark,
so that a file written from it in UTF-8 is read back as the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractor.model import Metadata, Problem, Source
from extractor.read.documents import source
from extractor.read.metadata import KEYS, sidecar
from extractor.read.opened import LARGEST, Opened

__all__ = ["FOOTER", "HEADER", "document", "is_extracted", "plain_text", "table_row", "too_large", "without_library"]

HEADER, FOOTER = "页眉：", "页脚："
"""What stands before the text of a page's head and foot, which no sentence of the document goes on into."""

_BREAK = re.compile(r"\r\n?|[\x0b\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_BLANK = re.compile(r"[ \t]+(?=\n|\f|\Z)")
_BLANKS = re.compile(r"\n{3,}")
_SHORT_CELL = 60
"""Characters of a cell, up to which a row is one line."""
_LIBRARIES = {
    "html": "Resiliparse",
    "pdf": "pypdfium2",
    "docx": "python-docx",
    "warc": "FastWARC and Resiliparse",
    "parquet": "pyarrow",
}


def document(
    opened: Opened, text: str, media_type: str, *, encoding: str = "utf-8", known: Metadata | None = None
) -> Iterator[Source | Problem]:
    """The document that `text` is, with its sidecar's metadata; `known` (the file's own) where the sidecar is silent.

    `encoding` is the file's own. A text without a visible character is a problem.
    """
    located = opened.located
    text = plain_text(text)
    if not text.strip():
        yield located.problem("no text in it", "remove the file, or save its text as a UTF-8 .txt file")
        return
    metadata, problems = sidecar(located.path, located.name) if located.path else (Metadata(), [])
    yield from problems
    said = {key: getattr(metadata, key) or getattr(known or Metadata(), key) for key in KEYS}
    yield source(text, located.name, Metadata(**said), media_type=media_type, encoding=encoding)


def table_row(cells: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a row of a table, given the paragraphs of its cells: one line, the cells apart by tabs.

    A row with a long cell or one of several paragraphs is layout rather than a row, and read cell by cell.
    """
    if all(len(cell) <= 1 and len("".join(cell)) <= _SHORT_CELL for cell in cells):
        return ["\t".join("".join(cell) for cell in cells)]
    return [line for cell in cells for line in cell]


def is_extracted(source: Source) -> bool:
    """True where the raw text stands in no file as it is, so that positions in it need it stored."""
    return source.media_type != "text/plain"


def too_large(opened: Opened) -> Problem:
    """The problem of a file or a text over LARGEST."""
    return opened.located.problem(f"over {LARGEST:,} bytes for one document", "split it into its documents")


def without_library(opened: Opened, extra: str) -> Problem:
    """The problem of a format whose library is not installed; `extra` is the one that brings it."""
    what = f"{extra.upper()} needs {_LIBRARIES[extra]}, which is not installed"
    return opened.located.problem(what, f"pip install 'cppcc-kg[{extra}]'")


def plain_text(text: str) -> str:
    """Line feeds for line breaks of every kind, no control characters, no spaces at line ends, one blank line."""
    text = _CONTROL.sub("", _BREAK.sub("\n", text))
    # Halves of surrogate pairs become their character, or U+FFFD where the other half is missing.
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _BLANKS.sub("\n\n", _BLANK.sub("", text)).strip("\n")
