"""DOCX (Office Open XML, ISO/IEC 29500): paragraphs and tables of the body in their order, with automatic numbering.

A section of several columns is in reading order in the file. Footnotes, headers and footers are taken in, each marked
(`脚注1：`, `页眉：`, `页脚：`); comments, deleted text and page numbers are left out. What the file says of itself (its
title, who saved it and when) is not taken over: it is seldom the document's.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from extractor.model import Problem, Source
from extractor.read.extracted import document, too_large, without_library
from extractor.read.opened import LARGEST, Opened

__all__ = ["documents", "looks_like"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAGIC = b"PK\x03\x04"
_BODY = "word/document.xml"
_SAVE = "save its text as a UTF-8 .txt file, or as .docx"


def looks_like(head: bytes) -> bool:
    """True where the bytes begin as a ZIP archive, which a DOCX is."""
    return head.startswith(_MAGIC)


def documents(opened: Opened) -> Iterator[Source | Problem]:
    """The one document of a DOCX, with its sidecar's metadata."""
    located = opened.located
    data = opened.data()
    if data is None:
        yield too_large(opened)
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {part.filename: part.file_size for part in archive.infolist()}
    except zipfile.BadZipFile:
        yield located.problem("a broken ZIP archive (DOCX files are such)", "download or save it again")
        return
    if _BODY not in sizes:
        yield located.problem("a ZIP archive without a Word document (XLSX, ODT, EPUB?)", _SAVE)
        return
    # Sizes that lie are caught when a part is unpacked: no more is read than they say.
    if sum(sizes.values()) > 4 * LARGEST:
        yield too_large(opened)
        return
    yield from _document(opened, data)


def _document(opened: Opened, data: bytes) -> Iterator[Source | Problem]:
    try:
        import docx  # noqa: PLC0415 - needs the extra `docx`

        from extractor.read.word_text import lines  # noqa: PLC0415 - loads the same
    except ImportError:
        yield without_library(opened, "docx")
        return
    try:
        text = "\n".join(lines(docx.Document(io.BytesIO(data))))
    except Exception as error:  # a damaged package fails in any of its parts
        what = f"a broken DOCX ({type(error).__name__}: {error})"
        yield opened.located.problem(" ".join(what.split()), "open it in a word processor and save it again")
        return
    yield from document(opened, text, MEDIA_TYPE)
