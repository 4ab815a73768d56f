"""The formats that can be read: one line a format, found by how the file begins, else by its suffix.

A new format is a module with a function `documents` and a line here. Its library, where it needs one, is imported when
the first such file is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractor.model import Problem, Source
from extractor.read import gzipped, html, jsonl, parquet, pdf, text, warc, word
from extractor.read.opened import Opened

__all__ = ["FORMATS", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: suffixes in lower case, whether a head of bytes (up to 8 KiB) looks like it, how to read it.

    `certain` where no other format begins like that, so that the bytes count and the suffix does not.
    """

    name: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[bytes], bool]
    documents: Callable[[Opened], Iterator[Source | Problem]]
    certain: bool = False


def format_of(opened: Opened) -> Format:
    """By the first bytes where they settle it, then by the suffix of the file, then by what the bytes look like.

    So `page.html` may be a PDF, and `report.pdf` a web page that says that there is no report.
    """
    head = opened.head()
    for known in FORMATS:
        if known.certain and known.looks_like(head):
            return known
    suffix = opened.suffix
    for known in FORMATS:
        if not known.certain and suffix in known.suffixes:
            return known
    return next(known for known in FORMATS if not known.certain and known.looks_like(head))


def _unpacked(opened: Opened) -> Iterator[Source | Problem]:
    return gzipped.documents(opened, lambda inner: format_of(inner).documents(inner))


FORMATS = (
    Format("warc", (".warc",), warc.looks_like, warc.documents, certain=True),  # before gzip: it has members of its own
    Format("gzip", (".gz",), gzipped.looks_like, _unpacked, certain=True),
    Format("pdf", (".pdf",), pdf.looks_like, pdf.documents, certain=True),
    Format("docx", (".docx", ".docm"), word.looks_like, word.documents, certain=True),
    Format("parquet", (".parquet",), parquet.looks_like, parquet.documents, certain=True),
    Format("html", (".html", ".htm", ".xhtml", ".shtml"), html.looks_like, html.documents),
    Format("jsonl", (".jsonl", ".ndjson"), jsonl.looks_like, jsonl.documents),
    Format("text", (".txt", ".text"), lambda head: True, text.documents),  # last: it explains what is no text
)
